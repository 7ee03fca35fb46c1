/** Key actions that became overdue between two runs. */
import type { Evaluation } from '../../core/record.js';
import type { RunOverdue } from '../../core/run-record.js';
import { shortWords } from './changes.js';

const CLOSED: ReadonlySet<string> = new Set(['completed', 'no_longer_applicable']);

/** Open on the day `asOf`, the last day on which they may be due having passed since the day `since`. Both `YYYY-MM-DD`. */
export const newlyOverdue = (evaluations: readonly Evaluation[], since: string, asOf: string): RunOverdue[] =>
  evaluations.flatMap(({ id, recommendations }) =>
    recommendations.flatMap(({ actions }) =>
      actions.flatMap((action): RunOverdue[] => {
        const due = action.dueDate?.latest ?? null;
        if (due === null || CLOSED.has(action.status) || due < since || due >= asOf) return [];
        const units = action.responsibleUnits.map(({ name }) => name);
        return [{ evaluation: id, item: action.id, words: shortWords(action), due, units }];
      }),
    ),
  );
