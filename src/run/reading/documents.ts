/**
 * Many documents, one after another: what each file became. Bytes, text and trees of a document are let go before the next one
 * is read, so that memory holds records only.
 */
import { type Found, type FoundFile, loadFile } from '../../acquire/index.js';
import { Interrupted } from '../../core/failure.js';
import type { Evaluation } from '../../core/record.js';
import type { RunDocument, RunNote } from '../../core/run-record.js';
import { addTroubles, duplicateOf, type Extract, type ReadDocument, readBytes, unread } from './document.js';

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
  addTroubles(found, documents, notes);
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

async function readOne(file: FoundFile, firstWith: Map<string, string>, options: ReadOptions): Promise<ReadDocument> {
  const { uri } = file;
  const loaded = await loadFile(file, options.limit);
  if (loaded.bytes === null) return { document: unread(uri, null, 'failed', [loaded.diagnostic]), evaluation: null };
  const { bytes, sha256 } = loaded;
  const first = firstWith.get(sha256);
  if (first !== undefined && bytes.length > 0)
    return { document: duplicateOf(first, { uri, sha256 }), evaluation: null };
  firstWith.set(sha256, uri);
  return readBytes({ uri, sha256, bytes }, options.extract);
}
