/** Stores of earlier versions: opened by this one they lose nothing. */
import { join } from 'node:path';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { folderWith } from '../setup/folder.js';

const ADDRESS = 'https://example.org/7';

it('a store from before documents had titles keeps its addresses', async () => {
  const path = join(folderWith(), 'store.db');
  const open = () => openStore({ path, shown: 'store.db' });
  const before = await open();
  await before.fetches.add('web', [{ address: ADDRESS, kind: 'page', foundOn: null, title: null }]);
  await before.close();
  const file = new Database(path);
  file.exec('alter table fetches drop column title');
  file.exec(`delete from kysely_migration where name >= '003'`);
  file.close();
  const store = await open();
  const [known] = await store.fetches.of('web');
  expect(known).toMatchObject({ address: ADDRESS, state: 'waiting', title: null });
  if (known) await store.fetches.settle({ ...known, state: 'gone', title: 'Report.pdf' });
  expect([...(await store.fetches.titles())]).toEqual([[ADDRESS, 'Report.pdf']]);
  await store.close();
});
