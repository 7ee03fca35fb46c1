import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, isDay } from '../../src/core/calendar.js';

describe('months', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 36, '2027-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2022-08-31', 1, '2022-09-30'],
    ['2022-11-30', 3, '2023-02-28'],
    ['2022-12-31', 1, '2023-01-31'],
    ['2022-03-31', -1, '2022-02-28'],
    ['2022-01-15', -1, '2021-12-15'],
    ['2000-01-31', 1, '2000-02-29'],
    ['1900-01-31', 1, '1900-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('never leaves the month it aims at', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -60, max: 60 }), (offset, months) => {
        const from = addDays('1970-01-01', offset);
        const to = addMonths(from, months);
        const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(isDay(to)).toBe(true);
        expect(monthOf(to) - monthOf(from)).toBe(months);
      }),
    );
  });
});

describe('days', () => {
  it('counts over a month end, a leap day and the change of the clocks', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1);
    expect(daysBetween('2022-03-26', '2022-03-28')).toBe(2);
    expect(addDays('2021-11-30', 42)).toBe('2022-01-11');
    expect(addDays('2021-11-01', 42)).toBe('2021-12-13');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2022-13-01', false],
    ['2022-00-10', false],
    ['2022-1-1', false],
    ['today', false],
    ['', false],
  ])('%s is a day: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });
});
