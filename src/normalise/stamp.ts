/** The stamps that pages print behind a response or an action: `[Added: 2022/01/17]`. */
import { isDay } from '../core/calendar.js';

const STAMP = /^\[?\s*(?:[\p{L} ]{1,30}:)?\s*(\d{4})([/.-])(\d{1,2})\2(\d{1,2})\s*\]?$/u;

/** The day of a stamp as `YYYY-MM-DD`; null for anything that is no day, impossible days included. */
export function stamp(raw: string): string | null {
  const match = STAMP.exec(raw.trim().slice(0, 80));
  if (match === null) return null;
  const [, year = '', , month = '', date = ''] = match;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
