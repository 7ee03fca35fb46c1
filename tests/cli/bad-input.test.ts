/** Bad input from end to end: each kind gets a code, a sentence and what to do; the others are read; the exit code says so. */
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordsSchema } from '../../src/core/record.js';
import { runSchema } from '../../src/core/run-record.js';
import { evaltrail } from '../run/capture.js';
import { page } from '../run/page.js';
import { folderWith } from '../setup/folder.js';

type Content = string | Uint8Array;

/** Runs over the bad file and a good one; gives what became of the bad one. */
async function withGoodOne(name: string, content: Content) {
  const cwd = folderWith({ 'input/good.txt': page(), [`input/${name}`]: content });
  return inspect(cwd, name, await evaltrail(cwd, ['run', '--quiet']));
}

function inspect(cwd: string, name: string, { exitCode, stderr }: { exitCode: number; stderr: string }) {
  const run = runSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/run.json'), 'utf8')));
  const records = recordsSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/records.json'), 'utf8')));
  const document = run.documents.find(({ uri }) => decodeURIComponent(uri) === `input/${name}`);
  const good = run.documents.find(({ uri }) => uri === 'input/good.txt');
  const uris = records.evaluations.map(({ source }) => source.uri);
  expect(good?.outcome).toBe('complete');
  expect(uris).toContain('input/good.txt');
  expect(run.exitCode).toBe(exitCode);
  return { exitCode, stderr, run, document, uris, codes: document?.diagnostics.map(({ code }) => code) ?? [] };
}

const FRAME = `<!DOCTYPE html><html><head><title>Evaluation Resource Centre</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/search">Search</a></li><li><a href="/faq">FAQ</a></li></ul></nav>
<div>Success message</div><div>error message</div><div>warn message</div>
<footer><p>Contact us</p></footer></body></html>`;

const notFound =
  '<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><p>nginx</p></body></html>';
const login = `<html><head><title>Sign in to your account</title></head><body><h1>Sign in</h1>
<form><label>User name</label><input name="user"><label>Password</label><input type="password"><button>Sign in</button></form></body></html>`;

const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');

describe('a document without an evaluation', () => {
  it.each<[string, string, Content, string]>([
    ['an empty file', 'empty.txt', '', 'source/empty'],
    ['white space only', 'blank.txt', ' \n\t \r\n\u00a0 ', 'source/blank'],
    ['a picture renamed .html', 'picture.html', PNG, 'source/binary'],
    ['an error page', 'gone.html', notFound, 'page/not-found'],
    ['a sign-in page', 'login.html', login, 'page/login'],
    ['the frame of a page with nothing in it', 'frame.html', FRAME, 'page/no-content'],
    ['another text altogether', 'poem.txt', 'Shall I compare thee\nto a summer’s day?\n', 'layout/unrecognised'],
    [
      'markup nested 10,000 deep',
      'deep.html',
      `${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}`,
      'layout/unrecognised',
    ],
  ])('%s fails with its code, and the others are read', async (_, name, content, code) => {
    const { exitCode, document, codes, stderr, uris } = await withGoodOne(name, content);
    expect(codes).toContain(code);
    expect(document).toMatchObject({ outcome: 'failed', evaluation: null });
    expect(document).not.toHaveProperty('recommendations');
    expect(document?.diagnostics[0]?.message).toMatch(/\.$/u);
    expect(document?.diagnostics[0]?.remedy).toMatch(/\.$/u);
    expect(uris).toEqual(['input/good.txt']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`failed: input/${name}: `);
  });

  it('a page of 50 MB is not even read', async () => {
    const { exitCode, document } = await withGoodOne('huge.html', Buffer.alloc(50_000_000, 'x'));
    expect(document).toMatchObject({ outcome: 'failed', sha256: null });
    expect(document?.diagnostics).toMatchObject([
      { code: 'source/too-large', message: 'The file has 50 MB; the limit for one page is 25 MB.' },
    ]);
    expect(exitCode).toBe(1);
  });
});

describe('a damaged page', () => {
  it('with NUL characters is read, and says so', async () => {
    const damaged = page({ title: 'Damaged' }).replace('The gauges', 'The\0gauges');
    const { document, codes, uris } = await withGoodOne('nul.txt', damaged);
    expect(codes).toContain('text/nul-characters');
    expect(document?.outcome).not.toBe('failed');
    expect(uris).toContain('input/nul.txt');
  });

  it('with broken UTF-8 is read in part, and says so', async () => {
    const text = page({
      title: 'Évaluation du programme de l’eau à Sébaco',
      recommendation: 'Réparer les échelles à l’été.',
    });
    const bytes = Buffer.from(text);
    const broken = Buffer.concat([
      bytes.subarray(0, bytes.length - 60),
      Buffer.from([0xff, 0xfe, 0xc3]),
      bytes.subarray(-60),
    ]);
    const { codes, exitCode, document } = await withGoodOne('broken.txt', broken);
    expect(codes).toContain('text/broken-encoding');
    expect(document?.outcome).toBe('partial');
    expect(exitCode).toBe(1);
  });

  it('nested 10,000 deep around an evaluation never ends the run', async () => {
    const deep = `${'<div>'.repeat(10_000)}<pre>${page({ title: 'Deep' })}</pre>${'</div>'.repeat(10_000)}`;
    const { document, exitCode } = await withGoodOne('deep.html', deep);
    expect(document).toBeDefined();
    expect(exitCode).toBeLessThan(2);
  });
});

