/** The figures as tables: one row for each figure of each group, and the rules they follow in a table of their own. */
import {
  type Compliance,
  type Figure,
  figureKinds,
  type Indicator,
  trafficLights,
} from '../../core/compliance-record.js';
import { date, integer, list, number, required, type Table, text } from './table.js';

const groupings = ['overall', 'country', 'region', 'agency', 'type', 'year', 'unit', 'theme', 'evaluation'] as const;

export interface FigureRow {
  readonly grouping: (typeof groupings)[number];
  /** Null: overall, or the group of what is not known. */
  readonly group: string | null;
  readonly name: string | null;
  readonly agency: string | null;
  readonly country: string | null;
  readonly figure: Figure;
  readonly asOf: string;
}

const lightsText = ({ lights = [] }: Figure): string[] => lights.map(({ since, light }) => `${since}=${light ?? ''}`);

export const indicatorsTable: Table<FigureRow> = {
  name: 'indicators',
  title: 'Indicators',
  description: 'One row for each figure of each group. What is counted, of what: see indicator-rules.',
  primaryKey: [],
  foreignKeys: [
    { fields: ['indicator', 'profile'], table: 'indicator-rules', references: ['indicator', 'profile'] },
    { fields: ['evaluation_id'], table: 'evaluations', references: ['id'] },
  ],
  columns: [
    text('grouping', 'What the groups are', ({ grouping }) => grouping, { ...required, values: groupings }),
    text('group', 'Code or name of the group; empty: overall, or the group of what is not known', ({ group }) => group),
    text('group_name', 'The group for people', ({ name }) => name),
    text('agency', 'Of units and evaluations', ({ agency }) => agency),
    text('country_iso3', 'Of countries, units and evaluations', ({ country }) => country),
    text('evaluation_id', 'Where the group is one evaluation', ({ grouping, group }) =>
      grouping === 'evaluation' ? group : null,
    ),
    text('indicator', 'area/what', ({ figure }) => figure.id, required),
    text('profile', 'The rule profile it was computed under', ({ figure }) => figure.profile, required),
    date('as_of', 'The day the figure speaks of', ({ asOf }) => asOf, required),
    integer('numerator', 'Empty: not known, or put together from other figures', ({ figure }) => figure.numerator),
    integer('denominator', 'Empty: a plain count, or as the numerator', ({ figure }) => figure.denominator),
    number('value', 'Numerator / denominator, or the count; empty: not available', ({ figure }) => figure.value),
    text('light', 'Under the thresholds in force on that day', ({ figure }) => figure.light ?? null, {
      values: trafficLights,
    }),
    list(
      'lights',
      'Under each version of the thresholds: the day it was published, an equals sign, the light',
      ({ figure }) => lightsText(figure),
    ),
    number(
      'office_mean',
      'Mean of the values of the country offices; empty: not asked, or not available',
      ({ figure }) => figure.officeMean?.value ?? null,
    ),
    integer('offices', 'Country offices that have a value', ({ figure }) => figure.officeMean?.offices ?? null),
    text(
      'office_mean_light',
      'Of that mean, under the thresholds in force',
      ({ figure }) => figure.officeMean?.light ?? null,
      { values: trafficLights },
    ),
  ],
};

export const rulesTable: Table<Indicator> = {
  name: 'indicator-rules',
  title: 'Rules of the indicators',
  description: 'What each indicator counts, of what, under each rule profile.',
  primaryKey: ['indicator', 'profile'],
  foreignKeys: [],
  columns: [
    text('indicator', 'area/what; stable', ({ id }) => id, required),
    text('profile', 'The rule profile', ({ profile }) => profile, required),
    text('name', 'For people', ({ name }) => name, required),
    text('kind', 'mean: days. score: a share made of other figures', ({ kind }) => kind, {
      ...required,
      values: figureKinds,
    }),
    text('rule', 'The rule in words', ({ rule }) => rule, required),
  ],
};

interface GroupOf {
  readonly grouping: FigureRow['grouping'];
  readonly group: string | null;
  readonly name: string | null;
  readonly agency?: string | null;
  readonly country?: string | null;
  readonly figures: readonly Figure[];
}

/** In the order of `compliance.json`. */
export function* figureRows(compliance: Compliance): Generator<FigureRow> {
  for (const { figures, agency = null, country = null, ...group } of groupsOf(compliance)) {
    for (const figure of figures) yield { ...group, agency, country, figure, asOf: compliance.asOf };
  }
}

function* groupsOf(compliance: Compliance): Generator<GroupOf> {
  yield { grouping: 'overall', group: null, name: null, figures: compliance.overall };
  for (const { country, figures } of compliance.countries) {
    const group = country?.iso3 ?? null;
    yield { grouping: 'country', group, name: country?.name ?? null, country: group, figures };
  }
  for (const { region, figures } of compliance.regions)
    yield { grouping: 'region', group: region, name: region, figures };
  for (const { agency, figures } of compliance.agencies)
    yield { grouping: 'agency', group: agency, name: agency, agency, figures };
  for (const { type, figures } of compliance.types) yield { grouping: 'type', group: type, name: type, figures };
  for (const { year, figures } of compliance.years) {
    const group = year === null ? null : String(year);
    yield { grouping: 'year', group, name: group, figures };
  }
  for (const { unit, office, figures } of compliance.units)
    yield { grouping: 'unit', group: unit, name: inOffice(unit, office.name), ...whereOf(office), figures };
  for (const { theme, name, figures } of compliance.themes) yield { grouping: 'theme', group: theme, name, figures };
  for (const { evaluation, title, office, figures } of compliance.evaluations)
    yield { grouping: 'evaluation', group: evaluation, name: title, ...whereOf(office), figures };
}

type Office = Compliance['units'][number]['office'];

const whereOf = ({ agency, country }: Office) => ({ agency, country: country?.iso3 ?? null });

/** Two offices may both have a “Programme Unit”. */
const inOffice = (unit: string | null, office: string | null): string | null =>
  unit === null || office === null ? (unit ?? office) : `${unit}, ${office}`;
