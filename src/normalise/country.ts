/** The country of an office. Only a whole name counts: nothing is guessed from a word inside another name. */
import type { Country } from '../core/record.js';
import { bureauOf, countryAliases, countryNames, formalPrefixes } from '../vocabulary/countries.js';
import { agencies, countryOfficeForms, fold, type Language, languages } from '../vocabulary/index.js';

export interface CountryOf {
  readonly country: Country;
  /** UNDP regional bureau; null where there is none. */
  readonly region: string | null;
}

interface Names {
  /** Key of a name → ISO 3166 alpha-3. */
  readonly byKey: ReadonlyMap<string, string>;
  /** ISO 3166 alpha-3 → English name. */
  readonly english: ReadonlyMap<string, string>;
}

const SIGNS = /[^\p{L}\p{N}]+/gu;
const LONGEST = 120;
const LAST_BRACKET = /^([^()]+)\(([^()]*)\)$/u;
const EDGE_SIGNS = /^[\s\-:,.*]+|[\s\-:,.*]+$/gu;

/** "Trinidad & Tobago", "Timor Leste" and "TIMOR-LESTE" are written in one way. */
const key = (name: string): string => fold(name).replaceAll('&', ' and ').replace(SIGNS, ' ').trim();

let names: Promise<Names> | undefined;

/** The country of a commissioning or responsible unit; null for headquarters, hubs, several countries and anything unsure. */
export async function countryOf(unitName: string): Promise<CountryOf | null> {
  if (unitName.length > LONGEST) return null;
  names ??= load();
  const { byKey, english } = await names;
  const iso3 = find(unitName, byKey) ?? find(withoutOffice(unitName), byKey);
  const name = iso3 && (countryNames.get(iso3) ?? english.get(iso3));
  return iso3 && name ? { country: { iso3, name }, region: bureauOf.get(iso3) ?? null } : null;
}

function find(name: string, byKey: Names['byKey']): string | null {
  const plain = key(name);
  const turned = turnRound(name);
  for (const candidate of turned === null ? [plain] : [plain, key(turned)]) {
    const found = byKey.get(candidate) ?? byKey.get(withoutPrefix(candidate));
    if (found !== undefined) return found;
  }
  return null;
}

/** "Yemen, Republic of" → "Republic of Yemen". */
function turnRound(name: string): string | null {
  const comma = name.indexOf(',');
  return comma < 0 ? null : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
}

function withoutPrefix(name: string): string {
  const prefix = formalPrefixes.map(key).find((form) => name.startsWith(`${form} `));
  return prefix === undefined ? name : name.slice(prefix.length + 1);
}

let officeWords: readonly string[] | undefined;

/** "UNDP Mexico CO", "Mexico (UNDP)", "Bureau pays Togo" without what says that it is an office. */
function withoutOffice(name: string): string {
  officeWords ??= [...agencies, ...countryOfficeForms].map(key).sort((a, b) => b.length - a.length);
  const bracket = LAST_BRACKET.exec(name.replace(EDGE_SIGNS, ''));
  let rest = key(bracket && officeWords.includes(key(bracket[2] ?? '')) ? (bracket[1] ?? '') : name);
  for (let round = 0; round < 4; round++) {
    const before = officeWords.find((word) => rest.startsWith(`${word} `));
    if (before !== undefined) rest = rest.slice(before.length + 1);
    const behind = officeWords.find((word) => rest.endsWith(` ${word}`));
    if (behind !== undefined) rest = rest.slice(0, -behind.length - 1);
    if (before === undefined && behind === undefined) break;
  }
  return rest;
}

type NameList = Readonly<Record<string, string | readonly string[]>>;

/** The name lists are large and seldom needed at once: they are read when the first country is asked for. */
async function load(): Promise<Names> {
  const { default: library } = await import('i18n-iso-countries/index.js');
  const codes: Readonly<Record<string, string>> = library.getAlpha2Codes();
  const byKey = new Map<string, string>();
  const english = new Map<string, string>();
  for (const language of languages) {
    const fresh = new Map<string, string | null>();
    for (const [iso2, forms] of Object.entries(await nameList(language))) {
      const iso3 = iso2 === 'XK' ? 'XKX' : codes[iso2];
      if (iso3 === undefined) continue;
      const all = typeof forms === 'string' ? [forms] : forms;
      if (language === 'en') english.set(iso3, all[0] ?? iso3);
      // A form that two countries share in one language names neither.
      const turned = all.map(turnRound).filter((form) => form !== null);
      for (const form of [...all, ...turned].map(key)) {
        fresh.set(form, (fresh.get(form) ?? iso3) === iso3 ? iso3 : null);
      }
    }
    for (const [form, iso3] of fresh) if (iso3 !== null && !byKey.has(form)) byKey.set(form, iso3);
  }
  for (const [iso3, forms] of countryAliases) for (const form of forms) byKey.set(key(form), iso3);
  for (const [iso3, name] of countryNames) byKey.set(key(name), iso3);
  return { byKey, english };
}

async function nameList(language: Language): Promise<NameList> {
  const { default: list } = (await import(`i18n-iso-countries/langs/${language}.json`, {
    with: { type: 'json' },
  })) as { readonly default: { readonly countries: NameList } };
  return list.countries;
}
