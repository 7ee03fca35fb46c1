/** The figures by country, bureau, responsible unit, year and theme: a row each, the same columns in the same order. */
import type { Compliance, Figure, RuleProfile } from '../../core/compliance-record.js';
import type { CellContent, Column, Emphasis, TableSheet } from './book.js';
import { tableSheet } from './book.js';
import { lightRuleOf, overdueBases, scoreProfileOf } from './profile-figures.js';

/** A group with what it is known by and its figures. */
interface GroupRow {
  readonly labels: readonly CellContent[];
  readonly figure: (id: string, profile: string) => Figure | null;
}

interface Group {
  readonly labels: readonly CellContent[];
  readonly figures: readonly Figure[];
}

const UNKNOWN = 'Not known';

export const byCountrySheet = (compliance: Compliance): TableSheet =>
  groupSheet(compliance, {
    name: 'By country',
    tableName: 'ByCountry',
    labels: [
      { header: 'Country', width: 28, kind: 'text' },
      { header: 'ISO code', width: 7, kind: 'label' },
    ],
    groups: compliance.countries.map(({ country, figures }) => ({
      labels: [country?.name ?? UNKNOWN, country?.iso3 ?? null],
      figures,
    })),
    empty: 'No evaluation was read.',
    columns: everyColumn,
  });

export const byBureauSheet = (compliance: Compliance): TableSheet =>
  groupSheet(compliance, {
    name: 'By bureau',
    tableName: 'ByBureau',
    labels: [{ header: 'Bureau', width: 18, kind: 'text' }],
    groups: compliance.regions.map(({ region, figures }) => ({ labels: [region ?? UNKNOWN], figures })),
    empty: 'No evaluation was read.',
    columns: (of) => [...everyColumn(of), ...meanColumns(of)],
  });

export const byYearSheet = (compliance: Compliance): TableSheet =>
  groupSheet(compliance, {
    name: 'By year',
    tableName: 'ByYear',
    labels: [{ header: 'Year of completion', width: 18, kind: 'label' }],
    groups: compliance.years.map(({ year, figures }) => ({ labels: [year ?? UNKNOWN], figures })),
    empty: 'No evaluation was read.',
    columns: everyColumn,
  });

/** Units of key actions, each within its office. */
export const byUnitSheet = (compliance: Compliance): TableSheet =>
  groupSheet(compliance, {
    name: 'By unit',
    tableName: 'ByUnit',
    labels: [
      { header: 'Responsible unit', width: 40, kind: 'text' },
      {
        header: 'Office',
        width: 24,
        kind: 'text',
        note: 'The country, or the commissioning unit where there is none.',
      },
      { header: 'Agency', width: 10, kind: 'text' },
    ],
    groups: compliance.units.map(({ unit, office, figures }) => ({
      labels: [unit ?? 'No unit named', office.name ?? UNKNOWN, office.agency],
      figures,
    })),
    empty: 'No key action was read.',
    columns: (of) => [...actionColumns(of), ...unitColumns],
  });

const COUNTRIES_SHOWN = 8;
const UNKNOWN_COUNTRY = 'country not known';

/** `Mexico 5, Liberia 3 and 2 more` */
function countriesWords(countries: Compliance['themes'][number]['countries']): string {
  const shown = countries.slice(0, COUNTRIES_SHOWN);
  const words = shown
    .map(({ country, recommendations }) => `${country?.name ?? UNKNOWN_COUNTRY} ${recommendations}`)
    .join(', ');
  const more = countries.length - shown.length;
  return more > 0 ? `${words} and ${more} more` : words;
}

/** Themes of recommendations, with what became of their key actions. */
export const byThemeSheet = (compliance: Compliance): TableSheet =>
  groupSheet(compliance, {
    name: 'Themes',
    tableName: 'Themes',
    labels: [
      {
        header: 'Theme',
        width: 42,
        kind: 'text',
        note: 'Found by words of the title and text of a recommendation. One of several themes counts for each: the rows do not make the whole.',
      },
      { header: 'Kind', width: 8, kind: 'label' },
      { header: 'Countries', width: 40, kind: 'text', note: 'With the number of recommendations in each.' },
    ],
    groups: compliance.themes.map(({ name, kind, countries, figures }) => ({
      labels: [name ?? 'No theme found', kind === 'sdg' ? 'SDG' : kind && 'Theme', countriesWords(countries)],
      figures,
    })),
    empty: 'No recommendation was read.',
    columns: (of) => [
      ...before.filter(({ id }) => id !== 'evaluations/response-overdue'),
      number('Implemented', 'recommendations/implemented', 14),
      ...actionColumns(of),
      number('No due date', 'data/no-due-date', 9),
    ],
  });

interface GroupFrame {
  readonly name: string;
  readonly tableName: string;
  readonly labels: readonly Omit<Column<never>, 'cell'>[];
  readonly groups: readonly Group[];
  readonly empty: string;
  readonly columns: (compliance: Compliance) => readonly FigureColumn[];
}

/** A column that shows one figure of the group. */
type FigureColumn = Omit<Column<GroupRow>, 'cell'> & {
  readonly id: string;
  /** Of the headline profile without. */
  readonly profile?: string;
  readonly part: 'number' | 'share' | 'officeMean' | 'offices';
  readonly emphasis?: Emphasis;
};

