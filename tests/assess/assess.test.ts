import { describe, expect, it } from 'vitest';
import { assess, profileNamed, profiles, responseTimingOf } from '../../src/assess/index.js';
import { type Compliance, complianceSchema } from '../../src/core/compliance-record.js';
import { Defect } from '../../src/core/failure.js';
import type { Evaluation, Status } from '../../src/core/record.js';
import { figure, inGroup, many, numbers, withActions } from './figures.js';
import { action, day, evaluation, month, recommendation, undated } from './records.js';

const [allActions, openActions] = profiles;

describe('a page of seven recommendations and twelve actions', () => {
  const rows: [status: Status, due: string][][] = [
    [
      ['completed', '2022/02'],
      ['not_initiated', '2022/07'],
    ],
    [
      ['completed', '2022/06'],
      ['initiated', '2022/07'],
    ],
    [
      ['not_initiated', '2022/07'],
      ['not_initiated', '2022/12'],
    ],
    [['initiated', '2022/12']],
    [
      ['not_initiated', '2022/07'],
      ['not_initiated', '2022/12'],
    ],
    [['not_initiated', '2022/12']],
    [
      ['completed', '2022/02'],
      ['not_initiated', '2023/01'],
    ],
  ];
  const page = evaluation({
    completionDate: month('2021/11'),
    recommendations: rows.map((actions, index) =>
      recommendation({
        number: index + 1,
        label: String(index + 1),
        actions: actions.map(([status, due]) => action({ status, dueDate: month(due) })),
      }),
    ),
  });
  const compliance = assess([page], { asOf: '2022-08-15', profile: allActions });

  it('counts what is there', () => {
    expect(numbers(compliance, 'evaluations/all')).toEqual([1, null]);
    expect(numbers(compliance, 'recommendations/all')).toEqual([7, null]);
    expect(numbers(compliance, 'recommendations/not-stated')).toEqual([7, 7]);
    expect(numbers(compliance, 'recommendations/no-action')).toEqual([0, 7]);
    expect(numbers(compliance, 'actions/all')).toEqual([12, null]);
    expect(numbers(compliance, 'actions/completed')).toEqual([3, 12]);
    expect(numbers(compliance, 'actions/initiated')).toEqual([2, 12]);
    expect(numbers(compliance, 'actions/not-initiated')).toEqual([7, 12]);
    expect(numbers(compliance, 'actions/open')).toEqual([9, 12]);
  });

  it('four are overdue by the end of the month: a third of all, four ninths of the open', () => {
    expect(figure(compliance, 'deadlines/overdue')).toMatchObject({ numerator: 4, denominator: 12, value: 0.333333 });
    expect(figure(compliance, 'deadlines/overdue', openActions.id)).toMatchObject({
      numerator: 4,
      denominator: 9,
      value: 0.444444,
    });
    const open = assess([page], { asOf: '2022-08-15', profile: openActions });
    expect(numbers(open, 'deadlines/overdue')).toEqual([4, 9]);
    expect(numbers(open, 'deadlines/overdue', allActions.id)).toEqual([4, 12]);
  });

  it('on the last day of the month they are overdue only possibly', () => {
    const earlier = assess([page], { asOf: '2022-07-31', profile: allActions });
    expect(numbers(earlier, 'deadlines/overdue')).toEqual([0, 12]);
    expect(numbers(earlier, 'deadlines/possibly-overdue')).toEqual([4, 12]);
  });

  it('the response is late by 6 days from the end of the month, by 35 from its beginning', () => {
    expect(responseTimingOf(page, '2022-08-15', allActions.responseDays)).toEqual({
      added: '2022-01-17',
      state: 'late',
      daysLateAtLeast: 6,
      daysLateAtMost: 35,
    });
    expect(numbers(compliance, 'evaluations/response-late')).toEqual([1, 1]);
  });
});

