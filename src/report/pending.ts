/**
 * The note that lies beside staged files between the moment they are complete and the moment all have their names. Whoever finds
 * it after a crash knows which files belong together, and asks the store whether they were meant.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonFile } from './json-text.js';
import { dropStaged, nameFiles, writeChunks } from './staging.js';
import { unwritable } from './unwritable.js';

/** Staged files of one run. */
export interface Pending {
  readonly run: number;
  /** When that run started, ISO 8601: tells it from the run of that number in another store. */
  readonly started: string;
  readonly names: readonly string[];
}

const NOTE = '.pending.json';

/** Written when all files are staged, before the store says that the run counts. Where it cannot be, the files are taken away. */
export async function writePending(folder: string, pending: Pending): Promise<void> {
  try {
    await writeChunks(join(folder, NOTE), jsonFile(pending));
  } catch (error) {
    await dropPending(folder, pending);
    throw unwritable(error, join(folder, NOTE));
  }
}

/** Names the files, then takes the note away. Where one is refused its name, files and note stay, and it can be done again. */
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
    const { run, started, names } = JSON.parse(text) as Partial<Pending>;
    if (typeof run === 'number' && typeof started === 'string' && Array.isArray(names)) return { run, started, names };
  } catch {
    // Cut in the middle: the files it was to name are not all there.
  }
  return { run: -1, started: '', names: [] };
}
