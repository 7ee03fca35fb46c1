/** From records to tallies, under the time limits of a profile. Each due date is worked out once, however often it occurs. */

import { bandCount, bandOf } from '../core/ageing.js';
import { actionsFor, isAnswered } from '../core/answered.js';
import { addMonths, daysBetween } from '../core/calendar.js';
import type { Ageing, RuleProfile } from '../core/compliance-record.js';
import { deadlineKindOf, deadlineStateOf, isOpen } from '../core/deadline.js';
import type { Past, PastAction } from '../core/past.js';
import type { Action, Evaluation, Recommendation } from '../core/record.js';
import { responseTimingOf } from './lateness.js';
import { emptyTally, type Tally } from './tally.js';

/** What of a profile decides over counts; the rest decides over which counts make a figure. */
export type Limits = Pick<
  RuleProfile,
  'longOverdueMonths' | 'dueSoonMonths' | 'responseDays' | 'staleMonths' | 'ageing'
>;

/** A recommendation in its evaluation, and what a key action stands in: its age may be counted from the report or from the response. */
export interface ActionPlace {
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation;
}

export interface Counter {
  readonly empty: () => Tally;
  readonly countEvaluation: (tally: Tally, evaluation: Evaluation) => void;
  /** What `countEvaluation` does for each of its recommendations. */
  readonly countRecommendation: (tally: Tally, place: ActionPlace) => void;
  readonly countAction: (tally: Tally, action: Action, place: ActionPlace) => void;
}

/** Everything but the key actions is counted by `countEvaluation`; those by `countAction`, one by one. */
export function counterFor(asOf: string, limits: Limits, past: Past | null): Counter {
  const counting = countingOn(asOf, limits);
  return {
    empty: () => emptyTally(bandCount(limits.ageing)),
    countEvaluation(tally, evaluation) {
      tally.evaluations++;
      tally.responses[responseTimingOf(evaluation, asOf, limits.responseDays).state]++;
      if (evaluation.completionDate?.earliest && evaluation.completionDate.latest) tally.completionDated++;
      for (const recommendation of evaluation.recommendations)
        countRecommendation(tally, { evaluation, recommendation }, asOf);
    },
    countRecommendation: (tally, place) => countRecommendation(tally, place, asOf),
    countAction(tally, action, place) {
      const before = past?.get(action.id) ?? null;
      countStatus(tally, action, place.recommendation);
      countDeadline(tally, action, asOf, counting);
      countAge(tally, action, place, asOf, counting);
      countData(tally, action);
      countUpdates(tally, action, before, counting);
      countYear(tally, action, before, asOf);
      if (before) countHistory(tally, action, before, asOf);
    },
  };
}

/** The limits, and what is asked of a day again and again, with a memory. */
interface Counting {
  readonly limits: Limits;
  readonly isLongPast: (day: string) => boolean;
  readonly isSoon: (day: string) => boolean;
  readonly isStale: (day: string) => boolean;
  readonly band: (day: string) => number;
}

function countingOn(asOf: string, limits: Limits): Counting {
  const { longOverdueMonths, dueSoonMonths, staleMonths, ageing } = limits;
  const soon = addMonths(asOf, dueSoonMonths);
  return {
    limits,
    isLongPast: byDay((day) => longOverdueMonths !== null && addMonths(day, longOverdueMonths) < asOf),
    isSoon: (day) => day >= asOf && day <= soon,
    isStale: byDay((day) => addMonths(day, staleMonths) < asOf),
    band: byDay((day) => bandOf(day, asOf, ageing)),
  };
}

function byDay<Answer>(ask: (day: string) => Answer): (day: string) => Answer {
  const known = new Map<string, Answer>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const answer = ask(day);
    known.set(day, answer);
    return answer;
  };
}

const isAccepted = ({ acceptance }: Recommendation): boolean =>
  acceptance === 'accepted' || acceptance === 'partially_accepted';

