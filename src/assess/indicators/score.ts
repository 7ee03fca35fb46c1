/**
 * UNDP's Evaluation Management score. Parts 1 and 3 (planning, quality) are not in the documents: they are given, or the score is
 * not available.
 */
import type { RuleProfile } from '../../core/compliance-record.js';
import type { Tally } from '../tally.js';
import {
  baseWords,
  type Context,
  type IndicatorRule,
  type Measured,
  notAvailable,
  ofBase,
  ratio,
  share,
} from './rule.js';

const topic = { topic: 'score' } as const;

/** Evaluations whose response is there or overdue; under the base `all`, those still within their time too. */
const expected = ({ evaluations, responses }: Tally, { responseBase }: RuleProfile): number =>
  responseBase === 'all' ? evaluations : evaluations - responses.waiting;

const part2A = share(
  'score/2a',
  'Part 2A: responses not overdue',
  (tally, profile) => expected(tally, profile) - tally.responses.waiting_late,
  expected,
  (profile) =>
    `1 − evaluations still without a response more than ${profile.responseDays} days after completion / ${
      profile.responseBase === 'all'
        ? 'all evaluations'
        : 'all evaluations but those that wait within that time or have no completion date'
    }.`,
  topic,
);

const part2B = share(
  'score/2b',
  'Part 2B: key actions not overdue',
  (tally, profile) =>
    profile.longOverdueMonths === null
      ? null
      : 2 * ofBase(tally, profile) - tally.deadlines.overdue - tally.longOverdue,
  (tally, profile) => 2 * ofBase(tally, profile),
  (profile) =>
    `Mean of two shares: not overdue, and not long overdue; each ${baseWords(profile)}. Every key action thus counts twice, and a long overdue one is missing twice.`,
  topic,
);

const score = (
  id: string,
  name: string,
  words: IndicatorRule['rule'],
  value: (tally: Tally, context: Context) => number | null,
): IndicatorRule => ({
  id,
  name,
  kind: 'score',
  rule: words,
  measure: (tally, context): Measured => ({ ...notAvailable, value: value(tally, context) }),
  ...topic,
});

const measuredValue = (rule: IndicatorRule, tally: Tally, context: Context): number | null =>
  rule.measure(tally, context).value;

const part2 = score(
  'score/2',
  'Part 2: management responses',
  () => 'Mean of part 2A and part 2B; not available where one of them is not.',
  (tally, context) => {
    const [a, b] = [measuredValue(part2A, tally, context), measuredValue(part2B, tally, context)];
    return a === null || b === null ? null : (a + b) / 2;
  },
);

const part1: IndicatorRule = {
  id: 'score/1',
  name: 'Part 1: evaluations on time',
  kind: 'share',
  rule: () =>
    'Evaluations of the plan that are not overdue; of all in the plan. Given, not read: documents do not tell.',
  measure: (_, { given: { planning } }) => (planning ? ratio(planning.numerator, planning.denominator) : notAvailable),
  ...topic,
  overallOnly: true,
};

const part3: IndicatorRule = {
  ...score(
    'score/3',
    'Part 3: quality of evaluations',
    () => 'Mean of the quality ratings of the evaluations. Given, not read: documents do not tell.',
    (_, { given }) => given.quality ?? null,
  ),
  overallOnly: true,
};

const percent = (weight: number): string => `${Math.round(weight * 1000) / 10} %`;

const final: IndicatorRule = {
  ...score(
    'score/final',
    'Evaluation management score',
    ({ score: weights }) =>
      weights === null
        ? 'The rule profile has no score.'
        : `Part 1 × ${percent(weights.planning)} + part 2 × ${percent(weights.responses)} + part 3 × ${percent(weights.quality)}; not available where one of them is not.`,
    (tally, context) => {
      const weights = context.profile.score;
      const [one, two, three] = [part1, part2, part3].map((part) => measuredValue(part, tally, context));
      if (!weights || typeof one !== 'number' || typeof two !== 'number' || typeof three !== 'number') return null;
      return one * weights.planning + two * weights.responses + three * weights.quality;
    },
  ),
  overallOnly: true,
};

/** None where the profile has no score. */
export const scores = ({ score: weights }: RuleProfile): readonly IndicatorRule[] =>
  weights === null ? [] : [part1, part2A, part2B, part2, part3, final];
