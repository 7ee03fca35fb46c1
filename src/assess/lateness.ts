/** Whether a management response came in time: so many days after the evaluation was completed. */
import { addDays, daysBetween } from '../core/calendar.js';
import type { Evaluation } from '../core/record.js';

export interface ResponseTiming {
  /** Day the first response of the evaluation was added; null when no response has a stamp. */
  readonly added: string | null;
  /** waiting: no recommendation has a response. undatable: there is one, but a date is missing to compare with. */
  readonly state: 'in_time' | 'possibly_late' | 'late' | 'waiting' | 'waiting_late' | 'undatable';
  /** Days late, counted from the last day the completion date can mean: the least it can be. Negative or zero: in time. */
  readonly daysLateAtLeast: number | null;
  /** Days late, counted from the first day the completion date can mean: the most it can be. */
  readonly daysLateAtMost: number | null;
}

/** The response is due `allowed` days after completion. Where completion is known to the month only, both ends are counted. */
export function responseTimingOf(evaluation: Evaluation, asOf: string, allowed: number): ResponseTiming {
  const responses = evaluation.recommendations.flatMap(({ response }) => (response === null ? [] : [response]));
  const added = responses.reduce<string | null>(
    (first, { added: day }) => (day !== null && (first === null || day < first) ? day : first),
    null,
  );
  const { earliest, latest } = evaluation.completionDate ?? { earliest: null, latest: null };
  const waiting = responses.length === 0;
  const reached = waiting ? asOf : added;
  if (earliest === null || latest === null || reached === null) {
    return { added, state: waiting ? 'waiting' : 'undatable', daysLateAtLeast: null, daysLateAtMost: null };
  }
  const daysLateAtLeast = daysBetween(addDays(latest, allowed), reached);
  const daysLateAtMost = daysBetween(addDays(earliest, allowed), reached);
  return { added, state: stateOf(waiting, daysLateAtLeast, daysLateAtMost), daysLateAtLeast, daysLateAtMost };
}

function stateOf(waiting: boolean, atLeast: number, atMost: number): ResponseTiming['state'] {
  if (waiting) return atLeast > 0 ? 'waiting_late' : 'waiting';
  if (atLeast > 0) return 'late';
  return atMost > 0 ? 'possibly_late' : 'in_time';
}
