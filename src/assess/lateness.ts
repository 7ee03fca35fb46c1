/** Whether a management response came in time: so many days after the evaluation was completed. */
import { isAnswered } from '../core/answered.js';
import { addDays, daysBetween } from '../core/calendar.js';
import type { Compliance, ResponseState } from '../core/compliance-record.js';
import type { Evaluation } from '../core/record.js';

/** Days late counted from the last day the completion date can mean are the least, from the first the most; negative: in time. */
export type ResponseTiming = Compliance['evaluations'][number]['response'];

/**
 * The response is due `allowed` days after completion. Where completion is known to the month only, both ends are counted. A
 * response that was added after `asOf` was still waited for on that day.
 */
export function responseTimingOf(evaluation: Evaluation, asOf: string, allowed: number): ResponseTiming {
  const answered = evaluation.recommendations.filter(isAnswered);
  const added = answered.reduce<string | null>((first, { response }) => {
    const day = response?.added ?? null;
    return day !== null && (first === null || day < first) ? day : first;
  }, null);
  const { earliest, latest } = evaluation.completionDate ?? { earliest: null, latest: null };
  const waiting = answered.length === 0 || (added !== null && added > asOf);
  const reached = waiting ? asOf : added;
  if (earliest === null || latest === null || reached === null) {
    return { state: waiting ? 'waiting' : 'undatable', added, daysLateAtLeast: null, daysLateAtMost: null };
  }
  const daysLateAtLeast = daysBetween(addDays(latest, allowed), reached);
  const daysLateAtMost = daysBetween(addDays(earliest, allowed), reached);
  return { state: stateOf(waiting, daysLateAtLeast, daysLateAtMost), added, daysLateAtLeast, daysLateAtMost };
}

function stateOf(waiting: boolean, atLeast: number, atMost: number): ResponseState {
  if (waiting) return atLeast > 0 ? 'waiting_late' : 'waiting';
  if (atLeast > 0) return 'late';
  return atMost > 0 ? 'possibly_late' : 'in_time';
}
