/**
 * The indicators, as data: what each counts, of what, and its rule in words. Adding one is one entry here.
 */
import type { ActionBase, RuleProfile } from '../core/compliance-record.js';
import type { Acceptance, Status } from '../core/record.js';
import { ageingMonths, type Tally } from './tally.js';

export interface IndicatorRule {
  /** area/what. The area is the section that reports show it in. */
  readonly id: string;
  readonly name: string;
  readonly numerator: (tally: Tally) => number;
  /** Null: a plain count. */
  readonly denominator: ((tally: Tally, base: ActionBase) => number) | null;
  readonly rule: (profile: RuleProfile) => string;
  /** Its denominator is the profile's base, so profiles give different figures. */
  readonly byProfile?: true;
}

const open = ({ actions, statuses }: Tally): number => actions - statuses.completed - statuses.no_longer_applicable;

const applicable = ({ actions, statuses }: Tally): number => actions - statuses.no_longer_applicable;

const bases: Record<ActionBase, { count: (tally: Tally) => number; words: string }> = {
  all: { count: (tally) => tally.actions, words: 'of all key actions' },
  open: { count: open, words: 'of the open key actions (neither completed nor no longer applicable)' },
  applicable: { count: applicable, words: 'of the key actions that are not “no longer applicable”' },
};

/** The parts of a rule that never change with the profile. */
const fixed = (words: string) => (): string => words;

const count = (id: string, name: string, numerator: IndicatorRule['numerator'], words: string): IndicatorRule => ({
  id,
  name,
  numerator,
  denominator: null,
  rule: fixed(words),
});

const share = (
  id: string,
  name: string,
  numerator: IndicatorRule['numerator'],
  denominator: (tally: Tally) => number,
  words: string,
): IndicatorRule => ({ id, name, numerator, denominator, rule: fixed(words) });

const ofEvaluations = (tally: Tally): number => tally.evaluations;
const ofRecommendations = (tally: Tally): number => tally.recommendations;
const ofActions = (tally: Tally): number => tally.actions;
const ofOverdue = (tally: Tally): number => tally.deadlines.overdue;
const responded = ({ responses }: Tally): number => responses.in_time + responses.possibly_late + responses.late;

const weeks = (profile: RuleProfile): string => `${profile.responseDays} days`;
const years = (profile: RuleProfile): string => `${profile.longOverdueMonths / 12} years`;

const evaluations: readonly IndicatorRule[] = [
  count('evaluations/all', 'Evaluations', ofEvaluations, 'Evaluations read, one per document; copies counted once.'),
  {
    id: 'evaluations/response-late',
    name: 'Response late',
    numerator: ({ responses }) => responses.late,
    denominator: responded,
    rule: (profile) =>
      `The first response was added more than ${weeks(profile)} after completion, counted from the last day the completion date can mean; of the evaluations with both dates.`,
  },
  {
    id: 'evaluations/response-possibly-late',
    name: 'Response possibly late',
    numerator: ({ responses }) => responses.possibly_late,
    denominator: responded,
    rule: (profile) =>
      `More than ${weeks(profile)} after the first, but not after the last day the completion date can mean; of the evaluations with both dates.`,
  },
  {
    id: 'evaluations/response-waiting',
    name: 'Waiting for a response',
    numerator: ({ responses }) => responses.waiting + responses.waiting_late,
    denominator: ofEvaluations,
    rule: fixed('No recommendation of the evaluation has a management response; of all evaluations.'),
  },
  {
    id: 'evaluations/response-overdue',
    name: 'Response overdue',
    numerator: ({ responses }) => responses.waiting_late,
    denominator: ({ completionDated }) => completionDated,
    rule: (profile) =>
      `Still waiting, and more than ${weeks(profile)} have passed since completion; of the evaluations with a completion date.`,
  },
  share(
    'evaluations/response-undatable',
    'Response cannot be timed',
    ({ responses }) => responses.undatable,
    ofEvaluations,
    'A response is there, but its date or the completion date is not; of all evaluations.',
  ),
];

const acceptance = (id: string, name: string, key: Acceptance, words: string): IndicatorRule =>
  share(
    `recommendations/${id}`,
    name,
    ({ acceptances }) => acceptances[key],
    ofRecommendations,
    `${words}; of all recommendations.`,
  );

const recommendations: readonly IndicatorRule[] = [
  count('recommendations/all', 'Recommendations', ofRecommendations, 'Recommendations read.'),
  acceptance('accepted', 'Accepted', 'accepted', 'The response accepts it'),
  acceptance('partially-accepted', 'Partially accepted', 'partially_accepted', 'The response accepts part of it'),
  acceptance('rejected', 'Rejected', 'rejected', 'The response rejects it'),
  acceptance('not-stated', 'Acceptance not stated', 'not_stated', 'No response, or one without a decision word'),
  share(
    'recommendations/no-response',
    'Without a management response',
    ({ noResponse }) => noResponse,
    ofRecommendations,
    'No management response was found; of all recommendations.',
  ),
  share(
    'recommendations/no-action',
    'Without a key action',
    ({ noAction }) => noAction,
    ofRecommendations,
    'No key action was found, whatever the decision; of all recommendations.',
  ),
];

