/** The tables of the store, as the query builder knows them. JSON columns hold text; days are `YYYY-MM-DD`, moments ISO 8601 in UTC. */
import type { Generated } from 'kysely';
import type { ChangeCause, ChangeKind, ItemKind } from '../core/change.js';
import type { AddressKind, AddressState } from '../core/fetching.js';

/** One row a run. `id` counts up; a run that was killed stays `running`. */
interface RunTable {
  id: Generated<number>;
  started: string;
  finished: string | null;
  as_of: string;
  command: string;
  version: string;
  rules: string;
  outcome: RunOutcome;
  /** RunFigures as JSON, of a run whose results were published. */
  figures: string | null;
  /** Of everything that the results of a published run were made from, the store aside. */
  fingerprint: string | null;
}

/**
 * `published`: its results are the ones in the output folder, or were. `held`: an alarm kept its results back. `stopped`: a
 * signal or a failure ended it. `running`: at work, or killed. `fetched`: it only brought bytes.
 */
export type RunOutcome = 'running' | 'published' | 'held' | 'stopped' | 'fetched';

/** What one source gave in one run: what the next run is compared with. */
interface RunSourceTable {
  run_id: number;
  name: string;
  /** SourceYield as JSON. */
  yield: string;
}

/** The bytes of every document ever read, never changed. */
interface BlobTable {
  sha256: string;
  bytes: Uint8Array;
  first_run: number;
}

/** What was read from some bytes under one version of the rules. */
interface ReadingTable {
  sha256: string;
  rules: string;
  run_id: number;
  /** The record of the document (RunDocument) without its uri and fingerprint, as JSON. */
  document: string;
  /** The record of its evaluation (Evaluation), as JSON; null where the document gave none. */
  evaluation: string | null;
  /** The newest stamp in it, `YYYY-MM-DD`; null where it has none. */
  stamp: string | null;
}

/** When a name began to hold other bytes than before: a row a change, `sha256` null when the name held nothing any more. */
interface SightingTable {
  id: Generated<number>;
  run_id: number;
  /** Name of the source that was asked. */
  source: string;
  uri: string;
  sha256: string | null;
}

/** Which evaluation some bytes speak of. */
interface SourceTable {
  sha256: string;
  evaluation_id: string;
}

interface EvaluationKeyTable {
  key: string;
  evaluation_id: string;
}

/** The record of an evaluation as a run left it; a row only where it changed. */
interface ViewTable {
  evaluation_id: string;
  run_id: number;
  /** Evaluation as JSON, without corrections. */
  record: string;
  /** Fingerprints of the bytes it was put together from, and the rules: as JSON. */
  made_from: string;
}

interface ItemTable {
  id: string;
  evaluation_id: string;
  parent_id: string | null;
  kind: ItemKind;
  first_run: number;
  /** The day its first values speak of: its stamp, else the day of the run. */
  first_date: string;
  gone_run: number | null;
  /** Its last record while it is gone, as JSON. */
  last: string | null;
}

interface ChangeTable {
  id: Generated<number>;
  run_id: number;
  evaluation_id: string;
  item_id: string;
  item_kind: ItemKind;
  kind: ChangeKind;
  field: string | null;
  before: string | null;
  after: string | null;
  date: string;
  cause: ChangeCause;
  sha256: string | null;
}

interface CorrectionTable {
  id: Generated<number>;
  evaluation_id: string;
  item_id: string;
  field: string;
  value: string;
  /** What the sources said when it was made, as JSON. */
  basis: string;
  who: string;
  why: string;
  made_at: string;
  withdrawn_at: string | null;
}

/** An address of a source and what became of it; KnownAddress says what the columns hold. */
interface FetchTable {
  id: Generated<number>;
  source: string;
  url: string;
  kind: AddressKind;
  found_on: string | null;
  state: Generated<AddressState>;
  night: Generated<number>;
  tries: Generated<number>;
  next_try: Generated<string | null>;
  etag: Generated<string | null>;
  last_modified: Generated<string | null>;
  sha256: Generated<string | null>;
  good_sha256: Generated<string | null>;
  status: Generated<number | null>;
  headers: Generated<string | null>;
  fetched_at: Generated<string | null>;
  checked_at: Generated<string | null>;
  misses: Generated<number>;
  /** Diagnostic as JSON. */
  problem: Generated<string | null>;
  title: Generated<string | null>;
}

/** One round of asking the addresses of a source. */
interface FetchNightTable {
  source: string;
  night: number;
  started: string;
  finished: string | null;
}

export interface Tables {
  fetches: FetchTable;
  fetch_nights: FetchNightTable;
  runs: RunTable;
  run_sources: RunSourceTable;
  blobs: BlobTable;
  readings: ReadingTable;
  sightings: SightingTable;
  sources: SourceTable;
  evaluation_keys: EvaluationKeyTable;
  views: ViewTable;
  items: ItemTable;
  changes: ChangeTable;
  corrections: CorrectionTable;
}
