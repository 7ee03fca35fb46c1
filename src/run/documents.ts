/**
 * Many documents, one after another: what each file became. Bytes, text and trees of a document are let go before the next one
 * is read, so that memory holds records only.
 */
import { type Found, type FoundFile, loadFile } from '../acquire/index.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { severityOf } from '../core/diagnostics.js';
import { Interrupted } from '../core/failure.js';
import type { Evaluation } from '../core/record.js';
import type { DocumentResult } from '../core/result.js';
import { coverageRecordOf, type RunDocument, type RunNote, runDiagnosticOf } from '../core/run-record.js';

/** One document, bytes to result. */
export type Extract = (source: {
  readonly uri: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}) => Promise<DocumentResult>;

/** Told after each document. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly document: RunDocument;
}

export interface ReadOptions {
  readonly extract: Extract;
  readonly limit: number;
  readonly signal: AbortSignal | null;
  readonly onDocument: ((progress: Progress) => void) | null;
}

export interface ReadAll {
  /** Sorted by uri, as the files were. */
  readonly evaluations: readonly Evaluation[];
  /** Every file and every input that could not be read; sorted by uri. */
  readonly documents: readonly RunDocument[];
  /** What was said of something that is no document. */
  readonly notes: readonly RunNote[];
}

/** Reads everything that was found. Throws Interrupted when the signal is given between two documents. */
export async function readAll(found: Found, options: ReadOptions): Promise<ReadAll> {
  const evaluations: Evaluation[] = [];
  const documents: RunDocument[] = [];
  const notes: RunNote[] = [];
  for (const { uri, diagnostic } of found.troubles) {
    if (severityOf(diagnostic.code) === 'fatal') documents.push(unread(uri, null, 'failed', [diagnostic]));
    else notes.push({ uri, ...runDiagnosticOf(diagnostic, null) });
  }
  const firstWith = new Map<string, string>();
  for (const [index, file] of found.files.entries()) {
    if (options.signal?.aborted) throw interrupted(index, found.files.length);
    const { document, evaluation } = await readOne(file, firstWith, options);
    documents.push(document);
    if (evaluation) evaluations.push(evaluation);
    options.onDocument?.({ done: index + 1, total: found.files.length, document });
  }
  if (options.signal?.aborted) throw interrupted(found.files.length, found.files.length);
  documents.sort((one, other) => (one.uri < other.uri ? -1 : 1));
  return { evaluations, documents, notes };
}

const interrupted = (done: number, total: number): Interrupted =>
  new Interrupted(
    `Stopped after ${done} of ${total} documents; nothing was written, the results of the last run stand.`,
    'Start it again to read all of them.',
  );

interface ReadOne {
  readonly document: RunDocument;
  readonly evaluation: Evaluation | null;
}

async function readOne(file: FoundFile, firstWith: Map<string, string>, options: ReadOptions): Promise<ReadOne> {
  const { uri } = file;
  const loaded = await loadFile(file, options.limit);
  if (loaded.bytes === null) return { document: unread(uri, null, 'failed', [loaded.diagnostic]), evaluation: null };
  const { bytes, sha256 } = loaded;
  const first = firstWith.get(sha256);
  if (first !== undefined && bytes.length > 0) {
    const diagnostic: Diagnostic = {
      code: 'source/duplicate',
      data: { of: decodeURIComponent(first) },
      path: null,
      at: null,
    };
    return { document: unread(uri, sha256, 'duplicate', [diagnostic]), evaluation: null };
  }
  firstWith.set(sha256, uri);
  const result = await guarded(options.extract, { uri, sha256, bytes });
  if (result.outcome === 'failed')
    return { document: unread(uri, sha256, 'failed', result.diagnostics, result.text), evaluation: null };
  const evaluation = detached(result.evaluation);
  return { document: read(result, evaluation), evaluation };
}

/** A bug ends the document it happened in, and no other. */
async function guarded(extract: Extract, source: Parameters<Extract>[0]): Promise<DocumentResult> {
  try {
    return await extract(source);
  } catch (error) {
    const problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { outcome: 'failed', diagnostics: [{ code: 'defect/contract', data: { problem }, path: null, at: null }] };
  }
}

/** A copy whose strings are its own: strings cut out of a text keep the whole text in memory. */
const detached = (evaluation: Evaluation): Evaluation => JSON.parse(JSON.stringify(evaluation)) as Evaluation;

function read(result: Exclude<DocumentResult, { outcome: 'failed' }>, evaluation: Evaluation): RunDocument {
  const { source, recommendations } = evaluation;
  const text = result.text ?? null;
  const document = {
    uri: source.uri,
    sha256: source.sha256,
    mediaType: source.mediaType,
    layout: source.layout,
    diagnostics: result.diagnostics.map((diagnostic) => runDiagnosticOf(diagnostic, text)),
    outcome: result.outcome,
    evaluation: evaluation.id,
    recommendations: recommendations.length,
    actions: recommendations.reduce((sum, { actions }) => sum + actions.length, 0),
    ...(text === null ? {} : { coverage: coverageRecordOf(result.coverage, text) }),
  };
  return JSON.parse(JSON.stringify(document)) as RunDocument;
}

function unread(
  uri: string,
  sha256: string | null,
  outcome: 'failed' | 'duplicate',
  diagnostics: readonly Diagnostic[],
  text: string | null = null,
): RunDocument {
  const said = diagnostics.map((diagnostic) => runDiagnosticOf(diagnostic, text));
  const document = { uri, sha256, mediaType: null, layout: null, diagnostics: said, outcome, evaluation: null };
  return JSON.parse(JSON.stringify(document)) as RunDocument;
}
