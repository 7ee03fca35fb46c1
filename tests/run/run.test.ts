import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordsSchema } from '../../src/core/record.js';
import { runSchema } from '../../src/core/run-record.js';
import { extractDocument } from '../../src/pipeline.js';
import { type RunOptions, runDocuments } from '../../src/run/index.js';
import { linkFrom } from '../../src/run/output.js';
import { folderWith } from '../setup/folder.js';
import { page } from './page.js';

const run = (cwd: string, inputs: string[], options: Partial<RunOptions> = {}) =>
  runDocuments({
    command: 'extract',
    inputs,
    outputFolder: 'output',
    asOf: '2026-03-31',
    cwd,
    now: () => new Date('2026-03-31T12:00:00Z'),
    version: '0.0.0',
    ...options,
  });

const written = (cwd: string, name: string) => readFileSync(join(cwd, 'output', name), 'utf8');
const recordsIn = (cwd: string) => recordsSchema.parse(JSON.parse(written(cwd, 'records.json'))).evaluations;
const runIn = (cwd: string) => runSchema.parse(JSON.parse(written(cwd, 'run.json')));

const outcomes = (cwd: string) => runIn(cwd).documents.map(({ uri, outcome }) => [uri, outcome]);

describe('a run', () => {
  it('writes everything, each evaluation with the document it comes from', async () => {
    const cwd = folderWith({
      'in/b.txt': page({ title: 'Evaluation B' }),
      'in/a.txt': page({ title: 'Evaluation A' }),
    });
    const { run: record, outputFolder } = await run(cwd, ['in']);
    expect(outputFolder).toBe(join(cwd, 'output'));
    expect(record).toEqual(runIn(cwd));
    expect(record).toMatchObject({ exitCode: 0, asOf: '2026-03-31', command: 'extract', skipped: {}, notes: [] });
    expect(record.counts).toMatchObject({
      documents: { complete: 2, partial: 0, failed: 0, duplicate: 0 },
      recommendations: 2,
      actions: 2,
    });
    const evaluations = recordsIn(cwd);
    expect(evaluations.map(({ title, source }) => [title, source.uri])).toEqual([
      ['Evaluation A', 'in/a.txt'],
      ['Evaluation B', 'in/b.txt'],
    ]);
    expect(record.documents).toMatchObject(evaluations.map(({ id, source }) => ({ evaluation: id, uri: source.uri })));
    for (const name of ['records.schema.json', 'compliance.json', 'compliance.xlsx'])
      expect(written(cwd, name)).not.toBe('');
  });

  it('gives the same bytes twice, and in any order of the inputs', async () => {
    const cwd = folderWith({
      'in/a.txt': page(),
      'in/b.txt': page({ status: 'Completed' }),
      'in/c.txt': page({ title: 'Another' }),
      'more/a.txt': page({ due: '2023/01' }),
    });
    const seen = new Set<string>();
    for (const inputs of [
      ['in', 'more'],
      ['more', 'in'],
      ['in', 'more'],
      ['more/a.txt', 'in/c.txt', 'in/b.txt', 'in/a.txt'],
    ]) {
      await run(cwd, inputs);
      seen.add(written(cwd, 'records.json'));
    }
    expect(seen.size).toBe(1);
  });

  it('keeps ids apart when two pages claim to be the same evaluation, in run.json too', async () => {
    const cwd = folderWith({ 'in/a.txt': page(), 'in/b.txt': page({ status: 'Completed' }) });
    await run(cwd, ['in']);
    const evaluations = recordsIn(cwd);
    const [first, second] = evaluations.map(({ id }) => id);
    expect(second).toBe(`${first}-${evaluations[1]?.source.sha256.slice(0, 12)}`);
    expect(runIn(cwd).documents).toMatchObject([{ evaluation: first }, { evaluation: second }]);
  });

  it('counts the same bytes once, under the first name', async () => {
    const cwd = folderWith({ 'in/b copy.txt': page(), 'in/a.txt': page() });
    const { run: record } = await run(cwd, ['in']);
    expect(outcomes(cwd)).toEqual([
      ['in/a.txt', 'complete'],
      ['in/b%20copy.txt', 'duplicate'],
    ]);
    expect(record.exitCode).toBe(0);
    expect(record.documents[1]?.diagnostics).toMatchObject([
      { code: 'source/duplicate', message: expect.stringContaining('in/a.txt') },
    ]);
    expect(recordsIn(cwd)).toHaveLength(1);
  });

  it('says what it left aside and which links it did not follow', async () => {
    const cwd = folderWith({ 'in/a.txt': page(), 'in/old.xlsx': 'x', 'in/b.json': '{}' });
    symlinkSync('..', join(cwd, 'in/up'));
    const { run: record } = await run(cwd, ['in']);
    expect(record.skipped).toEqual({ json: 1, xlsx: 1 });
    expect(record.notes).toMatchObject([{ uri: 'in/up', code: 'source/link-loop', severity: 'warning' }]);
    expect(record.exitCode).toBe(0);
  });
});

