/** What several nights remember together: every value over time, whatever became of the documents. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../src/pipeline.js';
import { assemble } from '../../src/run/memory/assemble.js';
import { readAndKeep } from '../../src/run/reading/read-remembered.js';
import { folderWith } from '../setup/folder.js';
import { changesAfter, inStore, lineOf, night, recordsOf, runOf } from './nights.js';
import { type PageAction, page } from './page.js';

const GAUGES: PageAction = { words: 'Buy spare parts for the gauges' };
const TRAINING: PageAction = { words: 'Train two technicians of the water unit' };
const RIVER = page({ actions: [GAUGES, TRAINING] });
const FOREST = page({
  title: 'Review of the forest fund',
  unit: 'Ghana',
  recommendation: 'Plant trees on the slopes above the town.',
  actions: [{ words: 'Grow ten thousand seedlings in the nursery' }],
});
const MEALS = page({
  title: 'Audit of the school meals',
  unit: 'Peru',
  recommendation: 'Publish the menus of all schools each week.',
  actions: [{ words: 'Set up a page for the menus of schools' }],
});

const put = (cwd: string, name: string, text: string): void => writeFileSync(join(cwd, 'in', name), text);
const remove = (cwd: string, name: string): void => rmSync(join(cwd, 'in', name));
const actionsOf = (cwd: string) =>
  recordsOf(cwd).flatMap(({ recommendations }) => recommendations.flatMap(({ actions }) => actions));
const listed = (cwd: string) => runOf(cwd).changes?.items.map((change) => lineOf({ ...change, sha256: null }));

/** The second night over other files, whatever it gives. Gives what it learnt. */
async function learnt(cwd: string, change: () => void, day = '2026-03-02'): Promise<string[]> {
  const known = await inStore(cwd, ({ runs }) => runs.last());
  change();
  await night(cwd, day, { accept: true });
  return changesAfter(cwd, known?.id ?? 0);
}

describe('values over time', () => {
  it('a status, a due date and other words are told with the day of their stamp', async () => {
    const cwd = folderWith({ 'in/a.txt': RIVER });
    await night(cwd, '2026-03-01');
    const ids = actionsOf(cwd).map(({ id }) => id);
    const done = { ...GAUGES, status: 'Completed', updated: '2022/09/01' };
    const late = { words: 'Train two technicians from the water unit', due: '2022/12', updated: '2022/08/01' };
    expect(await learnt(cwd, () => put(cwd, 'a.txt', page({ actions: [done, late] })))).toEqual([
      '2022-09-01 changed action status: initiated → completed',
      '2022-09-01 changed action lastUpdated: 2022-06-13 → 2022-09-01',
      '2022-08-01 changed action description: 1.2 Train two technicians of the water unit → 1.2 Train two technicians from the water unit',
      '2022-08-01 changed action dueDate: 2022/07 → 2022/12',
      '2022-08-01 changed action lastUpdated: 2022-06-13 → 2022-08-01',
    ]);
    expect(actionsOf(cwd).map(({ id }) => id)).toEqual(ids);
    expect(recordsOf(cwd)[0]?.diagnostics.map(({ code }) => code)).toEqual(['identity/reworded']);
    expect(runOf(cwd).changes).toMatchObject({ since: '2026-03-01T12:00:00.000Z', notListed: 0 });
    expect(listed(cwd)).toHaveLength(5);
  });

  it('an action that went and came back tells what moved while it was away', async () => {
    const cwd = folderWith({ 'in/a.txt': RIVER });
    await night(cwd, '2026-03-01');
    const [, training] = actionsOf(cwd);
    expect(await learnt(cwd, () => put(cwd, 'a.txt', page({ actions: [GAUGES] })))).toEqual(['2026-03-02 gone action']);
    const back = { ...TRAINING, status: 'Completed', due: '2022/12', updated: '2022/11/01' };
    expect(await learnt(cwd, () => put(cwd, 'a.txt', page({ actions: [GAUGES, back] })), '2026-03-03')).toEqual([
      '2026-03-03 back action',
      '2022-11-01 changed action dueDate: 2022/07 → 2022/12',
      '2022-11-01 changed action status: initiated → completed',
      '2022-11-01 changed action lastUpdated: 2022-06-13 → 2022-11-01',
    ]);
    expect(actionsOf(cwd)[1]?.id).toBe(training?.id);
  });

  it('are those of the rules where only the rules changed', async () => {
    const cwd = folderWith({ 'in/a.txt': RIVER });
    await night(cwd, '2026-03-01');
    await inStore(cwd, async (store) => {
      const [source] = recordsOf(cwd).map((each) => each.source);
      if (!source) throw new Error('no record');
      const { uri, sha256 } = source;
      const runId = await store.runs.begin({
        started: '2026-03-02T12:00:00.000Z',
        asOf: '2026-03-31',
        version: '0.0.0',
        rules: 'better',
        command: 'run',
      });
      const bytes = (await store.readings.bytesOf(sha256)) ?? new Uint8Array();
      const better = async (given: Parameters<typeof extractDocument>[0]) => {
        const result = await extractDocument(given);
        if (result.outcome === 'failed') return result;
        const [recommendation] = result.evaluation.recommendations;
        const actions = recommendation?.actions.map((action) => ({ ...action, status: 'completed' as const })) ?? [];
        const recommendations = recommendation ? [{ ...recommendation, actions }] : [];
        return { ...result, evaluation: { ...result.evaluation, recommendations } };
      };
      const { stamp } = await readAndKeep({ uri, sha256, bytes }, { store, runId, rules: 'better', extract: better });
      const sources = [{ uri, sha256, source: 'in', complete: true, stamp, hasActions: true }];
      await store.transaction((within) =>
        assemble(within, sources, {
          runId,
          rules: 'better',
          day: '2026-03-02',
          formerly: new Map(),
          goOn: async () => undefined,
        }),
      );
    });
    expect(await changesAfter(cwd, 1)).toEqual([
      '2026-03-02 changed action status: initiated → completed (rules)',
      '2026-03-02 changed action status: initiated → completed (rules)',
    ]);
  });
});

