/** Nights: runs with memory over one folder, one after the other, and a look into the store between them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../../src/acquire/index.js';
import type { Change } from '../../src/core/change.js';
import { type Evaluation, recordsSchema } from '../../src/core/record.js';
import { runSchema } from '../../src/core/run-record.js';
import { type MemoryRunOptions, runWithMemory } from '../../src/run/index.js';
import { openStore, type Store } from '../../src/store/index.js';

const STORE = 'output/evaltrail.db';

/** A run at noon of that day (UTC) over everything in `in/`; the figures speak of one and the same day every night. */
export const night = (cwd: string, day: string, options: Partial<MemoryRunOptions> = {}) =>
  runWithMemory({
    sources: [{ name: 'in', inputs: ['in'] }],
    outputFolder: 'output',
    storePath: STORE,
    asOf: '2026-03-31',
    cwd,
    now: () => new Date(`${day}T12:00:00Z`),
    today: day,
    version: '0.0.0',
    process: { pid: 1, host: 'here' },
    ...options,
  });

/** Looks into the store while no run is at work. */
export async function inStore<Result>(cwd: string, look: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore({ path: join(cwd, STORE), shown: STORE });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

export const written = (cwd: string, name: string): string => readFileSync(join(cwd, 'output', name), 'utf8');

export const recordsOf = (cwd: string): Evaluation[] =>
  recordsSchema.parse(JSON.parse(written(cwd, 'records.json'))).evaluations;

export const runOf = (cwd: string) => runSchema.parse(JSON.parse(written(cwd, 'run.json')));

const NO_RESULT = /^\.|^evaltrail\.db|^run\.json$|^held\.json$/u;

/** The fingerprints of the results by name; the record of the run is left out, since its clock moves. */
export function results(cwd: string): Readonly<Record<string, string>> {
  const folder = join(cwd, 'output');
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(folder, name)).isFile() && !NO_RESULT.test(name),
  );
  return Object.fromEntries(there.map((name) => [name, sha256Of(readFileSync(join(folder, name)))]));
}

/** What lies in the output folder without being a result or part of the store. */
export const leftOvers = (cwd: string): string[] =>
  readdirSync(join(cwd, 'output')).filter((name) => name.endsWith('.part') || name.includes('.pending'));

/** A change as a line: what, which field, from, to, and the day it speaks of. */
export const lineOf = ({ kind, itemKind, field, before, after, date, cause }: Change): string =>
  [
    date,
    kind,
    itemKind,
    ...(field === null ? [] : [`${field}: ${short(before)} → ${short(after)}`]),
    ...(cause === 'rules' ? ['(rules)'] : []),
  ].join(' ');

const short = (value: unknown): string => {
  if (value === null) return '-';
  if (typeof value === 'object' && 'raw' in value) return String(value.raw);
  return String(value);
};

/** Everything the history holds after run number `after`, oldest first. */
export const changesAfter = (cwd: string, after: number): Promise<string[]> =>
  inStore(cwd, async (store) => {
    const lines: string[] = [];
    for await (const change of store.history.changes({ after })) lines.push(lineOf(change));
    return lines;
  });
