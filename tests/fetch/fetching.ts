/** A night of fetching from a local site, with nothing to wait for. */
import { onTestFinished } from 'vitest';
import type { KnownAddress } from '../../src/core/fetching.js';
import {
  type FetchContext,
  fetchSource,
  healthOfHosts,
  NO_SITE,
  paceFor,
  type SourceNight,
  type WebSource,
} from '../../src/fetch/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { folderWith } from '../setup/folder.js';

export const source = (changes: Partial<WebSource>): WebSource => ({
  name: 'site',
  site: NO_SITE,
  ids: [],
  urls: [],
  contact: 'office@example.org',
  pauseMs: 0,
  limits: { pages: 10_000, bytes: 1e9, ms: 3_600_000, fileBytes: 1_000_000 },
  allowPrivateHosts: ['127.0.0.1'],
  ...changes,
});

export interface Nights {
  readonly store: Store;
  readonly night: (asked: WebSource, changes?: Partial<FetchContext>) => Promise<SourceNight>;
  readonly known: () => Promise<Map<string, KnownAddress>>;
  readonly textOf: (address: string) => Promise<string | null>;
}

/** A store in a folder of its own, and nights over it, one day after the other. */
export async function nights(path = `${folderWith()}/evaltrail.db`): Promise<Nights> {
  const store = await openStore({ path, shown: path });
  onTestFinished(() => store.close());
  const start = {
    started: '2026-03-01T02:00:00.000Z',
    asOf: '2026-03-01',
    version: '0.0.0',
    rules: 'r',
    command: 'fetch',
  };
  const runId = await store.runs.begin(start);
  let day = 0;
  const known = async () => new Map((await store.fetches.of('site')).map((each) => [each.address, each]));
  return {
    store,
    known,
    textOf: async (address) => {
      const { sha256 } = (await known()).get(address) ?? {};
      const bytes = sha256 ? await store.readings.bytesOf(sha256) : null;
      return bytes && Buffer.from(bytes).toString('utf8');
    },
    night: (asked, changes = {}) => {
      day++;
      const now = new Date(Date.UTC(2026, 2, day, 2));
      return fetchSource(asked, {
        queue: { ...store.fetches, bytesOf: store.readings.bytesOf },
        pace: paceFor(changes.signal ?? null),
        health: healthOfHosts(),
        runId,
        version: '0.0.0',
        now: () => now,
        chance: () => 0,
        signal: null,
        onAnswer: null,
        patience: { stallMs: 300, answerMs: 2000, firstBackOffMs: 1 },
        ...changes,
      });
    },
  };
}
