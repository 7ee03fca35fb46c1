/** What only history tells: not available without it, and never 0 instead. */
import { describe, expect, it } from 'vitest';
import { assess, profiles } from '../../src/assess/index.js';
import type { Past, PastAction } from '../../src/core/past.js';
import type { Action } from '../../src/core/record.js';
import { figure, numbers, withActions } from './figures.js';
import { action, day, month, undated } from './records.js';

const [allActions] = profiles;

const unchanged: PastAction = { firstDue: null, slips: 0, slippedDays: null, lastChanged: null };
const past = (entries: Record<string, Partial<PastAction>>): Past =>
  new Map(Object.entries(entries).map(([id, over]) => [id, { ...unchanged, ...over }]));
const on = (actions: Action[], known?: Past, asOf = '2022-08-15') =>
  assess([withActions(actions)], { asOf, profile: allActions, ...(known ? { past: known } : {}) });

describe('without history', () => {
  it.each([
    'history/slipped',
    'history/mean-days-slipped',
    'history/overdue-by-first-date',
    'history/closed-in-year',
    'history/known',
  ])('%s is not available', (id) => {
    expect(figure(on([action()]), id)).toMatchObject({ numerator: null, denominator: null, value: null });
  });
});

describe('due dates that were moved', () => {
  const actions = [
    action({ id: 'act_a', dueDate: month('2022/12') }),
    action({ id: 'act_b', dueDate: month('2022/07') }),
    action({ id: 'act_c', dueDate: undated('continuous', 'Continuous') }),
    action({ id: 'act_new' }),
  ];
  const known = past({
    act_a: { firstDue: month('2022/02'), slips: 2, slippedDays: 306 },
    act_b: { firstDue: month('2022/07') },
    act_c: { firstDue: month('2022/01'), slips: 1, slippedDays: null },
    act_gone: { firstDue: month('2020/01'), slips: 9, slippedDays: 900 },
  });
  const compliance = on(actions, known);

  it('are counted of the key actions that were read before', () => {
    expect(numbers(compliance, 'history/slipped')).toEqual([2, 3]);
    expect(numbers(compliance, 'history/known')).toEqual([3, 4]);
    expect(figure(compliance, 'history/mean-days-slipped')).toMatchObject({
      numerator: 306,
      denominator: 1,
      value: 306,
    });
  });

  it('do not hide what was due first', () => {
    expect(numbers(compliance, 'deadlines/overdue')).toEqual([2, 4]);
    expect(numbers(compliance, 'history/overdue-by-first-date')).toEqual([3, 3]);
  });

  it('can come nearer: the mean may be negative', () => {
    const nearer = on([action({ id: 'act_a' })], past({ act_a: { slips: 1, slippedDays: -10 } }));
    expect(figure(nearer, 'history/mean-days-slipped').value).toBe(-10);
  });

  it('of which none is known give no share', () => {
    expect(figure(on([action()], past({})), 'history/slipped')).toMatchObject({
      numerator: 0,
      denominator: 0,
      value: null,
    });
  });
});

describe('stale', () => {
  const stamped = (over: Partial<Action>, known?: Past, asOf?: string) => {
    const { numerator, denominator } = figure(on([action({ id: 'act_a', ...over })], known, asOf), 'data/stale');
    return [numerator, denominator];
  };

  it('is the open key action without an update for more than twelve months', () => {
    expect(stamped({ lastUpdated: '2021-08-15' })).toEqual([0, 1]);
    expect(stamped({ lastUpdated: '2021-08-14' })).toEqual([1, 1]);
    expect(stamped({ added: '2020-01-01', lastUpdated: '2022-01-01' })).toEqual([0, 1]);
    expect(stamped({ added: '2020-01-01' })).toEqual([1, 1]);
    expect(stamped({ added: '2020-01-01', status: 'completed' })).toEqual([0, 0]);
  });

  it('at the end of a leap February', () => {
    expect(stamped({ lastUpdated: '2024-02-29' }, undefined, '2025-02-28')).toEqual([0, 1]);
    expect(stamped({ lastUpdated: '2024-02-29' }, undefined, '2025-03-01')).toEqual([1, 1]);
  });

  it('cannot be said without a date, which is counted apart', () => {
    expect(stamped({})).toEqual([0, 0]);
    expect(numbers(on([action()]), 'data/no-update-date')).toEqual([1, 1]);
  });

  it('is not what history saw change', () => {
    expect(stamped({ added: '2020-01-01' }, past({ act_a: { lastChanged: '2022-05-01' } }))).toEqual([0, 1]);
    expect(stamped({}, past({ act_a: { lastChanged: '2020-05-01' } }))).toEqual([1, 1]);
  });
});

describe('completed in the year it was due', () => {
  const rows: [Partial<Action>, Partial<PastAction>][] = [
    [{ status: 'completed', dueDate: month('2022/03') }, { closed: '2022-04-01' }],
    [{ status: 'completed', dueDate: month('2022/01') }, { closed: '2021-12-31' }],
    [{ status: 'initiated', dueDate: month('2022/12') }, {}],
    [{ status: 'completed', dueDate: month('2021/12') }, { closed: '2022-01-05' }],
    [{ dueDate: { raw: '2021-2022', kind: 'range', earliest: '2021-01-01', latest: '2022-12-31' } }, {}],
  ];
  const actions = rows.map(([over], at) => action({ id: `act_${at}`, ...over }));
  const known = past(Object.fromEntries(rows.map(([, before], at) => [`act_${at}`, before])));

  it('is of those due in the year of the as-of date; too early and too late fall out', () => {
    expect(numbers(on(actions, known), 'history/closed-in-year')).toEqual([1, 3]);
  });

  it('is not available where one was completed nobody knows when', () => {
    const more = action({ id: 'act_more', status: 'completed', dueDate: day('2022-05-05') });
    expect(figure(on([...actions, more], known), 'history/closed-in-year')).toMatchObject({
      numerator: null,
      value: null,
    });
  });
});
