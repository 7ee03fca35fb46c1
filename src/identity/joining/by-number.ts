/** Recommendations that a response names by their numbers only, or by their numbers above a summary of its own. */
import type { Pair } from '../pair.js';
import type { Wording } from '../wording.js';
import type { Group } from './groups.js';
import { type Both, hasWords, numberOf, type Side } from './sides.js';

/** Of the words of a summary, so many stand in the recommendation that it is nearest to. */
const RECOGNISABLE = 0.2;

export interface Named {
  /** One number, no words. */
  readonly pairs: readonly Pair<Side>[];
  readonly groups: readonly Group[];
}

/**
 * True where the numbers of the response are those of the report: of what the words brought together, nothing was renumbered. With
 * nothing to go by they are taken at their word, as long as every one of them is there.
 */
export const numbersHold = (pairs: readonly Pair<Side>[]): boolean =>
  pairs.every(({ known, read }) => {
    const [one, other] = [numberOf(known), numberOf(read)];
    return one === null || other === null || one === other;
  });

/** What the open ones of the response name among the open ones of the report. Ask only where the numbers hold. */
export function namedByNumber(open: Both, all: Both): Named {
  const once = (number: string): Side | null => {
    const there = all.report.filter((side) => side.numbers.includes(number));
    const [only] = there;
    return only && there.length === 1 && open.report.includes(only) ? only : null;
  };
  const named = open.response.flatMap((read) => {
    const pieces = read.numbers.map(once);
    const found = pieces.filter((piece) => piece !== null);
    const whole = found.length > 0 && found.length === pieces.length;
    return whole && isAbout(read, found, all.report) ? [{ read, found }] : [];
  });
  // Two that name the same recommendation are a quarrel for a person to settle.
  const names = (side: Side): number => named.filter(({ found }) => found.includes(side)).length;
  const clear = named.filter(({ found }) => found.every((side) => names(side) === 1));
  return {
    pairs: clear.flatMap(({ read, found: [known, ...more] }) =>
      known && more.length === 0 && !hasWords(read) ? [{ known, read, score: 0, sure: true }] : [],
    ),
    groups: clear.flatMap(({ read, found }) => (found.length > 1 ? [{ whole: read, pieces: found }] : [])),
  };
}

/** Without words, or with words that are nearest to those of the recommendations it names. */
function isAbout(read: Side, named: readonly Side[], all: readonly Side[]): boolean {
  if (!hasWords(read)) return true;
  const shares = all.map((side) => ({ side, share: shareOf(read.wording, side.wording) }));
  const best = Math.max(...shares.map(({ share }) => share));
  return best >= RECOGNISABLE && shares.some(({ side, share }) => share === best && named.includes(side));
}

/** Of the telling words of a text, the share that another has. */
function shareOf({ content }: Wording, other: Wording): number {
  const common = [...content].filter((word) => other.content.has(word)).length;
  return content.size === 0 ? 0 : common / content.size;
}
