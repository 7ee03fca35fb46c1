/**
 * The working part of a run that remembers: read what is new, put the evaluations together, compare with the last good run, and
 * publish all of it or nothing. What one run decides is one transaction of the store; the results get their names after it.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_LIMIT } from '../acquire/index.js';
import { assess } from '../assess/index.js';
import type { Evaluation } from '../core/record.js';
import { type RunNote, type RunRecord, runCountsOf } from '../core/run-record.js';
import { dropPending, finishPending, pendingIn, stage, writePending } from '../report/index.js';
import { writeWhole } from '../report/whole.js';
import { openStore, type Store, type StoreAccess, type StoredRun, unusable } from '../store/index.js';
import { alarmsOf, DEFAULT_ALARMS, yieldsOf } from './alarms.js';
import { type Assignment, assemble } from './assemble.js';
import { runChanges } from './changes.js';
import { extractFor } from './extract.js';
import { fetchedPart } from './fetched-part.js';
import type { MemoryRunSummary, Prepared } from './memory-run.js';
import { exitCodeOf, linksTo } from './outcome.js';
import { shownPath } from './output.js';
import { pastOf } from './past.js';
import { profileOf } from './profile.js';
import { type ReadRemembered, readRemembered } from './read-remembered.js';
import { shownEvaluations } from './shown.js';

/** A run whose results an alarm kept back ends with this. */
const HELD_EXIT = 5;
/** Beside the results that stand: the record of the run that was kept back. */
const HELD_RECORD = 'held.json';

export interface Renewed {
  readonly summary: MemoryRunSummary;
  /** The published files. */
  readonly names: readonly string[];
  /** The same inputs would give the same results again. */
  readonly settled: boolean;
}

/** Throws what `runWithMemory` throws. The store is closed when it returns. */
export async function renew(prepared: Prepared): Promise<Renewed> {
  const { storePath, outputFolder, options, sealed } = prepared;
  const shown = shownPath(storePath, options.cwd);
  const store = await openStore({ path: storePath, shown, unchanged: sealed });
  try {
    await recover(store, outputFolder);
    return await recorded(store, prepared);
  } catch (error) {
    throw unusable(error, shown);
  } finally {
    await store.close();
  }
}

/** Finishes, or undoes, what a run that was killed while it gave its files their names left behind. */
async function recover(store: Store, outputFolder: string): Promise<void> {
  const pending = await pendingIn(outputFolder);
  if (!pending) return;
  const run = await store.runs.get(pending.run);
  if (run?.outcome === 'published') await finishPending(outputFolder, pending);
  else await dropPending(outputFolder, pending);
}

/** The run with its line in the ledger, however it ends. */
async function recorded(store: Store, prepared: Prepared): Promise<Renewed> {
  const { options, started, rules } = prepared;
  const { asOf, version } = options;
  const runId = await store.runs.begin({ started, asOf, version, rules, command: 'run' });
  try {
    return await renewed(store, runId, prepared);
  } catch (error) {
    await store.runs.end(runId, { outcome: 'stopped', finished: options.now().toISOString() }).catch(() => undefined);
    throw error;
  }
}

async function renewed(store: Store, runId: number, prepared: Prepared): Promise<Renewed> {
  const { options, outputFolder, found, seen, rules, passwords } = prepared;
  const read = await readRemembered(found, seen, {
    store,
    runId,
    rules,
    extract: extractFor(options, passwords),
    limit: options.limit ?? DEFAULT_LIMIT,
    signal: options.signal ?? null,
    onDocument: options.onDocument ?? null,
  });
  const last = await store.runs.lastPublished();
  const held: { summary?: MemoryRunSummary } = {};
  try {
    const { summary, names } = await store.transaction((within) =>
      decide(within, { runId, read, last, prepared, held }),
    );
    await finishPending(outputFolder, { run: runId, names });
    await rm(join(outputFolder, HELD_RECORD), { force: true });
    return { summary, names, settled: !read.unsettled };
  } catch (error) {
    if (!(error instanceof HeldBack) || !held.summary) throw error;
    await store.runs.end(runId, { outcome: 'held', finished: held.summary.run.finished });
    await writeWhole(join(outputFolder, HELD_RECORD), held.summary.run);
    return { summary: held.summary, names: [], settled: false };
  }
}

/** Ends the transaction: nothing that it decided is kept. */
class HeldBack extends Error {}

interface Deciding {
  readonly runId: number;
  readonly read: ReadRemembered;
  readonly last: StoredRun | null;
  readonly prepared: Prepared;
  /** Filled when the run is kept back. */
  readonly held: { summary?: MemoryRunSummary };
}

