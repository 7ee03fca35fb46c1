/** Key actions by the status that the source declares, and what is missing from them. */
import type { Status } from '../../core/record.js';
import { applicable, count, type IndicatorRule, monthsWords, ofActions, open, share } from './rule.js';

const status = (id: string, name: string, key: Status, words: string): IndicatorRule =>
  share(`actions/${id}`, name, ({ statuses }) => statuses[key], ofActions, `${words}; of all key actions.`);

export const actions: readonly IndicatorRule[] = [
  count('actions/all', 'Key actions', ofActions, 'Key actions read.'),
  status('completed', 'Completed', 'completed', 'Declared completed'),
  status('initiated', 'Initiated', 'initiated', 'Declared initiated, overdue or not'),
  status('not-initiated', 'Not initiated', 'not_initiated', 'Declared not initiated, overdue or not'),
  status('no-longer-applicable', 'No longer applicable', 'no_longer_applicable', 'Declared no longer applicable'),
  status('not-reported', 'Status not reported', 'not_reported', 'No status, or words that are none'),
  status('conflicting', 'Status conflicting', 'conflicting', 'The source gives two statuses at once'),
  share(
    'actions/open',
    'Open',
    open,
    ofActions,
    'Neither completed nor no longer applicable; an unknown status counts as open; of all key actions.',
  ),
  share(
    'actions/completed-of-applicable',
    'Completed, of those that apply',
    ({ statuses }) => statuses.completed,
    applicable,
    'Declared completed; of the key actions that are not “no longer applicable”.',
  ),
  share(
    'actions/completed-of-accepted',
    'Completed, of those under accepted recommendations',
    ({ underAccepted }) => underAccepted.completed,
    ({ underAccepted }) => underAccepted.all,
    'Declared completed; of the key actions that still apply under recommendations accepted in whole or in part.',
  ),
];

export const data: readonly IndicatorRule[] = [
  share(
    'data/no-owner',
    'Without a responsible unit',
    ({ noOwner }) => noOwner,
    ofActions,
    'No responsible unit was found; of all key actions.',
  ),
  share(
    'data/no-due-date',
    'Without a due date',
    ({ noDueDate }) => noDueDate,
    ofActions,
    'The field is missing, empty, or says that there is none; of all key actions, closed ones included.',
  ),
  share(
    'data/unreadable-due-date',
    'Due date unreadable',
    ({ unreadableDueDate }) => unreadableDueDate,
    ofActions,
    'Something stands there that gives no day; of all key actions, closed ones included.',
  ),
  share(
    'data/stale',
    'Stale',
    ({ stale }) => stale,
    ({ updateDated }) => updateDated,
    ({ staleMonths }) =>
      `Open, and added and last updated more than ${monthsWords(staleMonths)} before the as-of date; of the open key actions with such a date.`,
    { topic: 'updates' },
  ),
  share(
    'data/no-update-date',
    'Open, without a date of update',
    (tally) => open(tally) - tally.updateDated,
    open,
    'No stamp says when it was added or updated, and history saw no change; of the open key actions.',
  ),
];
