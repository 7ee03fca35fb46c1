/** The register: one row for each key action, with all that is known of it and where it was read. */
import { daysOverdue, deadlineStateOf } from '../../core/deadline.js';
import type { Action, Evaluation, Recommendation } from '../../core/record.js';
import { type Column, type TableSheet, tableSheet } from './book.js';
import { confidenceColumn } from './confidence.js';
import {
  checksOf,
  evidenceWords,
  numberCell,
  pageOf,
  recommendationWords,
  sourceCell,
  type WorkbookInput,
} from './context.js';
import { actionFields, editableColumn } from './editable.js';
import { dayCell, overdueWords, placeWords, spansOf, statusWords } from './words.js';

interface ActionRow {
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation;
  readonly action: Action;
  readonly toCheck: string | null;
}

const overdueEmphasis = [
  { header: 'Overdue', word: overdueWords.overdue, look: 'bad' },
  { header: 'Overdue', word: overdueWords.possibly_overdue, look: 'warn' },
  { header: 'Status', word: statusWords.completed, look: 'good' },
  { header: 'Days overdue', bar: 'bad' },
] as const;

export function keyActionsSheet(input: WorkbookInput): TableSheet {
  const frame = {
    name: 'Key actions',
    tableName: 'KeyActions',
    emphasis: overdueEmphasis,
    empty: 'No key action was read.',
    printUntil: 'Comments',
    paper: 'a3',
  } as const;
  return tableSheet(frame, columnsOf(input), [...rowsOf(input.evaluations)]);
}

function* rowsOf(evaluations: readonly Evaluation[]): Generator<ActionRow> {
  for (const evaluation of evaluations) {
    const checks = checksOf(evaluation);
    for (const [index, recommendation] of evaluation.recommendations.entries()) {
      for (const [place, action] of recommendation.actions.entries()) {
        yield { evaluation, recommendation, action, toCheck: checks(`${index}.${place}`) };
      }
    }
  }
}

const columnsOf = (input: WorkbookInput): Column<ActionRow>[] => [
  ...whereColumns,
  ...whatColumns,
  ...howFarColumns(input.compliance.asOf),
  ...evidenceColumns(input),
];

const whereColumns: readonly Column<ActionRow>[] = [
  { header: 'Country', width: 14, kind: 'text', cell: ({ evaluation }) => evaluation.country?.name ?? null },
  { header: 'Region', width: 8, kind: 'text', cell: ({ evaluation }) => evaluation.region },
  { header: 'Evaluation', width: 30, kind: 'text', cell: ({ evaluation }) => evaluation.title },
  { header: 'Rec. no.', width: 6, kind: 'label', cell: ({ recommendation }) => numberCell(recommendation) },
  {
    header: 'Recommendation',
    width: 36,
    kind: 'text',
    cell: ({ recommendation }) => recommendationWords(recommendation),
  },
];

const actionOf = ({ action }: ActionRow): Action => action;

const whatColumns: readonly Column<ActionRow>[] = [
  { header: 'Action no.', width: 7, kind: 'label', cell: ({ action }) => action.number },
  editableColumn(actionFields.description, 46, actionOf),
  editableColumn(actionFields.units, 24, actionOf),
  editableColumn(actionFields.due, 12, actionOf),
  { header: 'Due as printed', width: 13, kind: 'text', cell: ({ action }) => action.dueDate?.raw || null },
];

const howFarColumns = (asOf: string): Column<ActionRow>[] => [
  editableColumn(actionFields.status, 14, actionOf),
  { header: 'Status as printed', width: 15, kind: 'text', cell: ({ action }) => action.statusRaw },
  { header: 'Overdue', width: 10, kind: 'text', cell: ({ action }) => overdueWords[deadlineStateOf(action, asOf)] },
  { header: 'Days overdue', width: 11, kind: 'number', cell: ({ action }) => daysOverdue(action, asOf) },
  editableColumn(actionFields.justification, 28, actionOf),
  editableColumn(actionFields.comments, 46, actionOf),
  { header: 'Added', width: 12, kind: 'date', cell: ({ action }) => dayCell(action.added) },
  { header: 'Last updated', width: 12, kind: 'date', cell: ({ action }) => dayCell(action.lastUpdated) },
];

const PLACED = ['description', 'status', 'dueDate', 'responsibleRaw'];
const QUOTED = ['responsibleUnits', 'dueDate', 'status', 'description', 'justification', 'comments'];

const evidenceColumns = ({ linkOf }: WorkbookInput): Column<ActionRow>[] => [
  {
    header: 'Documents',
    width: 26,
    kind: 'text',
    cell: ({ action }) => action.documents.map(({ title, uri }) => `${title} (${uri})`).join('\n') || null,
  },
  { header: 'To check', width: 36, kind: 'text', cell: ({ toCheck }) => toCheck },
  confidenceColumn<ActionRow>(actionOf),
  {
    header: 'Source',
    width: 28,
    kind: 'text',
    cell: ({ evaluation, action }) => sourceCell(evaluation.source.uri, linkOf, pageOf(action.evidence, PLACED)),
  },
  {
    header: 'Place',
    width: 22,
    kind: 'text',
    cell: ({ action }) => placeWords(spansOf(action.evidence, PLACED)) || null,
  },
  {
    header: 'Evidence',
    width: 60,
    kind: 'code',
    note: 'For each value the words of the source and where they stand, or who decided otherwise.',
    cell: ({ action }) => evidenceWords(action.evidence, QUOTED),
  },
  { header: 'Action id', width: 22, kind: 'code', cell: ({ action }) => action.id },
  { header: 'Recommendation id', width: 22, kind: 'code', cell: ({ recommendation }) => recommendation.id },
  { header: 'Evaluation id', width: 22, kind: 'code', cell: ({ evaluation }) => evaluation.id },
];
