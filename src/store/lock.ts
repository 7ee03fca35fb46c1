/**
 * One run at a time on a store. The lock is one that the operating system takes back when its holder dies, however it dies: a
 * transaction on a small database file beside the store. A second file says in words who holds it, for people; nothing depends on it.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'libsql';
import { StoreLocked } from '../core/failure.js';
import { besideStore } from './beside.js';
import { unusable } from './failures.js';

/** Who holds the lock, as others are told. */
export interface Holder {
  readonly command: string;
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly started: string;
}

export interface Lock {
  readonly release: () => Promise<void>;
}

/**
 * Takes the lock of the store at `path`, at once or not at all.
 *
 * @throws StoreLocked when another run holds it
 * @throws StoreUnusable when its folder cannot be written
 */
export async function lockStore(path: string, shown: string, holder: Holder): Promise<Lock> {
  const lockPath = besideStore(path, 'lock');
  const holderPath = besideStore(path, 'holder');
  let file: Database.Database;
  try {
    await mkdir(dirname(path), { recursive: true });
    file = new Database(lockPath);
  } catch (error) {
    throw unusable(error, shown);
  }
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (!isBusy(error)) throw unusable(error, shown);
    throw await lockedBy(holderPath, shown);
  }
  await writeFile(holderPath, `${JSON.stringify(holder)}\n`).catch(() => undefined);
  return {
    release: async () => {
      await rm(holderPath, { force: true }).catch(() => undefined);
      file.exec('rollback');
      file.close();
    },
  };
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

async function lockedBy(holderPath: string, shown: string): Promise<StoreLocked> {
  const holder = await readFile(holderPath, 'utf8')
    .then((text) => JSON.parse(text) as Partial<Holder>)
    .catch(() => null);
  const who =
    holder === null
      ? 'another run'
      : `“evaltrail ${holder.command}”, process ${holder.pid} on ${holder.host}, since ${holder.started}`;
  return new StoreLocked(
    `The store ${shown} is in use by ${who}.`,
    'Wait until it has ended. When it has died, the lock is free at once: there is nothing to delete.',
  );
}
