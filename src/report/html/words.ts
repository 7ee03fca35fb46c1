/** Numbers, days and states as the page says them. */

import type { Indicator, ResponseState } from '../../core/compliance-record.js';
import type { DeadlineState } from '../../core/deadline.js';
import type { DateValue } from '../../core/record.js';
import { dateCell } from '../workbook/words.js';

const THOUSANDS = /\B(?=(?:\d{3})+$)/gu;

/** `10,000` */
export const countWords = (count: number): string => String(count).replace(THOUSANDS, ',');

/** `1 key action`, `2 key actions` */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${countWords(count)} ${count === 1 ? one : more}`;

export const NOT_AVAILABLE = 'not available';

const ONE_DECIMAL = 10;
const oneDecimal = (value: number): string => (Math.round(value * ONE_DECIMAL) / ONE_DECIMAL).toFixed(1);

/** A share as a percentage with one decimal. A share of nothing is not available. */
export const shareWords = (value: number | null): string =>
  value === null ? NOT_AVAILABLE : `${oneDecimal(value * 100)}%`;

/** What a figure says: a count, a percentage, or days. */
export function valueWords(kind: Indicator['kind'], value: number | null): string {
  if (value === null) return NOT_AVAILABLE;
  if (kind === 'mean') return `${oneDecimal(value)} days`;
  return kind === 'count' ? countWords(value) : shareWords(value);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Jul 2022` */
export const monthWords = (day: string): string => `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

/** `15 Aug 2022` */
export const shortDay = (day: string): string => `${Number(day.slice(8))} ${monthWords(day)}`;

/** A date no more precisely than it was given; as printed where it means no day. */
export function dateWords(date: DateValue | null): string | null {
  const cell = dateCell(date);
  if (cell === null || typeof cell !== 'object' || !('day' in cell)) return date?.raw.trim() || null;
  const { day, format } = cell;
  switch (format.precision) {
    case 'day':
      return shortDay(day);
    case 'month':
      return monthWords(day);
    case 'year':
      return day.slice(0, 4);
    case 'quarter':
      return `Q${format.quarter} ${day.slice(0, 4)}`;
    case 'until-day':
      return `until ${shortDay(day)}`;
    case 'until-month':
      return `until ${monthWords(day)}`;
  }
}

export const deadlineWords: Readonly<Record<DeadlineState, string>> = {
  overdue: 'Overdue',
  possibly_overdue: 'Possibly overdue',
  not_due: 'Not due',
  closed: 'Closed',
  continuous: 'Continuous',
  none: 'No date',
  relative: 'Date hangs on an event',
  unreadable: 'Date unreadable',
};

export const responseWords: Readonly<Record<ResponseState, string>> = {
  in_time: 'In time',
  possibly_late: 'Possibly late',
  late: 'Late',
  waiting: 'Waiting',
  waiting_late: 'Overdue',
  undatable: 'Cannot be timed',
};
