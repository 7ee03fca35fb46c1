import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFile, placesOf, sha256Of } from '../../src/acquire/index.js';
import { folderWith } from '../setup/folder.js';

describe('loading', () => {
  it('gives the bytes and their fingerprint', async () => {
    const cwd = folderWith({ 'a.txt': 'abc' });
    const loaded = await loadFile({ uri: 'a.txt', path: join(cwd, 'a.txt') });
    expect(loaded).toMatchObject({ sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' });
    expect(loaded.bytes && Buffer.from(loaded.bytes).toString()).toBe('abc');
    expect(sha256Of(Buffer.from('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('stops at the limit, not below', async () => {
    const cwd = folderWith({ 'a.txt': '12345' });
    const file = { uri: 'a.txt', path: join(cwd, 'a.txt') };
    expect((await loadFile(file, 5)).bytes).not.toBeNull();
    expect(await loadFile(file, 4)).toMatchObject({
      bytes: null,
      diagnostic: { code: 'source/too-large', data: { bytes: 5, limit: 4 } },
    });
  });

  it('says what became of a file that went away', async () => {
    const loaded = await loadFile({ uri: 'in/gone%20now.txt', path: join(folderWith(), 'gone now.txt') });
    expect(loaded).toMatchObject({
      diagnostic: {
        code: 'source/unreadable',
        data: { path: 'in/gone now.txt', reason: expect.stringContaining('gone') },
      },
    });
  });

  it.skipIf(process.getuid?.() === 0)('says that permission was refused (root reads everything)', async () => {
    const cwd = folderWith({ 'a.txt': 'x' });
    chmodSync(join(cwd, 'a.txt'), 0o000);
    const loaded = await loadFile({ uri: 'a.txt', path: join(cwd, 'a.txt') });
    expect(loaded).toMatchObject({ diagnostic: { data: { reason: 'permission was refused' } } });
  });
});

describe('the way back from a uri', () => {
  it('starts in the current folder and goes up', () => {
    expect(placesOf('erc/a%20b.txt', '/home/me')).toEqual([
      '/home/me/erc/a b.txt',
      '/home/erc/a b.txt',
      '/erc/a b.txt',
    ]);
  });
});
