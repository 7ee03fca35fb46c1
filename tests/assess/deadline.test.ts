import { describe, expect, it } from 'vitest';
import { daysOverdue, deadlineKindOf, deadlineStateOf } from '../../src/core/deadline.js';
import type { DateValue } from '../../src/core/record.js';
import { action, day, month, undated } from './records.js';

const stateOn = (asOf: string, dueDate: DateValue | null) => deadlineStateOf(action({ dueDate }), asOf);

describe('a deadline known to the month', () => {
  it.each([
    ['2022-06-30', 'not_due'],
    ['2022-07-01', 'not_due'],
    ['2022-07-02', 'possibly_overdue'],
    ['2022-07-31', 'possibly_overdue'],
    ['2022-08-01', 'overdue'],
  ])('on %s July 2022 is %s', (asOf, state) => {
    expect(stateOn(asOf, month('2022/07'))).toBe(state);
  });
});

describe('a deadline known to the day', () => {
  it('is overdue from the day after, and never possibly', () => {
    expect(stateOn('2022-07-13', day('2022-07-14'))).toBe('not_due');
    expect(stateOn('2022-07-14', day('2022-07-14'))).toBe('not_due');
    expect(stateOn('2022-07-15', day('2022-07-14'))).toBe('overdue');
  });
});

describe('other deadlines', () => {
  const range: DateValue = { raw: 'January—April 2025', kind: 'range', earliest: '2025-01-01', latest: '2025-04-30' };
  const several: DateValue = { raw: '2025/01, 2025/04', kind: 'several', earliest: '2025-01-01', latest: '2025-04-30' };

  it('a range is due at its end', () => {
    expect(stateOn('2025-03-01', range)).toBe('not_due');
    expect(stateOn('2025-05-01', range)).toBe('overdue');
  });

  it('of several dates, the first may have passed', () => {
    expect(stateOn('2025-03-01', several)).toBe('possibly_overdue');
    expect(stateOn('2025-05-01', several)).toBe('overdue');
  });

  it.each([
    [null, 'none'],
    [undated('none_established', 'No due date'), 'none'],
    [undated('not_applicable', 'N/A'), 'none'],
    [undated('unreadable', ''), 'none'],
    [undated('continuous', 'Continuous'), 'continuous'],
    [undated('relative', '3 months after the launch'), 'relative'],
    [undated('unreadable', 'soon'), 'unreadable'],
    [undated('month', '2022/99'), 'unreadable'],
  ])('%j is never overdue: %s', (dueDate, kind) => {
    expect(deadlineKindOf(dueDate)).toBe(kind);
    expect(stateOn('2099-01-01', dueDate)).toBe(kind);
    expect(daysOverdue(action({ dueDate }), '2099-01-01')).toBeNull();
  });
});

describe('closed actions', () => {
  it.each(['completed', 'no_longer_applicable'] as const)('%s is never overdue', (status) => {
    expect(deadlineStateOf(action({ status, declaredOverdue: true }), '2030-01-01')).toBe('closed');
    expect(daysOverdue(action({ status }), '2030-01-01')).toBeNull();
  });

  it.each(['not_initiated', 'initiated', 'not_reported', 'conflicting'] as const)('%s can be', (status) => {
    expect(daysOverdue(action({ status }), '2022-08-15')).toBe(15);
  });
});
