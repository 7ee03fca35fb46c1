/** The part of a run that asks the sources on the web: before anything is read, and recorded as a run of its own. */
import { setMaxListeners } from 'node:events';
import type { WebSource as ConfiguredSource } from '../../config/index.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { Interrupted } from '../../core/failure.js';
import type { KnownAddress } from '../../core/fetching.js';
import { type RunFetched, type RunNote, runDiagnosticOf } from '../../core/run-record.js';
import {
  belonging,
  dueIn,
  type FetchContext,
  fetchSource,
  healthOfHosts,
  namedAddresses,
  type Patience,
  paceFor,
  restsFor,
  type SourceNight,
  type Told,
  type WebSource,
} from '../../fetch/index.js';
import { openStore, type Store, unusable } from '../../store/index.js';
import type { Extract } from '../reading/document.js';
import type { SeenFile } from '../reading/seen.js';
import { judgeFetched } from './fetched.js';
import { webSourceOf } from './web-sources.js';

export interface WebOptions {
  readonly sources: readonly ConfiguredSource[];
  /** A number from 0 up to 1, another one each time. */
  readonly chance: () => number;
  readonly onAnswer?: (told: Told) => void;
  /** Other ones only in tests. */
  readonly patience?: Partial<Patience>;
}

export interface FetchOptions {
  readonly web: WebOptions;
  readonly storePath: string;
  /** The store as the person knows it. */
  readonly shown: string;
  /** It is as the last run left and checked it. */
  readonly unchanged: boolean;
  readonly started: string;
  readonly today: string;
  readonly now: () => Date;
  readonly version: string;
  readonly rules: string;
  readonly signal: AbortSignal | null;
}

/** What the night brought, for the record of the run. */
export interface FetchedNight {
  readonly fetched: readonly RunFetched[];
  readonly notes: readonly RunNote[];
}

export interface FetchedDocuments extends FetchedNight {
  readonly files: readonly SeenFile[];
  /** By uri, the uri of the page that led to it. */
  readonly foundOn: ReadonlyMap<string, string>;
  /** By uri, what the site calls it. */
  readonly titles: ReadonlyMap<string, string>;
  /** How many of them were read now. */
  readonly readAnew: number;
}

/** Asks all sources, each at its own pace. Throws StoreUnusable, and Interrupted: what was fetched until then is kept. */
export const fetchAll = (options: FetchOptions): Promise<FetchedNight> =>
  withFetchRun(options, async (store, runId) => {
    const { fetched, notes } = await askAll(store, runId, options);
    return { fetched, notes };
  });

/** The same, and which documents come of it. */
export const fetchDocuments = (options: FetchOptions & { readonly extract: Extract }): Promise<FetchedDocuments> =>
  withFetchRun(options, async (store, runId) => {
    const night = await askAll(store, runId, options);
    const files: SeenFile[] = [];
    const foundOn = new Map<string, string>();
    const titles = new Map<string, string>();
    const notes = [...night.notes];
    let readAnew = 0;
    for (const source of options.web.sources.map(webSourceOf)) {
      const known = belonging(await store.fetches.of(source.name), namedAddresses(source));
      const judged = await judgeFetched(source.name, known, { ...options, store, runId, now: options.now() });
      files.push(...judged.files);
      readAnew += judged.readAnew;
      for (const [uri, page] of judged.foundOn) foundOn.set(uri, page);
      for (const [uri, title] of judged.titles) titles.set(uri, title);
      notes.push(...[...judged.notes, ...standingNotes(source.name, known, options)].map(noteOf(source.name)));
    }
    return { fetched: night.fetched, notes, files, foundOn, titles, readAnew };
  });

