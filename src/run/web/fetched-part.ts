/** What fetching adds to the record of a run: its figures, its notes in the place of those of an earlier night, its exit code. */
import type { RunRecord } from '../../core/run-record.js';
import type { FetchedNight } from './fetch-sources.js';

export function fetchedPart(
  { fetched, notes }: FetchedNight,
  { notes: others = [], exitCode }: Pick<RunRecord, 'notes' | 'exitCode'>,
): Pick<RunRecord, 'fetched' | 'notes' | 'exitCode'> {
  const failed = notes.some(({ severity }) => severity === 'error');
  return {
    fetched: [...fetched],
    notes: [...others.filter(({ code }) => !code.startsWith('fetch/')), ...notes],
    exitCode: exitCode === 0 && failed ? 1 : exitCode,
  };
}
