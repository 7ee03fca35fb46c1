/** One row for each recommendation of a report, with what the response made of it; what only the response has comes after. */
import type { Joining, JoiningCase, JoiningKind } from '../../core/joining.js';
import type { Evaluation } from '../../core/record.js';
import { type Column, type TableSheet, tableSheet } from './book.js';
import { sourceCell, type WorkbookInput } from './context.js';

export const joiningKindWords: Readonly<Record<JoiningKind, string>> = {
  same: 'Taken up',
  renumbered: 'Renumbered',
  regrouped: 'Answered with others',
  split: 'Answered in parts',
  unsure: 'To be compared',
  not_taken_up: 'Not taken up',
  added: 'Only in the response',
};

interface CaseRow {
  readonly evaluation: Evaluation;
  readonly joining: Joining;
  readonly each: JoiningCase;
  /** Which recommendation of the case. */
  readonly place: number;
}

export function joiningSheet(input: WorkbookInput): TableSheet {
  const rows = input.evaluations.flatMap((evaluation) => {
    const { joining } = evaluation;
    if (!joining) return [];
    return joining.cases.flatMap((each) =>
      Array.from({ length: Math.max(1, each.report.length) }, (_none, place) => ({ evaluation, joining, each, place })),
    );
  });
  const frame = {
    name: 'Report and response',
    tableName: 'ReportAndResponse',
    emphasis: [
      { header: 'What became of it', word: joiningKindWords.not_taken_up, look: 'bad' },
      { header: 'What became of it', word: joiningKindWords.unsure, look: 'warn' },
      { header: 'What became of it', word: joiningKindWords.added, look: 'warn' },
    ],
    empty: 'No report was read together with the management response to it.',
    printUntil: 'In words',
    paper: 'a4',
  } as const;
  return tableSheet(frame, columnsOf(input), rows);
}

const numbers = (labels: readonly (string | null)[]): string | null =>
  labels.length === 0 ? null : labels.map((label) => label ?? 'no number').join('; ');

const textOf = ({ evaluation, each, place }: CaseRow): string | null => {
  const found = evaluation.recommendations.find(({ id }) => id === each.recommendations[place]);
  return found ? (found.title ?? found.text) || null : null;
};

const columnsOf = ({ linkOf }: WorkbookInput): readonly Column<CaseRow>[] => [
  { header: 'Country', width: 14, kind: 'text', cell: ({ evaluation }) => evaluation.country?.name ?? null },
  { header: 'Evaluation', width: 30, kind: 'text', cell: ({ evaluation }) => evaluation.title },
  {
    header: 'In the report',
    width: 12,
    kind: 'label',
    cell: ({ each, place }) => numbers(each.report.slice(place, place + 1)),
  },
  { header: 'In the response', width: 12, kind: 'label', cell: ({ each }) => numbers(each.response) },
  { header: 'What became of it', width: 18, kind: 'text', cell: ({ each }) => joiningKindWords[each.kind] },
  {
    header: 'In other words',
    width: 9,
    kind: 'text',
    note: 'The response words it materially otherwise; the registers show the words of the report.',
    cell: ({ each }) => (each.reworded ? 'Yes' : null),
  },
  { header: 'Recommendation', width: 60, kind: 'text', cell: textOf },
  { header: 'In words', width: 48, kind: 'text', cell: ({ each }) => each.words },
  { header: 'Report and response', width: 48, kind: 'text', cell: ({ joining }) => joining.words },
  { header: 'Report', width: 28, kind: 'text', cell: (row) => documentCell(row, row.joining.report.documents, linkOf) },
  {
    header: 'Response',
    width: 28,
    kind: 'text',
    cell: (row) => documentCell(row, row.joining.response.documents, linkOf),
  },
  {
    header: 'Recommendation id',
    width: 22,
    kind: 'code',
    cell: ({ each, place }) => each.recommendations[place] ?? null,
  },
  { header: 'Evaluation id', width: 22, kind: 'code', cell: ({ evaluation }) => evaluation.id },
];

/** The newest of the documents of a side. */
function documentCell({ evaluation }: CaseRow, documents: readonly string[], linkOf: WorkbookInput['linkOf']) {
  const all = [evaluation.source, ...(evaluation.otherSources ?? [])];
  const own = all.find(({ sha256 }) => documents.includes(sha256));
  return own ? sourceCell(own.uri, linkOf) : null;
}