describe('names and places', () => {
  it('a copy is counted once', async () => {
    const { document, codes, exitCode, uris } = await withGoodOne('good.txt.copy', page());
    expect(codes).toEqual(['source/duplicate']);
    expect(document?.outcome).toBe('duplicate');
    expect(uris).toEqual(['input/good.txt']);
    expect(exitCode).toBe(0);
  });

  it.each(['with space.txt', '📄 página.txt', '100% #1?.txt', `${'é'.repeat(125)}.txt`])('%s is read', async (name) => {
    const { document, uris, exitCode } = await withGoodOne(name, page({ title: 'Odd name' }));
    expect(document?.outcome).toBe('complete');
    expect(uris.map((uri) => decodeURIComponent(uri))).toContain(`input/${name}`);
    expect(exitCode).toBe(0);
  });

  it('what is not there is named, and the rest is read', async () => {
    const cwd = folderWith({ 'input/good.txt': page() });
    const result = await evaltrail(cwd, ['run', 'input', 'input/nowhere.txt', '--quiet']);
    const { codes, exitCode, document } = inspect(cwd, 'nowhere.txt', result);
    expect(codes).toEqual(['source/missing']);
    expect(document?.diagnostics[0]?.message).toBe('There is nothing at input/nowhere.txt.');
    expect(exitCode).toBe(1);
  });

  it('nothing but what is not there still leaves a run.json', async () => {
    const cwd = folderWith();
    const { exitCode } = await evaltrail(cwd, ['run', 'nowhere', '--quiet']);
    const run = runSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/run.json'), 'utf8')));
    expect(exitCode).toBe(1);
    expect(run.documents).toMatchObject([
      { uri: 'nowhere', outcome: 'failed', diagnostics: [{ code: 'source/missing' }] },
    ]);
  });

  it('an empty input folder is named', async () => {
    const cwd = folderWith({ 'input/': '' });
    const { exitCode, stdout } = await evaltrail(cwd, ['run']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('input holds no files.');
  });

  it('a link in circles does not hold the run up', async () => {
    const cwd = folderWith({ 'input/good.txt': page() });
    symlinkSync('.', join(cwd, 'input/again'));
    symlinkSync('circle.txt', join(cwd, 'input/circle.txt'));
    const result = await evaltrail(cwd, ['run', '--quiet']);
    const { run, codes, exitCode } = inspect(cwd, 'circle.txt', result);
    expect(run.notes).toMatchObject([{ uri: 'input/again', code: 'source/link-loop' }]);
    expect(codes).toEqual(['source/unreadable']);
    expect(exitCode).toBe(1);
  });

  it.skipIf(process.getuid?.() === 0)(
    'a file without the right to read it is named (root reads everything)',
    async () => {
      const cwd = folderWith({ 'input/good.txt': page(), 'input/secret.txt': page({ title: 'Secret' }) });
      chmodSync(join(cwd, 'input/secret.txt'), 0o000);
      const { codes, exitCode } = inspect(cwd, 'secret.txt', await evaltrail(cwd, ['run', '--quiet']));
      expect(codes).toEqual(['source/unreadable']);
      expect(exitCode).toBe(1);
    },
  );

  it.skipIf(process.platform !== 'linux')('a file that the disk does not give is named', async () => {
    const cwd = folderWith({ 'input/good.txt': page() });
    symlinkSync('/proc/self/mem', join(cwd, 'input/disk.txt'));
    const { codes, exitCode } = inspect(cwd, 'disk.txt', await evaltrail(cwd, ['run', '--quiet']));
    expect(codes).toEqual(['source/unreadable']);
    expect(exitCode).toBe(1);
  });

  it('an output folder that is a file ends the run with 2, in words', async () => {
    const cwd = folderWith({ 'input/good.txt': page(), output: 'mine' });
    const { exitCode, stderr, stdout } = await evaltrail(cwd, ['run']);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('output cannot be written: a file stands where a folder should be.');
    expect(readFileSync(join(cwd, 'output'), 'utf8')).toBe('mine');
  });

  it.skipIf(process.getuid?.() === 0)('an output folder without the right to write is refused in words', async () => {
    const cwd = folderWith({ 'input/good.txt': page(), 'output/': '' });
    chmodSync(join(cwd, 'output'), 0o555);
    const { exitCode, stderr } = await evaltrail(cwd, ['run']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('output cannot be written: you have no right to write there.');
  });
});
