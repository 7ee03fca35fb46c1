/** Which addresses of a source are to be asked tonight, and in which order. */
import type { KnownAddress, NewAddress } from '../core/fetching.js';
import type { Rests } from './rests.js';

/**
 * The addresses that belong to the source as it is configured now: those it names, those found on a list or page that belongs
 * to it, and those whose list does not lead to them any more (which are then found on themselves).
 */
export function belonging(known: readonly KnownAddress[], named: readonly NewAddress[]): KnownAddress[] {
  const byAddress = new Map(known.map((each) => [each.address, each]));
  const belongs = new Map<string, boolean>(named.map(({ address }) => [address, true]));
  const isOurs = (each: KnownAddress): boolean => {
    const told = belongs.get(each.address);
    if (told !== undefined) return told;
    belongs.set(each.address, false); // pages that only lead to each other
    const from = each.foundOn === null ? undefined : byAddress.get(each.foundOn);
    const ours = each.foundOn === each.address || (from !== undefined && isOurs(from));
    belongs.set(each.address, ours);
    return ours;
  };
  return known.filter(isOurs);
}

/** Lists first, for what they lead to; then what was not asked for the longest time. */
export function dueIn(known: readonly KnownAddress[], night: number, rests: Rests): KnownAddress[] {
  const due = known.filter((each) => night - each.night >= (each.state === 'gone' ? rests(each) : 1));
  return [
    ...due.filter(({ kind }) => kind === 'list'),
    ...due.filter(({ kind }) => kind !== 'list').sort((one, other) => one.night - other.night),
  ];
}