describe('a bug in one document', () => {
  it('ends that document only, and is called a defect', async () => {
    const cwd = folderWith({ 'in/a.txt': page(), 'in/b.txt': 'trip', 'in/c.txt': page({ title: 'Another' }) });
    const { run: record } = await run(cwd, ['in'], {
      extract: async (source) => {
        if (source.uri === 'in/b.txt') throw new TypeError('x is not a function');
        return extractDocument(source);
      },
    });
    expect(outcomes(cwd)).toEqual([
      ['in/a.txt', 'complete'],
      ['in/b.txt', 'failed'],
      ['in/c.txt', 'complete'],
    ]);
    expect(record.exitCode).toBe(3);
    expect(record.documents[1]?.diagnostics).toMatchObject([{ code: 'defect/contract', severity: 'fatal' }]);
    expect(record.documents[1]?.diagnostics[0]?.message).toContain('x is not a function');
  });
});

describe('an interrupted run', () => {
  it('stops after the current document and leaves the last results', async () => {
    const cwd = folderWith({ 'in/a.txt': page(), 'in/b.txt': page({ title: 'Another' }) });
    await run(cwd, ['in/a.txt']);
    const before = written(cwd, 'records.json');
    const controller = new AbortController();
    const seen: string[] = [];
    const stopped = run(cwd, ['in'], {
      signal: controller.signal,
      onDocument: ({ document }) => {
        seen.push(document.uri);
        controller.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ name: 'Interrupted', exitCode: 130 });
    await expect(stopped).rejects.toThrow('Stopped after 1 of 2 documents');
    expect(seen).toEqual(['in/a.txt']);
    expect(written(cwd, 'records.json')).toBe(before);
  });

  it('after its last document publishes nothing either', async () => {
    const cwd = folderWith({ 'in/a.txt': page() });
    const controller = new AbortController();
    const stopped = run(cwd, ['in'], { signal: controller.signal, onDocument: () => controller.abort() });
    await expect(stopped).rejects.toMatchObject({ exitCode: 130 });
    expect(() => written(cwd, 'run.json')).toThrow('ENOENT');
  });
});

describe('the way from the results to a source', () => {
  it('is relative and encoded', () => {
    expect(linkFrom('/a/output', '/a/in/a b#1.txt')).toBe('../in/a%20b%231.txt');
  });
});

describe('the output folder', () => {
  it('that is a file is refused before anything is read', async () => {
    const cwd = folderWith({ 'in/a.txt': page(), output: 'a file' });
    let read = 0;
    const refused = run(cwd, ['in'], { onDocument: () => read++ });
    await expect(refused).rejects.toMatchObject({ name: 'OutputUnwritable', exitCode: 2 });
    expect(read).toBe(0);
  });

  it('below a file is refused', async () => {
    const cwd = folderWith({ 'in/a.txt': page(), file: '' });
    const refused = run(cwd, ['in'], { outputFolder: 'file/results' });
    await expect(refused).rejects.toMatchObject({ name: 'OutputUnwritable', remedy: expect.stringMatching(/./u) });
  });

  it.skipIf(process.platform !== 'linux')('that the system keeps for itself is refused', async () => {
    const cwd = folderWith({ 'in/a.txt': page() });
    await expect(run(cwd, ['in'], { outputFolder: '/proc/evaltrail' })).rejects.toMatchObject({
      name: 'OutputUnwritable',
    });
  });

  it('is made, with the folders above it', async () => {
    const cwd = folderWith({ 'in/a.txt': page() });
    const { outputFolder } = await run(cwd, ['in'], { outputFolder: 'new/results' });
    expect(readFileSync(join(outputFolder, 'run.json'), 'utf8')).not.toBe('');
  });

  it('is not read as input', async () => {
    const cwd = folderWith({ 'a.txt': page() });
    await run(cwd, ['.']);
    writeFileSync(join(cwd, 'output/notes.txt'), 'mine');
    await run(cwd, ['.']);
    expect(outcomes(cwd)).toEqual([['a.txt', 'complete']]);
  });
});