/** What is answered with another is judged by the key actions of both: they stand under one of them, and are counted there. */
function countRecommendation(tally: Tally, { evaluation, recommendation }: ActionPlace, asOf: string): void {
  const { acceptance } = recommendation;
  const actions = actionsFor(recommendation, evaluation);
  const accepted = isAccepted(recommendation);
  tally.recommendations++;
  tally.acceptances[acceptance]++;
  if (!isAnswered(recommendation)) tally.noResponse++;
  if (actions.length === 0) tally.noAction++;
  if (actions.length === 0 && accepted) tally.acceptedNoAction++;
  const applicable = actions.filter(({ status }) => status !== 'no_longer_applicable');
  if (applicable.length === 0) return;
  const implemented = applicable.every(({ status }) => status === 'completed');
  const due = applicable.every(
    ({ dueDate }) => deadlineKindOf(dueDate) === 'dated' && (dueDate?.latest ?? asOf) < asOf,
  );
  if (implemented) tally.implemented.all++;
  if (implemented && accepted) tally.implemented.accepted++;
  if (due) tally.allDue++;
  if (due && implemented) tally.implemented.due++;
}

function countStatus(tally: Tally, { status }: Action, recommendation: Recommendation): void {
  tally.actions++;
  tally.statuses[status]++;
  if (status === 'no_longer_applicable' || !isAccepted(recommendation)) return;
  tally.underAccepted.all++;
  if (status === 'completed') tally.underAccepted.completed++;
}

function countDeadline(tally: Tally, action: Action, asOf: string, days: Counting): void {
  const state = deadlineStateOf(action, asOf);
  const due = deadlineKindOf(action.dueDate) === 'dated' ? action.dueDate?.latest : null;
  tally.deadlines[state]++;
  if (state === 'overdue' && due) {
    tally.overdueByStatus[action.status]++;
    tally.daysOverdue += daysBetween(due, asOf);
    if (days.isLongPast(due)) tally.longOverdue++;
  }
  if (due && isOpen(action) && days.isSoon(due)) tally.dueSoon++;
  if (action.declaredOverdue && state !== 'overdue') tally.declaredOnly++;
}

function countAge(tally: Tally, action: Action, place: ActionPlace, asOf: string, counting: Counting): void {
  const { from } = counting.limits.ageing;
  if (from === 'due_date' ? deadlineStateOf(action, asOf) !== 'overdue' : !isOpen(action)) return;
  const start = startOf(action, place, from);
  if (start === null || start > asOf) tally.ageUnknown++;
  else {
    const band = counting.band(start);
    tally.ageing[band] = (tally.ageing[band] ?? 0) + 1;
  }
}

function startOf(action: Action, { evaluation, recommendation }: ActionPlace, from: Ageing['from']): string | null {
  if (from === 'due_date') return action.dueDate?.latest ?? null;
  if (from === 'completion') return evaluation.completionDate?.latest ?? null;
  return recommendation.response?.added ?? null;
}

function countData(tally: Tally, { responsibleUnits, dueDate }: Action): void {
  const kind = deadlineKindOf(dueDate);
  if (responsibleUnits.length === 0) tally.noOwner++;
  if (kind === 'none') tally.noDueDate++;
  if (kind === 'unreadable') tally.unreadableDueDate++;
}

/** The last day that anything is known to have changed: a stamp of the source, or what history saw. */
function countUpdates(tally: Tally, action: Action, before: PastAction | null, { isStale }: Counting): void {
  if (!isOpen(action)) return;
  const days = [action.added, action.lastUpdated, before?.lastChanged ?? null].filter((day) => day !== null);
  const [last] = days.sort().slice(-1);
  if (last === undefined) return;
  tally.updateDated++;
  if (isStale(last)) tally.stale++;
}

/** Due on days of one year only: a range that reaches into the next is due in neither for certain. */
function countYear(tally: Tally, action: Action, before: PastAction | null, asOf: string): void {
  const year = asOf.slice(0, 4);
  const { earliest, latest } = action.dueDate ?? { earliest: null, latest: null };
  if (!earliest?.startsWith(year) || !latest?.startsWith(year)) return;
  tally.dueInYear++;
  if (action.status !== 'completed') return;
  if (!before?.closed) tally.history.closedSometime++;
  else if (before.closed.startsWith(year)) tally.history.closedInYear++;
}

function countHistory({ history }: Tally, action: Action, before: PastAction, asOf: string): void {
  history.known++;
  if (before.slips > 0) {
    history.slipped++;
    if (before.slippedDays !== null) {
      history.slippedDated++;
      history.slippedDays += before.slippedDays;
    }
  }
  const first = deadlineKindOf(before.firstDue) === 'dated' ? before.firstDue?.latest : null;
  if (!first || !isOpen(action)) return;
  history.firstDueDated++;
  if (first < asOf) history.firstDuePassed++;
}
