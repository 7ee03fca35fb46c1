/** Reads the bytes of one file, within a limit, with their fingerprint. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Diagnostic } from '../core/diagnostics.js';
import type { FoundFile } from './find.js';
import { reasonOf } from './reasons.js';

/** More than any evaluation page has; what is larger is not read. */
export const DEFAULT_LIMIT = 25_000_000;

export type Loaded =
  | { readonly bytes: Uint8Array; readonly sha256: string }
  | { readonly bytes: null; readonly diagnostic: Diagnostic };

/** SHA-256 of the bytes, in hexadecimal. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of a file, or why there are none. The size is asked before anything is read. */
export async function loadFile(file: FoundFile, limit: number = DEFAULT_LIMIT): Promise<Loaded> {
  try {
    const handle = await open(file.path, 'r');
    try {
      const { size } = await handle.stat();
      if (size > limit) return refused(tooLarge(size, limit));
      const bytes = await handle.readFile();
      return { bytes, sha256: sha256Of(bytes) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return refused(unreadable(file, error));
  }
}

const CHUNK = 1 << 20;

/** The fingerprint of a file without keeping its bytes, or why there is none: what `loadFile` would give, at a fraction of the cost. */
export function fingerprintFile(
  file: FoundFile,
  limit: number = DEFAULT_LIMIT,
): { readonly sha256: string; readonly empty: boolean } | { readonly sha256: null; readonly diagnostic: Diagnostic } {
  try {
    const handle = openSync(file.path, 'r');
    try {
      const { size } = fstatSync(handle);
      if (size > limit) return { sha256: null, diagnostic: tooLarge(size, limit) };
      const hash = createHash('sha256');
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(1, size)));
      let read = 0;
      for (let count = readSync(handle, chunk); count > 0; count = readSync(handle, chunk)) {
        hash.update(chunk.subarray(0, count));
        read += count;
      }
      return { sha256: hash.digest('hex'), empty: read === 0 };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return { sha256: null, diagnostic: unreadable(file, error) };
  }
}

const tooLarge = (bytes: number, limit: number): Diagnostic => ({
  code: 'source/too-large',
  data: { bytes, limit },
  path: null,
  at: null,
});

const unreadable = (file: FoundFile, error: unknown): Diagnostic => ({
  code: 'source/unreadable',
  data: { path: decodeURIComponent(file.uri), reason: reasonOf(error) },
  path: null,
  at: null,
});

const refused = (diagnostic: Diagnostic): Loaded => ({ bytes: null, diagnostic });
