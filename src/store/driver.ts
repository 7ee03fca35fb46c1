/** The one file that knows the database is SQLite: opens it, sets it up, checks it, and says in sentences what is wrong with it. */
import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { StoreUnusable } from '../core/failure.js';
import { RESTORE, unusable } from './failures.js';
import { migrate } from './migrations.js';
import type { Tables } from './tables.js';

export interface OpenDatabase {
  readonly db: Kysely<Tables>;
  /** Writes what is waiting beside the file into it, and closes it. */
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  /** Absolute. */
  readonly path: string;
  /** As the person knows it. */
  readonly shown: string;
  /** The file is as it was left and checked the last time: it is not read through again. */
  readonly unchanged?: boolean;
}

/**
 * Opens the database, makes it where there is none, and brings it to the form of this version.
 *
 * @throws StoreUnusable when it is damaged, of a newer version, not writable, or no store at all
 */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const { path, shown } = options;
  await assertWritable(path, shown);
  const file = connect(path, shown);
  try {
    file.exec('pragma busy_timeout = 5000');
    file.exec('pragma journal_mode = wal');
    // A killed program loses nothing with NORMAL; the moments that must also survive a power cut ask for more (see commitSafely).
    file.exec('pragma synchronous = normal');
    file.exec('pragma foreign_keys = on');
    if (!options.unchanged) assertSound(file, shown);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
    await migrate(db, shown);
    return { db, close: async () => closeFile(file) };
  } catch (error) {
    file.close();
    throw unusable(error, shown);
  }
}

async function assertWritable(path: string, shown: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory()) throw new StoreUnusable(`The store ${shown} is a folder.`, 'Name a file with --store.');
    await access(found ? path : dirname(path), constants.R_OK | constants.W_OK);
    if (found) await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw unusable(error, shown);
  }
}

function connect(path: string, shown: string): Database.Database {
  try {
    return new Database(path);
  } catch (error) {
    throw unusable(error, shown);
  }
}

/** Reads through the whole file: every page where it should be, every table as it was declared. */
function assertSound(file: Database.Database, shown: string): void {
  const rows = file.prepare('pragma quick_check(1)').all() as { quick_check?: string }[];
  const [problem] = rows.map((row) => row.quick_check ?? 'no answer');
  if (problem === 'ok') return;
  throw new StoreUnusable(`The store ${shown} is damaged (${problem}).`, RESTORE);
}

function closeFile(file: Database.Database): void {
  // Best effort: what stays in the file beside it is found again at the next opening.
  try {
    file.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // Somebody reads it now.
  }
  file.close();
}
