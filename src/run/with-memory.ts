/**
 * A run that remembers: takes the lock, sees what the inputs hold, and does nothing when nothing has changed since the results
 * were written. Otherwise `renew.ts` reads, compares and publishes. What is heavy is loaded only then.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Found, findFiles, type NamedInputs } from '../acquire/index.js';
import { DEFAULT_LIMIT } from '../acquire/load.js';
import type { Compliance } from '../core/compliance-record.js';
import { Interrupted } from '../core/failure.js';
import type { RunRecord } from '../core/run-record.js';
import { rulesVersion } from '../pipeline-version.js';
import { writeWhole } from '../report/whole.js';
import { type Holder, lockStore } from '../store/lock.js';
import type { AlarmLimits } from './alarms.js';
import type { Extract } from './document.js';
import type { Progress } from './documents.js';
import { checkOutput, shownPath } from './output.js';
import { type Passwords, readPasswords, withoutSecrets } from './passwords.js';
import { breakSeal, fingerprintOf, readSeal, resultsStand, type Seal, writeSeal } from './seal.js';
import { type Seen, seeFiles } from './seen.js';

export interface MemoryRunOptions {
  /** What the results are about: each source is compared with itself. */
  readonly sources: readonly NamedInputs[];
  readonly outputFolder: string;
  readonly storePath: string;
  /** The day the figures speak of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Id of the rule profile of the headline figures; the first one without. */
  readonly profile?: string;
  readonly alarms?: AlarmLimits;
  /** Publish in spite of alarms. */
  readonly accept?: boolean;
  /** The folder that relative names start from. */
  readonly cwd: string;
  readonly now: () => Date;
  /** The day it is where the person sits, `YYYY-MM-DD`. */
  readonly today: string;
  readonly version: string;
  readonly process: Pick<Holder, 'pid' | 'host'>;
  /** Largest file to read, in bytes. */
  readonly limit?: number;
  readonly passwordsFile?: string;
  readonly signal?: AbortSignal;
  readonly onDocument?: (progress: Progress) => void;
  /** How one document is read; another one only in tests. */
  readonly extract?: Extract;
}

export interface MemoryRunSummary {
  readonly run: RunRecord;
  readonly compliance: Compliance;
  /** Absolute. */
  readonly outputFolder: string;
  /** `unchanged`: the results of the last run stand, word for word. `held`: an alarm kept the new ones back. */
  readonly ending: 'published' | 'unchanged' | 'held';
}

/** Everything a run found out before it opened the store. */
export interface Prepared {
  readonly options: MemoryRunOptions;
  readonly started: string;
  readonly outputFolder: string;
  readonly storePath: string;
  readonly found: Found;
  readonly seen: Seen;
  readonly rules: string;
  readonly passwords: Passwords;
  /** Of everything the results depend on, the store aside. */
  readonly fingerprint: string;
  /** The store is as the last run left and checked it. */
  readonly sealed: boolean;
}

/**
 * Reads what is new and writes the results. Thrown are StoreLocked, StoreUnusable, WrongUsage, OutputUnwritable, Interrupted and
 * Defect; the output folder is as it was then, and what was read is kept.
 */
export async function runWithMemory(options: MemoryRunOptions): Promise<MemoryRunSummary> {
  const started = options.now().toISOString();
  const { cwd } = options;
  const outputFolder = resolve(cwd, options.outputFolder);
  const storePath = resolve(cwd, options.storePath);
  await checkOutput(outputFolder, cwd);
  const holder = { command: 'run', started, ...options.process };
  const lock = await lockStore(storePath, shownPath(storePath, cwd), holder);
  try {
    return await locked(options, { started, outputFolder, storePath });
  } finally {
    await lock.release();
  }
}

interface Places {
  readonly started: string;
  readonly outputFolder: string;
  readonly storePath: string;
}

async function locked(options: MemoryRunOptions, places: Places): Promise<MemoryRunSummary> {
  const { cwd, sources } = options;
  const { outputFolder, storePath } = places;
  const passwords = await passwordsOf(options);
  const inputs = sources.flatMap((source) => source.inputs);
  const found = await withoutSecrets(passwords.path, await findFiles(inputs, { cwd, outputFolder }));
  const limit = options.limit ?? DEFAULT_LIMIT;
  const seen = await seeFiles(found, { sources, cwd, limit, signal: options.signal ?? null });
  if (options.signal?.aborted) throw stopped();
  const rules = rulesVersion();
  const fingerprint = fingerprintOf(dependencies(options, found, seen, rules));
  const seal = await readSeal(storePath);
  const same = seal !== null && seal.fingerprint === fingerprint && seal.outputFolder === outputFolder;
  if (same && (await resultsStand(seal))) return stand(options, { ...places, seal });

  await breakSeal(storePath);
  const { renew } = await import('./renew.js');
  const prepared = { options, ...places, found, seen, rules, passwords, fingerprint, sealed: seal !== null };
  const { summary, names, settled } = await renew(prepared);
  if (settled) await writeSeal(storePath, outputFolder, names, fingerprint);
  return summary;
}

const stopped = (): Interrupted =>
  new Interrupted('Stopped before anything was read; the results of the last run stand.', 'Start it again.');

const passwordsOf = async ({ passwordsFile, cwd }: MemoryRunOptions): Promise<Passwords> =>
  passwordsFile === undefined ? { path: null, all: [] } : readPasswords(passwordsFile, cwd);

/** Everything the results depend on that is not in the store. */
const dependencies = (options: MemoryRunOptions, found: Found, seen: Seen, rules: string): unknown => ({
  version: options.version,
  rules,
  asOf: options.asOf,
  profile: options.profile ?? null,
  sources: options.sources,
  limit: options.limit ?? null,
  files: seen.files.map(({ file, sha256, source }) => [file.uri, sha256, source]),
  duplicates: seen.duplicates.map(({ file, of }) => [file.uri, of]),
  refused: seen.refused.map(({ uri, diagnostic }) => [uri, diagnostic.code]),
  troubles: found.troubles.map(({ uri, diagnostic }) => [uri, diagnostic.code]),
  skipped: found.skipped,
});

/** Nothing has changed: the results stand, and the record of the run says that it looked. */
async function stand(
  options: MemoryRunOptions,
  { started, outputFolder, storePath, seal }: Places & { readonly seal: Seal },
): Promise<MemoryRunSummary> {
  const last = await readJson<RunRecord>(join(outputFolder, 'run.json'));
  const compliance = await readJson<Compliance>(join(outputFolder, 'compliance.json'));
  const run: RunRecord = {
    ...last,
    started,
    finished: options.now().toISOString(),
    ...(last.memory
      ? { memory: { ...last.memory, readAnew: 0, remembered: last.memory.readAnew + last.memory.remembered } }
      : {}),
    changes: { since: last.finished, counts: [], items: [], notListed: 0 },
  };
  await writeWhole(join(outputFolder, 'run.json'), run);
  await writeSeal(storePath, outputFolder, Object.keys(seal.files), seal.fingerprint);
  return { run, compliance, outputFolder, ending: 'unchanged' };
}

const readJson = async <Content>(path: string): Promise<Content> => JSON.parse(await readFile(path, 'utf8')) as Content;