describe('a name that changes', () => {
  it('is no news: a renamed file, and the same bytes under two names', async () => {
    const cwd = folderWith({ 'in/a.txt': RIVER });
    await night(cwd, '2026-03-01');
    const before = recordsOf(cwd);
    expect(await learnt(cwd, () => renameSync(join(cwd, 'in/a.txt'), join(cwd, 'in/z.txt')))).toEqual([]);
    expect(await learnt(cwd, () => put(cwd, 'b.txt', RIVER), '2026-03-03')).toEqual([]);
    expect(runOf(cwd).documents.map(({ uri, outcome }) => [uri, outcome])).toEqual([
      ['in/b.txt', 'complete'],
      ['in/z.txt', 'duplicate'],
    ]);
    expect(await learnt(cwd, () => remove(cwd, 'b.txt'), '2026-03-04')).toEqual([]);
    const [evaluation] = recordsOf(cwd);
    expect(evaluation?.source.uri).toBe('in/z.txt');
    expect({ ...evaluation, source: null }).toEqual({ ...before[0], source: null });
  });

  it('that holds another evaluation ends the first one, which is gone, not closed', async () => {
    const cwd = folderWith({ 'in/a.txt': RIVER, 'in/k.txt': FOREST });
    await night(cwd, '2026-03-01');
    expect(await learnt(cwd, () => put(cwd, 'a.txt', MEALS))).toEqual([
      '2022-06-13 new evaluation',
      '2022-06-13 new recommendation',
      '2022-06-13 new action',
      '2026-03-02 gone evaluation',
      '2026-03-02 gone recommendation',
      '2026-03-02 gone action',
      '2026-03-02 gone action',
    ]);
    expect(listed(cwd)).toEqual(['2022-06-13 new evaluation', '2026-03-02 gone evaluation']);
    expect(recordsOf(cwd).map(({ title }) => title)).toEqual([
      'Audit of the school meals',
      'Review of the forest fund',
    ]);
  });
});

