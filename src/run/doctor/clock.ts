/** The clock: a run that seems older than one before it would be put in the wrong place in the history. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/index.js';
import type { Check } from '../../core/check-up.js';

/** When the newest known run ended; null where none is known. */
export type NewestRun = (config: Config) => Promise<Date | null>;

/** From the results of the last run. */
export const newestRunIn: NewestRun = async ({ output }) => {
  try {
    const run: unknown = JSON.parse(await readFile(join(output, 'run.json'), 'utf8'));
    const finished = run !== null && typeof run === 'object' && 'finished' in run ? run.finished : null;
    const date = new Date(typeof finished === 'string' ? finished : Number.NaN);
    return Number.isNaN(date.getTime()) ? null : date;
  } catch {
    return null; // no results yet, or none that can be read: the clock has nothing to be held against
  }
};

const inWords = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export function clockCheck(now: Date, newest: Date | null): Check {
  const common = { id: 'machine/clock', name: 'Clock' } as const;
  if (newest === null || now >= newest) {
    const after = newest === null ? '' : `, after the last run (${inWords(newest)})`;
    return { ...common, state: 'ok', found: `${inWords(now)}${after}`, remedy: '' };
  }
  return {
    ...common,
    state: 'problem',
    found: `${inWords(now)}, which is before the last run (${inWords(newest)})`,
    remedy: 'Set the clock of this machine, best from the network.',
  };
}
