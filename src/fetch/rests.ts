/** How long addresses with nothing there are left alone: longer each time, but not those whose number may be given any day. */
import type { AddressKind, KnownAddress } from '../core/fetching.js';
import { addressesOfId, type SiteDefinition } from './site.js';

const SHORTEST = 7;
const LONGEST = 56;

/** Nights from the one in which nothing was there to the one in which it is asked again. */
export type Rests = (gone: KnownAddress) => number;

/**
 * What was never there rests for 7 nights, then 14, 28, 56. A number above all that ever had a page rests for 7 nights however
 * often it had none: sites give their numbers in order. `known`: the addresses of the source.
 */
export function restsFor(
  { site, ids }: { readonly site: SiteDefinition; readonly ids: readonly number[] },
  known: readonly KnownAddress[],
): Rests {
  const numbers = new Map(
    ids.flatMap((id) => addressesOfId(site, id).map(({ address, kind }) => [address, { kind, id }] as const)),
  );
  const highest = new Map<AddressKind, number>();
  for (const { address, sha256 } of known) {
    const number = sha256 === null ? undefined : numbers.get(address);
    if (number) highest.set(number.kind, Math.max(number.id, highest.get(number.kind) ?? number.id));
  }
  const isNext = (address: string): boolean => {
    const number = numbers.get(address);
    return number !== undefined && number.id > (highest.get(number.kind) ?? Number.NEGATIVE_INFINITY);
  };
  return ({ address, sha256, misses }) => {
    if (isNext(address)) return SHORTEST;
    // What was there was missing twice before it was believed.
    const before = Math.max(0, misses - (sha256 === null ? 1 : 2));
    return Math.min(LONGEST, SHORTEST * 2 ** before);
  };
}
