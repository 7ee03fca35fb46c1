/** What must be known about the figures is said with them: sums, printed totals, a day before any data. And the corners of dates. */
import { describe, expect, it } from 'vitest';
import { assess, type Printed, percentOf, profiles } from '../../src/assess/index.js';
import type { Evaluation, Status } from '../../src/core/record.js';
import { figure, inGroup, many, numbers, withActions } from './figures.js';
import { action, evaluation, month, recommendation, undated } from './records.js';

const [allActions] = profiles;
const on = (evaluations: Evaluation[], asOf = '2022-08-15', printed: Printed = {}) =>
  assess(evaluations, { asOf, profile: allActions, printed });

describe('sums', () => {
  it('are shown, and hold whatever the records are', () => {
    const statuses: Status[] = [
      'completed',
      'initiated',
      'not_initiated',
      'no_longer_applicable',
      'not_reported',
      'conflicting',
    ];
    const dues = [
      null,
      month('2022/07'),
      month('2022/08'),
      month('2023/01'),
      undated('continuous', 'Continuous'),
      undated('none_established', 'None'),
      undated('not_applicable', 'N/A'),
      undated('relative', 'after the launch'),
      undated('unreadable', 'soon'),
      { raw: '2022-01 to 2022-12', kind: 'range', earliest: '2022-01-01', latest: '2022-12-31' } as const,
      { raw: '2022/01, 2022/12', kind: 'several', earliest: '2022-01-01', latest: '2022-12-31' } as const,
    ];
    const actions = statuses.flatMap((status) => dues.map((dueDate) => action({ status, dueDate })));
    const evaluations = [
      withActions(actions),
      evaluation({ completionDate: null }),
      evaluation({ recommendations: [recommendation({ response: null, acceptance: 'rejected' })] }),
    ];
    for (const asOf of ['1900-01-01', '2022-08-15', '2024-02-29', '2999-12-31']) {
      const { sums, findings } = on(evaluations, asOf);
      expect(sums.length).toBeGreaterThan(25);
      expect(sums.filter(({ holds }) => !holds)).toEqual([]);
      expect(findings.filter(({ code }) => code === 'sum/parts-differ')).toEqual([]);
    }
  });
});

describe('printed totals', () => {
  const one = withActions([...many(3, { status: 'completed' }), ...many(5, {})], { id: 'ev_1' });
  const total = { where: 'page 3', evaluation: null, indicator: 'actions/completed', printed: 3 };
  const said = (printed: Printed) =>
    on([one], undefined, printed)
      .findings.filter(({ code }) => code.startsWith('printed/'))
      .map(({ code, message, evaluation: of }) => [code, message, of]);

  it('that were counted so are not worth a word', () => {
    const percent = { ...total, printed: 38, percentDecimals: 0 };
    expect(said({ totals: [total, percent, { ...percent, printed: 37.5, percentDecimals: 1 }] })).toEqual([]);
    expect(said({ totals: [{ ...total, evaluation: 'ev_1' }], sums: [] })).toEqual([]);
    expect(said({ sums: [{ where: 'page 3', evaluation: null, whole: 8, parts: [3, 5] }] })).toEqual([]);
  });

  it('that were not, are', () => {
    expect(said({ totals: [{ ...total, printed: 4, evaluation: 'ev_1' }] })).toEqual([
      ['printed/differs', 'page 3: printed is 4, counted was 3 (actions/completed).', 'ev_1'],
    ]);
    expect(
      said({ sums: [{ where: 'p. 2', evaluation: 'ev_1', whole: 16, parts: [7, 8, 4], percents: [37, 42, 21] }] }),
    ).toEqual([
      [
        'printed/differs',
        'p. 2: the printed parts make 19, the printed whole is 16. The printed percentages are of 19.',
        'ev_1',
      ],
    ]);
  });

  it('that nothing can be compared with are not passed over', () => {
    const strange = [
      { ...total, indicator: 'actions/unheard-of' },
      { ...total, evaluation: 'ev_none' },
      { ...total, indicator: 'history/slipped' },
      { ...total, indicator: 'actions/all', percentDecimals: 0 },
    ];
    expect(said({ totals: strange }).map(([code]) => code)).toEqual(Array(4).fill('printed/not-comparable'));
  });

  it('that a document has otherwise than it was read are said again with the figures', () => {
    const mismatch = {
      code: 'evaluation/count-mismatch',
      severity: 'warning',
      message: 'Printed 5, read 4.',
      path: null,
      at: null,
    } as const;
    const { findings } = on([evaluation({ id: 'ev_2', country: { iso3: 'ZZA', name: 'A' }, diagnostics: [mismatch] })]);
    expect(findings).toEqual([
      { code: 'printed/differs', severity: 'warning', message: 'Printed 5, read 4.', evaluation: 'ev_2' },
    ]);
  });
});

