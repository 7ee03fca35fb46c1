/** What a night may do to the results of the night before: replace all of them, or none. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSchema } from '../../src/core/run-record.js';
import { finishPending, writePending } from '../../src/report/index.js';
import type { MemoryRunOptions } from '../../src/run/index.js';
import { folderWith } from '../setup/folder.js';
import { changesAfter, inStore, leftOvers, night, recordsOf, results, runOf, written } from './nights.js';
import { type PageAction, page } from './page.js';

const row = (number: number): PageAction => ({ words: `Repair gauge ${number} of the upper river` });
const rows = (count: number): PageAction[] => Array.from({ length: count }, (_, index) => row(index + 1));
const FULL = page({ actions: rows(6) });
const DONE = page({ actions: [{ ...row(1), status: 'Completed', updated: '2022/09/01' }, ...rows(6).slice(1)] });

const put = (cwd: string, text: string): void => writeFileSync(join(cwd, 'in/a.txt'), text);
const heldIn = (cwd: string) => runSchema.parse(JSON.parse(written(cwd, 'held.json')));

describe('a night over the same files', () => {
  it('leaves the results word for word, whether it looks into the store or not', async () => {
    const cwd = folderWith({ 'in/a.txt': FULL });
    await night(cwd, '2026-03-01');
    const before = results(cwd);
    let read = 0;
    const onDocument = () => read++;
    expect((await night(cwd, '2026-03-02', { onDocument })).ending).toBe('unchanged');
    expect(read).toBe(0);
    rmSync(join(cwd, 'output/.evaltrail.db.seal'));
    const { ending, run } = await night(cwd, '2026-03-03', { onDocument });
    expect({ ending, memory: run.memory }).toMatchObject({
      ending: 'published',
      memory: { readAnew: 0, remembered: 1 },
    });
    expect(results(cwd)).toEqual(before);
    expect(Object.keys(before)).toContain('compliance.xlsx');
  });

  it('that is done once more tells the same changes', async () => {
    const cwd = folderWith({ 'in/a.txt': FULL });
    await night(cwd, '2026-03-01');
    put(cwd, DONE);
    await night(cwd, '2026-03-02');
    const before = results(cwd);
    const { changes } = runOf(cwd);
    rmSync(join(cwd, 'output/.evaltrail.db.seal'));
    expect((await night(cwd, '2026-03-03')).ending).toBe('published');
    expect(results(cwd)).toEqual(before);
    expect(runOf(cwd).changes).toEqual(changes);
    expect(changes?.counts).toHaveLength(2);
  });

  it('that could not open one of them looks at it again the next night', async () => {
    const cwd = folderWith({ 'in/a.txt': FULL, 'in/b.txt': page({ title: 'Another' }) });
    const path = join(cwd, 'in/b.txt');
    // There when the files are counted, away when it is its turn.
    const onDocument = () => existsSync(path) && renameSync(path, join(cwd, 'b.txt'));
    const { run } = await night(cwd, '2026-03-01', { onDocument });
    expect(run.documents.map(({ outcome }) => outcome)).toEqual(['complete', 'failed']);
    renameSync(join(cwd, 'b.txt'), path);
    await night(cwd, '2026-03-02');
    expect(runOf(cwd).documents.map(({ outcome }) => outcome)).toEqual(['complete', 'complete']);
  });
});

describe('an alarm', () => {
  it('is raised when a source that nobody knows gives nothing at all: its name was mistyped', async () => {
    const cwd = folderWith({ 'in/a.txt': page() });
    await night(cwd, '2026-03-01');
    const before = results(cwd);
    const mistyped = { sources: [{ name: 'inn', inputs: ['inn'] }] };
    const { ending, run } = await night(cwd, '2026-03-02', mistyped);
    expect({ ending, exitCode: run.exitCode }).toEqual({ ending: 'held', exitCode: 5 });
    expect(run.notes?.map(({ code, uri }) => [code, uri])).toEqual([['alarm/no-records', 'inn']]);
    expect(results(cwd)).toEqual(before);
  });

  it('is not raised where there was nothing to lose', async () => {
    const cwd = folderWith({ 'in/a.txt': 'nothing to read' });
    expect((await night(cwd, '2026-03-01')).ending).toBe('published');
    expect((await night(cwd, '2026-03-02', { sources: [{ name: 'inn', inputs: ['inn'] }] })).ending).toBe('published');
  });

  const alarming: readonly (readonly [string, string, string])[] = [
    ['a page that gives nothing', 'Nothing to be seen here tonight, come back tomorrow.', 'alarm/no-records'],
    ['a page with far fewer actions', page({ actions: rows(2) }), 'alarm/fewer-records'],
    [
      'a page that lost a column',
      page({ actions: rows(6).map((each) => ({ ...each, status: '' })) }),
      'alarm/lower-coverage',
    ],
  ];
  for (const [name, text, code] of alarming)
    it(`keeps the results of the last good night: ${name}`, async () => {
      const cwd = folderWith({ 'in/a.txt': FULL });
      await night(cwd, '2026-03-01');
      const before = results(cwd);
      const record = written(cwd, 'run.json');
      put(cwd, text);
      const { ending, run } = await night(cwd, '2026-03-02');
      expect({ ending, exitCode: run.exitCode }).toEqual({ ending: 'held', exitCode: 5 });
      expect(results(cwd)).toEqual(before);
      expect(written(cwd, 'run.json')).toBe(record);
      expect(heldIn(cwd).notes?.map((note) => note.code)).toContain(code);
      expect(heldIn(cwd).held).toBe(true);
      expect(await changesAfter(cwd, 1)).toEqual([]);
      expect(leftOvers(cwd)).toEqual([]);
    });

  it('is overruled by a person, and a good night after it needs nobody', async () => {
    const cwd = folderWith({ 'in/a.txt': FULL });
    await night(cwd, '2026-03-01');
    put(cwd, page({ actions: rows(2) }));
    await night(cwd, '2026-03-02');
    expect((await night(cwd, '2026-03-02', { accept: true })).ending).toBe('published');
    expect(recordsOf(cwd)[0]?.recommendations[0]?.actions).toHaveLength(2);
    expect(existsSync(join(cwd, 'output/held.json'))).toBe(false);
    put(cwd, FULL);
    expect((await night(cwd, '2026-03-03')).ending).toBe('published');
    expect(recordsOf(cwd)[0]?.recommendations[0]?.actions).toHaveLength(6);
  });

  it('goes by itself when the source is well again', async () => {
    const cwd = folderWith({ 'in/a.txt': FULL });
    await night(cwd, '2026-03-01');
    put(cwd, page({ actions: rows(2) }));
    await night(cwd, '2026-03-02');
    put(cwd, DONE);
    const { ending, run } = await night(cwd, '2026-03-03');
    expect(ending).toBe('published');
    expect(run.changes?.counts).toMatchObject([{ field: 'lastUpdated' }, { field: 'status' }]);
    expect(existsSync(join(cwd, 'output/held.json'))).toBe(false);
  });

  it('is not raised by a second source that has the last word about the same page', async () => {
    const cwd = folderWith({ 'in/a.txt': FULL, 'more/k.txt': page({ title: 'Another', unit: 'Ghana' }) });
    const sources = ['in', 'more'].map((name) => ({ name, inputs: [name] }));
    await night(cwd, '2026-03-01', { sources });
    writeFileSync(join(cwd, 'more/a.txt'), DONE);
    expect((await night(cwd, '2026-03-02', { sources })).ending).toBe('published');
    expect(recordsOf(cwd)[0]?.otherSources).toHaveLength(1);
  });
});

describe('a run that was killed while its results got their names', () => {
  const NAMES = ['records.json', 'compliance.json', 'compliance.xlsx', 'run.json'];

  /** Two nights, and the folder as it is when the second is killed with `named` of its files in their places. */
  async function killedWith(named: number): Promise<{ cwd: string; second: ReturnType<typeof results> }> {
    const cwd = folderWith({ 'in/a.txt': FULL });
    const at = (name: string) => join(cwd, 'output', name);
    await night(cwd, '2026-03-01');
    const first = new Map(NAMES.map((name) => [name, readFileSync(at(name))]));
    put(cwd, DONE);
    await night(cwd, '2026-03-02');
    const second = results(cwd);
    for (const name of NAMES.slice(named)) {
      renameSync(at(name), at(`.${name}.part`));
      writeFileSync(at(name), first.get(name) ?? '');
    }
    await writePending(at(''), { run: 2, started: '2026-03-02T12:00:00.000Z', names: NAMES });
    rmSync(at('.evaltrail.db.seal'));
    return { cwd, second };
  }

  it('is finished by the next one, which tells the changes that nobody has seen', async () => {
    for (const named of [0, 2, 4]) {
      const { cwd, second } = await killedWith(named);
      await night(cwd, '2026-03-03');
      expect(results(cwd)).toEqual(second);
      expect(leftOvers(cwd)).toEqual([]);
      expect(runOf(cwd).changes).toMatchObject({
        since: '2026-03-01T12:00:00.000Z',
        counts: [{ field: 'lastUpdated' }, { field: 'status' }],
      });
    }
  });

  it('is finished even when the next one has results that it keeps back', async () => {
    const { cwd, second } = await killedWith(1);
    put(cwd, 'Nothing to be seen here tonight.');
    expect((await night(cwd, '2026-03-03')).ending).toBe('held');
    expect(results(cwd)).toEqual(second);
    expect(leftOvers(cwd)).toEqual([]);
  });

  it('is undone where the store does not say that it counts, or its note is cut off', async () => {
    const notes = [
      { run: 2, started: '2026-03-02T12:00:00.000Z' },
      { run: 1, started: '2025-01-01T00:00:00.000Z' },
    ];
    for (const note of [...notes.map((each) => JSON.stringify({ ...each, names: NAMES })), '{ "run": 1, "na']) {
      const cwd = folderWith({ 'in/a.txt': FULL });
      await night(cwd, '2026-03-01');
      const before = results(cwd);
      writeFileSync(join(cwd, 'output/.pending.json'), note);
      writeFileSync(join(cwd, 'output/.records.json.part'), 'of another store');
      rmSync(join(cwd, 'output/.evaltrail.db.seal'));
      await night(cwd, '2026-03-02');
      expect(results(cwd)).toEqual(before);
      expect(leftOvers(cwd)).toEqual([]);
    }
  });

  it('keeps what it staged when a name is refused, and the next try takes it', async () => {
    const cwd = folderWith({ '.a.part': 'new a', '.b.part': 'new b', 'b/held': '' });
    const pending = { run: 1, started: '2026-03-01T12:00:00.000Z', names: ['a', 'b'] };
    await writePending(cwd, pending);
    await expect(finishPending(cwd, pending)).rejects.toMatchObject({ name: 'OutputUnwritable' });
    expect(existsSync(join(cwd, '.pending.json'))).toBe(true);
    rmSync(join(cwd, 'b'), { recursive: true });
    await finishPending(cwd, pending);
    expect([readFileSync(join(cwd, 'a'), 'utf8'), readFileSync(join(cwd, 'b'), 'utf8')]).toEqual(['new a', 'new b']);
    expect(existsSync(join(cwd, '.pending.json'))).toBe(false);
  });
});

