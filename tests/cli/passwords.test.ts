/** Locked PDF files are opened with the passwords of a file, which show up nowhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordsSchema } from '../../src/core/record.js';
import { runSchema } from '../../src/core/run-record.js';
import { pdfFile } from '../diagnostics/files.js';
import { evaltrail } from '../run/capture.js';
import { folderWith } from '../setup/folder.js';

const SECRETS = ['lantern', 'quay-of-belmora', 'sesame'];
const locked = pdfFile([], { password: 'sesame' });

interface Ran {
  readonly exitCode: number;
  readonly said: string;
  /** All that was written. */
  readonly written: string;
  readonly documents: readonly { readonly uri: string; readonly outcome: string; readonly message: string | null }[];
  readonly recommendations: number;
}

async function ran(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]): Promise<Ran> {
  const cwd = folderWith(files);
  const { exitCode, stdout, stderr } = await evaltrail(cwd, argv);
  const output = join(cwd, 'output');
  const written = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  const run = runSchema.parse(JSON.parse(readFileSync(join(output, 'run.json'), 'utf8')));
  const { evaluations } = recordsSchema.parse(JSON.parse(readFileSync(join(output, 'records.json'), 'utf8')));
  return {
    exitCode,
    said: stdout + stderr,
    written: written.join('\n'),
    documents: run.documents.map(({ uri, outcome, diagnostics }) => ({
      uri,
      outcome,
      message: diagnostics[0]?.message ?? null,
    })),
    recommendations: evaluations.flatMap(({ recommendations }) => recommendations).length,
  };
}

describe('--passwords', () => {
  it.each([
    ['run', 'secrets.txt', SECRETS.join('\n')],
    ['extract', 'secrets.txt', `\uFEFF${SECRETS.join('\r\n')}\r\n`],
    ['run', 'input/secrets.txt', SECRETS.join('\n')],
  ])('%s opens a locked file with one of those in %s', async (command, name, content) => {
    const { exitCode, said, written, documents, recommendations } = await ran(
      { 'input/locked.pdf': locked, [name]: content },
      ...[command, 'input', '--passwords', name],
    );
    expect({ exitCode, documents }).toEqual({
      exitCode: 0,
      documents: [{ uri: 'input/locked.pdf', outcome: 'complete', message: null }],
    });
    expect(recommendations).toBe(1);
    for (const secret of SECRETS) expect(said + written).not.toContain(secret);
  });

  it('says that none of them opens it, and not which they are', async () => {
    const { exitCode, said, written, documents } = await ran(
      { 'input/locked.pdf': locked, 'secrets.txt': 'lantern\n\nquay-of-belmora\nlantern\n' },
      ...['run', '--passwords', 'secrets.txt'],
    );
    expect(exitCode).toBe(1);
    expect(documents).toEqual([
      {
        uri: 'input/locked.pdf',
        outcome: 'failed',
        message: 'The PDF file is locked with a password; none of the 2 passwords given opens it.',
      },
    ]);
    for (const secret of SECRETS) expect(said + written).not.toContain(secret);
  });

  it.each([
    ['missing.txt', 'could not be read: it is gone'],
    ['input', 'could not be read: it is a folder'],
    ['empty.txt', 'holds none'],
  ])('of %s is wrong usage', async (name, words) => {
    const cwd = folderWith({ 'input/locked.pdf': locked, 'empty.txt': '\n' });
    const { exitCode, stdout, stderr } = await evaltrail(cwd, ['run', '--passwords', name]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`The file of passwords ${name} ${words}`);
    expect(readdirSync(cwd)).not.toContain('output');
  });
});
