/** Whether a database file is one of ours, and whether everything in it can still be read as it was written. */
import { createHash } from 'node:crypto';
import type Database from 'libsql';
import { StoreUnusable } from '../core/failure.js';
import { RESTORE } from './failures.js';

/** The table of the migrator: the first one in every store. */
const FIRST_TABLE = 'kysely_migration';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

const text = (bytes: unknown): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes as ArrayBuffer);

/** Throws StoreUnusable for the database of another program: nothing is written into it. */
export function assertOurs(file: Database.Database, shown: string): void {
  // Names are taken as bytes: the driver ends the whole program when it meets text that is none.
  const rows = file.prepare(`select cast(name as blob) as name from sqlite_schema where type = 'table'`).all();
  const names = (rows as { name: ArrayBuffer }[]).map(({ name }) => Buffer.from(name).toString());
  if (names.length === 0 || names.includes(FIRST_TABLE)) return;
  throw new StoreUnusable(
    `The file ${shown} is a database of another program, no store of evaltrail.`,
    'Name another file with --store. Nothing was changed.',
  );
}

/**
 * Reads through the whole file: every page and every index entry where it should be, every text a text, all stored documents the
 * bytes that they were. Throws StoreUnusable.
 */
export function assertSound(file: Database.Database, shown: string): void {
  const rows = file.prepare('pragma integrity_check(1)').all() as { integrity_check?: string }[];
  const [problem] = rows.map((row) => row.integrity_check ?? 'no answer');
  if (problem !== 'ok') throw damaged(shown, problem ?? 'no answer');
  for (const [table, columns] of columnsByTable(file)) assertReadable(file, table, columns, shown);
}

export const damaged = (shown: string, problem: string): StoreUnusable =>
  new StoreUnusable(`The store ${shown} is damaged (${problem}).`, RESTORE);

function columnsByTable(file: Database.Database): Map<string, Column[]> {
  const query = `select cast(tables.name as blob) as "table", cast(columns.name as blob) as name, cast(columns.type as blob) as type
    from sqlite_schema as tables, pragma_table_info(tables.name) as columns
    where tables.type = 'table' and tables.name not like 'sqlite%'`;
  const found = new Map<string, Column[]>();
  for (const row of file.prepare(query).iterate() as Iterable<Record<keyof Column, ArrayBuffer>>) {
    const column = { table: text(row.table), name: text(row.name), type: text(row.type).toLowerCase() };
    found.set(column.table, [...(found.get(column.table) ?? []), column]);
  }
  return found;
}

function assertReadable(file: Database.Database, table: string, columns: readonly Column[], shown: string): void {
  const texts = columns.filter(({ type }) => type === 'text' || type.startsWith('varchar'));
  const blobs = columns.filter(({ type }) => type === 'blob');
  const asked = [...texts, ...blobs].map(({ name }) => `cast("${name}" as blob) as "${name}"`);
  if (asked.length === 0) return;
  const rows = file.prepare(`select ${asked.join(', ')} from "${table}"`).iterate();
  for (const row of rows as Iterable<Record<string, ArrayBuffer | null>>) {
    for (const { name } of texts) if (!isText(row[name])) throw damaged(shown, `${name} in ${table} is no text`);
    for (const { name } of blobs) {
      const bytes = row[name];
      const print = bytes && createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
      if (print !== text(row['sha256'])) throw damaged(shown, `the bytes of a document are not what they were`);
    }
  }
}

function isText(bytes: ArrayBuffer | null | undefined): boolean {
  if (!bytes) return true;
  try {
    text(bytes);
    return true;
  } catch {
    return false;
  }
}
