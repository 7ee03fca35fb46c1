/** The end of a run, for people and for machines: what was read, what is overdue, what to look at first, where the files are. */
import { join } from 'node:path';
import type { RunDiagnostic, RunDocument, RunFetched, RunNote } from '../core/run-record.js';
import type { MemoryRunSummary as RunSummary } from '../run/memory/memory-run.js';
import { shownPath } from '../run/output.js';
import type { Environment } from './environment.js';
import { harmless, type Style, styleFor } from './style.js';

const MOST_SHOWN = 10;
const FILES = [
  'compliance.xlsx',
  'report.html',
  'compliance.json',
  'compliance.schema.json',
  'recurring.json',
  'recurring.schema.json',
  'records.json',
  'records.schema.json',
  'csv/',
  'run.json',
] as const;

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** The whole summary, on standard output. */
export function saySummary(summary: RunSummary, environment: Environment): void {
  const style = styleFor(environment.stdout, environment);
  const lines = [
    '',
    ...endingLines(summary, style),
    ...fetchedLines(summary.run.fetched ?? []),
    ...countLines(summary, style),
    ...changeLines(summary),
    ...attention(summary, style),
    ...asides(summary),
    ...whereLines(summary, style, environment.cwd),
    ...keptLines(summary, environment.cwd).map(style.yellow),
  ];
  environment.stdout.write(`${lines.join('\n')}\n`);
}

/** How it ended, where that is not the usual way. */
function endingLines({ ending, run }: RunSummary, style: Style): string[] {
  if (ending === 'unchanged') return ['Nothing has changed since the last run: its results stand.'];
  if (ending !== 'held') return [];
  const alarms = alarmsIn(run).map(({ message }) => `  ${harmless(message)}`);
  return [
    style.red('Kept back: the results of the last good run stand.'),
    ...alarms,
    '  Look at the source. When it is right, run again with --accept.',
    style.dim('  What this run would have published is counted here and in held.json.'),
    '',
  ];
}

const alarmsIn = ({ notes = [] }: RunSummary['run']) => notes.filter(({ code }) => code.startsWith('alarm/'));

/** What came over the web, a line for each source. */
export const fetchedLines = (fetched: readonly RunFetched[]): string[] =>
  fetched.map(({ source, new: fresh, changed, unchanged, gone, failed, left }) => {
    const counts = { new: fresh, changed, unchanged, gone, 'not to be had': failed, 'left for the next night': left };
    const told = Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
    return `Fetched          ${harmless(source)}: ${told.join(', ') || 'nothing'}`;
  });

/** What moved since the last run, in a line. */
function changeLines({ run }: RunSummary): string[] {
  if (!run.changes?.since || run.changes.counts.length === 0) return [];
  const words = run.changes.counts
    .filter(({ itemKind, field }) => itemKind === 'action' && (field === null || CHANGES_SHOWN.includes(field)))
    .map(
      ({ kind, field, count }) => `${count} ${field === null ? kind : `with another ${CHANGE_NAMES[field] ?? field}`}`,
    );
  return words.length === 0 ? [] : [`Changed          key actions: ${words.join(', ')} (evaltrail changes shows them)`];
}

const CHANGE_NAMES: Readonly<Record<string, string>> = {
  status: 'status',
  dueDate: 'due date',
  description: 'wording',
};
const CHANGES_SHOWN = Object.keys(CHANGE_NAMES);

/** The sentences of the first notes, those of whole sources first, and how many more there are. */
export function firstOf(notes: readonly RunNote[], where: string): string[] {
  const ofOne = ({ uri }: RunNote): boolean => ADDRESS.test(uri);
  const sorted = [...notes.filter((note) => !ofOne(note)), ...notes.filter(ofOne)];
  const rest = sorted.length > MOST_SHOWN ? [`… and ${sorted.length - MOST_SHOWN} more, all named in ${where}`] : [];
  return [...sorted.slice(0, MOST_SHOWN).map(({ message }) => harmless(message)), ...rest];
}
const ADDRESS = /^https?:\/\//u;

/** What could not be had over the web. */
export const fetchErrorsIn = (notes: readonly RunNote[]): RunNote[] => fetchNotesIn(notes).filter(isError);
const fetchNotesIn = (notes: readonly RunNote[]): RunNote[] => notes.filter(({ code }) => code.startsWith('fetch/'));
const isError = ({ severity }: RunNote): boolean => severity === 'error';

/** Edits in the workbook that nobody had applied, and what to do with them. */
function keptLines({ kept, outputFolder }: RunSummary, cwd: string): string[] {
  if (kept === undefined) return [];
  const shown = shownPath(join(outputFolder, kept), cwd);
  return [
    '',
    `Somebody edited compliance.xlsx, and the edits were not applied. That workbook was kept as ${shown}.`,
    `Apply them with: evaltrail apply ${shown}`,
  ];
}

