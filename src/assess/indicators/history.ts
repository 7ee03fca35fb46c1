/** What only history tells: due dates that were moved, and the day on which something was closed. Without it: not available. */
import { type IndicatorRule, share } from './rule.js';

const history = { history: true } as const;

export const changes: readonly IndicatorRule[] = [
  share(
    'history/slipped',
    'Due date moved to a later day',
    (tally) => tally.history.slipped,
    (tally) => tally.history.known,
    'Its due date was moved to a later day at least once since it was first read; of the key actions read before.',
    history,
  ),
  share(
    'history/mean-days-slipped',
    'Days slipped, on average',
    (tally) => tally.history.slippedDays,
    (tally) => tally.history.slippedDated,
    'Days from the first due date to the present one, all key actions that slipped together; divided by the number of those whose two dates are days.',
    { ...history, kind: 'mean' },
  ),
  share(
    'history/overdue-by-first-date',
    'Overdue by the first due date',
    (tally) => tally.history.firstDuePassed,
    (tally) => tally.history.firstDueDated,
    'Open, and the due date it had when it was first read has passed, whether or not it was moved; of the open key actions read before whose first due date is a day.',
    history,
  ),
  share(
    'history/closed-in-year',
    'Completed in the year it was due',
    (tally) => (tally.history.closedSometime > 0 ? null : tally.history.closedInYear),
    ({ dueInYear }) => dueInYear,
    'Completed on a day of the calendar year of the as-of date, and due in that year; of the key actions due in it. Not available where the day of completion of one of them is not known.',
    history,
  ),
  share(
    'history/known',
    'Read before',
    (tally) => tally.history.known,
    ({ actions }) => actions,
    'Key actions of which history knows an earlier reading; of all key actions.',
    history,
  ),
];
