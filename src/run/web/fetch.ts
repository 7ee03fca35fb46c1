/** `evaltrail fetch`: asks the sources on the web, or says which addresses would be asked. Nothing is read or published. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WrongUsage } from '../../core/failure.js';
import { rulesVersion } from '../../pipeline-version.js';
import { type Holder, lockStore } from '../../store/index.js';
import { type StorePlace, withStore } from '../open-store.js';
import { shownPath } from '../output.js';
import { breakSeal, readSeal } from '../seal.js';
import { exitCodeOfFetching, type FetchedNight, fetchAll, plannedAddresses, type WebOptions } from './fetch-sources.js';

export interface FetchCommandOptions extends StorePlace {
  readonly web: WebOptions;
  readonly now: () => Date;
  readonly today: string;
  readonly version: string;
  readonly process: Pick<Holder, 'pid' | 'host'>;
  readonly signal?: AbortSignal;
}

export interface FetchSummary extends FetchedNight {
  readonly exitCode: number;
}

/** Throws WrongUsage (no such source), StoreLocked, StoreUnusable, and Interrupted: what was fetched until then is kept. */
export async function fetchNow(options: FetchCommandOptions): Promise<FetchSummary> {
  const { cwd, web, now, today, version, signal = null } = options;
  const storePath = resolve(cwd, options.storePath);
  const shown = shownPath(storePath, cwd);
  const started = now().toISOString();
  const lock = await lockStore(storePath, shown, { command: 'fetch', started, ...options.process });
  try {
    const unchanged = (await readSeal(storePath)) !== null;
    await breakSeal(storePath);
    const rules = rulesVersion();
    const night = await fetchAll({ web, storePath, shown, unchanged, started, today, now, version, rules, signal });
    return { ...night, exitCode: exitCodeOfFetching(night) };
  } finally {
    await lock.release();
  }
}

export interface PlannedSource {
  readonly source: string;
  readonly addresses: readonly string[];
  /** Seconds between two requests, as configured. */
  readonly delaySeconds: number;
  /** Most addresses asked in one night. */
  readonly pages: number;
}

/** What `fetchNow` would ask, without asking anything. */
export async function planFetch(place: StorePlace, sources: WebOptions['sources']): Promise<readonly PlannedSource[]> {
  const isThere = await stat(resolve(place.cwd, place.storePath)).catch(() => null);
  const planned = isThere
    ? await withStore(place, (store) => plannedAddresses(sources, store))
    : await plannedAddresses(sources, null);
  return planned.map(({ source: { name, pauseMs, limits }, addresses }) => ({
    source: name,
    addresses,
    delaySeconds: pauseMs / 1000,
    pages: limits.pages,
  }));
}

/** The sources of these names, all without any. Throws WrongUsage. */
export function webSourcesNamed(sources: WebOptions['sources'], names: readonly string[]): WebOptions['sources'] {
  const known = sources.map(({ name }) => name);
  if (known.length === 0)
    throw new WrongUsage(
      'No source of the configuration is on the web.',
      'Give a source `urls:` or `site:`; docs/fetching.md shows how.',
    );
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new WrongUsage(`There is no source ${unknown} on the web.`, `Name one of these: ${known.join(', ')}.`);
  return names.length === 0 ? sources : sources.filter(({ name }) => names.includes(name));
}
