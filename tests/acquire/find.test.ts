import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../src/acquire/index.js';
import { folderWith } from '../setup/folder.js';

const find = (cwd: string, inputs: string[], outputFolder: string | null = null) =>
  findFiles(inputs, { cwd, outputFolder });
const uris = async (cwd: string, inputs: string[]) => (await find(cwd, inputs)).files.map(({ uri }) => uri);

describe('a folder', () => {
  it('gives its files, those of its folders too, sorted by uri', async () => {
    const cwd = folderWith({ 'input/b.txt': '', 'input/a/c.html': '', 'input/B.md': '', 'other/d.txt': '' });
    expect(await uris(cwd, ['input'])).toEqual(['input/B.md', 'input/a/c.html', 'input/b.txt']);
  });

  it('takes documents whatever they are called, and counts the kinds it leaves aside', async () => {
    const cwd = folderWith({
      'in/page': '',
      'in/page.aspx': '',
      'in/mr.PDF': '',
      'in/x.gold.json': '{}',
      'in/y.json': '{}',
      'in/old.XLSX': '',
      'in/photo.png': '',
    });
    const found = await find(cwd, ['in']);
    expect(found.files.map(({ uri }) => uri)).toEqual(['in/mr.PDF', 'in/page', 'in/page.aspx']);
    expect(found.skipped).toEqual({ json: 2, png: 1, xlsx: 1 });
    expect(found.troubles).toEqual([]);
  });

  it('passes by hidden files, lock files, what systems leave behind and what it wrote itself', async () => {
    const cwd = folderWith({
      'a.txt': '',
      '.hidden.txt': '',
      '.git/b.txt': '',
      '~$a.docx': '',
      'Thumbs.db': '',
      'node_modules/x/readme.txt': '',
      'output/report.html': '',
      'elsewhere/records.json': '{}',
      'elsewhere/run.json': '{}',
      'elsewhere/report.html': '',
    });
    const found = await find(cwd, ['.'], join(cwd, 'output'));
    expect(found.files.map(({ uri }) => uri)).toEqual(['a.txt']);
    expect(found.skipped).toEqual({});
  });

  it('without files is named', async () => {
    const cwd = folderWith({ 'input/': '', 'only/x.json': '' });
    const found = await find(cwd, ['input', 'only']);
    expect(found.troubles).toEqual([
      { uri: 'input', diagnostic: { code: 'source/no-files', data: { path: 'input' }, path: null, at: null } },
      { uri: 'only', diagnostic: { code: 'source/no-files', data: { path: 'only' }, path: null, at: null } },
    ]);
  });

  it('that is part of another input is walked once', async () => {
    const cwd = folderWith({ 'input/sub/a.txt': '' });
    const found = await find(cwd, ['input/sub', 'input', 'input/']);
    expect(found.files.map(({ uri }) => uri)).toEqual(['input/sub/a.txt']);
    expect(found.troubles).toEqual([]);
  });
});

describe('a file', () => {
  it('that is named is taken whatever its kind, and inside the output folder too', async () => {
    const cwd = folderWith({ 'a.json': '', 'output/x.txt': '' });
    const found = await find(cwd, ['a.json', 'output/x.txt'], join(cwd, 'output'));
    expect(found.files.map(({ uri }) => uri)).toEqual(['a.json', 'output/x.txt']);
  });

  it('reached by several ways is taken once, under the way without links', async () => {
    const cwd = folderWith({ 'input/b.txt': '' });
    symlinkSync('b.txt', join(cwd, 'input/a.txt'));
    symlinkSync('input', join(cwd, 'again'));
    expect(await uris(cwd, ['again', 'input', 'input/*.txt', 'input/b.txt', 'input/a.txt'])).toEqual(['input/b.txt']);
  });

  it('with a second name on the disk (a hard link) is another file', async () => {
    const cwd = folderWith({ 'input/b.txt': 'x' });
    linkSync(join(cwd, 'input/b.txt'), join(cwd, 'input/c.txt'));
    expect(await uris(cwd, ['input'])).toEqual(['input/b.txt', 'input/c.txt']);
  });

  it('behind a link is followed', async () => {
    const cwd = folderWith({ 'real/b.txt': '', 'input/': '' });
    symlinkSync('../real/b.txt', join(cwd, 'input/a.txt'));
    const found = await find(cwd, ['input']);
    expect(found.files.map(({ uri }) => uri)).toEqual(['input/a.txt']);
    expect(found.troubles).toEqual([]);
  });
});