function groupSheet(
  compliance: Compliance,
  { name, tableName, labels, groups, empty, columns }: GroupFrame,
): TableSheet {
  const headline = compliance.profile.id;
  const figures = columns(compliance);
  const all: Column<GroupRow>[] = [
    ...labels.map((label, index) => ({ ...label, cell: (row: GroupRow) => row.labels[index] ?? null })),
    ...figures.map(({ id, profile = headline, part, emphasis: _, ...head }) => ({
      ...head,
      cell: (row: GroupRow) => partOf(row.figure(id, profile), part),
    })),
  ];
  const frame = {
    name,
    tableName,
    emphasis: figures.flatMap(({ emphasis }) => emphasis ?? []),
    empty,
    frozenColumns: 1,
    printUntil: all.at(-1)?.header ?? '',
    paper: 'a3',
  } as const;
  return tableSheet(frame, all, groups.map(rowOf));
}

function rowOf({ labels, figures }: Group): GroupRow {
  const known = new Map(figures.map((figure) => [`${figure.profile} ${figure.id}`, figure]));
  return { labels, figure: (id, profile) => known.get(`${profile} ${id}`) ?? null };
}

function partOf(figure: Figure | null, part: FigureColumn['part']): CellContent {
  if (!figure) return null;
  const share = (value: number | null | undefined): CellContent =>
    value === null || value === undefined ? null : { share: value };
  switch (part) {
    case 'number':
      return figure.numerator;
    case 'share':
      return share(figure.value);
    case 'officeMean':
      return share(figure.officeMean?.value);
    case 'offices':
      return figure.officeMean?.offices ?? null;
  }
}

const number = (header: string, id: string, width = 12): FigureColumn => ({
  header,
  id,
  width,
  kind: 'number',
  part: 'number',
});

const alarming = (header: string, id: string, width = 11): FigureColumn => ({
  ...number(header, id, width),
  emphasis: { header, above: 0, look: 'bad' },
});

const before: readonly FigureColumn[] = [
  number('Evaluations', 'evaluations/all'),
  alarming('Responses overdue', 'evaluations/response-overdue', 12),
  number('Recommendations', 'recommendations/all', 18),
  number('Accepted', 'recommendations/accepted', 11),
  number('Partially accepted', 'recommendations/partially-accepted', 11),
  number('Rejected', 'recommendations/rejected', 11),
  number('Acceptance not stated', 'recommendations/not-stated', 13),
  number('Without a key action', 'recommendations/no-action', 11),
];

const actionColumns = (compliance: Compliance): readonly FigureColumn[] => [
  number('Key actions', 'actions/all', 9),
  number('Completed', 'actions/completed', 13),
  number('Initiated', 'actions/initiated', 11),
  number('Not initiated', 'actions/not-initiated', 11),
  number('No longer applicable', 'actions/no-longer-applicable', 12),
  number('Open', 'actions/open', 8),
  alarming('Overdue', 'deadlines/overdue', 11),
  ...overdueBases(compliance).map(({ profile, words }): FigureColumn => {
    const header = `Overdue, ${words}`;
    return {
      header,
      id: 'deadlines/overdue',
      profile: profile.id,
      width: 13,
      kind: 'share',
      part: 'share',
      note: `Rule profile ${profile.id}: ${profile.words}`,
      emphasis: { header, bar: 'bad', full: 1 },
    };
  }),
  number('Possibly overdue', 'deadlines/possibly-overdue', 10),
  alarming('Long overdue', 'deadlines/long-overdue', 11),
  number('Due soon', 'deadlines/due-soon', 8),
];

const after: readonly FigureColumn[] = [
  number('No owner', 'data/no-owner', 9),
  number('No due date', 'data/no-due-date', 9),
];

const everyColumn = (compliance: Compliance): readonly FigureColumn[] => [
  ...before,
  ...actionColumns(compliance),
  ...after,
  ...scoreColumns(compliance),
];

const unitColumns: readonly FigureColumn[] = [
  number('No due date', 'data/no-due-date', 9),
  number('Not updated', 'data/stale', 10),
  number('Due date moved', 'history/slipped', 10),
];

const meanColumns = ({ profile }: Compliance): readonly FigureColumn[] => [
  {
    header: 'Overdue, mean of offices',
    id: 'deadlines/overdue',
    profile: profile.id,
    width: 13,
    kind: 'share',
    part: 'officeMean',
    note: 'The mean of the shares of the country offices, each counting once.',
  },
  {
    header: 'Country offices',
    id: 'deadlines/overdue',
    profile: profile.id,
    width: 9,
    kind: 'number',
    part: 'offices',
  },
];

const SCORES: readonly [header: string, id: string][] = [
  ['Score 2A: responses', 'score/2a'],
  ['Score 2B: key actions', 'score/2b'],
  ['Score 2', 'score/2'],
];

/** With traffic lights where the profile has them; no columns where no profile has a score. */
function scoreColumns(compliance: Compliance): readonly FigureColumn[] {
  const profile: RuleProfile | null = scoreProfileOf(compliance);
  if (!profile) return [];
  return SCORES.map(([header, id]) => {
    const light = lightRuleOf(profile, id, compliance.asOf);
    return {
      header,
      id,
      profile: profile.id,
      width: 16,
      kind: 'share',
      part: 'share',
      ...(light?.better === 'high' ? { emphasis: { header, green: light.green, yellow: light.yellow } } : {}),
    };
  });
}