/** Only what went wrong, on standard error: for `--quiet`. */
export function sayNotes(summary: RunSummary, { stderr, cwd }: Environment): void {
  const { run } = summary;
  for (const line of keptLines(summary, cwd)) if (line !== '') stderr.write(`${line}\n`);
  for (const { message } of alarmsIn(run)) stderr.write(`alarm: ${harmless(message)}\n`);
  for (const line of firstOf(fetchErrorsIn(run.notes ?? []), 'run.json')) stderr.write(`not fetched: ${line}\n`);
  for (const document of troubled(run.documents))
    stderr.write(`${document.outcome}: ${nameOf(document)}: ${harmless(worst(document)?.message ?? '')}\n`);
}

function countLines({ run, compliance }: RunSummary, style: Style): string[] {
  const { documents, recommendations, actions } = run.counts;
  const parts = [
    style.green(`${documents.complete} complete`),
    documents.partial > 0 ? style.yellow(`${documents.partial} partial`) : '0 partial',
    documents.failed > 0 ? style.red(`${documents.failed} failed`) : '0 failed',
    ...(documents.duplicate > 0 ? [many(documents.duplicate, 'copy', 'copies')] : []),
  ];
  const overdue = figureOf(compliance, 'deadlines/overdue');
  const possibly = figureOf(compliance, 'deadlines/possibly-overdue');
  return [
    `Documents        ${style.bold(String(run.documents.length))}: ${parts.join(', ')}`,
    `Recommendations  ${style.bold(String(recommendations))}`,
    `Key actions      ${style.bold(String(actions))}, ${overdue} overdue on ${run.asOf}${possibly > 0 ? `, ${possibly} more possibly` : ''}`,
  ];
}

/** The numerator of an indicator; its first entry is that of the headline profile. */
const figureOf = ({ overall }: RunSummary['compliance'], id: string): number =>
  overall.find((indicator) => indicator.id === id)?.numerator ?? 0;

const nameOf = ({ uri }: { readonly uri: string }): string => harmless(decodeURIComponent(uri));

/** The failed ones first, then the partial ones; each group in the order of the names. */
const troubled = (documents: readonly RunDocument[]): RunDocument[] => [
  ...documents.filter(({ outcome }) => outcome === 'failed'),
  ...documents.filter(({ outcome }) => outcome === 'partial'),
];

/** What made it fail, or be partial. */
const worst = ({ diagnostics }: RunDocument): RunDiagnostic | undefined =>
  diagnostics.find(({ severity }) => severity === 'fatal') ?? diagnostics.find(({ severity }) => severity === 'error');

function attention({ run }: RunSummary, style: Style): string[] {
  const all = troubled(run.documents);
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST_SHOWN).flatMap((document) => {
    const colour = document.outcome === 'failed' ? style.red : style.yellow;
    const said = worst(document);
    const remedy = said?.remedy ? [`    ${style.dim(harmless(said.remedy))}`] : [];
    return [`  ${colour(document.outcome)}  ${nameOf(document)}`, `    ${harmless(said?.message ?? '')}`, ...remedy];
  });
  const rest = all.length > MOST_SHOWN ? [`  … and ${all.length - MOST_SHOWN} more, all named in run.json`] : [];
  return ['', style.bold('Look at these first'), ...shown, ...rest];
}

function asides({ run }: RunSummary): string[] {
  const skipped = Object.entries(run.skipped ?? {});
  const total = skipped.reduce((sum, [, count]) => sum + count, 0);
  const kinds = skipped.map(([ending, count]) => `${count} ${ending}`).join(', ');
  const others = (run.notes ?? []).filter(({ code }) => !code.startsWith('alarm/') && !code.startsWith('fetch/'));
  const notes = [
    ...others.map(({ message }) => harmless(message)),
    ...firstOf(fetchNotesIn(run.notes ?? []), 'run.json'),
  ];
  const left =
    total > 0 ? [`Left aside because of their kind: ${many(total, 'file', 'files')} (${harmless(kinds)}).`] : [];
  return notes.length + left.length > 0 ? ['', ...notes, ...left] : [];
}

function whereLines({ outputFolder }: RunSummary, style: Style, cwd: string): string[] {
  const [workbook, ...others] = FILES;
  return [
    '',
    `Open ${style.bold(shownPath(join(outputFolder, workbook), cwd))}`,
    style.dim(`Beside it: ${others.join(', ')}`),
  ];
}

/** The same for machines. */
export function machineSummary({ run, compliance, outputFolder, ending }: RunSummary, cwd: string): unknown {
  return {
    command: run.command,
    ending,
    exitCode: run.exitCode,
    asOf: run.asOf,
    output: shownPath(outputFolder, cwd),
    files: FILES,
    counts: run.counts,
    overdue: figureOf(compliance, 'deadlines/overdue'),
    possiblyOverdue: figureOf(compliance, 'deadlines/possibly-overdue'),
    attention: troubled(run.documents).map((document) => {
      const said = worst(document);
      const { uri, outcome } = document;
      return { uri, outcome, code: said?.code ?? null, message: said?.message ?? null, remedy: said?.remedy ?? null };
    }),
    notes: run.notes ?? [],
    ...(run.fetched ? { fetched: run.fetched } : {}),
    skipped: run.skipped ?? {},
    ...(run.changes ? { changes: { since: run.changes.since, counts: run.changes.counts } } : {}),
  };
}