describe('a pattern', () => {
  it('finds files and is filtered like a folder', async () => {
    const cwd = folderWith({ 'in/a.txt': '', 'in/s/b.txt': '', 'in/c.json': '', 'in/node_modules/d.txt': '' });
    expect(await uris(cwd, ['in/**'])).toEqual(['in/a.txt', 'in/s/b.txt']);
    expect(await uris(cwd, ['in/*.{txt,md}'])).toEqual(['in/a.txt']);
  });

  it('that spells out an ending gets it', async () => {
    const cwd = folderWith({ 'in/c.json': '' });
    expect(await uris(cwd, ['in/*.json'])).toEqual(['in/c.json']);
  });

  it('is not read as one when a file has that very name', async () => {
    const cwd = folderWith({ '[draft] page.txt': '', 'd page.txt': '', 'what?.txt': '', 'whats.txt': '' });
    expect(await uris(cwd, ['[draft] page.txt', 'what?.txt'])).toEqual(['[draft]%20page.txt', 'what%3F.txt']);
  });

  it('that matches nothing is missing', async () => {
    const found = await find(folderWith(), ['nowhere/*.txt']);
    expect(found.troubles.map(({ diagnostic }) => diagnostic.code)).toEqual(['source/missing']);
  });
});

describe('links', () => {
  it('back to a folder above are not followed, and said', async () => {
    const cwd = folderWith({ 'input/deep/a.txt': '' });
    symlinkSync('../..', join(cwd, 'input/deep/up'));
    symlinkSync('.', join(cwd, 'input/self'));
    const found = await find(cwd, ['input']);
    expect(found.files.map(({ uri }) => uri)).toEqual(['input/deep/a.txt']);
    expect(found.troubles.map(({ uri, diagnostic }) => [uri, diagnostic.code])).toEqual([
      ['input/deep/up', 'source/link-loop'],
      ['input/self', 'source/link-loop'],
    ]);
  });

  it('between two folders end', async () => {
    const cwd = folderWith({ 'input/a/x.txt': '', 'input/b/y.txt': '' });
    symlinkSync('../b', join(cwd, 'input/a/to-b'));
    symlinkSync('../a', join(cwd, 'input/b/to-a'));
    expect(await uris(cwd, ['input'])).toEqual(['input/a/x.txt', 'input/b/y.txt']);
  });

  it('that fan out do not multiply the walk', async () => {
    const cwd = folderWith({ 'input/0/a.txt': '' });
    for (let level = 1; level <= 40; level++) {
      mkdirSync(join(cwd, `input/${level}`));
      for (const name of ['l', 'r']) symlinkSync(`../${level - 1}`, join(cwd, `input/${level}/${name}`));
    }
    expect(await uris(cwd, ['input/40'])).toEqual([`input/40/${'l/'.repeat(40)}a.txt`]);
  });

  it('to nothing or to themselves are unreadable; the others are found', async () => {
    const cwd = folderWith({ 'input/a.txt': '' });
    symlinkSync('gone.txt', join(cwd, 'input/dangling.txt'));
    symlinkSync('circle.txt', join(cwd, 'input/circle.txt'));
    const found = await find(cwd, ['input', 'input/circle.txt']);
    expect(found.files.map(({ uri }) => uri)).toEqual(['input/a.txt']);
    expect(found.troubles.map(({ diagnostic }) => diagnostic.data)).toEqual([
      { path: 'input/circle.txt', reason: 'the link leads back to itself' },
      { path: 'input/dangling.txt', reason: 'the link leads to nothing' },
    ]);
  });
});

