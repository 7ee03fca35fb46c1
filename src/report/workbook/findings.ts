/** Everything that was said of a document: what is wrong, where, and what to do. Documents that could not be read come first. */
import type { ComplianceFinding } from '../../core/compliance-record.js';
import { type Evaluation, severities } from '../../core/record.js';
import type { RunDiagnostic } from '../../core/run-record.js';
import { type Column, type TableSheet, tableSheet } from './book.js';
import { sourceCell, type WorkbookInput } from './context.js';
import { outcomeWords, placeWords, severityWords } from './words.js';

interface FindingRow {
  readonly diagnostic: RunDiagnostic;
  /** Null where it speaks of no document. */
  readonly uri: string | null;
  /** In words: what became of the document. */
  readonly outcome: string | null;
  readonly evaluation: Evaluation | null;
}

export function findingsSheet(input: WorkbookInput): TableSheet {
  const frame = {
    name: 'Findings',
    tableName: 'Findings',
    emphasis: [
      { header: 'Severity', word: severityWords.fatal, look: 'bad' },
      { header: 'Severity', word: severityWords.error, look: 'bad' },
    ],
    empty: 'Nothing to say of any document.',
    printUntil: 'Place',
    paper: 'a4',
  } as const;
  return tableSheet(frame, columnsOf(input), rowsOf(input));
}

function rowsOf({ run, evaluations, compliance }: WorkbookInput): FindingRow[] {
  const byId = new Map(evaluations.map((evaluation) => [evaluation.id, evaluation]));
  const rows = run.documents.flatMap(({ uri, outcome, diagnostics, evaluation }) =>
    diagnostics.map((diagnostic) => ({
      diagnostic,
      uri,
      outcome: outcomeWords[outcome],
      evaluation: byId.get(evaluation ?? '') ?? null,
    })),
  );
  const notes = (run.notes ?? []).map(({ uri, ...diagnostic }) => ({
    diagnostic,
    uri,
    outcome: null,
    evaluation: null,
  }));
  const figures = compliance.findings.map((finding) => figureRow(finding, byId));
  return [...rows, ...notes, ...figures].sort((a, b) => weight(b) - weight(a));
}

/** What is said of the figures. */
function figureRow(
  { code, severity, message, evaluation: id }: ComplianceFinding,
  byId: ReadonlyMap<string, Evaluation>,
): FindingRow {
  const evaluation = byId.get(id ?? '') ?? null;
  const diagnostic = { code, severity, message, remedy: '', path: null, at: null };
  return { diagnostic, uri: evaluation?.source.uri ?? null, outcome: null, evaluation };
}

const weight = ({ diagnostic }: FindingRow): number => severities.indexOf(diagnostic.severity);

const columnsOf = ({ linkOf }: WorkbookInput): Column<FindingRow>[] => [
  { header: 'Severity', width: 11, kind: 'text', cell: ({ diagnostic }) => severityWords[diagnostic.severity] },
  { header: 'What', width: 60, kind: 'text', cell: ({ diagnostic }) => diagnostic.message },
  { header: 'What to do', width: 46, kind: 'text', cell: ({ diagnostic }) => diagnostic.remedy || null },
  {
    header: 'Document',
    width: 34,
    kind: 'text',
    cell: ({ uri, diagnostic }) => uri && sourceCell(uri, linkOf, diagnostic.at?.page),
  },
  { header: 'Outcome', width: 11, kind: 'text', cell: ({ outcome }) => outcome },
  {
    header: 'About',
    width: 28,
    kind: 'text',
    cell: ({ diagnostic, evaluation }) => pathWords(diagnostic.path, evaluation) || null,
  },
  {
    header: 'Place',
    width: 22,
    kind: 'text',
    cell: ({ diagnostic }) => placeWords(diagnostic.at === null ? [] : [diagnostic.at]) || null,
  },
  { header: 'Code', width: 30, kind: 'code', cell: ({ diagnostic }) => diagnostic.code },
];

const PATH = /^(?:recommendations\[(\d+)\])?\.?(?:actions\[(\d+)\])?\.?(.*)$/;
const CAPITAL = /[A-Z]/g;
const BRACKET = /\[\d+\]/g;

/** `recommendations[2].actions[0].dueDate` as people say it, with the numbers that the page prints. */
export function pathWords(path: string | null, evaluation: Evaluation | null): string {
  const [, index, place, field = ''] = PATH.exec(path ?? '') ?? [];
  const recommendation = index === undefined ? null : evaluation?.recommendations[Number(index)];
  const action = place === undefined ? null : recommendation?.actions[Number(place)];
  const owner = [
    index === undefined ? '' : `Recommendation ${recommendation?.label ?? Number(index) + 1}`,
    place === undefined ? '' : `key action ${action?.number ?? Number(place) + 1}`,
  ]
    .filter(Boolean)
    .join(', ');
  const words = field
    .replace(BRACKET, '')
    .replaceAll('.', ' ')
    .replace(CAPITAL, (letter) => ` ${letter.toLowerCase()}`);
  return [owner, words].filter(Boolean).join(': ');
}
