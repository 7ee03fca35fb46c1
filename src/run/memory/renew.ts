/**
 * The working part of a run that remembers: read what is new, put the evaluations together, compare with the last good run, and
 * publish all of it or nothing. What one run decides is one transaction of the store; the results get their names after it.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_LIMIT } from '../../acquire/index.js';
import { assess } from '../../assess/index.js';
import type { Evaluation } from '../../core/record.js';
import { type RunNote, type RunRecord, runCountsOf } from '../../core/run-record.js';
import { recurring } from '../../recurring/index.js';
import { dropPending, finishPending, pendingIn, stage, writePending } from '../../report/index.js';
import { writeWhole } from '../../report/whole.js';
import { openStore, type Store, type StoreAccess, type StoredRun, unusable } from '../../store/index.js';
import { shownPath } from '../output.js';
import { profileOf } from '../profile.js';
import { extractFor } from '../reading/extract.js';
import { stopper } from '../reading/interrupted.js';
import { exitCodeOf, linksTo } from '../reading/outcome.js';
import { type ReadRemembered, readRemembered } from '../reading/read-remembered.js';
import { fetchedPart } from '../web/fetched-part.js';
import { alarmsOf, DEFAULT_ALARMS, nothingInstead, yieldsOf } from './alarms.js';
import { type Assignment, assemble } from './assemble.js';
import { runChanges } from './changes.js';
import type { MemoryRunSummary, Prepared } from './memory-run.js';
import { newlyOverdue } from './overdue.js';
import { pastOf } from './past.js';
import { shownEvaluations, withTitles } from './shown.js';
import { figuresOf, trendWith } from './trend.js';
import { keepUnapplied } from './unapplied-edits.js';
import { evaluationsByName, keepSightings, markGone } from './whereabouts.js';

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
    const made = await recover(store, outputFolder);
    return await recorded(store, prepared, made);
  } catch (error) {
    throw unusable(error, shown);
  } finally {
    await store.close();
  }
}

/**
 * Finishes, or undoes, what a run that ended while it gave its files their names left behind. Gives the run that it finished:
 * nobody has seen its results.
 */
async function recover(store: Store, outputFolder: string): Promise<StoredRun | null> {
  const pending = await pendingIn(outputFolder);
  if (!pending) return null;
  const run = await store.runs.get(pending.run);
  // Another store counts its runs from one as well.
  if (run?.outcome === 'published' && run.started === pending.started) {
    await finishPending(outputFolder, pending);
    return run;
  }
  await dropPending(outputFolder, pending);
  return null;
}

/** The run with its line in the ledger, however it ends. `made`: the run that was finished just now. */
async function recorded(store: Store, prepared: Prepared, made: StoredRun | null): Promise<Renewed> {
  const { options, outputFolder, started, rules } = prepared;
  const { asOf, version } = options;
  const runId = await store.runs.begin({ started, asOf, version, rules, command: 'run' });
  const last = await lastSeen(store, made, prepared.fingerprint);
  let renewal: Renewed;
  try {
    renewal = await renewed(store, { runId, last, prepared });
  } catch (error) {
    // What was staged takes the space that may be wanting.
    const counted = await recover(store, outputFolder).catch(() => null);
    const finished = options.now().toISOString();
    if (counted?.id !== runId) await store.runs.end(runId, { outcome: 'stopped', finished }).catch(() => undefined);
    throw error;
  }
  const kept =
    prepared.edited && renewal.summary.ending === 'published' ? await keepUnapplied(store, outputFolder) : null;
  // The run counts: whatever fails from here on, the next one makes good.
  if (renewal.summary.ending === 'held') return renewal;
  await finishPending(outputFolder, { run: runId, started, names: renewal.names });
  await rm(join(outputFolder, HELD_RECORD), { force: true });
  return kept === null ? renewal : { ...renewal, summary: { ...renewal.summary, kept } };
}

/**
 * The newest run whose results people have seen. A run over the same things as that one is the same night done once more: it is
 * compared with what that one was compared with, and comes to the same results.
 */
async function lastSeen(store: Store, made: StoredRun | null, fingerprint: string): Promise<StoredRun | null> {
  const last = made ? await store.runs.publishedBeforeRun(made.id) : await store.runs.lastPublished();
  return last?.fingerprint === fingerprint ? store.runs.lastPublishedFromOther(fingerprint) : last;
}

type Renewing = Pick<Deciding, 'runId' | 'last' | 'prepared'>;