describe('names', () => {
  const names = ['with space.txt', '100%.txt', 'a#b?.txt', '📄 página.txt', `${'é'.repeat(125)}.txt`, 'tab\there.txt'];

  it('are encoded as little as possible and give the file name back', async () => {
    const cwd = folderWith(Object.fromEntries(names.map((name) => [`in/${name}`, ''])));
    const found = await uris(cwd, ['in']);
    expect(found.map((uri) => decodeURIComponent(uri.slice(3))).sort()).toEqual([...names].sort());
    expect(found).toContain('in/📄%20página.txt');
    expect(found).toContain('in/100%25.txt');
    expect(found).toContain('in/tab%09here.txt');
  });

  it('outside the current folder start with the folder that was named', async () => {
    const base = folderWith({ 'home/': '', 'data/erc/2022/mexico.txt': '', 'data/single.txt': '' });
    const cwd = join(base, 'home');
    expect(await uris(cwd, [join(base, 'data/erc')])).toEqual(['erc/2022/mexico.txt']);
    expect(await uris(cwd, ['../data/erc/**/*.txt'])).toEqual(['erc/2022/mexico.txt']);
    expect(await uris(cwd, ['../data/single.txt'])).toEqual(['data/single.txt']);
  });

  it('that would be the same get parent folders until they differ, in any order', async () => {
    const base = folderWith({ 'home/erc/m.txt': '', 'a/x/erc/m.txt': '', 'b/x/erc/m.txt': '', 'b/x/erc/n.txt': '' });
    const inputs = ['../a/x/erc', '../b/x/erc', 'erc'];
    const expected = ['a/x/erc/m.txt', 'b/x/erc/m.txt', 'erc/m.txt', 'erc/n.txt'];
    const cwd = join(base, 'home');
    expect(await uris(cwd, inputs)).toEqual(expected);
    expect(await uris(cwd, inputs.toReversed())).toEqual(expected);
  });

  it('of a folder and of a folder in it agree, whichever is named first', async () => {
    const base = folderWith({ 'home/': '', 'data/erc/2022/m.txt': '' });
    const cwd = join(base, 'home');
    const inputs = ['../data/erc/2022', '../data/erc', '../data/erc/2022/m.txt'];
    expect(await uris(cwd, inputs)).toEqual(['erc/2022/m.txt']);
    expect(await uris(cwd, inputs.toReversed())).toEqual(['erc/2022/m.txt']);
  });

  it('never hold the place of the machine where the current folder was reached by a link', async () => {
    const base = folderWith({ 'real/input/a.txt': '' });
    symlinkSync('real', join(base, 'link'));
    expect(await uris(join(base, 'real'), [join(base, 'link/input'), 'input'])).toEqual(['input/a.txt']);
  });
});

describe('what is not there', () => {
  it('is named, and the rest is found', async () => {
    const cwd = folderWith({ 'a.txt': '' });
    writeFileSync(join(cwd, 'file'), '');
    const found = await find(cwd, ['nowhere', 'a.txt', 'file/inside.txt', 'x'.repeat(300)]);
    expect(found.files.map(({ uri }) => uri)).toEqual(['a.txt']);
    expect(found.troubles.map(({ uri, diagnostic }) => [uri.slice(0, 20), diagnostic.code])).toEqual([
      ['file/inside.txt', 'source/missing'],
      ['nowhere', 'source/missing'],
      ['x'.repeat(20), 'source/missing'],
    ]);
  });

  it('is not a pipe or a device', async () => {
    const found = await find('/', ['/dev/null']);
    expect(found.troubles.map(({ diagnostic }) => diagnostic.data)).toEqual([
      { path: 'dev/null', reason: 'it is neither a file nor a folder' },
    ]);
  });
});