async function withFetchRun<Result>(
  options: FetchOptions,
  work: (store: Store, runId: number) => Promise<Result>,
): Promise<Result> {
  const { storePath: path, shown, unchanged, started, today: asOf, version, rules, now, signal } = options;
  const store = await openStore({ path, shown, unchanged });
  try {
    const runId = await store.runs.begin({ started, asOf, version, rules, command: 'fetch' });
    const end = (outcome: 'fetched' | 'stopped') => store.runs.end(runId, { outcome, finished: now().toISOString() });
    try {
      const result = await work(store, runId);
      await end('fetched');
      return result;
    } catch (error) {
      await end('stopped').catch(() => undefined);
      throw error;
    }
  } catch (error) {
    if (signal?.aborted)
      throw new Interrupted(
        'Stopped while fetching; what was fetched is kept, the results of the last run stand.',
        'Start it again to fetch the rest: what came already is not asked for again.',
      );
    throw unusable(error, shown);
  } finally {
    await store.close();
  }
}

async function askAll(store: Store, runId: number, { web, version, now, signal }: FetchOptions): Promise<FetchedNight> {
  if (signal) setMaxListeners(0, signal); // each request and each pause listens
  const context: FetchContext = {
    queue: { ...store.fetches, bytesOf: store.readings.bytesOf },
    pace: paceFor(signal),
    health: healthOfHosts(),
    runId,
    version,
    now,
    chance: web.chance,
    signal,
    onAnswer: web.onAnswer ?? null,
    ...(web.patience ? { patience: web.patience } : {}),
  };
  const asked = await Promise.allSettled(web.sources.map((source) => fetchSource(webSourceOf(source), context)));
  const nights = asked.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  return { fetched: nights.map(fetchedOf), notes: nights.flatMap(notesOf) };
}

const fetchedOf = (night: SourceNight): RunFetched => {
  const { source, requests, received, fresh, changed, unchanged, gone, failed, left } = night;
  return { source, requests, received, new: fresh, changed, unchanged, gone, failed, left };
};

/** More than these are only counted. */
const MOST_NAMED = 500;

const notesOf = ({ source, notes, problems }: SourceNight): RunNote[] => [
  ...notes.map(noteOf(source)),
  ...problems.slice(0, MOST_NAMED).map(({ address, problem }) => noteOf(address)(problem)),
];

const noteOf =
  (uri: string) =>
  (diagnostic: Diagnostic): RunNote => ({ uri, ...runDiagnosticOf(diagnostic, null) });

/** Records that stand although the site could not be asked, with the age of the oldest. */
function standingNotes(source: string, known: readonly KnownAddress[], { started }: FetchOptions): Diagnostic[] {
  const old = known.flatMap(({ kind, state, sha256, checkedAt }) =>
    kind !== 'list' && state !== 'gone' && sha256 !== null && checkedAt !== null && checkedAt < started
      ? [checkedAt]
      : [],
  );
  const [oldest] = old.sort();
  if (oldest === undefined) return [];
  return [
    { code: 'fetch/stands', data: { source, count: old.length, oldest: oldest.slice(0, 10) }, path: null, at: null },
  ];
}

/** 1 when something could not be had, else 0. */
export const exitCodeOfFetching = ({ notes }: FetchedNight): number =>
  notes.some(({ severity }) => severity === 'error') ? 1 : 0;

/** The addresses that would be asked, source by source; nothing is asked. `store`: null where there is none yet. */
export async function plannedAddresses(
  sources: readonly ConfiguredSource[],
  store: Store | null,
): Promise<readonly { readonly source: WebSource; readonly addresses: readonly string[] }[]> {
  const planned = [];
  for (const source of sources.map(webSourceOf)) {
    const named = namedAddresses(source);
    const known = store ? belonging(await store.fetches.of(source.name), named) : [];
    const last = await store?.fetches.lastNight(source.name);
    const due = dueIn(known, last ? last.night + 1 : 1, restsFor(source, known)).map(({ address }) => address);
    const old = new Set(known.map(({ address }) => address));
    const fresh = named.map(({ address }) => address).filter((address) => !old.has(address));
    planned.push({ source, addresses: [...new Set([...due, ...fresh])] });
  }
  return planned;
}