/** Reads, decides, and stages what is to be published. */
async function renewed(store: Store, { runId, last, prepared }: Renewing): Promise<Renewed> {
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
  const held: { summary?: MemoryRunSummary } = {};
  try {
    const { summary, names } = await store.transaction((within) =>
      decide(within, { runId, read, last, prepared, held }),
    );
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
  /** The run compared with. */
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
  const { rules } = prepared;
  const day = await dayOfRun(store, prepared, runId);
  const formerly = await evaluationsByName(store, options.sources);
  const foundOn = prepared.fetched?.foundOn ?? new Map<string, string>();
  const goOn = stopper(options.signal, read.documents.length);
  const assignment = await assemble(store, read.sources, { runId, rules, day, formerly, foundOn, goOn });
  const bytes = new Map(read.documents.map(({ uri, sha256 }) => [uri, sha256]));
  const left = await keepSightings(store, prepared, bytes, runId);
  await markGone(store, left, { there: new Set(assignment.values()), runId, rules, day });
  const titles = prepared.fetched?.titles ?? new Map<string, string>();
  const { evaluations, notes } = await shownEvaluations(store, read.sources, assignment, { titles });
  const now = yieldsNow(prepared, read, evaluations);
  const names = now.map(({ name }) => name);
  const standing = last ? await store.runs.yieldsOf(last.id) : [];
  const known = await store.runs.lastYields(names);
  const alarms = [
    ...alarmsOf(known, now, options.alarms ?? DEFAULT_ALARMS),
    ...(known.length === 0 ? nothingInstead(standing, now) : []),
  ];
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
  const compliance = assess(evaluations, {
    asOf: options.asOf,
    profile: profileOf(options.profile, options.profiles),
    profiles: options.profiles ?? [],
    past,
  });
  if (isHeld) {
    held.summary = { run, compliance, outputFolder, ending: 'held' };
    throw new HeldBack();
  }
  await store.runs.saveYields(runId, now);
  await goOn();
  const figures = figuresOf(compliance);
  const { asOf, finished } = run;
  const trend = await trendWith(store, { id: runId, asOf, finished }, figures);
  const identity = await store.identity();
  const staged = await stage({
    evaluations,
    run,
    compliance,
    recurring: await recurring(evaluations, { asOf }),
    outputFolder,
    linkOf: linksTo(found, outputFolder),
    trend,
    past,
    ...(identity === null ? {} : { store: identity }),
  });
  await store.runs.end(runId, {
    outcome: 'published',
    finished,
    figures,
    fingerprint: prepared.fingerprint,
  });
  await writePending(outputFolder, { run: runId, started: prepared.started, names: staged });
  return { summary: { run, compliance, outputFolder, ending: 'published' }, names: staged };
}

/** Today; where the clock went back since the run before, the day of that one: history never goes back. */
async function dayOfRun(store: StoreAccess, { options, started }: Prepared, runId: number): Promise<string> {
  const before = await store.runs.before(runId);
  if (!before || before.started <= started) return options.today;
  const day = before.started.slice(0, 10);
  if (day > options.today) return day;
  return options.today;
}

function yieldsNow({ options, seen }: Prepared, read: ReadRemembered, evaluations: readonly Evaluation[]) {
  const names = options.sources.map(({ name }) => name);
  const holders = new Map<string, Set<string>>();
  for (const { sha256, source } of [...read.sources, ...seen.duplicates])
    holders.set(sha256, (holders.get(sha256) ?? new Set()).add(source));
  const sourcesOf = ({ source, otherSources = [] }: Evaluation): ReadonlySet<string> =>
    new Set([source, ...otherSources].flatMap(({ sha256 }) => [...(holders.get(sha256) ?? [])]));
  const documents = new Map<string, number>();
  for (const { source } of [...seen.files, ...seen.duplicates]) documents.set(source, (documents.get(source) ?? 0) + 1);
  return yieldsOf(names, documents, evaluations, sourcesOf);
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
  const documents = withTitles(read.documents, prepared.fetched?.titles ?? new Map()).map((document) =>
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
    changes: {
      ...(await runChanges(store, last)),
      ...(last ? { overdue: newlyOverdue(evaluations, last.asOf, options.asOf) } : {}),
    },
    ...(isHeld ? { held: true } : {}),
    exitCode,
    ...(prepared.fetched ? fetchedPart(prepared.fetched, { notes: said, exitCode }) : {}),
  };
}
