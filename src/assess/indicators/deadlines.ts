/** Overdue, how long, what is due soon, and the deadlines that are no day. */

import { bandsOf } from '../../core/ageing.js';
import type { RuleProfile } from '../../core/compliance-record.js';
import type { Status } from '../../core/record.js';
import type { Tally } from '../tally.js';
import { baseWords, type IndicatorRule, monthsWords, ofActions, ofBase, ofOverdue, open, share } from './rule.js';

const topic = { topic: 'overdue' } as const;

const overdue: readonly IndicatorRule[] = [
  share(
    'deadlines/overdue',
    'Overdue',
    ofOverdue,
    ofBase,
    (profile) =>
      `Open, and the last day the due date can mean (the end of a month, a quarter, a range) lies before the as-of date; ${baseWords(profile)}.`,
    topic,
  ),
  share(
    'deadlines/possibly-overdue',
    'Possibly overdue',
    ({ deadlines }) => deadlines.possibly_overdue,
    ofBase,
    (profile) =>
      `Open, and the first day the due date can mean lies before the as-of date, the last does not; not among the overdue; ${baseWords(profile)}.`,
    topic,
  ),
  share(
    'deadlines/long-overdue',
    'Long overdue',
    ({ longOverdue }, { longOverdueMonths }) => (longOverdueMonths === null ? null : longOverdue),
    ofBase,
    (profile) =>
      profile.longOverdueMonths === null
        ? 'The rule profile knows no long overdue key actions.'
        : `Overdue by more than ${monthsWords(profile.longOverdueMonths)}; counted among the overdue too; ${baseWords(profile)}.`,
    topic,
  ),
  share(
    'deadlines/mean-days-overdue',
    'Days overdue, on average',
    ({ daysOverdue }) => daysOverdue,
    ofOverdue,
    'Days from the last day the due date can mean to the as-of date, all overdue key actions together; divided by the number of overdue key actions.',
    { kind: 'mean' },
  ),
];

const notOverdue = (id: string, name: string, keys: readonly Status[], words: string): IndicatorRule =>
  share(
    `deadlines/${id}-not-overdue`,
    name,
    ({ statuses, overdueByStatus }) => keys.reduce((sum, key) => sum + statuses[key] - overdueByStatus[key], 0),
    ofActions,
    `${words}, less the overdue ones. With completed, no longer applicable and overdue it adds up to all key actions.`,
  );

type Dateless = 'not_due' | 'continuous' | 'none' | 'relative' | 'unreadable';

const stillOpen = (key: Dateless, id: string, name: string, words: string): IndicatorRule =>
  share(`deadlines/${id}`, name, ({ deadlines }) => deadlines[key], open, `${words}; of the open key actions.`);

const APART = 'never overdue, counted apart';

/** Without the ageing, which each profile bands in its own way. */
export const deadlines: readonly IndicatorRule[] = [
  ...overdue,
  share(
    'deadlines/due-soon',
    'Due soon',
    ({ dueSoon }) => dueSoon,
    open,
    ({ dueSoonMonths }) =>
      `Open, and due from the as-of date to ${dueSoonMonths} months later, by the last day the due date can mean; of the open key actions.`,
    { topic: 'due_soon' },
  ),
  notOverdue('initiated', 'Initiated, not overdue', ['initiated'], 'Initiated'),
  notOverdue('not-initiated', 'Not initiated, not overdue', ['not_initiated'], 'Not initiated'),
  notOverdue(
    'unknown-status',
    'Status unknown, not overdue',
    ['not_reported', 'conflicting'],
    'Status not reported or conflicting',
  ),
  stillOpen('not_due', 'not-due', 'Open, not yet due', 'No day that the due date can mean has passed'),
  stillOpen('continuous', 'open-continuous', 'Open, continuous', `The work goes on without an end date; ${APART}`),
  stillOpen('none', 'open-none', 'Open, without a due date', `No due date is given; ${APART}`),
  stillOpen(
    'relative',
    'open-relative',
    'Open, due relative to an event',
    `Due so long before or after an event without a date; ${APART}`,
  ),
  stillOpen('unreadable', 'open-unreadable', 'Open, due date unreadable', `The due date gives no day; ${APART}`),
  share(
    'deadlines/declared-only',
    'Called overdue by the source only',
    ({ declaredOnly }) => declaredOnly,
    ofActions,
    'The source calls it overdue, the due date does not make it so for certain; not among the overdue; of all key actions.',
  ),
];

const STARTS = {
  due_date: 'past the last day the due date can mean; of the overdue key actions.',
  completion: 'since the last day the completion date of the evaluation can mean; of the open key actions.',
  response: 'since the management response was added; of the open key actions.',
} as const;

/** The bands of the profile. With the unknown ages they make the whole. */
export function ageing({ ageing: rule }: RuleProfile): IndicatorRule[] {
  const whole = rule.from === 'due_date' ? ofOverdue : open;
  const what = rule.from === 'due_date' ? 'Overdue' : 'Open';
  const bands = bandsOf(rule).map(({ id, name, words }, at) =>
    share(
      `ageing/${id}`,
      `${what}, ${name}`,
      ({ ageing: counts }: Tally) => counts[at] ?? 0,
      whole,
      `${what}, ${words} ${STARTS[rule.from]}`,
      { topic: 'ageing' },
    ),
  );
  if (rule.from === 'due_date') return bands;
  const unknown = share(
    'ageing/unknown',
    `${what}, age not known`,
    ({ ageUnknown }) => ageUnknown,
    whole,
    `${what}, and the day to count from is not known, or not before the as-of date; of the open key actions.`,
    { topic: 'ageing' },
  );
  return [...bands, unknown];
}
