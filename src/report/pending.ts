/**
 * The note that lies beside staged files between the moment they are complete and the moment all have their names. Whoever finds
 * it after a crash knows which files belong together, and asks the store whether they were meant.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonFile } from './json-text.js';
import { dropStaged, nameFiles, writeChunks } from './staging.js';

/** Staged files of one run. */
export interface Pending {
  readonly run: number;
  readonly names: readonly string[];
}

const NOTE = '.pending.json';

/** Written when all files are staged, before the store says that the run counts. */
export const writePending = (folder: string, pending: Pending): Promise<void> =>
  writeChunks(join(folder, NOTE), jsonFile(pending));

/** Names the files, then takes the note away. */
export async function finishPending(folder: string, { names }: Pending): Promise<void> {
  await nameFiles(folder, names);
  await rm(join(folder, NOTE), { force: true });
}

/** Takes the files and the note away. */
export async function dropPending(folder: string, { names }: Pending): Promise<void> {
  await dropStaged(folder, names);
  await rm(join(folder, NOTE), { force: true });
}

/** What a crash left in the folder; null in the usual case. A note that was never finished means nothing. */
export async function pendingIn(folder: string): Promise<Pending | null> {
  const text = await readFile(join(folder, NOTE), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { run, names } = JSON.parse(text) as Partial<Pending>;
    if (typeof run === 'number' && Array.isArray(names)) return { run, names };
  } catch {
    // Cut in the middle: the files it was to name are not all there.
  }
  return { run: -1, names: [] };
}
