/** Counts over evaluations on one day: every number that an indicator is made of, taken in one pass. */
import { isAnswered } from '../core/answered.js';
import { addMonths } from '../core/calendar.js';
import type { RuleProfile } from '../core/compliance-record.js';
import { type DeadlineState, deadlineKindOf, deadlineStateOf, isOpen } from '../core/deadline.js';
import type { Acceptance, Action, Evaluation, Recommendation, Status } from '../core/record.js';
import { type ResponseTiming, responseTimingOf } from './lateness.js';

/** Upper ends of the ageing bands, in months past due; the last band is open. */
export const ageingMonths = [3, 6, 12, 24, 36] as const;

export interface Tally {
  evaluations: number;
  readonly responses: Record<ResponseTiming['state'], number>;
  /** Evaluations with a completion date, whether or not a response has come. */
  completionDated: number;
  recommendations: number;
  readonly acceptances: Record<Acceptance, number>;
  noResponse: number;
  noAction: number;
  actions: number;
  readonly statuses: Record<Status, number>;
  readonly deadlines: Record<DeadlineState, number>;
  /** Overdue actions by status: what the published ring shows as overdue and not under its own status. */
  readonly overdueByStatus: Record<Status, number>;
  /** One more than `ageingMonths`: the last holds the oldest. */
  readonly ageing: number[];
  longOverdue: number;
  dueSoon: number;
  /** The source calls it overdue, the due date does not make it so for certain. */
  declaredOnly: number;
  noOwner: number;
  noDueDate: number;
  unreadableDueDate: number;
}

const statusCounts = (): Record<Status, number> => ({
  not_initiated: 0,
  initiated: 0,
  completed: 0,
  no_longer_applicable: 0,
  not_reported: 0,
  conflicting: 0,
});

const emptyTally = (): Tally => ({
  evaluations: 0,
  responses: { in_time: 0, possibly_late: 0, late: 0, waiting: 0, waiting_late: 0, undatable: 0 },
  completionDated: 0,
  recommendations: 0,
  acceptances: { accepted: 0, partially_accepted: 0, rejected: 0, not_stated: 0 },
  noResponse: 0,
  noAction: 0,
  actions: 0,
  statuses: statusCounts(),
  deadlines: {
    closed: 0,
    overdue: 0,
    possibly_overdue: 0,
    not_due: 0,
    continuous: 0,
    none: 0,
    relative: 0,
    unreadable: 0,
  },
  overdueByStatus: statusCounts(),
  ageing: [...ageingMonths.map(() => 0), 0],
  longOverdue: 0,
  dueSoon: 0,
  declaredOnly: 0,
  noOwner: 0,
  noDueDate: 0,
  unreadableDueDate: 0,
});

/** Counts everything once. The profile gives the time limits; its base plays no part here. */
export function tallyOf(evaluations: Iterable<Evaluation>, asOf: string, profile: RuleProfile): Tally {
  const tally = emptyTally();
  for (const evaluation of evaluations) {
    tally.evaluations++;
    tally.responses[responseTimingOf(evaluation, asOf, profile.responseDays).state]++;
    if (evaluation.completionDate?.earliest && evaluation.completionDate.latest) tally.completionDated++;
    for (const recommendation of evaluation.recommendations) countRecommendation(tally, recommendation);
    for (const { actions } of evaluation.recommendations) {
      for (const action of actions) countAction(tally, action, asOf, profile);
    }
  }
  return tally;
}

function countRecommendation(tally: Tally, recommendation: Recommendation): void {
  const { acceptance, actions } = recommendation;
  tally.recommendations++;
  tally.acceptances[acceptance]++;
  if (!isAnswered(recommendation)) tally.noResponse++;
  if (actions.length === 0) tally.noAction++;
}

function countAction(tally: Tally, action: Action, asOf: string, profile: RuleProfile): void {
  const state = deadlineStateOf(action, asOf);
  const kind = deadlineKindOf(action.dueDate);
  tally.actions++;
  tally.statuses[action.status]++;
  tally.deadlines[state]++;
  if (state === 'overdue') countOverdue(tally, action, asOf, profile);
  if (isOpen(action) && isDueSoon(action, asOf, profile)) tally.dueSoon++;
  if (action.declaredOverdue && state !== 'overdue') tally.declaredOnly++;
  if (action.responsibleUnits.length === 0) tally.noOwner++;
  if (kind === 'none') tally.noDueDate++;
  if (kind === 'unreadable') tally.unreadableDueDate++;
}

function countOverdue(tally: Tally, action: Action, asOf: string, profile: RuleProfile): void {
  const due = action.dueDate?.latest;
  if (!due) return;
  tally.overdueByStatus[action.status]++;
  const band = ageingMonths.findIndex((months) => addMonths(due, months) >= asOf);
  const index = band === -1 ? ageingMonths.length : band;
  tally.ageing[index] = (tally.ageing[index] ?? 0) + 1;
  if (addMonths(due, profile.longOverdueMonths) < asOf) tally.longOverdue++;
}

/** The last day the due date can mean lies between the as-of date and so many months later, both included. */
function isDueSoon(action: Action, asOf: string, profile: RuleProfile): boolean {
  const due = deadlineKindOf(action.dueDate) === 'dated' ? action.dueDate?.latest : null;
  return !!due && due >= asOf && due <= addMonths(asOf, profile.dueSoonMonths);
}
