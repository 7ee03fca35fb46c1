/** One row for each recommendation, with its management response and what became of its key actions. */
import { doubtsInWords } from '../../core/doubt-words.js';
import type { Evaluation, Recommendation } from '../../core/record.js';
import { type Column, type TableSheet, tableSheet } from './book.js';
import { confidenceColumn } from './confidence.js';
import {
  type ActionCounts,
  checksOf,
  countActions,
  evidenceWords,
  numberCell,
  pageOf,
  sourceCell,
  type WorkbookInput,
} from './context.js';
import { editableColumn, recommendationFields } from './editable.js';
import { joiningKindWords } from './joining.js';
import { acceptanceWords, dayCell, placeWords, spansOf, themesWords } from './words.js';

interface RecommendationRow {
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation;
  readonly counts: ActionCounts;
  readonly toCheck: string | null;
  readonly takenUp: string | null;
}

export function recommendationsSheet(input: WorkbookInput): TableSheet {
  const frame = {
    name: 'Recommendations',
    tableName: 'Recommendations',
    emphasis: [
      { header: 'Acceptance', word: acceptanceWords.rejected, look: 'warn' },
      { header: 'Overdue', above: 0, look: 'bad' },
    ],
    empty: 'No recommendation was read.',
    printUntil: 'Overdue',
    paper: 'a3',
  } as const;
  const rows = [...rowsOf(input)];
  return tableSheet(frame, [...textColumns, ...countColumns, ...evidenceColumns(input)], rows);
}

function* rowsOf({ evaluations, compliance }: WorkbookInput): Generator<RecommendationRow> {
  for (const evaluation of evaluations) {
    const checks = checksOf(evaluation);
    const takenUp = takenUpIn(evaluation);
    for (const [index, recommendation] of evaluation.recommendations.entries()) {
      const counts = countActions(recommendation.actions, compliance.asOf);
      yield { evaluation, recommendation, counts, toCheck: checks(String(index)), takenUp: takenUp(recommendation) };
    }
  }
}

/** What the response made of it: "Renumbered: 4"; nothing where no report and response were brought together. */
function takenUpIn({ joining }: Evaluation): (recommendation: Recommendation) => string | null {
  const cases = new Map(
    (joining?.cases ?? []).flatMap((each) => each.recommendations.map((id) => [id, each] as const)),
  );
  return ({ id }) => {
    const own = cases.get(id);
    if (!own) return null;
    const labels = own.response.flatMap((label) => label ?? []).join('; ');
    return labels === '' ? joiningKindWords[own.kind] : `${joiningKindWords[own.kind]}: ${labels}`;
  };
}

const recommendationOf = ({ recommendation }: RecommendationRow): Recommendation => recommendation;

const textColumns: readonly Column<RecommendationRow>[] = [
  { header: 'Country', width: 14, kind: 'text', cell: ({ evaluation }) => evaluation.country?.name ?? null },
  { header: 'Region', width: 8, kind: 'text', cell: ({ evaluation }) => evaluation.region },
  { header: 'Evaluation', width: 30, kind: 'text', cell: ({ evaluation }) => evaluation.title },
  { header: 'Rec. no.', width: 6, kind: 'label', cell: ({ recommendation }) => numberCell(recommendation) },
  editableColumn(recommendationFields.title, 24, recommendationOf),
  editableColumn(recommendationFields.text, 60, recommendationOf),
  editableColumn(recommendationFields.priority, 9, recommendationOf),
  editableColumn(recommendationFields.addressees, 22, recommendationOf),
  {
    header: 'Time frame',
    width: 14,
    kind: 'text',
    note: 'By when, as the evaluators print it.',
    cell: ({ recommendation }) => recommendation.timeFrame?.raw ?? null,
  },
  { header: 'Themes', width: 26, kind: 'text', cell: ({ recommendation }) => themesWords(recommendation) },
  editableColumn(recommendationFields.acceptance, 13, recommendationOf),
  {
    header: 'Acceptance as printed',
    width: 18,
    kind: 'text',
    cell: ({ recommendation }) => recommendation.acceptanceRaw,
  },
  editableColumn(recommendationFields.response, 60, recommendationOf),
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
  {
    header: 'In the response',
    width: 16,
    kind: 'text',
    note: 'What the management response made of it, and its number there. Key actions for several stand under the first of them.',
    cell: ({ takenUp }) => takenUp,
  },
  { header: 'Key actions', width: 9, kind: 'number', cell: ({ counts }) => counts.all },
  { header: 'Completed', width: 12, kind: 'number', cell: ({ counts }) => counts.completed },
  { header: 'Open', width: 8, kind: 'number', cell: ({ counts }) => counts.open },
  { header: 'Overdue', width: 10, kind: 'number', cell: ({ counts }) => counts.overdue },
];

const PLACED = ['text', 'title', 'label'];
const QUOTED = ['acceptance', 'response.added', 'priority', 'addressees', 'response.text', 'title', 'text'];

const evidenceColumns = ({ linkOf }: WorkbookInput): Column<RecommendationRow>[] => [
  { header: 'To check', width: 36, kind: 'text', cell: ({ toCheck }) => toCheck },
  confidenceColumn<RecommendationRow>(recommendationOf),
  {
    header: 'Why not surer',
    width: 30,
    kind: 'text',
    note: 'What takes from the confidence, and how much.',
    cell: ({ recommendation }) => doubtsInWords(recommendation.doubts),
  },
  {
    header: 'Source',
    width: 28,
    kind: 'text',
    cell: ({ evaluation, recommendation }) =>
      sourceCell(evaluation.source.uri, linkOf, pageOf(recommendation.evidence, PLACED)),
  },
  {
    header: 'Place',
    width: 22,
    kind: 'text',
    cell: ({ recommendation }) => placeWords(spansOf(recommendation.evidence, PLACED)) || null,
  },
  {
    header: 'Evidence',
    width: 60,
    kind: 'code',
    note: 'For each value the words of the source and where they stand, or who decided otherwise.',
    cell: ({ recommendation }) => evidenceWords(recommendation.evidence, QUOTED),
  },
  { header: 'Recommendation id', width: 22, kind: 'code', cell: ({ recommendation }) => recommendation.id },
  { header: 'Evaluation id', width: 22, kind: 'code', cell: ({ evaluation }) => evaluation.id },
];
