/** How a run that remembers says that a signal ended it. */
import { Interrupted } from '../core/failure.js';

export const interrupted = (done: number, total: number): Interrupted =>
  new Interrupted(
    `Stopped after ${done} of ${total} documents; the results of the last run stand, and what was read is kept.`,
    'Start it again: it goes on where it stopped.',
  );
