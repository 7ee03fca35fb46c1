/** Reads figures of `compliance` by id. A figure that is not there is not available; nothing is computed here. */
import type { Compliance, Figure, Indicator } from '../../core/compliance-record.js';

/** The figures of one profile, by id. */
export type Figures<Shown extends Figure = Figure> = ReadonlyMap<string, Shown>;

export const figuresUnder = <Shown extends Figure>(profile: string, figures: readonly Shown[]): Figures<Shown> =>
  new Map(figures.filter((figure) => figure.profile === profile).map((figure) => [figure.id, figure]));

/** The indicators of all evaluations under the headline profile. */
export const headlineOf = ({ overall, profile }: Compliance): Figures<Indicator> => figuresUnder(profile.id, overall);

/** The count behind an id; null where it is not there or not known. */
export const countOf = (figures: Figures, id: string): number | null => figures.get(id)?.numerator ?? null;

export interface Group {
  readonly name: string;
  readonly figures: Figures;
}

export interface Grouping {
  readonly id: 'countries' | 'regions' | 'agencies' | 'types' | 'years';
  /** `country` */
  readonly one: string;
  readonly groups: readonly Group[];
}

/** The groups that the figures are given for, under the headline profile. A grouping of one group shows nothing new. */
export function groupingsOf(compliance: Compliance): Grouping[] {
  const { profile, countries, regions, agencies, types, years } = compliance;
  const groupsOf = <Listed extends { readonly figures: readonly Figure[] }>(
    one: string,
    listed: readonly Listed[],
    nameOf: (group: Listed) => string | number | null | undefined,
  ): Group[] =>
    listed.map((group) => ({
      name: String(nameOf(group) ?? `${one.charAt(0).toUpperCase()}${one.slice(1)} not known`),
      figures: figuresUnder(profile.id, group.figures),
    }));
  const groupings: readonly Grouping[] = [
    { id: 'countries', one: 'country', groups: groupsOf('country', countries, ({ country }) => country?.name) },
    { id: 'regions', one: 'region', groups: groupsOf('region', regions, ({ region }) => region) },
    { id: 'agencies', one: 'agency', groups: groupsOf('agency', agencies, ({ agency }) => agency) },
    { id: 'types', one: 'type', groups: groupsOf('type', types, ({ type }) => type) },
    { id: 'years', one: 'year', groups: groupsOf('year', years, ({ year }) => year) },
  ];
  return groupings.filter(({ id, groups }) => groups.length > 1 || id === 'countries');
}

const AGEING = /^ageing\//u;

/** The ageing bands in their order, under the headline profile. */
export const ageingOf = ({ overall, profile }: Compliance): Indicator[] =>
  overall.filter((figure) => figure.profile === profile.id && AGEING.test(figure.id));
