/**
 * Writing so that nobody ever sees half a file: everything goes to temporary names in the output folder, reaches the disk, and
 * only then takes its name.
 */
import { type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unwritable } from './unwritable.js';

/** Names of files with what writes each of them to a path. */
export type Writers = Readonly<Record<string, (path: string) => Promise<void>>>;

const BUFFER = 1 << 20;

/** Writes chunks to a new file and waits until they are on the disk. Never holds more than a chunk and a buffer. */
export async function writeChunks(path: string, chunks: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let waiting = '';
    for (const chunk of chunks) {
      waiting += chunk;
      if (waiting.length >= BUFFER) {
        await writeAll(file, Buffer.from(waiting));
        waiting = '';
      }
    }
    await writeAll(file, Buffer.from(waiting));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done)).bytesWritten;
  }
}

/** Beside the file itself, hidden. Names may lie in folders below. */
function temporary(folder: string, name: string): string {
  const path = join(folder, name);
  return join(dirname(path), `.${basename(path)}.part`);
}

/**
 * Writes all the files, then gives them their names, in the order given. Whatever fails before that leaves the folder as it
 * was; what can be known of a refused name (a folder in its place, a file held by another program) is known before.
 *
 * @throws OutputUnwritable
 */
export async function publishFiles(folder: string, writers: Writers): Promise<void> {
  const names = Object.keys(writers);
  await stageFiles(folder, writers);
  try {
    await nameFiles(folder, names);
  } catch (error) {
    await dropStaged(folder, names);
    throw error;
  }
}

/**
 * Writes all the files under temporary names, and waits until they are on the disk. When one cannot be written none is left.
 *
 * @throws OutputUnwritable
 */
export async function stageFiles(folder: string, writers: Writers): Promise<void> {
  const names = Object.keys(writers);
  try {
    await told(folder, () => mkdir(folder, { recursive: true }));
    await assertAllReplaceable(folder, names);
    for (const [name, write] of Object.entries(writers)) {
      await told(join(folder, name), () => mkdir(dirname(join(folder, name)), { recursive: true }));
      await told(join(folder, name), () => write(temporary(folder, name)));
    }
    // Again, because somebody may have opened one meanwhile.
    await assertAllReplaceable(folder, names);
  } catch (error) {
    await dropStaged(folder, names);
    throw error;
  }
}

/** Gives staged files their names. Those that have theirs already are passed over: it can be done again after a power cut. */
export async function nameFiles(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await told(join(folder, name), () =>
      rename(temporary(folder, name), join(folder, name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      }),
    );
  }
  await syncFolder(folder);
}

/** Takes staged files away. */
export async function dropStaged(folder: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => rm(temporary(folder, name), { force: true }).catch(() => undefined)));
}

async function told<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw unwritable(error, path);
  }
}

async function assertAllReplaceable(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await told(join(folder, name), () => assertReplaceable(join(folder, name)));
}

/** A file that another program holds refuses to be opened for writing (Windows); a folder can never be replaced. */
export async function assertReplaceable(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found === null || found.isSymbolicLink()) return;
  if (found.isDirectory()) {
    throw Object.assign(new Error(`${basename(path)} is a folder`), { code: 'EISDIR', path: dirname(path) });
  }
  try {
    await (await open(path, 'r+')).close();
  } catch (error) {
    // Whether the folder may be changed decides over a rename, not the rights of the old file.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EBUSY' || code === 'EPERM') throw error;
  }
}

/** Makes the new names last; some systems cannot open a folder, and lose nothing by it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