describe('an evaluation that goes', () => {
  it('and comes back is the same one, with what moved meanwhile', async () => {
    const cwd = folderWith({ 'in/a.txt': RIVER, 'in/k.txt': FOREST });
    await night(cwd, '2026-03-01');
    const before = recordsOf(cwd);
    expect(await learnt(cwd, () => remove(cwd, 'a.txt'))).toEqual([
      '2026-03-02 gone evaluation',
      '2026-03-02 gone recommendation',
      '2026-03-02 gone action',
      '2026-03-02 gone action',
    ]);
    expect(await learnt(cwd, () => undefined, '2026-03-03')).toEqual([]);
    expect(await learnt(cwd, () => put(cwd, 'a.txt', RIVER), '2026-03-04')).toEqual([
      '2026-03-04 back evaluation',
      '2026-03-04 back recommendation',
      '2026-03-04 back action',
      '2026-03-04 back action',
    ]);
    expect(recordsOf(cwd)).toEqual(before);
    await learnt(cwd, () => remove(cwd, 'a.txt'), '2026-03-05');
    const done = page({ actions: [{ ...GAUGES, status: 'Completed', updated: '2022/11/01' }, TRAINING] });
    expect(
      (await learnt(cwd, () => put(cwd, 'a.txt', done), '2026-03-06')).filter((line) => !line.includes(' back ')),
    ).toEqual([
      '2022-11-01 changed action status: initiated → completed',
      '2022-11-01 changed action lastUpdated: 2022-06-13 → 2022-11-01',
    ]);
    expect(recordsOf(cwd).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it('is not gone while another name holds bytes of it, or while its folder was not asked', async () => {
    const cwd = folderWith({ 'in/a.txt': RIVER, 'in/copy.txt': RIVER, 'other/k.txt': FOREST });
    const all = [
      { name: 'in', inputs: ['in'] },
      { name: 'other', inputs: ['other'] },
    ];
    await night(cwd, '2026-03-01', { sources: all });
    expect(await learnt(cwd, () => remove(cwd, 'a.txt'))).toEqual([]);
    expect(recordsOf(cwd)).toHaveLength(1);
    await night(cwd, '2026-03-03', { sources: all, accept: true });
    expect(await changesAfter(cwd, 2)).toEqual([]);
  });

  it('is not gone when its file could not be looked at', async () => {
    const cwd = folderWith({ 'in/a.txt': RIVER, 'in/k.txt': FOREST });
    await night(cwd, '2026-03-01');
    await night(cwd, '2026-03-02', { accept: true, limit: FOREST.length });
    expect(recordsOf(cwd)).toHaveLength(1);
    expect(await changesAfter(cwd, 1)).toEqual([]);
    await night(cwd, '2026-03-03', { accept: true });
    expect(recordsOf(cwd)).toHaveLength(2);
    expect(await changesAfter(cwd, 1)).toEqual([]);
  });
});

describe('two crawls of one page', () => {
  const OLD = page({ actions: [GAUGES] });
  const NEW = page({ actions: [{ ...GAUGES, status: 'Completed', updated: '2022/09/13' }] });

  it('make the same record in any order, in one run or two, and both values stand in its history', async () => {
    const orders = [
      { first: { 'in/a.txt': OLD, 'in/b.txt': NEW }, later: {} },
      { first: { 'in/a.txt': OLD }, later: { 'b.txt': NEW } },
      { first: { 'in/b.txt': NEW }, later: { 'a.txt': OLD } },
    ];
    const records = [];
    for (const { first, later } of orders) {
      const cwd = folderWith(first);
      await night(cwd, '2026-03-01');
      for (const [name, text] of Object.entries(later)) put(cwd, name, text);
      await night(cwd, '2026-03-02');
      records.push(recordsOf(cwd));
      const values = (await changesAfter(cwd, 0)).filter((line) => line.includes('status'));
      expect(values).toEqual([
        Object.keys(later)[0] === 'a.txt'
          ? '2022-06-13 earlier action status: - → initiated'
          : '2022-09-13 changed action status: initiated → completed',
      ]);
    }
    expect(records[0]).toMatchObject([{ source: { uri: 'in/b.txt' }, otherSources: [{ uri: 'in/a.txt' }] }]);
    expect(records[1]).toEqual(records[0]);
    expect(records[2]).toEqual(records[0]);
  });

  it('whatever the files are called', async () => {
    const cwd = folderWith({ 'in/a.txt': NEW, 'in/b.txt': OLD });
    await night(cwd, '2026-03-01');
    expect(actionsOf(cwd).map(({ status }) => status)).toEqual(['completed']);
    expect(await changesAfter(cwd, 0)).toContain('2022-09-13 changed action status: initiated → completed');
  });
});
