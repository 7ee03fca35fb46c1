/**
 * Whether a list stood still while its pages were read. An entry that is taken away or put in meanwhile moves the others from
 * one page to the next: one is then seen twice, or on no page.
 */
import type { KnownAddress } from '../core/fetching.js';

export interface ListPage {
  readonly address: string;
  /** The evaluations and management responses that it leads to. */
  readonly entries: readonly string[];
}

export interface Shift {
  /** On more than one page, yet not on all of three or more: what is on all is a menu. Sorted. */
  readonly twice: readonly string[];
  /** On the list in an earlier night, and on none of its pages now. Sorted. */
  readonly missing: readonly string[];
}

/** What does not fit together. `before`: addresses that the list led to in earlier nights. */
export function shiftIn(pages: readonly ListPage[], before: readonly KnownAddress[]): Shift {
  const counts = new Map<string, number>();
  for (const { entries } of pages)
    for (const entry of new Set(entries)) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  const twice = [...counts].flatMap(([entry, count]) =>
    count > 1 && (count < pages.length || count === 2) ? [entry] : [],
  );
  const lists = new Set(pages.map(({ address }) => address));
  const missing = before.flatMap(({ address, foundOn }) =>
    foundOn !== null && lists.has(foundOn) && !counts.has(address) ? [address] : [],
  );
  return { twice: twice.sort(), missing: missing.sort() };
}

export const isSteady = ({ twice, missing }: Shift): boolean => twice.length === 0 && missing.length === 0;
