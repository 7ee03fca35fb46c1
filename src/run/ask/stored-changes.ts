/** What moved since a run or a day, from the store. */
import { WrongUsage } from '../../core/failure.js';
import type { RunChange } from '../../core/run-record.js';
import type { Store } from '../../store/index.js';
import { listChanges } from '../memory/changes.js';
import { type StorePlace, withStore } from '../open-store.js';

export interface ChangesOptions extends StorePlace {
  /** A day `YYYY-MM-DD`, the number of a run, or null: since the published run before the last one. */
  readonly since: string | null;
  /** Told of each change, oldest first. */
  readonly onChange: (change: RunChange) => void;
}

export interface ChangesTold {
  /** The run compared with, as the moment it ended; null when everything is new. */
  readonly since: string | null;
  readonly count: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const RUN = /^\d+$/u;

/** Throws WrongUsage when there is no store or no such run. */
export const tellChanges = (options: ChangesOptions): Promise<ChangesTold> =>
  withStore(options, async (store) => {
    const start = await startOf(store, options.since);
    let count = 0;
    for await (const change of listChanges(store, { after: start?.id ?? 0 })) {
      options.onChange(change);
      count++;
    }
    return { since: start?.finished ?? null, count };
  });

async function startOf(store: Store, since: string | null) {
  if (since === null) {
    const last = await store.runs.lastPublished();
    return last && store.runs.publishedBeforeRun(last.id);
  }
  if (DAY.test(since)) return store.runs.publishedBefore(`${since}T00:00:00.000Z`);
  const run = RUN.test(since) ? await store.runs.get(Number(since)) : null;
  if (run) return run;
  throw new WrongUsage(`There is no run ${since}.`, 'Give a day as YYYY-MM-DD, or the number of a run.');
}
