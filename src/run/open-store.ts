/** Opens the store for a command that asks it or corrects it: one that is there already. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WrongUsage } from '../core/failure.js';
import { openStore, type Store, unusable } from '../store/index.js';
import { shownPath } from './output.js';
import { readSeal } from './seal.js';

export interface StorePlace {
  readonly storePath: string;
  /** The folder that relative names start from. */
  readonly cwd: string;
}

/**
 * Opens the store, works with it, closes it.
 *
 * @throws WrongUsage when there is none
 * @throws StoreUnusable when it cannot be used
 */
export async function withStore<Result>(place: StorePlace, work: (store: Store) => Promise<Result>): Promise<Result> {
  const path = resolve(place.cwd, place.storePath);
  const shown = shownPath(path, place.cwd);
  if (!(await stat(path).catch(() => null)))
    throw new WrongUsage(
      `There is no store ${shown}: nothing is remembered yet.`,
      'Run evaltrail first, or name the store with --store.',
    );
  const store = await openStore({ path, shown, unchanged: (await readSeal(path)) !== null });
  try {
    return await work(store);
  } catch (error) {
    throw unusable(error, shown);
  } finally {
    await store.close();
  }
}