describe('results that cannot be published', () => {
  it('leave nothing behind, and the run did not count', async () => {
    const cwd = folderWith({ 'in/a.txt': FULL });
    await night(cwd, '2026-03-01');
    const before = written(cwd, 'records.json');
    rmSync(join(cwd, 'output/compliance.xlsx'));
    mkdirSync(join(cwd, 'output/compliance.xlsx'));
    put(cwd, DONE);
    await expect(night(cwd, '2026-03-02')).rejects.toMatchObject({ name: 'OutputUnwritable', exitCode: 2 });
    expect(written(cwd, 'records.json')).toBe(before);
    expect(leftOvers(cwd)).toEqual([]);
    expect(await inStore(cwd, async ({ runs }) => (await runs.last())?.outcome)).toBe('stopped');
    expect(await changesAfter(cwd, 1)).toEqual([]);
    rmSync(join(cwd, 'output/compliance.xlsx'), { recursive: true });
    expect((await night(cwd, '2026-03-03')).run).toMatchObject({ memory: { readAnew: 0 } });
  });
});

describe('a signal', () => {
  /** A signal that is given when it is asked for the `at`-th time. */
  function givenAt(at: number): AbortSignal {
    let asked = 0;
    return {
      get aborted() {
        return ++asked >= at;
      },
    } as AbortSignal;
  }

  it('ends the run wherever it comes, keeps what was read, and leaves the results of the last night', async () => {
    const cwd = folderWith({ 'in/a.txt': FULL });
    await night(cwd, '2026-03-01');
    const before = results(cwd);
    put(cwd, DONE);
    writeFileSync(join(cwd, 'in/b.txt'), page({ title: 'Another', unit: 'Ghana' }));
    let at = 1;
    for (; ; at++) {
      const options: Partial<MemoryRunOptions> = { signal: givenAt(at) };
      const ended = await night(cwd, '2026-03-02', options).catch((error: unknown) => error);
      if (!(ended instanceof Error)) break;
      expect(ended).toMatchObject({ name: 'Interrupted', exitCode: 130, remedy: expect.stringContaining('again') });
      expect(results(cwd)).toEqual(before);
      expect(leftOvers(cwd)).toEqual([]);
    }
    // While the files are counted, between documents, after them, between evaluations, and before the results are written.
    expect(at).toBeGreaterThan(8);
    expect(runOf(cwd).memory).toMatchObject({ readAnew: 0, remembered: 2 });
    expect(results(cwd)).not.toEqual(before);
  });
});

describe('a clock that went back', () => {
  it('does not turn history round, and the run goes on', async () => {
    const cwd = folderWith({ 'in/a.txt': FULL });
    await night(cwd, '2026-03-01');
    put(cwd, page({ actions: rows(5) }));
    await night(cwd, '2001-01-01');
    expect(await changesAfter(cwd, 1)).toEqual(['2026-03-01 gone action']);
    put(cwd, FULL);
    const { run } = await night(cwd, '2026-03-04');
    expect(run.changes?.counts).toMatchObject([{ kind: 'back', count: 1 }]);
    expect(await changesAfter(cwd, 2)).toEqual(['2026-03-04 back action']);
  });
});
