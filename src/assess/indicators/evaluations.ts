/** Evaluations, and whether their management responses came in time. */
import type { RuleProfile } from '../../core/compliance-record.js';
import type { Tally } from '../tally.js';
import { count, type IndicatorRule, ofEvaluations, share } from './rule.js';

const timed = ({ responses }: Tally): number => responses.in_time + responses.possibly_late + responses.late;
const days = (profile: RuleProfile): string => `${profile.responseDays} days`;
const topic = { topic: 'responses' } as const;

export const evaluations: readonly IndicatorRule[] = [
  count('evaluations/all', 'Evaluations', ofEvaluations, 'Evaluations read, one per document; copies counted once.'),
  share(
    'evaluations/response-in-time',
    'Response in time',
    ({ responses }) => responses.in_time,
    timed,
    (profile) =>
      `The first response was added at most ${days(profile)} after completion, counted from the first day the completion date can mean; of the evaluations with both dates.`,
    topic,
  ),
  share(
    'evaluations/response-late',
    'Response late',
    ({ responses }) => responses.late,
    timed,
    (profile) =>
      `The first response was added more than ${days(profile)} after completion, counted from the last day the completion date can mean; of the evaluations with both dates.`,
    topic,
  ),
  share(
    'evaluations/response-possibly-late',
    'Response possibly late',
    ({ responses }) => responses.possibly_late,
    timed,
    (profile) =>
      `More than ${days(profile)} after the first, but not after the last day the completion date can mean; of the evaluations with both dates.`,
    topic,
  ),
  share(
    'evaluations/response-waiting',
    'Waiting for a response',
    ({ responses }) => responses.waiting + responses.waiting_late,
    ofEvaluations,
    'No recommendation of the evaluation has a management response, or the first was added after the as-of date; of all evaluations.',
  ),
  share(
    'evaluations/response-overdue',
    'Response overdue',
    ({ responses }) => responses.waiting_late,
    ({ completionDated }) => completionDated,
    (profile) =>
      `Still waiting, and more than ${days(profile)} have passed since completion; of the evaluations with a completion date.`,
    topic,
  ),
  share(
    'evaluations/response-undatable',
    'Response cannot be timed',
    ({ responses }) => responses.undatable,
    ofEvaluations,
    'A response is there, but its date or the completion date is not; of all evaluations.',
  ),
];
