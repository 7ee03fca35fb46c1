import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaltrail } from '../run/capture.js';
import { page } from '../run/page.js';
import { folderWith } from '../setup/folder.js';

const ESCAPE = '\u001b[';

describe('help and usage', () => {
  it('says what can be asked', async () => {
    const { exitCode, stdout, stderr } = await evaltrail('/', ['--help']);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    for (const word of ['run', 'extract', 'explain', 'Exit codes']) expect(stdout).toContain(word);
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(await evaltrail('/', ['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['extrakt', 'x']],
    ['an unknown option', ['run', '--fast']],
    ['extract without input', ['extract']],
    ['a day that is none', ['run', '--as-of', '2026-02-30']],
    ['a month for a day', ['run', '--as-of', '2026-02']],
    ['explain without an id', ['explain']],
  ])('%s is wrong usage', async (_, argv) => {
    const { exitCode, stdout, stderr } = await evaltrail('/', argv);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });

  it('run without input and without input/ says what to do', async () => {
    const { exitCode, stderr } = await evaltrail(folderWith(), ['run']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('there is no input/ folder here');
    expect(stderr).toContain('evaltrail run my-pages/');
  });

  it('an address on the web is refused in words', async () => {
    const { exitCode, stderr } = await evaltrail(folderWith(), ['extract', 'https://example.org/detail/1']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is an address on the web');
  });

  it('is told to machines as well', async () => {
    const { exitCode, stdout } = await evaltrail(folderWith(), ['run', '--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 2,
      error: { name: 'WrongUsage', remedy: expect.any(String) },
    });
  });
});

describe('run', () => {
  it('reads input/ and writes output/, with today as the day', async () => {
    const cwd = folderWith({ 'input/a.txt': page() });
    const { exitCode, stdout, stderr } = await evaltrail(cwd, ['run']);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('1 of 1 documents read\n');
    expect(stdout).toContain('Documents        1: 1 complete, 0 partial, 0 failed');
    expect(stdout).toContain('Recommendations  1');
    expect(stdout).toContain('Key actions      1, 1 overdue on 2026-03-31');
    expect(stdout).toContain(`Open ${join('output', 'compliance.xlsx')}`);
    expect(stdout).not.toContain(ESCAPE);
    expect(JSON.parse(readFileSync(join(cwd, 'output/run.json'), 'utf8'))).toMatchObject({
      command: 'run',
      asOf: '2026-03-31',
      started: '2026-03-31T12:00:00.000Z',
    });
  });

  it('takes another day and another folder', async () => {
    const cwd = folderWith({ 'pages/a.txt': page({ due: '2022/07' }) });
    const { stdout } = await evaltrail(cwd, ['run', 'pages', '--output', 'results', '--as-of', '2022-07-31']);
    expect(stdout).toContain('Key actions      1, 0 overdue on 2022-07-31');
    expect(readFileSync(join(cwd, 'results/records.json'), 'utf8')).toContain('pages/a.txt');
  });

  it('names first what failed, with what to do, and exits with 1', async () => {
    const cwd = folderWith({ 'input/a.txt': page(), 'input/empty.txt': '' });
    const { exitCode, stdout, stderr } = await evaltrail(cwd, ['run']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Documents        2: 1 complete, 0 partial, 1 failed');
    expect(stdout).toContain(
      'Look at these first\n  failed  input/empty.txt\n    The file is empty (0 bytes).\n    Download',
    );
    expect(stderr).toContain('failed: input/empty.txt: The file is empty (0 bytes).');
  });

  it('names ten at most', async () => {
    const names = Array.from({ length: 13 }, (_, index) => [`input/${String(index).padStart(2, '0')}.txt`, '']);
    const { stdout } = await evaltrail(folderWith(Object.fromEntries(names)), ['run']);
    expect(stdout).toContain('failed  input/09.txt');
    expect(stdout).not.toContain('input/10.txt');
    expect(stdout).toContain('… and 3 more, all named in run.json');
  });

  it('with --json says one object on standard output, nothing else', async () => {
    const cwd = folderWith({ 'input/a.txt': page(), 'input/empty.txt': '', 'input/x.csv': '' });
    const { exitCode, stdout } = await evaltrail(cwd, ['run', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      command: 'run',
      exitCode,
      output: 'output',
      counts: { documents: { complete: 1, failed: 1 }, actions: 1 },
      overdue: 1,
      attention: [{ uri: 'input/empty.txt', outcome: 'failed', code: 'source/empty' }],
      skipped: { csv: 1 },
    });
  });

  it('with --quiet says only what went wrong', async () => {
    const cwd = folderWith({ 'input/a.txt': page(), 'input/empty.txt': '' });
    expect(await evaltrail(cwd, ['run', '--quiet'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'failed: input/empty.txt: The file is empty (0 bytes).\n',
    });
  });

  it('shows a bar and colours on a terminal, unless told not to', async () => {
    const cwd = folderWith({ 'input/a.txt': page() });
    const coloured = await evaltrail(cwd, ['run'], { isTTY: true, env: { TERM: 'xterm' } });
    expect(coloured.stdout).toContain(ESCAPE);
    expect(coloured.stderr).not.toContain('1 of 1 documents read\n');
    const plain = await evaltrail(cwd, ['run'], { isTTY: true, env: { TERM: 'xterm', NO_COLOR: '1' } });
    expect(plain.stdout).not.toContain(ESCAPE);
  });

  it('says that it was stopped, and exits with 130', async () => {
    const cwd = folderWith({ 'input/a.txt': page() });
    const { exitCode, stderr } = await evaltrail(cwd, ['run'], { signal: AbortSignal.abort() });
    expect(exitCode).toBe(130);
    expect(stderr).toContain('Stopped after 0 of 1 documents; the results of the last run stand');
  });

  it('lets no file name move the cursor', async () => {
    const cwd = folderWith({ 'input/\u001b[2Jevil.txt': '' });
    const { stdout, stderr } = await evaltrail(cwd, ['run']);
    expect(stdout + stderr).toContain('evil.txt');
    expect(stdout + stderr).not.toContain('\u001b');
  });
});
