/** One row for each recommendation, with its management response and what became of its key actions. */
import type { Evaluation, Recommendation } from '../../core/record.js';
import { type Column, type TableSheet, tableSheet } from './book.js';
import { type ActionCounts, checksOf, countActions, numberCell, sourceCell, type WorkbookInput } from './context.js';
import { acceptanceWords, dayCell, placeWords, spansOf } from './words.js';

interface RecommendationRow {
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation;
  readonly counts: ActionCounts;
  readonly toCheck: string | null;
}

export function recommendationsSheet(input: WorkbookInput): TableSheet {
  const frame = {
    name: 'Recommendations',
    tableName: 'Recommendations',
    emphasis: [{ header: 'Acceptance', word: acceptanceWords.rejected, look: 'warn' }],
    printUntil: 'Overdue',
    paper: 'a3',
  } as const;
  const rows = [...rowsOf(input)];
  return tableSheet(frame, [...textColumns, ...countColumns, ...evidenceColumns(input)], rows);
}

function* rowsOf({ evaluations, compliance }: WorkbookInput): Generator<RecommendationRow> {
  for (const evaluation of evaluations) {
    const checks = checksOf(evaluation);
    for (const [index, recommendation] of evaluation.recommendations.entries()) {
      const counts = countActions(recommendation.actions, compliance.asOf);
      yield { evaluation, recommendation, counts, toCheck: checks(String(index)) };
    }
  }
}

const textColumns: readonly Column<RecommendationRow>[] = [
  { header: 'Country', width: 14, kind: 'text', cell: ({ evaluation }) => evaluation.country?.name ?? null },
  { header: 'Region', width: 8, kind: 'text', cell: ({ evaluation }) => evaluation.region },
  { header: 'Evaluation', width: 30, kind: 'text', cell: ({ evaluation }) => evaluation.title },
  { header: 'Rec. no.', width: 6, kind: 'label', cell: ({ recommendation }) => numberCell(recommendation) },
  { header: 'Title', width: 24, kind: 'text', cell: ({ recommendation }) => recommendation.title },
  { header: 'Recommendation', width: 60, kind: 'text', cell: ({ recommendation }) => recommendation.text || null },
  { header: 'Priority', width: 9, kind: 'text', cell: ({ recommendation }) => recommendation.priority },
  {
    header: 'Addressed to',
    width: 22,
    kind: 'text',
    cell: ({ recommendation }) => recommendation.addressees.join('; ') || null,
  },
  {
    header: 'Acceptance',
    width: 13,
    kind: 'text',
    cell: ({ recommendation }) => acceptanceWords[recommendation.acceptance],
  },
  {
    header: 'Acceptance as printed',
    width: 18,
    kind: 'text',
    cell: ({ recommendation }) => recommendation.acceptanceRaw,
  },
  {
    header: 'Management response',
    width: 60,
    kind: 'text',
    cell: ({ recommendation }) => recommendation.response?.text || null,
  },
  {
    header: 'Response added',
    width: 12,
    kind: 'date',
    cell: ({ recommendation }) => dayCell(recommendation.response?.added ?? null),
  },
  {
    header: 'Response updated',
    width: 12,
    kind: 'date',
    cell: ({ recommendation }) => dayCell(recommendation.response?.lastUpdated ?? null),
  },
];

const countColumns: readonly Column<RecommendationRow>[] = [
  { header: 'Key actions', width: 9, kind: 'number', cell: ({ counts }) => counts.all },
  { header: 'Completed', width: 12, kind: 'number', cell: ({ counts }) => counts.completed },
  { header: 'Open', width: 8, kind: 'number', cell: ({ counts }) => counts.open },
  { header: 'Overdue', width: 10, kind: 'number', cell: ({ counts }) => counts.overdue },
];

const evidenceColumns = ({ linkOf }: WorkbookInput): Column<RecommendationRow>[] => [
  { header: 'To check', width: 36, kind: 'text', cell: ({ toCheck }) => toCheck },
  { header: 'Source', width: 28, kind: 'text', cell: ({ evaluation }) => sourceCell(evaluation.source.uri, linkOf) },
  {
    header: 'Place',
    width: 22,
    kind: 'text',
    cell: ({ recommendation }) => placeWords(spansOf(recommendation.evidence, ['text', 'title', 'label'])) || null,
  },
  { header: 'Recommendation id', width: 22, kind: 'code', cell: ({ recommendation }) => recommendation.id },
  { header: 'Evaluation id', width: 22, kind: 'code', cell: ({ evaluation }) => evaluation.id },
];
