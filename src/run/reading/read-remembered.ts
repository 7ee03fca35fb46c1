/**
 * Many documents, with memory: bytes that were read before under the same rules are not read again. What is read is kept at
 * once, so that a run that is killed loses nothing it told of.
 */
import { type Found, loadFile } from '../../acquire/index.js';
import type { DiagnosticCode } from '../../core/diagnostics.js';
import type { RunDocument, RunNote } from '../../core/run-record.js';
import { newestStamp } from '../../history/index.js';
import type { Store, StoredDocument } from '../../store/index.js';
import { addTroubles, duplicateOf, type Extract, readBytes, unread } from './document.js';
import type { Progress } from './documents.js';
import { interrupted } from './interrupted.js';
import type { Seen, SeenFile } from './seen.js';

/** A document that gave an evaluation. */
export interface EvaluationSource {
  readonly uri: string;
  readonly sha256: string;
  readonly source: string;
  /** Nothing of it was left out. */
  readonly complete: boolean;
  /** The newest stamp in it, `YYYY-MM-DD`; null for none. */
  readonly stamp: string | null;
  /** It has key actions: of a report and the response to it, the response. */
  readonly hasActions: boolean;
}

export interface ReadRemembered {
  /** Sorted by uri. The evaluation ids in them are those of the reading, not yet those in force. */
  readonly documents: readonly RunDocument[];
  readonly notes: readonly RunNote[];
  /** Sorted by uri. */
  readonly sources: readonly EvaluationSource[];
  /** How many documents were read, not remembered. */
  readonly readAnew: number;
  /** A document may come out differently the next time, though its bytes are the same. */
  readonly unsettled: boolean;
}

export interface RememberedReading {
  readonly store: Store;
  readonly runId: number;
  readonly rules: string;
  readonly extract: Extract;
  readonly limit: number;
  readonly signal: AbortSignal | null;
  readonly onDocument: ((progress: Progress) => void) | null;
}

/** What depends on the machine, the hour or a file of passwords rather than on the bytes: asked again each time. */
const ASK_AGAIN: ReadonlySet<DiagnosticCode> = new Set([
  'pdf/timed-out',
  'pdf/out-of-memory',
  'pdf/password',
  'defect/contract',
]);

export const isUnsettled = ({ diagnostics }: Pick<StoredDocument, 'diagnostics'>): boolean =>
  diagnostics.some(({ code }) => ASK_AGAIN.has(code as DiagnosticCode));

/** Reads what is new. Throws Interrupted when the signal is given between two documents; what was read until then is kept. */
export async function readRemembered(found: Found, seen: Seen, options: RememberedReading): Promise<ReadRemembered> {
  const { store, rules, signal } = options;
  const total = seen.files.length + seen.duplicates.length + seen.refused.length;
  const documents: RunDocument[] = [];
  const notes: RunNote[] = [];
  const sources: EvaluationSource[] = [];
  let readAnew = 0;
  /** A file that was there when the run began was not when it was read. */
  let lost = false;
  let done = 0;
  const add = (document: RunDocument): void => {
    documents.push(document);
    done++;
    options.onDocument?.({ done, total, document });
  };
  addTroubles(found, documents, notes);
  const remembered = await store.readings.of(
    seen.files.map(({ sha256 }) => sha256),
    rules,
  );
  for (const each of seen.files) {
    if (signal?.aborted) throw interrupted(done, total);
    const known = remembered.get(each.sha256);
    const { uri } = each.file;
    const isKnown = known !== undefined && !isUnsettled(known.document);
    const reading = isKnown ? { sha256: each.sha256, ...known } : await readNow(each, options);
    if (!isKnown) readAnew++;
    const { sha256, stamp } = reading;
    lost ||= sha256 === null;
    const document = { uri, sha256, ...reading.document } as RunDocument;
    if ('recommendations' in document && sha256 !== null) {
      const [complete, hasActions] = [document.outcome === 'complete', document.actions > 0];
      sources.push({ uri, sha256, source: each.source, complete, stamp, hasActions });
    }
    add(document);
  }
  for (const { file, sha256, of } of seen.duplicates) add(duplicateOf(of, { uri: file.uri, sha256 }));
  for (const { uri, diagnostic } of seen.refused) add(unread(uri, null, 'failed', [diagnostic]));
  if (signal?.aborted) throw interrupted(done, total);
  documents.sort((one, other) => (one.uri < other.uri ? -1 : 1));
  const unsettled = documents.some(isUnsettled) || seen.refused.length > 0 || lost;
  return { documents, notes, sources, readAnew, unsettled };
}

interface Read {
  /** Of the bytes that were read; null when there were none any more. */
  readonly sha256: string | null;
  readonly document: StoredDocument;
  readonly stamp: string | null;
}

/** Reads one file, as it is now, and keeps what was read. */
async function readNow({ file, stored, sha256: known }: SeenFile, options: RememberedReading): Promise<Read> {
  const { uri } = file;
  const kept = stored ? await options.store.readings.bytesOf(known) : null;
  const loaded = kept ? { bytes: kept, sha256: known } : await loadFile(file, options.limit);
  if (loaded.bytes === null) {
    const refused = unread(uri, null, 'failed', [loaded.diagnostic]);
    return { sha256: null, document: withoutName(refused), stamp: null };
  }
  const { bytes, sha256 } = loaded;
  return { sha256, ...(await readAndKeep({ uri, sha256, bytes }, options)) };
}

/** Reads the bytes and keeps both. */
export async function readAndKeep(
  source: Parameters<Extract>[0],
  { store, rules, runId, extract }: Pick<RememberedReading, 'store' | 'rules' | 'runId' | 'extract'>,
): Promise<Omit<Read, 'sha256'>> {
  const { document: named, evaluation } = await readBytes(source, extract);
  const document = withoutName(named);
  const stamp = evaluation && newestStamp(evaluation);
  const { sha256, bytes } = source;
  await store.readings.save({ sha256, bytes, document, evaluation, stamp }, { runId, rules });
  return { document, stamp };
}

function withoutName({ uri: _uri, sha256: _sha256, ...document }: RunDocument): StoredDocument {
  return document;
}