describe('percentages', () => {
  it.each([
    [3, 8, 0, 38],
    [1, 8, 0, 13],
    [1, 200, 0, 1],
    [1, 201, 0, 0],
    [1, 3, 2, 33.33],
    [2, 3, 2, 66.67],
    [1, 16, 1, 6.3],
    [0, 5, 0, 0],
    [5, 5, 2, 100],
    [0, 0, 0, null],
  ])('%i of %i with %i decimals is %s', (numerator, denominator, decimals, expected) => {
    expect(percentOf(numerator, denominator, decimals)).toBe(expected);
  });
});

describe('an as-of date before everything', () => {
  const answered = withActions([action({ added: '2022-01-17' })], { completionDate: month('2021/11') });

  it('is said, and nothing is overdue or late', () => {
    const compliance = on([answered], '2001-01-01');
    expect(compliance.findings.find(({ code }) => code === 'as-of/before-data')?.message).toBe(
      'The as-of date 2001-01-01 lies before the first day that any record speaks of, 2021-11-01.',
    );
    expect(numbers(compliance, 'deadlines/overdue')).toEqual([0, 1]);
    expect(numbers(compliance, 'deadlines/possibly-overdue')).toEqual([0, 1]);
    expect(numbers(compliance, 'evaluations/response-overdue')).toEqual([0, 1]);
    expect(on([answered], '2021-11-01').findings.map(({ code }) => code)).not.toContain('as-of/before-data');
  });

  it('a response that came after it was still waited for', () => {
    const states = (asOf: string) => on([answered], asOf).evaluations[0]?.response.state;
    expect(['2022-01-11', '2022-01-12', '2022-01-16', '2022-01-17'].map(states)).toEqual([
      'waiting',
      'waiting_late',
      'waiting_late',
      'late',
    ]);
  });
});

describe('month ends and leap days', () => {
  it('a month that is due in February ends on the 29th in a leap year', () => {
    const overdueOn = (asOf: string, due: string) =>
      numbers(on([withActions([action({ dueDate: month(due) })])], asOf), 'deadlines/overdue')[0];
    expect([overdueOn('2024-02-29', '2024/02'), overdueOn('2024-03-01', '2024/02')]).toEqual([0, 1]);
    expect([overdueOn('2023-02-28', '2023/02'), overdueOn('2023-03-01', '2023/02')]).toEqual([0, 1]);
  });

  it('the six weeks run over the leap day', () => {
    const completed = evaluation({
      completionDate: month('2024/01'),
      recommendations: [recommendation({ response: null })],
    });
    const stateOn = (asOf: string) => on([completed], asOf).evaluations[0]?.response.state;
    expect([stateOn('2024-03-13'), stateOn('2024-03-14')]).toEqual(['waiting', 'waiting_late']);
  });
});

describe('nothing at all', () => {
  const empty = on([]);

  it('has counts of 0, shares and scores that are not available, and no groups', () => {
    for (const { kind, value, officeMean } of empty.overall) {
      if (kind !== 'count') expect(value).toBeNull();
      if (officeMean) expect(officeMean).toMatchObject({ value: null, offices: 0 });
    }
    expect(figure(empty, 'actions/all').value).toBe(0);
    expect([empty.countries, empty.units, empty.evaluations, empty.findings]).toEqual([[], [], [], []]);
  });

  it('an evaluation without recommendations has no share either', () => {
    const [row] = on([evaluation()]).countries;
    expect(inGroup(row?.figures ?? [], 'deadlines/overdue')).toMatchObject({
      numerator: 0,
      denominator: 0,
      value: null,
    });
    expect(inGroup(row?.figures ?? [], 'score/2b').value).toBeNull();
    expect(inGroup(row?.figures ?? [], 'score/2').value).toBeNull();
  });
});

describe('implementation of recommendations', () => {
  const of = (...statuses: Status[]) =>
    recommendation({ acceptance: 'accepted', actions: statuses.map((status) => action({ status })) });

  it('needs a key action that still applies, and all of those completed', () => {
    const recommendations = [
      of('completed', 'completed'),
      of('completed', 'no_longer_applicable'),
      of('no_longer_applicable'),
      of('completed', 'initiated'),
      of(),
      { ...of('completed'), acceptance: 'rejected' as const },
    ];
    const compliance = on([evaluation({ recommendations })]);
    expect(numbers(compliance, 'recommendations/implemented')).toEqual([3, 6]);
    expect(numbers(compliance, 'recommendations/implemented-of-accepted')).toEqual([2, 5]);
    expect(numbers(compliance, 'recommendations/accepted-no-action')).toEqual([1, 5]);
    // Due 2022/07: all four with key actions that still apply.
    expect(numbers(compliance, 'recommendations/implemented-of-due')).toEqual([3, 4]);
    expect(numbers(on([evaluation({ recommendations })], '2022-07-31'), 'recommendations/implemented-of-due')).toEqual([
      0, 0,
    ]);
  });
});
