/** How a run that remembers hears that a signal ends it, and says so. */
import { setImmediate } from 'node:timers/promises';
import { Interrupted } from '../../core/failure.js';

export const interrupted = (done: number, total: number): Interrupted =>
  new Interrupted(
    `Stopped after ${done} of ${total} documents; the results of the last run stand, and what was read is kept.`,
    'Start it again: it goes on where it stopped.',
  );

/** To be called now and then by work that never waits: lets signals come through. What it gives throws Interrupted after one. */
export function stopper(signal: AbortSignal | undefined, documents: number): () => Promise<void> {
  return async () => {
    await setImmediate();
    if (signal?.aborted) throw interrupted(documents, documents);
  };
}