/** Brings the store up to the documents, stages the results, or throws HeldBack. */
async function decide(
  store: StoreAccess,
  { runId, read, last, prepared, held }: Deciding,
): Promise<{ readonly summary: MemoryRunSummary; readonly names: readonly string[] }> {
  const { options, outputFolder, found } = prepared;
  const formerly = await evaluationsByName(store, prepared);
  const assignment = await assemble(store, read.sources, {
    runId,
    rules: prepared.rules,
    day: options.today,
    formerly,
    foundOn: prepared.fetched?.foundOn ?? new Map(),
  });
  await keepSightings(store, prepared, read, runId);
  const { evaluations, notes } = await shownEvaluations(store, read.sources, assignment);
  const now = yieldsNow(prepared, read, evaluations);
  const names = now.map(({ name }) => name);
  const alarms = alarmsOf(await store.runs.lastYields(names), now, options.alarms ?? DEFAULT_ALARMS);
  const isHeld = alarms.length > 0 && options.accept !== true;
  const run = await recordOf(store, {
    prepared,
    read,
    last,
    assignment,
    evaluations,
    notes: [...notes, ...alarms],
    isHeld,
  });
  const past = await pastOf(store, evaluations, runId);
  const compliance = assess(evaluations, { asOf: options.asOf, profile: profileOf(options.profile), past });
  if (isHeld) {
    held.summary = { run, compliance, outputFolder, ending: 'held' };
    throw new HeldBack();
  }
  await store.runs.saveYields(runId, now);
  const staged = await stage({ evaluations, run, compliance, outputFolder, linkOf: linksTo(found, outputFolder) });
  await store.runs.end(runId, { outcome: 'published', finished: run.finished });
  await writePending(outputFolder, { run: runId, names: staged });
  return { summary: { run, compliance, outputFolder, ending: 'published' }, names: staged };
}

/** The evaluation that each name stood for until now. */
async function evaluationsByName(store: StoreAccess, { options }: Prepared): Promise<Map<string, string>> {
  const sightings = await store.sightings.current(options.sources.map(({ name }) => name));
  const assigned = await store.evaluations.assigned(sightings.flatMap(({ sha256 }) => sha256 ?? []));
  return new Map(
    sightings.flatMap(({ uri, sha256 }) => {
      const evaluation = sha256 === null ? undefined : assigned.get(sha256);
      return evaluation === undefined ? [] : [[uri, evaluation] as const];
    }),
  );
}

/** Names that hold other bytes than before, and names that hold nothing any more. */
async function keepSightings(
  store: StoreAccess,
  { options, seen }: Prepared,
  { documents }: ReadRemembered,
  runId: number,
): Promise<void> {
  const sources = options.sources.map(({ name }) => name);
  const key = (source: string, uri: string): string => JSON.stringify([source, uri]);
  const before = new Map((await store.sightings.current(sources)).map((each) => [key(each.source, each.uri), each]));
  const read = new Map(documents.map(({ uri, sha256 }) => [uri, sha256]));
  const changed = [];
  for (const { file, source, sha256: print } of [...seen.files, ...seen.duplicates]) {
    const sha256 = read.get(file.uri) ?? print;
    const known = before.get(key(source, file.uri));
    before.delete(key(source, file.uri));
    if (known?.sha256 !== sha256) changed.push({ source, uri: file.uri, sha256 });
  }
  for (const { source, uri, sha256 } of before.values())
    if (sha256 !== null) changed.push({ source, uri, sha256: null });
  await store.sightings.add(changed, runId);
}

function yieldsNow({ options, seen }: Prepared, read: ReadRemembered, evaluations: readonly Evaluation[]) {
  const names = options.sources.map(({ name }) => name);
  const ofUri = new Map(read.sources.map(({ uri, source }) => [uri, source]));
  const documents = new Map<string, number>();
  for (const { source } of [...seen.files, ...seen.duplicates]) documents.set(source, (documents.get(source) ?? 0) + 1);
  return yieldsOf(names, documents, evaluations, (uri) => ofUri.get(uri) ?? '');
}

interface Recording {
  readonly prepared: Prepared;
  readonly read: ReadRemembered;
  readonly last: StoredRun | null;
  readonly assignment: Assignment;
  readonly evaluations: readonly Evaluation[];
  readonly notes: readonly RunNote[];
  readonly isHeld: boolean;
}

async function recordOf(store: StoreAccess, recording: Recording): Promise<RunRecord> {
  const { prepared, read, last, assignment, evaluations, notes, isHeld } = recording;
  const { options, found, started, rules } = prepared;
  const documents = read.documents.map((document) =>
    'recommendations' in document
      ? { ...document, evaluation: assignment.get(document.sha256 ?? '') ?? document.evaluation }
      : document,
  );
  const said = [...read.notes, ...notes];
  const readAnew = read.readAnew + (prepared.fetched?.readAnew ?? 0);
  const exitCode = isHeld ? HELD_EXIT : exitCodeOf(documents);
  return {
    schema: 'run',
    schemaVersion: '1.0',
    tool: { name: 'evaltrail', version: options.version },
    command: 'run',
    started,
    finished: options.now().toISOString(),
    asOf: options.asOf,
    documents,
    notes: said,
    skipped: found.skipped,
    counts: runCountsOf(documents, evaluations),
    memory: { readAnew, remembered: Math.max(0, prepared.seen.files.length - readAnew), rules },
    changes: await runChanges(store, last),
    ...(isHeld ? { held: true } : {}),
    exitCode,
    ...(prepared.fetched ? fetchedPart(prepared.fetched, { notes: said, exitCode }) : {}),
  };
}
