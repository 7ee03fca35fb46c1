/** Recommendations and their key actions, counted by theme: one of several themes counts for each of them. */
import { actionsFor } from '../core/answered.js';
import type { Compliance } from '../core/compliance-record.js';
import type { Country, Evaluation } from '../core/record.js';
import { type ThemeId, themeIds } from '../core/theme.js';
import type { Counter } from './counting.js';
import { compare, Groups } from './groups.js';
import type { Tally } from './tally.js';

type Countries = Compliance['themes'][number]['countries'];

export interface ThemeGroups {
  /** Null: recommendations that earned no theme. */
  readonly tallies: Groups<ThemeId | null>;
  /** Of each theme the recommendations by country, by its code. */
  readonly countries: Map<ThemeId | null, Map<string | null, { country: Country | null; count: number }>>;
}

export const themeGroups = (empty: () => readonly Tally[]): ThemeGroups => ({
  tallies: new Groups(empty),
  countries: new Map(),
});

/** `limits`: which of the counters count. */
export function countThemes(
  evaluation: Evaluation,
  groups: ThemeGroups,
  { counters, limits }: { readonly counters: readonly Counter[]; readonly limits: ReadonlySet<number> },
): void {
  // Management may have answered several recommendations as one, with the same key actions: each counts once for a theme.
  const seen = new Map<ThemeId | null, Set<string>>();
  for (const recommendation of evaluation.recommendations) {
    const themes = recommendation.themes?.map(({ id }) => id) ?? [];
    for (const theme of themes.length > 0 ? themes : [null]) {
      const tallies = groups.tallies.of(theme, '', theme);
      const counted = seen.get(theme);
      const actions = actionsFor(recommendation, evaluation).filter(({ id }) => !counted?.has(id));
      for (const at of limits) {
        const [tally, counter] = [tallies[at], counters[at]];
        if (!tally || !counter) continue;
        if (!counted) tally.evaluations++;
        counter.countRecommendation(tally, { evaluation, recommendation });
        for (const action of actions) counter.countAction(tally, action, { evaluation, recommendation });
      }
      seen.set(theme, new Set([...(counted ?? []), ...actions.map(({ id }) => id)]));
      countCountry(groups, theme, evaluation.country);
    }
  }
}

function countCountry({ countries }: ThemeGroups, theme: ThemeId | null, country: Country | null): void {
  const own = countries.get(theme) ?? new Map();
  countries.set(theme, own);
  const known = own.get(country?.iso3 ?? null) ?? { country, count: 0 };
  own.set(country?.iso3 ?? null, known);
  // Of several spellings the first in the alphabet, whichever comes first.
  if (country && compare(country.name, known.country?.name ?? country.name) < 0) known.country = country;
  known.count++;
}

/** Those with most recommendations first, then by code; the unknown one last. */
export const countriesOf = ({ countries }: ThemeGroups, theme: ThemeId | null): Countries =>
  [...(countries.get(theme)?.values() ?? [])]
    .sort((a, b) => Number(!a.country) - Number(!b.country) || b.count - a.count || compare(iso3Of(a), iso3Of(b)))
    .map(({ country, count }) => ({ country, recommendations: count }));

const iso3Of = ({ country }: { readonly country: Country | null }): string => country?.iso3 ?? '';

const DIGITS = 3;

/** Sorts themes as they are listed. */
export const themeOrder = (theme: ThemeId | null): string =>
  String(theme === null ? themeIds.length : themeIds.indexOf(theme)).padStart(DIGITS, '0');
