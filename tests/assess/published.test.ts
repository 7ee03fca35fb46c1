/** Figures that agencies have published, computed from their counts: what comes out must be what they print. */
import { describe, expect, it } from 'vitest';
import { assess, percentBaseOf, percentOf, profiles, reconcile } from '../../src/assess/index.js';
import { type Compliance, ruleProfileSchema } from '../../src/core/compliance-record.js';
import type { Acceptance, Action, Evaluation } from '../../src/core/record.js';
import { figure, many, numbers, percent, withActions } from './figures.js';
import { action, day, evaluation, month, recommendation } from './records.js';

const [allActions, openActions, applicableActions] = profiles;

/** UNDP's dashboard of 10 July 2024: key actions, and evaluations by their response. */
describe('UNDP, July 2024', () => {
  const due = { dueDate: month('2025/06') };
  const ring: Action[] = [
    ...many(16_657, { status: 'completed', dueDate: month('2020/01') }),
    ...many(400, { status: 'not_initiated', dueDate: month('2024/05') }),
    ...many(319, { status: 'initiated', dueDate: month('2023/05') }),
    ...many(1, { status: 'initiated', dueDate: month('2021/06') }),
    ...many(1_262, { status: 'no_longer_applicable', dueDate: month('2020/01') }),
    ...many(624, { status: 'not_initiated', ...due }),
    ...many(2_828 - 721, { status: 'initiated', ...due }),
    ...many(721, { status: 'initiated', dueDate: month('2024/09') }),
  ];
  const times = (count: number, one: Evaluation): Evaluation[] => Array.from({ length: count }, () => one);
  const answered = evaluation({ completionDate: month('2023/01'), recommendations: [recommendation()] });
  const unanswered = [recommendation({ response: null })];
  const evaluations = [
    withActions(ring, { completionDate: month('2023/01') }),
    ...times(1_924 - 122 - 89 - 1, answered),
    ...times(122, evaluation({ completionDate: day('2024-06-20'), recommendations: unanswered })),
    ...times(89, evaluation({ completionDate: month('2024/04'), recommendations: unanswered })),
  ];
  const given = { planning: { numerator: 2_113, denominator: 2_176 }, quality: 0.8209 };
  const overAllReports = ruleProfileSchema.parse({
    id: 'over-all-reports',
    name: 'Over all reports',
    responseBase: 'all',
    score: { planning: 0.3, responses: 0.3, quality: 0.4 },
  });
  const compliance = assess(evaluations, {
    asOf: '2024-07-10',
    profile: allActions,
    profiles: [overAllReports],
    given,
  });

  it('the ring: parts exclusive of each other, and they add up', () => {
    const parts = [
      'actions/completed',
      'deadlines/overdue',
      'actions/no-longer-applicable',
      'deadlines/not-initiated-not-overdue',
      'deadlines/initiated-not-overdue',
      'deadlines/unknown-status-not-overdue',
    ].map((id) => figure(compliance, id).numerator ?? Number.NaN);
    expect(parts).toEqual([16_657, 720, 1_262, 624, 2_828, 0]);
    expect(parts.map((part) => percentOf(part, 22_091))).toEqual([75, 3, 6, 3, 13, 0]);
    expect(numbers(compliance, 'actions/all')).toEqual([22_091, null]);
    expect(compliance.sums.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('the shares of overdue key actions, each under the name of its denominator', () => {
    expect(percent(compliance, 'deadlines/overdue')).toBe(3.26);
    expect(percent(compliance, 'deadlines/overdue', openActions.id)).toBe(17.26);
    expect(percent(compliance, 'deadlines/overdue', applicableActions.id)).toBe(3.46);
    expect(percent(compliance, 'actions/completed-of-applicable')).toBe(79.97);
    expect(numbers(compliance, 'deadlines/overdue', openActions.id)).toEqual([720, 4_172]);
    expect(numbers(compliance, 'deadlines/long-overdue')).toEqual([1, 22_091]);
    expect(figure(compliance, 'deadlines/due-soon').numerator).toBe(721);
  });

  it('part 2A', () => {
    expect(numbers(compliance, 'score/2a')).toEqual([1_713, 1_802]);
    expect(percent(compliance, 'score/2a')).toBe(95.06);
    expect(percent(compliance, 'score/2a', openActions.id)).toBe(95.06);
    expect(percent(compliance, 'score/2a', overAllReports.id)).toBe(95.37);
  });

  it('part 2B: each key action counts twice', () => {
    expect(numbers(compliance, 'score/2b')).toEqual([2 * 22_091 - 721, 2 * 22_091]);
    expect(percent(compliance, 'score/2b')).toBe(98.37);
    expect(numbers(compliance, 'score/2b', openActions.id)).toEqual([2 * 4_172 - 721, 2 * 4_172]);
    expect(percent(compliance, 'score/2b', openActions.id)).toBe(91.36);
  });

  it('part 2', () => {
    expect(figure(compliance, 'score/2').value).toBeCloseTo(0.967146, 6);
    expect(percent(compliance, 'score/2')).toBe(96.71);
    expect(percent(compliance, 'score/2', openActions.id)).toBe(93.21);
  });

  it('the whole score, with planning and quality given: green or yellow by the denominator alone', () => {
    expect(percent(compliance, 'score/1')).toBe(97.1);
    expect(percent(compliance, 'score/final')).toBe(90.98);
    expect(percent(compliance, 'score/final', openActions.id)).toBe(89.93);
    expect(figure(compliance, 'score/final').light).toBe('green');
    expect(figure(compliance, 'score/final', openActions.id).light).toBe('yellow');
  });

  it('without what documents do not tell there is no whole score', () => {
    const alone = assess(evaluations, { asOf: '2024-07-10', profile: allActions });
    expect(figure(alone, 'score/final')).toMatchObject({ value: null, light: null });
    expect(percent(alone, 'score/2')).toBe(96.71);
  });
});

describe('UNDP, planned evaluations', () => {
  const shown = (parts: readonly number[], whole: number): (number | null)[] =>
    parts.map((part) => percentOf(part, whole));

  it('July 2024: two of the five slices lie inside the third', () => {
    expect(reconcile({ what: 'evaluations', whole: 2_176, parts: [1_822, 63, 291] }).holds).toBe(true);
    expect(reconcile({ what: 'evaluations', whole: 2_176, parts: [1_822, 63, 291, 82, 46] })).toEqual({
      what: 'evaluations',
      whole: 2_176,
      sum: 2_304,
      holds: false,
    });
    expect(shown([1_822, 63, 291, 82, 46], 2_176)).toEqual([84, 3, 13, 4, 2]);
    expect(percentOf(2_113, 2_176, 2)).toBe(97.1);
  });

  it('the small sample', () => {
    expect(reconcile({ what: 'evaluations', whole: 90, parts: [65, 7, 18] }).holds).toBe(true);
    expect(shown([65, 7, 18, 5, 5], 90)).toEqual([72, 8, 20, 6, 6]);
  });
});

const decided = (counts: Partial<Record<Acceptance, number>>, evaluations = 1): Compliance => {
  const all = Object.entries(counts).flatMap(([acceptance, count]) =>
    Array.from({ length: count }, () => recommendation({ acceptance: acceptance as Acceptance })),
  );
  const size = Math.ceil(all.length / evaluations);
  const parts = Array.from({ length: evaluations }, (_, at) => all.slice(at * size, (at + 1) * size));
  return assess(
    parts.map((recommendations) => evaluation({ recommendations })),
    { asOf: '2021-01-01', profile: allActions },
  );
};

describe('acceptance', () => {
  it('WFP, 2016 to 2020: 10 evaluations, 65 recommendations, 54 agreed and 11 partially', () => {
    const compliance = decided({ accepted: 54, partially_accepted: 11 }, 10);
    expect(numbers(compliance, 'evaluations/all')).toEqual([10, null]);
    expect(numbers(compliance, 'recommendations/all')).toEqual([65, null]);
    expect(percentOf(54, 65, 1)).toBe(83.1);
    expect(figure(compliance, 'recommendations/accepted').value).toBeCloseTo(0.831, 3);
    expect(figure(compliance, 'recommendations/partially-accepted').value).toBeCloseTo(0.169, 3);
  });

  it.each([
    ['after 2014', 65, 82],
    ['after 2016', 68, 85],
  ])('JIU, %s: %i %% accepted, and %i %% of these implemented', (_, accepted, implemented) => {
    const done = { acceptance: 'accepted' as const, actions: [action({ status: 'completed' })] };
    const open = { acceptance: 'accepted' as const, actions: [action()] };
    // Of 10,000: so that both percentages are of whole numbers.
    const of = (count: number, over: Parameters<typeof recommendation>[0]) =>
      Array.from({ length: count }, () => recommendation(over));
    const recommendations = [
      ...of(accepted * implemented, done),
      ...of(accepted * (100 - implemented), open),
      ...of(100 * (100 - accepted), { acceptance: 'rejected' }),
    ];
    const compliance = assess([evaluation({ recommendations })], { asOf: '2021-01-01', profile: allActions });
    expect(percent(compliance, 'recommendations/accepted')).toBe(accepted);
    expect(percent(compliance, 'recommendations/implemented-of-accepted')).toBe(implemented);
    expect(percent(compliance, 'actions/completed-of-accepted')).toBe(implemented);
  });

  it('IOM forms: 18 accepted and 1 partially, and 19 recommendations whose status is blank', () => {
    const recommendations = Array.from({ length: 19 }, (_, at) =>
      recommendation({
        acceptance: at < 18 ? 'accepted' : 'partially_accepted',
        actions: many(2, { status: 'not_reported', statusRaw: null }),
      }),
    );
    const compliance = assess([evaluation({ recommendations })], { asOf: '2026-01-01', profile: allActions });
    expect(numbers(compliance, 'recommendations/accepted')).toEqual([18, 19]);
    expect(numbers(compliance, 'recommendations/partially-accepted')).toEqual([1, 19]);
    expect(numbers(compliance, 'actions/not-reported')).toEqual([38, 38]);
    expect(numbers(compliance, 'actions/completed')).toEqual([0, 38]);
    expect(numbers(compliance, 'recommendations/implemented')).toEqual([0, 19]);
  });
});

describe('lateness', () => {
  it('AfDB, 2019: 587 key actions, 624 days late on average', () => {
    // 2021-01-01 less 624 days is 2019-04-18; half a day either way for two of them.
    const actions = [
      ...many(585, { dueDate: day('2019-04-18') }),
      action({ dueDate: day('2019-04-17') }),
      action({ dueDate: day('2019-04-19') }),
    ];
    const compliance = assess([withActions(actions)], { asOf: '2021-01-01', profile: allActions });
    expect(figure(compliance, 'deadlines/mean-days-overdue')).toMatchObject({
      numerator: 587 * 624,
      denominator: 587,
      value: 624,
    });
  });
});

describe('sums that were published', () => {
  it.each([
    ['GEF 2013', 30, [21, 9]],
    ['GEF 2016', 11, [10, 1]],
  ])('%s: %i', (what, whole, parts) => {
    expect(reconcile({ what, whole, parts }).holds).toBe(true);
  });

  it('a court says 16 and shows percentages of 19', () => {
    const court = { what: 'recommendations', whole: 16, parts: [7, 8, 4] };
    expect(reconcile(court)).toMatchObject({ sum: 19, holds: false });
    expect(percentBaseOf(court, [37, 42, 21])).toBe('sum');
    expect(percentBaseOf({ ...court, whole: 19 }, [37, 42, 21])).toBe('whole');
    expect(percentBaseOf(court, [44, 50, 25])).toBe('whole');
    expect(percentBaseOf(court, [40, 40, 20])).toBeNull();
  });

  it('two slides give two rates for one thing', () => {
    const evaluations = [withActions([...many(82, { status: 'completed' }), ...many(18, { status: 'initiated' })])];
    const printed = [82, 83].map((value) => ({
      where: `slide, ${value} %`,
      evaluation: null,
      indicator: 'actions/completed',
      printed: value,
      percentDecimals: 0,
    }));
    const { findings } = assess(evaluations, { asOf: '2014-01-01', profile: allActions, printed: { totals: printed } });
    expect(findings.filter(({ code }) => code === 'printed/differs')).toMatchObject([
      { message: 'slide, 83 %: printed is 83 %, counted was 82 % (actions/completed).' },
    ]);
  });
});
