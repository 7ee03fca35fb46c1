/** The files of a run by their bytes: which names hold what, before anything is read or looked up. */
import { setImmediate } from 'node:timers/promises';
import { type Found, type FoundFile, fingerprintFile, type NamedInputs, sourceOf } from '../../acquire/index.js';
import type { Diagnostic } from '../../core/diagnostics.js';

/** A file whose bytes are known by their fingerprint. */
export interface SeenFile {
  readonly file: FoundFile;
  readonly sha256: string;
  /** Name of the source it came from. */
  readonly source: string;
  /** Its bytes are in the store and nowhere else: it was fetched from the web. */
  readonly stored?: true;
}

export interface Seen {
  /** Sorted by uri; the first of those with the same bytes. */
  readonly files: readonly SeenFile[];
  /** The others, with the uri of the first. */
  readonly duplicates: readonly (SeenFile & { readonly of: string })[];
  /** Files without a fingerprint, and why. */
  readonly refused: readonly { readonly uri: string; readonly diagnostic: Diagnostic }[];
}

const BREATH = 64;

/** Takes the fingerprint of every file. Ends early, with what it has, when the signal is given. */
export async function seeFiles(
  found: Found,
  options: {
    readonly sources: readonly NamedInputs[];
    readonly cwd: string;
    readonly limit: number;
    readonly signal: AbortSignal | null;
  },
): Promise<Seen> {
  const first = new Map<string, string>();
  const files: SeenFile[] = [];
  const duplicates: (SeenFile & { of: string })[] = [];
  const refused: { uri: string; diagnostic: Diagnostic }[] = [];
  for (const [index, file] of found.files.entries()) {
    if (index % BREATH === 0) await setImmediate();
    if (options.signal?.aborted) break;
    const print = fingerprintFile(file, options.limit);
    if (print.sha256 === null) {
      refused.push({ uri: file.uri, diagnostic: print.diagnostic });
      continue;
    }
    const seen = { file, sha256: print.sha256, source: sourceOf(file.path, options.sources, options.cwd) };
    const of = first.get(print.sha256);
    if (of !== undefined && !print.empty) duplicates.push({ ...seen, of });
    else files.push(seen);
    if (of === undefined) first.set(print.sha256, file.uri);
  }
  return { files, duplicates, refused };
}

/** With what is in the store beside: bytes that a file holds as well are a copy of it. */
export function withStored(seen: Seen, stored: readonly SeenFile[]): Seen {
  const first = new Map(seen.files.map(({ sha256, file }) => [sha256, file.uri]));
  const files = [...seen.files];
  const duplicates = [...seen.duplicates];
  for (const each of stored) {
    const of = first.get(each.sha256);
    if (of !== undefined) duplicates.push({ ...each, of });
    else files.push(each);
    if (of === undefined) first.set(each.sha256, each.file.uri);
  }
  files.sort((one, other) => (one.file.uri < other.file.uri ? -1 : 1));
  return { ...seen, files, duplicates };
}
