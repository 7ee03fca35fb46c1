/** A person's decision on a field: read, kept in the store, shown from the next run on. */
import { resolve } from 'node:path';
import { WrongUsage } from '../../core/failure.js';
import { valueAt } from '../../history/index.js';
import { readField } from '../../pipeline-fields.js';
import { type Holder, lockStore } from '../../store/index.js';
import { findItem } from '../ask/stored-item.js';
import { type StorePlace, withStore } from '../open-store.js';
import { shownPath } from '../output.js';

export interface CorrectOptions extends StorePlace {
  /** An id, or the beginning of one. */
  readonly id: string;
  readonly field: string;
  /** In words; null takes the correction in force back. */
  readonly words: string | null;
  readonly who: string;
  readonly why: string;
  /** ISO 8601. */
  readonly at: string;
  readonly process: Pick<Holder, 'pid' | 'host'>;
}

export interface CorrectionMade {
  readonly id: string;
  readonly field: string;
  /** What the sources say. */
  readonly before: unknown;
  /** What counts now. */
  readonly now: unknown;
}

/**
 * Keeps the decision. Throws WrongUsage when there is no such item or field, or the words cannot be read; StoreLocked while a run
 * is at work.
 */
export async function correct(options: CorrectOptions): Promise<CorrectionMade> {
  const path = resolve(options.cwd, options.storePath);
  const holder = { command: 'correct', started: options.at, ...options.process };
  if (options.words !== null && options.why.trim() === '')
    throw new WrongUsage('A correction needs a reason.', 'Say why, with --why "…": whoever reads the report will ask.');
  return withStore(options, async (store) => {
    const lock = await lockStore(path, shownPath(path, options.cwd), holder);
    try {
      const { stored, item } = await findItem(store, options.id);
      const { field, words, who, why, at } = options;
      const before = valueAt(item, field);
      if (words === null) {
        if (!(await store.corrections.withdraw(stored.id, field, at)))
          throw new WrongUsage(`${field} of ${stored.id} was not corrected.`, 'There is nothing to take back.');
        return { id: stored.id, field, before, now: before };
      }
      const read = await readField(stored.kind, field, words);
      if (!read.ok) throw new WrongUsage(`${read.problem}.`, read.remedy);
      const correction = { field, value: read.value, basis: before, who, why, madeAt: at };
      await store.corrections.add({ evaluation: stored.evaluation, item: stored.id, ...correction });
      return { id: stored.id, field, before, now: read.value };
    } finally {
      await lock.release();
    }
  });
}
