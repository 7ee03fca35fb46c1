/** What somebody may have meant. */

const SEPARATORS = /[-_ .]/gu;
const folded = (word: string): string => word.toLowerCase().replace(SEPARATORS, '');

/** One slip for a short word, one more for every three letters of a longer one. */
const slipsIn = (word: string): number => Math.max(1, Math.floor(word.length / 3));

/** The known word that is nearest; null when none is near. Case and separators do not count. */
export function nearestOf(word: string, known: readonly string[]): string | null {
  const wanted = folded(word);
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const slips = slipsBetween(wanted, folded(candidate));
    if (slips >= fewest || slips > slipsIn(folded(candidate))) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

const LONGEST = 60;

/** Letters to add, drop, exchange or swap with their neighbour. */
function slipsBetween(one: string, other: string): number {
  if (one.length > LONGEST || other.length > LONGEST) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const changed = (above[j - 1] ?? 0) + (same ? 0 : 1);
      const swap = i > 1 && j > 1 && swapped ? (before[j - 2] ?? 0) + 1 : changed;
      row.push(Math.min(changed, swap, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = above;
    above = row;
  }
  return above[other.length] ?? 0;
}
