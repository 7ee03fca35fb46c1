/** Reports from the store: of any day as it was known then, of a part, in some formats. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordsSchema } from '../../src/core/record.js';
import { correct, reportFromStore, runWithMemory, type StoredReportOptions } from '../../src/run/index.js';
import { folderWith } from '../setup/folder.js';
import { page } from './page.js';

const STORE = 'output/evaltrail.db';
const PROCESS = { pid: 1, host: 'here' };

const night = (cwd: string, day: string) =>
  runWithMemory({
    sources: [{ name: 'in', inputs: ['in'] }],
    outputFolder: 'output',
    storePath: STORE,
    asOf: day,
    today: day,
    cwd,
    now: () => new Date(`${day}T03:00:00Z`),
    version: '0.0.0',
    process: PROCESS,
  });

const TODAY = '2026-03-20';

const report = (cwd: string, options: Partial<StoredReportOptions> = {}) =>
  reportFromStore({
    storePath: STORE,
    cwd,
    asOf: TODAY,
    today: TODAY,
    formats: ['json'],
    outputFolder: 'report',
    now: () => new Date(`${TODAY}T12:00:00Z`),
    version: '0.0.0',
    ...options,
  });

const records = (cwd: string, folder = 'report') =>
  recordsSchema.parse(JSON.parse(readFileSync(join(cwd, folder, 'records.json'), 'utf8'))).evaluations;
const statuses = (cwd: string) =>
  records(cwd).flatMap(({ recommendations }) =>
    recommendations.flatMap(({ actions }) => actions.map(({ status }) => status)),
  );

/** Two offices; that of Mexico moved on after the first night, and somebody corrected it after the second. */
async function twoNights(): Promise<string> {
  const cwd = folderWith({
    'in/mexico.txt': page(),
    'in/peru.txt': page({
      title: 'Evaluation of the forest fund',
      unit: 'Peru',
      recommendation: 'Plant along the roads.',
    }),
  });
  await night(cwd, '2026-03-01');
  writeFileSync(join(cwd, 'in/mexico.txt'), page({ status: 'Completed' }));
  await night(cwd, '2026-03-10');
  return cwd;
}

describe('a report from the store', () => {
  it('of today is what the last run published', async () => {
    const cwd = await twoNights();
    await report(cwd);
    expect(records(cwd)).toEqual(records(cwd, 'output'));
  });

  it('of a day in the past is what was known then', async () => {
    const cwd = await twoNights();
    await report(cwd, { asOf: '2026-03-05' });
    expect(statuses(cwd)).toEqual(['initiated', 'initiated']);
    await report(cwd, { asOf: '2026-03-10' });
    expect(statuses(cwd)).toEqual(['completed', 'initiated']);
  });

  it('holds the corrections of its day, not later ones', async () => {
    const cwd = await twoNights();
    const [{ id } = { id: '' }] = records(cwd, 'output')[0]?.recommendations[0]?.actions ?? [];
    const at = '2026-03-15T09:00:00.000Z';
    await correct({
      storePath: STORE,
      cwd,
      id,
      field: 'status',
      words: 'No longer applicable',
      who: 'Ana',
      why: 'seen',
      at,
      process: PROCESS,
    });
    await report(cwd, { asOf: '2026-03-12' });
    expect(statuses(cwd)[0]).toBe('completed');
    await report(cwd);
    expect(statuses(cwd)[0]).toBe('no_longer_applicable');
  });

  it('of a day before anything was known says so', async () => {
    const cwd = await twoNights();
    await expect(report(cwd, { asOf: '2020-01-01' })).rejects.toThrow('Nothing was known on 2020-01-01');
    expect(existsSync(join(cwd, 'report'))).toBe(false);
  });

  it('can be of a part, by country, unit and more at once', async () => {
    const cwd = await twoNights();
    await report(cwd, { filter: 'country=mex' });
    expect(records(cwd).map(({ country }) => country?.iso3)).toEqual(['MEX']);
    await report(cwd, { filter: 'country=Peru, unit=water unit' });
    expect(records(cwd).map(({ country }) => country?.iso3)).toEqual(['PER']);
  });

  it('names what there is when nothing matches, and what a filter is', async () => {
    const cwd = await twoNights();
    await expect(report(cwd, { filter: 'country=FJI' })).rejects.toMatchObject({
      message: 'Nothing matches country=FJI.',
      remedy: 'What there is: MEX, PER.',
    });
    await expect(report(cwd, { filter: 'colour=red' })).rejects.toThrow('“colour=red” is no filter.');
    await expect(report(cwd, { profile: 'mine' })).rejects.toThrow('There is no rule profile mine.');
  });

  it('writes the formats that were asked for', async () => {
    const cwd = await twoNights();
    const { files } = await report(cwd, { formats: ['csv'] });
    expect(files).toContain('csv/key-actions.csv');
    expect(files).not.toContain('records.json');
    for (const file of files) expect(existsSync(join(cwd, 'report', file)), file).toBe(true);
  });
});
