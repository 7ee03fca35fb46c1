/** Reads the bytes of one file, within a limit, with their fingerprint. */
import { createHash } from 'node:crypto';
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
      if (size > limit)
        return refused({ code: 'source/too-large', data: { bytes: size, limit }, path: null, at: null });
      const bytes = await handle.readFile();
      return { bytes, sha256: sha256Of(bytes) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const data = { path: decodeURIComponent(file.uri), reason: reasonOf(error) };
    return refused({ code: 'source/unreadable', data, path: null, at: null });
  }
}

const refused = (diagnostic: Diagnostic): Loaded => ({ bytes: null, diagnostic });
