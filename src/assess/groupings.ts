/** From counted groups to the lists of `compliance.json`. */
import type { Compliance, Figure } from '../core/compliance-record.js';
import { themeKindOf, themeNames } from '../core/theme.js';
import type { Counted } from './count-all.js';
import { type Asked, figureOf, type Question } from './figures.js';
import { compare, type Group } from './groups.js';
import { countriesOf, themeOrder } from './themes.js';

type GroupLists = Pick<Compliance, 'countries' | 'regions' | 'agencies' | 'types' | 'years' | 'units' | 'themes'>;

interface Asking {
  readonly few: readonly Question[];
  readonly units: readonly Question[];
  readonly themes: readonly Question[];
}

export function groupListsOf(counted: Counted, { few, units, themes }: Asking, asked: Asked): GroupLists {
  const answered = <Label>(group: Group<Label>, questions = few): Figure[] =>
    questions.map((question) => figureOf(question, group.tallies, group.offices, asked));
  const named = (name: string | null): string => name ?? '';
  return {
    countries: counted.countries
      .all((country) => named(country?.name ?? null))
      .map((group) => ({
        country: group.label,
        figures: answered(group),
      })),
    regions: counted.regions.all(named).map((group) => ({ region: group.label, figures: answered(group) })),
    agencies: counted.agencies.all(named).map((group) => ({ agency: group.label, figures: answered(group) })),
    types: counted.types.all(named).map((group) => ({ type: group.label, figures: answered(group) })),
    years: counted.years.all(String).map((group) => ({ year: group.label, figures: answered(group) })),
    units: counted.units
      .all(({ unit, office }) => JSON.stringify([office.agency, office.name, unit === null, unit]))
      .map((group) => ({ ...group.label, figures: answered(group, units) })),
    themes: counted.themes.tallies
      .all((theme) => themeOrder(theme))
      .map((group) => ({
        theme: group.label,
        name: group.label && themeNames[group.label],
        kind: group.label && themeKindOf(group.label),
        countries: countriesOf(counted.themes, group.label),
        figures: answered(group, themes),
      })),
  };
}

type Single = Compliance['evaluations'][number];

/** By office, then title, then id. */
export const inOrder = (evaluations: readonly Single[]): Single[] =>
  evaluations
    .map((each) => ({ each, key: JSON.stringify([each.office.name, each.title, each.evaluation]) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ each }) => each);