const status = (id: string, name: string, key: Status, words: string): IndicatorRule =>
  share(`actions/${id}`, name, ({ statuses }) => statuses[key], ofActions, `${words}; of all key actions.`);

const actions: readonly IndicatorRule[] = [
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
];

const ofBase = (_: Tally, base: ActionBase): number => bases[base].count(_);

const overdue: readonly IndicatorRule[] = [
  {
    id: 'deadlines/overdue',
    name: 'Overdue',
    numerator: ofOverdue,
    denominator: ofBase,
    rule: ({ base }) =>
      `Open, and the last day the due date can mean (the end of a month, a quarter, a range) lies before the as-of date; ${bases[base].words}.`,
    byProfile: true,
  },
  {
    id: 'deadlines/possibly-overdue',
    name: 'Possibly overdue',
    numerator: ({ deadlines }) => deadlines.possibly_overdue,
    denominator: ofBase,
    rule: ({ base }) =>
      `Open, and the first day the due date can mean lies before the as-of date, the last does not; not among the overdue; ${bases[base].words}.`,
    byProfile: true,
  },
  {
    id: 'deadlines/long-overdue',
    name: 'Long overdue',
    numerator: ({ longOverdue }) => longOverdue,
    denominator: ofBase,
    rule: (profile) =>
      `Overdue by more than ${years(profile)}; counted among the overdue too; ${bases[profile.base].words}.`,
    byProfile: true,
  },
];

const band = (index: number): IndicatorRule => {
  const [from, to] = [ageingMonths[index - 1] ?? 0, ageingMonths[index]];
  const range = to === undefined ? `more than ${from} months` : `${from} to ${to} months`;
  return share(
    `deadlines/overdue-${to === undefined ? `over-${from}` : `${from}-${to}`}-months`,
    `Overdue by ${range}`,
    ({ ageing }) => ageing[index] ?? 0,
    ofOverdue,
    to === undefined
      ? `Overdue for more than ${from} months; of the overdue key actions.`
      : `Overdue for more than ${from} and at most ${to} months; of the overdue key actions.`,
  );
};

const notOverdue = (id: string, name: string, keys: readonly Status[], words: string): IndicatorRule =>
  share(
    `deadlines/${id}-not-overdue`,
    name,
    ({ statuses, overdueByStatus }) => keys.reduce((sum, key) => sum + statuses[key] - overdueByStatus[key], 0),
    ofActions,
    `${words}, less the overdue ones. With completed, no longer applicable and overdue it adds up to all key actions.`,
  );

const undated = (id: 'continuous' | 'none' | 'relative' | 'unreadable', name: string, words: string): IndicatorRule =>
  share(
    `deadlines/open-${id}`,
    name,
    ({ deadlines }) => deadlines[id],
    open,
    `${words}; never overdue, counted apart; of the open key actions.`,
  );

const deadlines: readonly IndicatorRule[] = [
  ...overdue,
  ...[...ageingMonths.keys(), ageingMonths.length].map(band),
  {
    id: 'deadlines/due-soon',
    name: 'Due soon',
    numerator: ({ dueSoon }) => dueSoon,
    denominator: open,
    rule: ({ dueSoonMonths }) =>
      `Open, and due from the as-of date to ${dueSoonMonths} months later, by the last day the due date can mean; of the open key actions.`,
  },
  notOverdue('initiated', 'Initiated, not overdue', ['initiated'], 'Initiated'),
  notOverdue('not-initiated', 'Not initiated, not overdue', ['not_initiated'], 'Not initiated'),
  notOverdue(
    'unknown-status',
    'Status unknown, not overdue',
    ['not_reported', 'conflicting'],
    'Status not reported or conflicting',
  ),
  undated('continuous', 'Open, continuous', 'The work goes on without an end date'),
  undated('none', 'Open, without a due date', 'No due date is given'),
  undated('relative', 'Open, due relative to an event', 'Due so long before or after an event without a date'),
  undated('unreadable', 'Open, due date unreadable', 'The due date gives no day'),
  share(
    'deadlines/declared-only',
    'Called overdue by the source only',
    ({ declaredOnly }) => declaredOnly,
    ofActions,
    'The source calls it overdue, the due date does not make it so for certain; not among the overdue; of all key actions.',
  ),
];

const data: readonly IndicatorRule[] = [
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
];

/** Every indicator, in the order of reports. */
export const indicatorRules: readonly IndicatorRule[] = [
  ...evaluations,
  ...recommendations,
  ...actions,
  ...deadlines,
  ...data,
];
