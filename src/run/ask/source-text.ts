/** The text of a source once more: from its file, or from the bytes that the store keeps of it. */
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { placesOf, sha256Of } from '../../acquire/index.js';
import { StoreUnusable } from '../../core/failure.js';
import type { Evaluation } from '../../core/record.js';
import { storedText } from '../../pipeline.js';
import { type StorePlace, withStore } from '../open-store.js';

export interface SourceText {
  /**
   * `read`: as it is at its name, or, from the web, as it was fetched. `stored`: the file is another one now or not at hand, and
   * this is what was kept of it. `changed`: the file has other bytes now. `missing`: there is no such file.
   */
  readonly state: 'read' | 'stored' | 'changed' | 'missing';
  /** Null where its bytes are not at hand. */
  readonly text: string | null;
}

export type TextOf = (source: Pick<Evaluation['source'], 'uri' | 'sha256'>) => Promise<SourceText>;

type Kept = (sha256: string) => Promise<Uint8Array | null>;

/** Works with what gives the text of any source. A store that is not there, or cannot be used, has nothing. */
export async function withTexts<Result>(place: StorePlace, work: (textOf: TextOf) => Promise<Result>): Promise<Result> {
  const workWith = (kept: Kept) => work((source) => textOf(source, place.cwd, kept));
  const isThere = await stat(resolve(place.cwd, place.storePath)).catch(() => null);
  if (!isThere) return workWith(NOTHING_KEPT);
  try {
    return await withStore(place, ({ readings }) => workWith(readings.bytesOf));
  } catch (error) {
    if (error instanceof StoreUnusable) return workWith(NOTHING_KEPT);
    throw error;
  }
}

const NOTHING_KEPT: Kept = async () => null;
const WEB = /^https?:\/\//u;

async function textOf({ uri, sha256 }: Parameters<TextOf>[0], cwd: string, kept: Kept): Promise<SourceText> {
  const isFetched = WEB.test(uri);
  const file = isFetched ? MISSING : await textOfFile(uri, sha256, cwd);
  if (file.state === 'read') return file;
  const bytes = await kept(sha256);
  return bytes === null ? file : { state: isFetched ? 'read' : 'stored', text: await storedText(bytes) };
}

const MISSING: SourceText = { state: 'missing', text: null };

/** The text of the file at this name, if it still has the same bytes. */
async function textOfFile(uri: string, sha256: string, cwd: string): Promise<SourceText> {
  let found = MISSING;
  for (const place of placesOf(uri, cwd)) {
    const bytes = await readFile(place).catch(() => null);
    if (bytes === null) continue;
    if (sha256Of(bytes) === sha256) return { state: 'read', text: await storedText(bytes) };
    found = { state: 'changed', text: null };
  }
  return found;
}
