/** What needs somebody now: the overdue key actions, the oldest first, and the ones that fall due soon, the next first. */
import { bandOf, bandsOf } from '../../core/ageing.js';
import { addMonths, daysBetween } from '../../core/calendar.js';
import { daysOverdue, deadlineStateOf, isOpen } from '../../core/deadline.js';
import type { Action, Evaluation, Recommendation } from '../../core/record.js';
import { type Column, type TableSheet, tableSheet } from './book.js';
import { numberCell, pageOf, recommendationWords, sourceCell, type WorkbookInput } from './context.js';
import { dateCell, dayCell, dayWords, statusWords } from './words.js';

interface DatedAction {
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation;
  readonly action: Action;
  /** The last day the due date can mean. */
  readonly latest: string;
}

export function overdueSheet(input: WorkbookInput): TableSheet {
  const { asOf, profile } = input.compliance;
  const rows = [...openDated(input.evaluations)].filter(({ action }) => deadlineStateOf(action, asOf) === 'overdue');
  const frame = {
    name: 'Overdue',
    tableName: 'Overdue',
    emphasis: [{ header: 'Days overdue', bar: 'bad' }],
    empty: `No key action is overdue on ${dayWords(asOf)}.`,
    printUntil: 'Evaluation',
    paper: 'a4',
  } as const;
  const bands = profile.ageing.from === 'due_date' ? profile.ageing : BY_DUE_DATE;
  const names = bandsOf(bands).map(({ name }) => name);
  const age: Column<DatedAction> = {
    header: 'Overdue for',
    width: 13,
    kind: 'text',
    cell: ({ latest }) => capital(names[bandOf(latest, asOf, bands)] ?? ''),
  };
  const days: Column<DatedAction> = {
    header: 'Days overdue',
    width: 10,
    kind: 'number',
    cell: ({ action }) => daysOverdue(action, asOf),
  };
  return tableSheet(
    frame,
    [age, days, ...actionColumns, ...pastColumns(input), ...placeColumns(input)],
    rows.sort(byDay),
  );
}

/** Where the headline profile counts ages from another day. */
const BY_DUE_DATE = { from: 'due_date' as const, months: [3, 6, 12, 24, 36], upperEnd: 'in' as const };

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

export function dueSoonSheet(input: WorkbookInput): TableSheet {
  const { asOf, profile } = input.compliance;
  const last = addMonths(asOf, profile.dueSoonMonths);
  const rows = [...openDated(input.evaluations)].filter(({ latest }) => latest >= asOf && latest <= last);
  const frame = {
    name: 'Due soon',
    tableName: 'DueSoon',
    emphasis: [],
    empty: `No key action falls due between ${dayWords(asOf)} and ${dayWords(last)}.`,
    printUntil: 'Evaluation',
    paper: 'a4',
  } as const;
  const left: Column<DatedAction> = {
    header: 'Days left',
    width: 9,
    kind: 'number',
    cell: ({ latest }) => daysBetween(asOf, latest),
  };
  return tableSheet(frame, [left, ...actionColumns, ...pastColumns(input), ...placeColumns(input)], rows.sort(byDay));
}

const byDay = (one: DatedAction, other: DatedAction): number =>
  one.latest < other.latest ? -1 : one.latest > other.latest ? 1 : 0;

function* openDated(evaluations: readonly Evaluation[]): Generator<DatedAction> {
  for (const evaluation of evaluations)
    for (const recommendation of evaluation.recommendations)
      for (const action of recommendation.actions) {
        const latest = action.dueDate?.latest;
        if (latest && isOpen(action)) yield { evaluation, recommendation, action, latest };
      }
}

const actionColumns: readonly Column<DatedAction>[] = [
  {
    header: 'Responsible units',
    width: 24,
    kind: 'text',
    cell: ({ action }) => action.responsibleUnits.map(({ name }) => name).join('; ') || 'No unit named',
  },
  { header: 'Country', width: 14, kind: 'text', cell: ({ evaluation }) => evaluation.country?.name ?? null },
  { header: 'Key action', width: 52, kind: 'text', cell: ({ action }) => action.description },
  { header: 'Due date', width: 13, kind: 'date', cell: ({ action }) => dateCell(action.dueDate) },
  { header: 'Status', width: 13, kind: 'text', cell: ({ action }) => statusWords[action.status] },
  { header: 'Last updated', width: 12, kind: 'date', cell: ({ action }) => dayCell(action.lastUpdated) },
];

const pastColumns = ({ past }: WorkbookInput): readonly Column<DatedAction>[] => [
  {
    header: 'First due date',
    width: 12,
    kind: 'date',
    note: 'The due date when the key action was first read. Empty where no history is known.',
    cell: ({ action }) => dateCell(past?.get(action.id)?.firstDue ?? null),
  },
  {
    header: 'Times moved',
    width: 8,
    kind: 'number',
    note: 'How often the due date was moved to a later day.',
    cell: ({ action }) => past?.get(action.id)?.slips ?? null,
  },
];

const placeColumns = ({ linkOf }: WorkbookInput): readonly Column<DatedAction>[] => [
  { header: 'Rec. no.', width: 6, kind: 'label', cell: ({ recommendation }) => numberCell(recommendation) },
  {
    header: 'Recommendation',
    width: 36,
    kind: 'text',
    cell: ({ recommendation }) => recommendationWords(recommendation),
  },
  { header: 'Evaluation', width: 30, kind: 'text', cell: ({ evaluation }) => evaluation.title },
  { header: 'Bureau', width: 9, kind: 'text', cell: ({ evaluation }) => evaluation.region },
  {
    header: 'Source',
    width: 28,
    kind: 'text',
    cell: ({ evaluation, action }) =>
      sourceCell(evaluation.source.uri, linkOf, pageOf(action.evidence, ['dueDate', 'description'])),
  },
  { header: 'Action id', width: 22, kind: 'code', cell: ({ action }) => action.id },
];
