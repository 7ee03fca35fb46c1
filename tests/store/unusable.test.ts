/** A store that cannot be used as it is: a sentence that says what to do, and not a byte of it changed. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, vi } from 'vitest';
import { openStore, type Store } from '../../src/store/index.js';
import type { NewReading } from '../../src/store/readings.js';
import { folderWith } from '../setup/folder.js';

const open = (cwd: string, name = 'store.db'): Promise<Store> =>
  openStore({ path: join(cwd, name), shown: `output/${name}` });

const words = (times: number): string => 'The gauges along the river are repaired before the rains. '.repeat(times);

/** `sha256` of the bytes `abc`, so that they are what they are said to be. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const READING: NewReading = {
  sha256: ABC,
  bytes: Buffer.from('abc'),
  stamp: null,
  evaluation: null,
  document: {
    outcome: 'failed',
    mediaType: null,
    layout: null,
    evaluation: null,
    diagnostics: [{ code: words(200) } as never],
  },
};

/** A store with some pages of text in it. */
async function filled(cwd: string): Promise<string> {
  const store = await open(cwd);
  const started = '2026-03-01T12:00:00.000Z';
  const runId = await store.runs.begin({ started, asOf: '2026-03-01', version: '0', rules: 'r', command: 'run' });
  await store.readings.save(READING, { runId, rules: 'r' });
  await store.close();
  return join(cwd, 'store.db');
}

async function refused(cwd: string, name = 'store.db'): Promise<{ message: string; remedy: string }> {
  const path = join(cwd, name);
  const before = readFileSync(path);
  const error = await open(cwd, name).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: 'StoreUnusable', exitCode: 2 });
  expect(readFileSync(path).equals(before)).toBe(true);
  return error as { message: string; remedy: string };
}

describe('a damaged store', () => {
  it('is said to be damaged when a page of it, a text in it or its end is lost', async () => {
    const cwd = folderWith();
    const path = await filled(cwd);
    const good = readFileSync(path);
    const textAt = good.indexOf('The gauges along');
    const keyAt = good.lastIndexOf(ABC);
    const damages: readonly ((bytes: Buffer) => Buffer)[] = [
      (bytes) => bytes.subarray(0, bytes.length / 2),
      (bytes) => bytes.subarray(0, bytes.length - 1000),
      (bytes) => bytes.fill(0, 4096 * 3, 4096 * 4),
      (bytes) => bytes.fill(0xff, textAt, textAt + 20),
      (bytes) => bytes.fill('x', keyAt, keyAt + 10),
    ];
    for (const damage of damages) {
      writeFileSync(path, damage(Buffer.from(good)));
      const { message, remedy } = await refused(cwd);
      expect(message).toContain('The store output/store.db is damaged');
      expect(remedy).toContain('Restore it from a backup');
    }
    writeFileSync(path, good);
    await (await open(cwd)).close();
  });

  it('is found by the bytes of a document that are others now', async () => {
    const cwd = folderWith();
    const path = await filled(cwd);
    const file = new Database(path);
    file.exec(`update blobs set bytes = cast('abd' as blob)`);
    file.exec('pragma wal_checkpoint(truncate)');
    file.close();
    expect((await refused(cwd)).message).toContain('the bytes of a document are not what they were');
  });

  it('is called so when a record in it is no JSON any more', async () => {
    const cwd = folderWith();
    const path = await filled(cwd);
    const file = new Database(path);
    file.exec(`update readings set document = '{"outcome": '`);
    file.close();
    const store = await open(cwd);
    await expect(store.readings.of([ABC], 'r')).rejects.toMatchObject({ code: 'SQLITE_CORRUPT' });
    await store.close();
  });
});

describe('a file that is no store', () => {
  it('is left as it is', async () => {
    const cwd = folderWith({ 'store.db': words(10), 'other.db': '' });
    expect((await refused(cwd)).message).toContain('is no store of evaltrail');
    const other = new Database(join(cwd, 'other.db'));
    other.exec('create table customers (name text)');
    other.close();
    expect((await refused(cwd, 'other.db')).message).toContain('a database of another program');
  });

  it('may be a folder', async () => {
    const cwd = folderWith();
    mkdirSync(join(cwd, 'store.db'));
    await expect(open(cwd)).rejects.toMatchObject({
      name: 'StoreUnusable',
      message: 'The store output/store.db is a folder.',
      remedy: 'Name a file with --store.',
    });
  });
});

describe('a store of a newer version', () => {
  it('is left as it is', async () => {
    const cwd = folderWith();
    const file = new Database(await filled(cwd));
    file.exec(`insert into kysely_migration values ('900-later', '2030-01-01T00:00:00.000Z')`);
    file.exec('pragma wal_checkpoint(truncate)');
    file.close();
    const { message, remedy } = await refused(cwd);
    expect(message).toContain('made by a newer version');
    expect(remedy).toContain('Use that version');
  });
});

describe('a store that may not be written', () => {
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('is not opened', async () => {
    const cwd = folderWith();
    chmodSync(await filled(cwd), 0o444);
    expect((await refused(cwd)).message).toContain('cannot be written');
  });
});

describe('a store whose making was cut off', () => {
  it('is none, and is made by the next that opens it', async () => {
    const cwd = folderWith();
    const { prepare } = Database.prototype;
    const cut = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, query) {
      if (query.includes('create table "items"')) throw new Error('killed here');
      return prepare.call(this, query);
    });
    await expect(open(cwd)).rejects.toThrow('killed here');
    cut.mockRestore();
    const store = await open(cwd);
    expect(await store.runs.last()).toBeNull();
    await store.close();
  });
});