describe('ageing', () => {
  const bands = (compliance: Compliance): (number | null)[] =>
    compliance.overall
      .filter(({ id, profile }) => id.startsWith('ageing/') && profile === compliance.profile.id)
      .map(({ numerator }) => numerator);
  const on = (asOf: string, ...due: string[]): Compliance =>
    assess([withActions(due.map((date) => action({ dueDate: day(date) })))], { asOf, profile: allActions });

  it('a band ends on the same date of its last month, the last of a shorter one', () => {
    expect(bands(on('2024-02-29', '2023-11-30'))).toEqual([1, 0, 0, 0, 0, 0]);
    expect(bands(on('2024-03-01', '2023-11-30'))).toEqual([0, 1, 0, 0, 0, 0]);
    expect(bands(on('2024-05-31', '2023-11-30'))).toEqual([0, 0, 1, 0, 0, 0]);
  });

  it('has every overdue action in one band', () => {
    const compliance = on(
      '2024-07-10',
      '2024-07-09',
      '2024-02-01',
      '2023-10-01',
      '2022-10-01',
      '2022-01-01',
      '2020-01-01',
    );
    expect(bands(compliance)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(numbers(compliance, 'deadlines/overdue')).toEqual([6, 6]);
  });

  it('long overdue is more than three years: the third birthday is not yet', () => {
    expect(figure(on('2025-02-28', '2022-02-28'), 'deadlines/long-overdue').numerator).toBe(0);
    expect(figure(on('2025-03-01', '2022-02-28'), 'deadlines/long-overdue').numerator).toBe(1);
    expect(figure(on('2027-02-28', '2024-02-29'), 'deadlines/long-overdue').numerator).toBe(0);
    expect(figure(on('2027-03-01', '2024-02-29'), 'deadlines/long-overdue').numerator).toBe(1);
  });

  it('due soon reaches from today to the same date three months later', () => {
    const soon = (asOf: string, due: string): number | null => figure(on(asOf, due), 'deadlines/due-soon').numerator;
    expect(soon('2022-11-30', '2022-11-29')).toBe(0);
    expect(soon('2022-11-30', '2022-11-30')).toBe(1);
    expect(soon('2022-11-30', '2023-02-28')).toBe(1);
    expect(soon('2022-11-30', '2023-03-01')).toBe(0);
  });
});

describe('what is unknown is counted', () => {
  const compliance = assess(
    [
      withActions([
        action({ dueDate: null, responsibleUnits: [], status: 'not_reported', statusRaw: null }),
        action({ dueDate: undated('none_established', 'No due date'), declaredOverdue: true }),
        action({ dueDate: undated('continuous', 'Continuous') }),
        action({ dueDate: undated('relative', '1 month after the launch') }),
        action({ dueDate: undated('unreadable', 'soon') }),
        action({ dueDate: undated('unreadable', 'soon'), status: 'completed' }),
        action({ dueDate: month('2022/07'), status: 'conflicting' }),
      ]),
      evaluation({ recommendations: [recommendation({ acceptance: 'rejected', response: null })] }),
    ],
    { asOf: '2022-08-15', profile: openActions },
  );

  it.each([
    ['actions/not-reported', 1, 7],
    ['actions/conflicting', 1, 7],
    ['actions/open', 6, 7],
    ['deadlines/overdue', 1, 6],
    ['deadlines/open-none', 2, 6],
    ['deadlines/open-continuous', 1, 6],
    ['deadlines/open-relative', 1, 6],
    ['deadlines/open-unreadable', 1, 6],
    ['deadlines/declared-only', 1, 7],
    ['deadlines/unknown-status-not-overdue', 1, 7],
    ['data/no-owner', 1, 7],
    ['data/no-due-date', 2, 7],
    ['data/unreadable-due-date', 2, 7],
    ['recommendations/rejected', 1, 2],
    ['recommendations/no-response', 1, 2],
    ['recommendations/no-action', 1, 2],
  ])('%s: %i of %i', (id, numerator, denominator) => {
    expect(numbers(compliance, id)).toEqual([numerator, denominator]);
  });
});

describe('responses', () => {
  const withResponse = (added: string | null, completionDate: Evaluation['completionDate']): Evaluation =>
    evaluation({
      completionDate,
      recommendations: [recommendation({ response: { text: 'Agreed', added, lastUpdated: null } })],
    });
  const state = (of: Evaluation, asOf = '2022-08-15') => responseTimingOf(of, asOf, 42).state;

  it('is in time up to six weeks after the first day the completion can mean, late after the last', () => {
    expect(state(withResponse('2021-12-13', month('2021/11')))).toBe('in_time');
    expect(state(withResponse('2021-12-14', month('2021/11')))).toBe('possibly_late');
    expect(state(withResponse('2022-01-11', month('2021/11')))).toBe('possibly_late');
    expect(state(withResponse('2022-01-12', month('2021/11')))).toBe('late');
  });

  it('takes the first of several', () => {
    const two = ['2022-03-01', '2021-12-01'].map((added) =>
      recommendation({ response: { text: 'Noted.', added, lastUpdated: null } }),
    );
    expect(responseTimingOf(evaluation({ recommendations: two }), '2022-08-15', 42).added).toBe('2021-12-01');
  });

  it('cannot be timed without both dates', () => {
    expect(state(withResponse(null, month('2021/11')))).toBe('undatable');
    expect(state(withResponse('2022-01-12', null))).toBe('undatable');
  });

  it('is waited for, at first in time', () => {
    const waiting = evaluation({ recommendations: [recommendation({ response: null })] });
    expect(state(waiting, '2022-01-11')).toBe('waiting');
    expect(state(waiting, '2022-01-12')).toBe('waiting_late');
    const compliance = assess([waiting, evaluation({ completionDate: null })], {
      asOf: '2022-01-12',
      profile: allActions,
    });
    expect(numbers(compliance, 'evaluations/response-waiting')).toEqual([2, 2]);
    expect(numbers(compliance, 'evaluations/response-overdue')).toEqual([1, 1]);
    expect(figure(compliance, 'evaluations/response-late').value).toBeNull();
  });
});

describe('by country', () => {
  const of = (iso3: string, name: string, actions: number): Evaluation =>
    withActions(many(actions, {}), { country: { iso3, name } });
  const compliance = assess(
    [withActions(many(1, {})), of('ZZB', 'Zetland', 2), of('ZZA', 'Astovia', 3), of('ZZB', 'Zetland', 4)],
    { asOf: '2022-08-15', profile: allActions },
  );
  const actionsOf = (figures: Compliance['countries'][number]['figures']): number | null =>
    inGroup(figures, 'actions/all').numerator;

  it('is in order of names, the unknown country last, and drops nothing', () => {
    expect(compliance.countries.map(({ country, figures }) => [country?.name ?? null, actionsOf(figures)])).toEqual([
      ['Astovia', 3],
      ['Zetland', 6],
      [null, 1],
    ]);
    expect(figure(compliance, 'actions/all').numerator).toBe(10);
  });
});

describe('the list', () => {
  it('is in the contract, also when there is nothing', () => {
    const empty = assess([], { asOf: '2022-08-15', profile: allActions });
    expect(complianceSchema.parse(empty)).toEqual(empty);
    expect(empty.overall.filter(({ kind }) => kind !== 'count').map(({ value }) => value)).not.toContain(0);
    expect(empty.overall.filter(({ denominator }) => denominator === 0).every(({ value }) => value === null)).toBe(
      true,
    );
  });

  it('names each figure once under each profile, with a rule and the day', () => {
    const { overall } = assess([], { asOf: '2022-08-15', profile: openActions });
    const keys = overall.map(({ id, profile }) => `${id} ${profile}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(overall.every(({ rule, asOf }) => rule.endsWith('.') && asOf === '2022-08-15')).toBe(true);
  });

  it('does not care for the order of the evaluations', () => {
    const some = [
      withActions(many(3, {})),
      withActions(many(2, { status: 'completed' }), { country: { iso3: 'ZZA', name: 'A' } }),
    ];
    const options = { asOf: '2022-08-15', profile: allActions };
    expect(assess([...some].reverse(), options)).toEqual(assess(some, options));
  });

  it('refuses a day that is none', () => {
    expect(() => assess([], { asOf: '2022-02-30', profile: allActions })).toThrow(Defect);
  });

  it('finds profiles by name', () => {
    expect(profileNamed('undp-open-actions')).toBe(openActions);
    expect(profileNamed('none')).toBeNull();
  });
});
