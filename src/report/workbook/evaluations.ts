/** One row for each evaluation: what it is, how far its actions are, and how well its document was read. */
import type { Evaluation } from '../../core/record.js';
import type { RunDocument } from '../../core/run-record.js';
import { type Column, type TableSheet, tableSheet } from './book.js';
import { type ActionCounts, countActions, evidenceWords, sourceCell, type WorkbookInput } from './context.js';
import { editableColumn, evaluationFields } from './editable.js';
import { dayCell, outcomeWords } from './words.js';

interface EvaluationRow {
  readonly evaluation: Evaluation;
  readonly counts: ActionCounts;
  readonly document: RunDocument | null;
}

export function evaluationsSheet(input: WorkbookInput): TableSheet {
  const documents = new Map(input.run.documents.map((document) => [document.uri, document]));
  const rows = input.evaluations.map((evaluation) => ({
    evaluation,
    counts: countActions(
      evaluation.recommendations.flatMap(({ actions }) => actions),
      input.compliance.asOf,
    ),
    document: documents.get(evaluation.source.uri) ?? null,
  }));
  const frame = {
    name: 'Evaluations',
    tableName: 'Evaluations',
    emphasis: [
      { header: 'Document', word: outcomeWords.partial, look: 'warn' },
      { header: 'Overdue', above: 0, look: 'bad' },
      { header: 'Not accounted for', bar: 'plain', full: 1 },
    ],
    empty: 'No evaluation was read.',
    printUntil: 'Document',
    paper: 'a4',
  } as const;
  return tableSheet(frame, [...aboutColumns, ...countColumns, ...documentColumns(input)], rows);
}

const evaluationOf = ({ evaluation }: EvaluationRow): Evaluation => evaluation;

const aboutColumns: readonly Column<EvaluationRow>[] = [
  editableColumn(evaluationFields.country, 14, evaluationOf),
  editableColumn(evaluationFields.region, 8, evaluationOf),
  editableColumn(evaluationFields.title, 48, evaluationOf),
  editableColumn(evaluationFields.agency, 10, evaluationOf),
  editableColumn(evaluationFields.commissioningUnit, 22, evaluationOf),
  editableColumn(evaluationFields.responsibleUnit, 22, evaluationOf),
  editableColumn(evaluationFields.plan, 11, evaluationOf),
  editableColumn(evaluationFields.type, 14, evaluationOf),
  editableColumn(evaluationFields.completion, 12, evaluationOf),
  {
    header: 'Completion as printed',
    width: 13,
    kind: 'text',
    cell: ({ evaluation }) => evaluation.completionDate?.raw || null,
  },
  {
    header: 'Report and response',
    width: 30,
    kind: 'text',
    note: 'How the management response takes up the report, where both were read. Case by case: sheet Report and response.',
    cell: ({ evaluation }) => evaluation.joining?.words ?? null,
  },
  { header: 'Symbol', width: 16, kind: 'code', cell: ({ evaluation }) => evaluation.symbol ?? null },
  {
    header: 'Evaluators',
    width: 24,
    kind: 'text',
    cell: ({ evaluation }) => evaluation.evaluators?.join('; ') ?? null,
  },
  { header: 'First response', width: 12, kind: 'date', cell: ({ evaluation }) => dayCell(firstResponse(evaluation)) },
];

const firstResponse = ({ recommendations }: Evaluation): string | null =>
  recommendations.flatMap(({ response }) => response?.added ?? []).sort()[0] ?? null;

const countColumns: readonly Column<EvaluationRow>[] = [
  {
    header: 'Recommendations',
    width: 18,
    kind: 'number',
    cell: ({ evaluation }) => evaluation.recommendations.length,
  },
  { header: 'Key actions', width: 9, kind: 'number', cell: ({ counts }) => counts.all },
  { header: 'Completed', width: 12, kind: 'number', cell: ({ counts }) => counts.completed },
  { header: 'Open', width: 8, kind: 'number', cell: ({ counts }) => counts.open },
  { header: 'Overdue', width: 10, kind: 'number', cell: ({ counts }) => counts.overdue },
  { header: 'Possibly overdue', width: 10, kind: 'number', cell: ({ counts }) => counts.possiblyOverdue },
];

const QUOTED = ['title', 'symbol', 'evaluators', 'country', 'commissioningUnit', 'plan', 'type', 'completionDate'];

const documentColumns = ({ linkOf }: WorkbookInput): Column<EvaluationRow>[] => [
  {
    header: 'Document',
    width: 11,
    kind: 'text',
    cell: ({ document }) => document && outcomeWords[document.outcome],
  },
  {
    header: 'Not accounted for',
    width: 13,
    kind: 'confidence',
    cell: ({ document }) => {
      const share = document && 'coverage' in document ? document.coverage?.unclaimedShare : null;
      return share === null || share === undefined ? null : { share };
    },
  },
  { header: 'Language', width: 9, kind: 'text', cell: ({ evaluation }) => evaluation.language },
  { header: 'Layout', width: 14, kind: 'text', cell: ({ evaluation }) => evaluation.source.layout },
  { header: 'Source', width: 32, kind: 'text', cell: ({ evaluation }) => sourceCell(evaluation.source.uri, linkOf) },
  {
    header: 'Evidence',
    width: 60,
    kind: 'code',
    note: 'For each value the words of the source and where they stand, or who decided otherwise.',
    cell: ({ evaluation }) => evidenceWords(evaluation.evidence, QUOTED),
  },
  { header: 'Evaluation id', width: 22, kind: 'code', cell: ({ evaluation }) => evaluation.id },
];
