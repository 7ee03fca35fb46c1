/**
 * What is remembered from run to run: bytes, readings, evaluations, history, corrections, and the ledger of the runs. One
 * database file; everybody else sees this interface only, so that a server can stand behind it later.
 */
import type { Kysely } from 'kysely';
import type { ItemKind } from '../core/change.js';
import { type Corrections, correctionsIn } from './corrections.js';
import { type OpenOptions, openDatabase } from './driver.js';
import { type Evaluations, evaluationsIn } from './evaluations.js';
import { type Fetches, fetchesIn } from './fetches.js';
import { type History, historyIn } from './history.js';
import { identityOf } from './identity.js';
import { type Readings, readingsIn } from './readings.js';
import { type Runs, runsIn } from './runs.js';
import { type Sightings, sightingsIn } from './sightings.js';
import type { Tables } from './tables.js';

export type { StoredCorrection } from './corrections.js';
export type { MadeFrom, StoredItem, View } from './evaluations.js';
export { unusable } from './failures.js';
export type { StoredChange } from './history.js';
export { type Holder, lockStore } from './lock.js';
export type { StoredDocument } from './readings.js';
export type { RunFigures, SourceYield, StoredRun } from './runs.js';

/** What can be asked of the store, within a transaction or outside. */
export interface StoreAccess {
  readonly runs: Runs;
  readonly readings: Readings;
  readonly sightings: Sightings;
  readonly evaluations: Evaluations;
  readonly history: History;
  readonly corrections: Corrections;
  /** What tells this store from every other one; null before its first run. */
  identity(): Promise<string | null>;
}

export interface Store extends StoreAccess {
  /** All of it happens, or nothing: when `work` throws, the store is as it was. */
  transaction<Result>(work: (within: StoreAccess) => Promise<Result>): Promise<Result>;
  /** The addresses of sources on the web: each step of theirs is a transaction of its own. */
  readonly fetches: Fetches;
  /** How much is in it. */
  counts(): Promise<StoreCounts>;
  close(): Promise<void>;
}

export interface StoreCounts {
  readonly documents: number;
  readonly evaluations: number;
  readonly actions: number;
}

const accessTo = (db: Kysely<Tables>): StoreAccess => ({
  runs: runsIn(db),
  readings: readingsIn(db),
  sightings: sightingsIn(db),
  evaluations: evaluationsIn(db),
  history: historyIn(db),
  corrections: correctionsIn(db),
  identity: () => identityOf(db),
});

async function countsIn(db: Kysely<Tables>): Promise<StoreCounts> {
  const items = (kind: ItemKind) =>
    db
      .selectFrom('items')
      .where('kind', '=', kind)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
  const blobs = db.selectFrom('blobs').select(({ fn }) => fn.countAll<number>().as('count'));
  const [documents, evaluations, actions] = [
    await blobs.executeTakeFirstOrThrow(),
    await items('evaluation'),
    await items('action'),
  ];
  return { documents: documents.count, evaluations: evaluations.count, actions: actions.count };
}

/**
 * Opens the store, and makes it where there is none.
 *
 * @throws StoreUnusable when it is damaged, of a newer version, not writable, or no store at all
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  const { db, close } = await openDatabase(options);
  return {
    ...accessTo(db),
    transaction: (work) => db.transaction().execute((within) => work(accessTo(within))),
    fetches: fetchesIn(db, (work) => db.transaction().execute(work)),
    counts: () => countsIn(db),
    close,
  };
}
