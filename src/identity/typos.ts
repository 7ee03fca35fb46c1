/** Words that are one word with a slip of the pen, and words that were joined or torn apart. */
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { exclude } from '../vocabulary/contrasts.js';
import type { Word } from './wording.js';

const SHORTEST = 4;
const SHORTEST_NAME = 5;
/** Words this long may hold two slips. */
const LONG = 10;
const LONGEST = 40;

/** True for two different words of which one is most likely the other, misspelt. Symmetric. Never for numbers. */
export function isTypo(a: Word, b: Word): boolean {
  const [one, other] = [a.text, b.text];
  if (a.mark || b.mark || a.negation || b.negation) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const named = a.name || b.name;
  if (short.length < (named ? SHORTEST_NAME : SHORTEST) || long.length > LONGEST) return false;
  const allowed = !named && short.length >= LONG ? 2 : 1;
  if (long.length - short.length > allowed || (named && short[0] !== long[0])) return false;
  if (sameEnds(short, long) < short.length - 2 * allowed || exclude(one, other)) return false;
  return DamerauLevenshteinDistance(short, long, { restricted: true }) <= allowed;
}

/** How many letters two words share at their beginning and their end: cheap, and few words are left to measure. */
function sameEnds(short: string, long: string): number {
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail++;
  return head + tail;
}
