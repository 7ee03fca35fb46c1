/** Bands of age in months. A band ends on the same date of its last month, or on the last of that month where it is shorter. */
import { addMonths } from './calendar.js';
import type { Ageing } from './compliance-record.js';

/** The last band is open. */
export const bandCount = ({ months }: Ageing): number => months.length + 1;

/** The band, counted from 0, of what began on the day `start`, which is not after `asOf`. */
export function bandOf(start: string, asOf: string, { months, upperEnd }: Ageing): number {
  const band = months.findIndex((end) => {
    const last = addMonths(start, end);
    return upperEnd === 'in' ? asOf <= last : asOf < last;
  });
  return band === -1 ? months.length : band;
}

export interface Band {
  /** `0-3-months`, `over-36-months`, `18-months-and-more`: stable, part of the indicator's id. */
  readonly id: string;
  readonly name: string;
  /** Exactly where the band begins and ends. */
  readonly words: string;
}

export function bandsOf({ months, upperEnd }: Ageing): Band[] {
  const inside = upperEnd === 'in';
  return [...months, null].map((end, at) => {
    const start = months[at - 1] ?? null;
    if (end === null) return lastBand(start ?? 0, inside);
    const from = start === null ? '' : inside ? `more than ${start} and ` : `${start} months or more and `;
    const to = inside ? `at most ${end} months` : `less than ${end} months`;
    return { id: `${start ?? 0}-${end}-months`, name: `${start ?? 0} to ${end} months`, words: from + to };
  });
}

const lastBand = (start: number, inside: boolean): Band =>
  inside
    ? { id: `over-${start}-months`, name: `more than ${start} months`, words: `more than ${start} months` }
    : { id: `${start}-months-and-more`, name: `${start} months and more`, words: `${start} months or more` };
