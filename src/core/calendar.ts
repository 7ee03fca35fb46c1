/**
 * Calendar arithmetic on days written `YYYY-MM-DD`. No clock and no time zone: a day is a number of days since 1970-01-01.
 */

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const parts = (day: string): [year: number, month: number, date: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

const number = (day: string): number => {
  const [year, month, date] = parts(day);
  return Date.UTC(year, month - 1, date) / MS_PER_DAY;
};

const written = (epochDay: number): string => new Date(epochDay * MS_PER_DAY).toISOString().slice(0, 10);

/** True for a day that exists: 2024-02-30 does not. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const epochDay = number(text);
  return Number.isFinite(epochDay) && written(epochDay) === text;
}

/** The day `count` days later (earlier when negative). */
export const addDays = (day: string, count: number): string => written(number(day) + count);

/** The same date `count` months later; the last of the month where that date does not exist: 31 January + 1 = 28 or 29 February. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = parts(day);
  const months = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return written(Date.UTC(toYear, toMonth, Math.min(date, last)) / MS_PER_DAY);
}

/** Days from one day to another; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number => number(to) - number(from);

/** Midnight UTC of the day, for writers that want a `Date`. */
export const utcDate = (day: string): Date => new Date(number(day) * MS_PER_DAY);
