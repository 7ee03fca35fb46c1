/** Which addresses of a source are to be asked tonight, and in which order. */
import type { KnownAddress, NewAddress } from '../core/fetching.js';

/** What is gone, or never was, is asked again every so many nights: an id may be given after all. */
export const NIGHTS_UNTIL_ASKED_AGAIN = 7;

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

const isDue = ({ state, night: last }: KnownAddress, night: number): boolean =>
  state === 'gone' ? night - last >= NIGHTS_UNTIL_ASKED_AGAIN : last < night;

/** Lists first, for what they lead to; then what was not asked for the longest time. */
export const dueIn = (known: readonly KnownAddress[], night: number): KnownAddress[] => [
  ...known.filter((each) => each.kind === 'list' && isDue(each, night)),
  ...known.filter((each) => each.kind !== 'list' && isDue(each, night)).sort((one, other) => one.night - other.night),
];
