/**
 * A run that remembers: takes the lock, sees what the inputs hold, and does nothing when nothing has changed since the results
 * were written. Otherwise `renew.ts` reads, compares and publishes. What is heavy is loaded only then.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Found, findFiles } from '../../acquire/index.js';
import { DEFAULT_LIMIT } from '../../acquire/load.js';
import type { Compliance } from '../../core/compliance-record.js';
import type { RunRecord } from '../../core/run-record.js';
import { rulesVersion } from '../../pipeline-version.js';
import { writeWhole } from '../../report/whole.js';
import { lockStore } from '../../store/lock.js';
import { checkOutput, shownPath } from '../output.js';
import { extractFor } from '../reading/extract.js';
import { interrupted } from '../reading/interrupted.js';
import { exitCodeOf } from '../reading/outcome.js';
import { type Passwords, readPasswords, withoutOwn } from '../reading/passwords.js';
import { type Seen, seeFiles, withStored } from '../reading/seen.js';
import { breakSeal, fingerprintOf, readSeal, resultsStand, type Seal, wasChanged, writeSeal } from '../seal.js';
import type { FetchedDocuments, WebOptions } from '../web/fetch-sources.js';
import { fetchedPart } from '../web/fetched-part.js';
import type { MemoryRunOptions, MemoryRunSummary } from './memory-run.js';

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
  const passwords = await passwordsOf(options);
  const holder = { command: 'run', started, ...options.process };
  const lock = await lockStore(storePath, shownPath(storePath, cwd), holder);
  try {
    return await locked(options, { started, outputFolder, storePath, passwords });
  } finally {
    await lock.release();
  }
}

interface Places {
  readonly started: string;
  readonly outputFolder: string;
  readonly storePath: string;
  readonly passwords: Passwords;
}

async function locked(options: MemoryRunOptions, places: Places): Promise<MemoryRunSummary> {
  const { cwd, sources } = options;
  const { outputFolder, storePath, passwords } = places;
  const inputs = sources.flatMap((source) => source.inputs);
  const own = [passwords.path, options.configFile ?? null];
  const found = await withoutOwn(await findFiles(inputs, { cwd, outputFolder }), own);
  const limit = options.limit ?? DEFAULT_LIMIT;
  const rules = rulesVersion();
  const fetched = options.web ? await fetchFirst(options, options.web, { ...places, rules }) : null;
  const files = await seeFiles(found, { sources, cwd, limit, signal: options.signal ?? null });
  const seen = fetched ? withStored(files, fetched.files) : files;
  if (options.signal?.aborted) throw interrupted(0, found.files.length);
  const fingerprint = fingerprintOf(dependencies(options, found, seen, { rules, titles: fetched?.titles ?? null }));
  const seal = await readSeal(storePath);
  const same = seal !== null && seal.fingerprint === fingerprint && seal.outputFolder === outputFolder;
  if (same && (await resultsStand(seal))) return stand(options, { ...places, seal, fetched });

  const edited = await wasChanged(storePath, outputFolder, 'compliance.xlsx');
  await breakSeal(storePath);
  const { renew } = await import('./renew.js');
  const prepared = {
    options,
    ...places,
    found,
    seen,
    fetched,
    rules,
    fingerprint,
    edited,
    sealed: seal !== null || fetched !== null,
  };
  const { summary, names, settled } = await renew(prepared);
  if (settled) await writeSeal(storePath, outputFolder, names, fingerprint);
  return summary;
}

/** Asks the sources on the web. A seal that held before holds afterwards: the results do not depend on when something was asked. */
async function fetchFirst(
  options: MemoryRunOptions,
  web: WebOptions,
  { started, storePath, passwords, rules }: Places & { readonly rules: string },
): Promise<FetchedDocuments> {
  const { fetchDocuments } = await import('../web/fetch-sources.js');
  const { cwd, now, today, version, signal = null } = options;
  const seal = await readSeal(storePath);
  const held = seal !== null && (await resultsStand(seal));
  await breakSeal(storePath);
  const shown = shownPath(storePath, cwd);
  const asked = { web, storePath, shown, unchanged: seal !== null, started, today, now, version, rules, signal };
  const fetched = await fetchDocuments({ ...asked, extract: extractFor(options, passwords) });
  if (held) await writeSeal(storePath, seal.outputFolder, Object.keys(seal.files), seal.fingerprint);
  return fetched;
}

const passwordsOf = async ({ passwordsFile, cwd }: MemoryRunOptions): Promise<Passwords> =>
  passwordsFile === undefined ? { path: null, all: [] } : readPasswords(passwordsFile, cwd);

/** Everything the results depend on that is not in the store. */
const dependencies = (
  options: MemoryRunOptions,
  found: Found,
  seen: Seen,
  { rules, titles }: { readonly rules: string; readonly titles: ReadonlyMap<string, string> | null },
): unknown => ({
  version: options.version,
  rules,
  asOf: options.asOf,
  profile: options.profile ?? null,
  profiles: options.profiles ?? [],
  sources: options.sources,
  limit: options.limit ?? null,
  files: seen.files.map(({ file, sha256, source }) => [file.uri, sha256, source]),
  duplicates: seen.duplicates.map(({ file, of }) => [file.uri, of]),
  refused: seen.refused.map(({ uri, diagnostic }) => [uri, diagnostic.code]),
  troubles: found.troubles.map(({ uri, diagnostic }) => [uri, diagnostic.code]),
  skipped: found.skipped,
  titles: [...(titles ?? [])],
});

/** Nothing has changed: the results stand, and the record of the run says that it looked. */
async function stand(
  options: MemoryRunOptions,
  { started, outputFolder, storePath, seal, fetched }: Places & { seal: Seal; fetched: FetchedDocuments | null },
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
    ...(fetched ? fetchedPart(fetched, { ...last, exitCode: exitCodeOf(last.documents) }) : {}),
  };
  await writeWhole(join(outputFolder, 'run.json'), run);
  await writeSeal(storePath, outputFolder, Object.keys(seal.files), seal.fingerprint);
  return { run, compliance, outputFolder, ending: 'unchanged' };
}

const readJson = async <Content>(path: string): Promise<Content> => JSON.parse(await readFile(path, 'utf8')) as Content;
