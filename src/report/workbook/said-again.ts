/** What is said again and again: one row for each group of recommendations that several evaluations make alike. */
import type { Evaluation, Recommendation } from '../../core/record.js';
import type { RecurringGroup } from '../../core/recurring-record.js';
import { themeNames } from '../../core/theme.js';
import { type Column, type TableSheet, tableSheet } from './book.js';
import type { WorkbookInput } from './context.js';

interface Placed {
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation;
}

interface GroupRow {
  readonly group: RecurringGroup;
  readonly placeOf: (recommendation: string) => Placed | null;
}

/** Empty where nobody looked for it. */
export function saidAgainSheet({ recurring, evaluations }: WorkbookInput): TableSheet[] {
  if (!recurring) return [];
  const placeOf = placesIn(evaluations);
  const frame = {
    name: 'Said again',
    tableName: 'SaidAgain',
    emphasis: [{ header: 'With overdue actions', above: 0, look: 'bad' }],
    empty: 'No recommendation is made alike by several evaluations.',
    frozenColumns: 1,
    printUntil: 'Where',
    paper: 'a3',
  } as const;
  return [
    tableSheet(
      frame,
      columns,
      recurring.groups.map((group) => ({ group, placeOf })),
    ),
  ];
}

/** Recommendations by id. */
export function placesIn(evaluations: readonly Evaluation[]): (recommendation: string) => Placed | null {
  const places = new Map(
    evaluations.flatMap((evaluation) =>
      evaluation.recommendations.map((recommendation) => [recommendation.id, { evaluation, recommendation }] as const),
    ),
  );
  return (id) => places.get(id) ?? null;
}

/** `2019 to 2025`, or the one year. */
export const yearsWords = ({ years }: RecurringGroup): string | null =>
  years && (years.first === years.last ? String(years.first) : `${years.first} to ${years.last}`);

const MOST_PLACES = 40;

const number = (header: string, width: number, of: (group: RecurringGroup) => number): Column<GroupRow> => ({
  header,
  width,
  kind: 'number',
  cell: ({ group }) => of(group),
});

const columns: readonly Column<GroupRow>[] = [
  {
    header: 'Recommendation',
    width: 60,
    kind: 'text',
    note: 'One of the group: all others are like this one.',
    cell: ({ group, placeOf }) => textOf(placeOf(group.recommendation)),
  },
  {
    header: 'Shared words',
    width: 28,
    kind: 'text',
    note: 'Words that at least half of the others have too.',
    cell: ({ group }) => group.shared.join(', ') || null,
  },
  {
    header: 'Themes',
    width: 26,
    kind: 'text',
    cell: ({ group }) => group.themes.map((id) => themeNames[id]).join('\n') || null,
  },
  number('Evaluations', 14, ({ evaluations }) => evaluations),
  { header: 'Countries', width: 26, kind: 'text', cell: ({ group, placeOf }) => countriesWords(group, placeOf) },
  { header: 'Years', width: 13, kind: 'label', cell: ({ group }) => yearsWords(group) },
  number('Recommendations', 18, ({ recommendations }) => recommendations),
  number('Accepted', 11, ({ accepted }) => accepted),
  number('With key actions', 11, ({ withActions }) => withActions),
  number('All actions completed', 12, ({ completed }) => completed),
  number('With overdue actions', 11, ({ overdue }) => overdue),
  { header: 'Where', width: 60, kind: 'text', cell: ({ group, placeOf }) => whereWords(group, placeOf) },
  { header: 'Recommendation id', width: 22, kind: 'code', cell: ({ group }) => group.recommendation },
];

const textOf = (placed: Placed | null): string | null =>
  placed && [placed.recommendation.title, placed.recommendation.text].filter(Boolean).join('\n');

function countriesWords({ members, withoutCountry }: RecurringGroup, placeOf: GroupRow['placeOf']): string | null {
  const names = members.flatMap(({ recommendation }) => placeOf(recommendation)?.evaluation.country?.name ?? []);
  const unknown = withoutCountry > 0 ? [`${withoutCountry} of no known country`] : [];
  return [...[...new Set(names)].sort(), ...unknown].join(', ') || null;
}

/** One line each: the country, the evaluation, the number of the recommendation. */
function whereWords({ members }: RecurringGroup, placeOf: GroupRow['placeOf']): string {
  const lines = members.slice(0, MOST_PLACES).map(({ recommendation: id }) => {
    const placed = placeOf(id);
    if (!placed) return id;
    const { evaluation, recommendation } = placed;
    const label = recommendation.label === null ? '' : `, recommendation ${recommendation.label}`;
    const country = evaluation.country === null ? '' : `${evaluation.country.name}: `;
    return `${country}${evaluation.title ?? evaluation.source.uri}${label}`;
  });
  const more = members.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more, in recurring.json`] : [])].join('\n');
}
