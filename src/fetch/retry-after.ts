/** The header in which a site says when it wants to be asked again. */

/** All forms of a date in a header begin with the day of the week. */
const DATE = /^[a-z]{3}/iu;
const SECONDS = /^\d{1,9}$/u;

/** In milliseconds from `now`: it takes seconds or a date. Null where it says nothing that can be understood. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (SECONDS.test(text)) return Number(text) * 1000;
  const moment = DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? null : Math.max(0, moment - now.getTime());
}

/** Nobody is left alone for longer, whatever was asked for, and whatever the clock said then. */
const LONGEST_MS = 7 * 24 * 3_600_000;

/** The moment from which on it may be asked again. */
export const momentAfter = (waitMs: number, now: Date): string =>
  new Date(now.getTime() + Math.min(waitMs, LONGEST_MS)).toISOString();

/** Milliseconds until that moment; 0 where it has come, or the clock was wrong when it was set. */
export function msUntil(moment: string | null, now: Date): number {
  const left = moment === null ? 0 : Date.parse(moment) - now.getTime();
  return left > 0 && left <= LONGEST_MS ? left : 0;
}
