/** Country names as the United Nations writes them, further forms seen on pages, and UNDP's regional bureaux. Data: `countries.json`. */
import data from './countries.json' with { type: 'json' };

/** ISO 3166 alpha-3 → the short name the United Nations uses, where the name list has another one. XKX is Kosovo. */
export const countryNames: ReadonlyMap<string, string> = new Map(Object.entries(data.names));

/** ISO 3166 alpha-3 → further printed forms. */
export const countryAliases: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.aliases));

/** "Republic of" and the like: what may stand before a name without changing the country. */
export const formalPrefixes: readonly string[] = [...data.formalPrefixes].sort((a, b) => b.length - a.length);

/** ISO 3166 alpha-3 → UNDP regional bureau (RBA, RBAS, RBAP, RBEC, RBLAC). */
export const bureauOf: ReadonlyMap<string, string> = new Map(
  Object.entries(data.bureaux).flatMap(([bureau, codes]) => codes.map((code) => [code, bureau] as const)),
);
