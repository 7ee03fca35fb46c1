/** Stretches of the calendar: what a date expression stands for, before and after its year is known. */

import { isDay } from '../../core/calendar.js';
import type { DateKind } from '../../core/record.js';

/** First and last day, both `YYYY-MM-DD`. */
export interface Interval {
  readonly kind: DateKind;
  readonly earliest: string;
  readonly latest: string;
}

/** One date expression. A null year is taken from the expression behind it: "March-August 2026". */
export type Point =
  | { readonly unit: 'day'; readonly year: number | null; readonly month: number | null; readonly day: number }
  | { readonly unit: 'month'; readonly year: number | null; readonly month: number }
  | { readonly unit: 'quarter' | 'half'; readonly year: number | null; readonly index: number }
  | { readonly unit: 'year'; readonly year: number }
  | { readonly unit: 'days'; readonly year: number; readonly month: number; readonly from: number; readonly to: number }
  | { readonly unit: 'years'; readonly year: number; readonly to: number }
  /** Day and month could be either way round. */
  | { readonly unit: 'unclear'; readonly year: number; readonly one: number; readonly other: number };

const two = (number: number): string => String(number).padStart(2, '0');
const dayOf = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;
const monthEnd = (year: number, month: number): string =>
  dayOf(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());

function months(kind: DateKind, year: number, first: number, last: number): Interval | null {
  if (first < 1 || last > 12) return null;
  return { kind, earliest: dayOf(year, first, 1), latest: monthEnd(year, last) };
}

function days(year: number, month: number, from: number, to: number): Interval | null {
  const [earliest, latest] = [dayOf(year, month, from), dayOf(year, month, to)];
  if (!isDay(earliest) || !isDay(latest) || latest < earliest) return null;
  return { kind: earliest === latest ? 'day' : 'range', earliest, latest };
}

/** The days a point covers; null when it names no year or a day that does not exist. */
export function intervalOf(point: Point): Interval | null {
  const { year } = point;
  if (year === null) return null;
  switch (point.unit) {
    case 'day':
      return point.month === null ? null : days(year, point.month, point.day, point.day);
    case 'month':
      return months('month', year, point.month, point.month);
    case 'quarter':
      return months('quarter', year, point.index * 3 - 2, point.index * 3);
    case 'half':
      return months('range', year, point.index * 6 - 5, point.index * 6);
    case 'year':
      return months('year', year, 1, 12);
    case 'days':
      return days(year, point.month, point.from, point.to);
    case 'years':
      return { kind: 'range', earliest: dayOf(year, 1, 1), latest: dayOf(point.to, 12, 31) };
    case 'unclear':
      return unclear(year, point.one, point.other);
  }
}

/** Both readings of 03/04/2022 lie in the interval, so that nothing is called late before it certainly is. */
function unclear(year: number, one: number, other: number): Interval | null {
  const both = [dayOf(year, one, other), dayOf(year, other, one)].filter(isDay).sort();
  const [earliest, latest] = [both[0], both.at(-1)];
  if (earliest === undefined || latest === undefined) return null;
  return { kind: earliest === latest ? 'day' : 'range', earliest, latest };
}

/** The year, and for a bare day the month, that a point lacks, from the point behind it. */
export function inherit(point: Point, from: Point): Point {
  if (point.year !== null && !(point.unit === 'day' && point.month === null)) return point;
  const year = point.year ?? from.year;
  if (point.unit === 'day' && point.month === null) {
    return 'month' in from ? { ...point, year, month: from.month } : point;
  }
  return { ...point, year } as Point;
}

/** Where a point begins within a year, to tell "November-February 2025" from "March-August 2026". */
export function startsAt(point: Point): number {
  switch (point.unit) {
    case 'day':
      return (point.month ?? 0) * 100 + point.day;
    case 'month':
      return point.month * 100;
    case 'quarter':
      return (point.index * 3 - 2) * 100;
    case 'half':
      return (point.index * 6 - 5) * 100;
    default:
      return 0;
  }
}
