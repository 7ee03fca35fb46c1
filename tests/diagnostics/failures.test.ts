/** Every kind of failure, thrown for real: what it says, what to do, and the exit code it ends with. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as failures from '../../src/core/failure.js';
import type { Evaluation } from '../../src/core/record.js';
import { extractDocument } from '../../src/pipeline.js';
import { explain, type MemoryRunOptions, type RunOptions, runDocuments, runWithMemory } from '../../src/run/index.js';
import { lockStore } from '../../src/store/index.js';
import { page } from '../run/page.js';
import { folderWith } from '../setup/folder.js';

const run = (cwd: string, options: Partial<RunOptions> = {}) =>
  runDocuments({
    command: 'run',
    inputs: ['input'],
    outputFolder: 'output',
    asOf: '2026-03-31',
    cwd,
    now: () => new Date('2026-03-31T12:00:00Z'),
    version: '0.0.0',
    ...options,
  });

const remembering = (cwd: string, options: Partial<MemoryRunOptions> = {}) =>
  runWithMemory({
    sources: [{ name: 'input', inputs: ['input'] }],
    outputFolder: 'output',
    storePath: 'output/evaltrail.db',
    asOf: '2026-03-31',
    today: '2026-03-31',
    cwd,
    now: () => new Date('2026-03-31T12:00:00Z'),
    version: '0.0.0',
    process: { pid: 1, host: 'here' },
    ...options,
  });

/** An evaluation that no reading gives: what is published is held to the contract once more. */
const outOfContract: RunOptions['extract'] = async (source) => {
  const result = await extractDocument(source);
  if (result.outcome === 'failed') return result;
  return { ...result, evaluation: { ...result.evaluation, agency: 7 } as unknown as Evaluation };
};

interface Case {
  readonly thrownBy: (cwd: string) => Promise<unknown>;
  readonly exitCode: number;
  readonly message: string;
  readonly remedy: string;
}

type Kind = Exclude<keyof typeof failures, 'Failure'>;

const cases: { readonly [Name in Kind]: Case } = {
  WrongUsage: {
    thrownBy: (cwd) => explain({ id: 'act_1', outputFolder: 'output', storePath: 'none.db', cwd }),
    exitCode: 2,
    message: 'There are no results to explain: output/records.json could not be read.',
    remedy: 'Run evaltrail again, or name the folder of the results with --output.',
  },
  OutputUnwritable: {
    thrownBy: (cwd) => run(cwd, { outputFolder: 'input/response.txt' }),
    exitCode: 2,
    message: 'input/response.txt cannot be written: a file stands where a folder should be.',
    remedy: 'Move the file away, or name another folder with --output.',
  },
  StoreUnusable: {
    thrownBy: (cwd) => remembering(cwd, { storePath: 'input/response.txt' }),
    exitCode: 2,
    message: 'The file input/response.txt is no store of evaltrail.',
    remedy: 'Name another file with --store. Nothing was changed.',
  },
  StoreLocked: {
    thrownBy: async (cwd) => {
      const holder = { command: 'run', pid: 7, host: 'there', started: '2026-03-31T02:00:00.000Z' };
      const lock = await lockStore(join(cwd, 'output/evaltrail.db'), 'output/evaltrail.db', holder);
      return remembering(cwd).finally(lock.release);
    },
    exitCode: 4,
    message:
      'The store output/evaltrail.db is in use by “evaltrail run”, process 7 on there, since 2026-03-31T02:00:00.000Z.',
    remedy: 'Wait until it has ended. When it has died, the lock is free at once: there is nothing to delete.',
  },
  Defect: {
    thrownBy: (cwd) => run(cwd, { extract: outOfContract }),
    exitCode: 3,
    message:
      'The record of input/response.txt breaks the contract of records.json (agency: Invalid input: expected string, received number).',
    remedy: 'This is a defect of evaltrail: please report it with the document.',
  },
  Interrupted: {
    thrownBy: (cwd) => run(cwd, { signal: AbortSignal.abort() }),
    exitCode: 130,
    message: 'Stopped after 0 of 1 documents; nothing was written, the results of the last run stand.',
    remedy: 'Start it again to read all of them.',
  },
};

const all = Object.entries(cases) as [Kind, Case][];

describe('failures', () => {
  it('are all here', () => {
    expect(Object.keys(cases).sort()).toEqual(
      Object.keys(failures)
        .filter((name) => name !== 'Failure')
        .sort(),
    );
  });

  it.each(all)('%s is thrown, says what to do, and leaves nothing behind', async (name, expected) => {
    const cwd = folderWith({ 'input/response.txt': page() });
    const failure: unknown = await expected.thrownBy(cwd).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(failures.Failure);
    const { exitCode, message, remedy } = expected;
    expect(failure).toMatchObject({ name, exitCode, message, remedy });
    const written = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    // The hidden lock of a store stays: taking it away would let two runs in.
    const shown = written.map((entry) => entry.name).filter((file) => !file.endsWith('.lock'));
    expect(shown).toEqual(['response.txt']);
  });
});
