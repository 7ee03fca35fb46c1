/** The one file that knows the database is SQLite: opens it, sets it up, checks it, and says in sentences what is wrong with it. */
import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import Database from 'libsql';
import { StoreUnusable } from '../core/failure.js';
import { unusable } from './failures.js';
import { migrate } from './migrations.js';
import { assertOurs, assertSound, damaged } from './sound.js';
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
    assertOurs(file, shown);
    if (!options.unchanged) readThrough(file, shown);
    file.exec('pragma journal_mode = wal');
    // A killed program loses nothing with NORMAL; a power cut may take the last moments, whose documents are then read again.
    file.exec('pragma synchronous = normal');
    file.exec('pragma foreign_keys = on');
    // What waits beside the file is taken over less often: that is where the disk is waited for. 4 kB each.
    file.exec('pragma wal_autocheckpoint = 8000');
    const db = new Kysely<Tables>({ dialect: new StoreDialect({ database: remembering(file) }) });
    await migrate(db, shown, (work) => atOnce(file, work));
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

async function atOnce(file: Database.Database, work: () => Promise<void>): Promise<void> {
  file.exec('begin immediate');
  try {
    await work();
    file.exec('commit');
  } catch (error) {
    // On a full disk there may be none to take back any more.
    if (file.inTransaction) file.exec('rollback');
    throw error;
  }
}

/** Nothing is written yet: what the system calls a failure of the disk is, here, a file that ends too early. */
function readThrough(file: Database.Database, shown: string): void {
  try {
    assertSound(file, shown);
  } catch (error) {
    if (error instanceof Error && IO_FAILURE.test(error.message)) throw damaged(shown, 'it cannot be read to its end');
    throw error;
  }
}

const IO_FAILURE = /disk I\/O error/u;

/** On a full disk the database takes the transaction back by itself: that there is none left must not hide why. */
class StoreDriver extends SqliteDriver {
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

class StoreDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new StoreDriver(this.#config);
  }
}

const WRITES = /^(?:begin|commit|insert|update)\b(?!.*\breturning\b)/iu;
const LONGEST_REMEMBERED = 1000;
const MOST_REMEMBERED = 50;

/** Statements that write and give nothing back are prepared once: for a single row that costs as much as carrying them out. */
function remembering(file: Database.Database): SqliteDatabase {
  const known = new Map<string, ReturnType<Database.Database['prepare']>>();
  return {
    close: () => file.close(),
    prepare: (text) => {
      const before = known.get(text);
      if (before) return before as unknown as SqliteStatement;
      const prepared = file.prepare(text);
      const keep = text.length <= LONGEST_REMEMBERED && known.size < MOST_REMEMBERED && WRITES.test(text);
      if (keep) known.set(text, prepared);
      return prepared as unknown as SqliteStatement;
    },
  };
}

function connect(path: string, shown: string): Database.Database {
  try {
    return new Database(path);
  } catch (error) {
    throw unusable(error, shown);
  }
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
