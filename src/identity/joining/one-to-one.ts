/** Recommendations that a response takes up one by one: in the same words, in a headline, in edited words, under the same number. */
import { nearWords } from '../near-words.js';
import { type Pair, unpaired } from '../pair.js';
import { type Likeness, measuring } from '../similarity.js';
import { type Both, hasWords, numberOf, type Side } from './sides.js';

type Pairs = readonly Pair<Side>[];

const asSides = ({ report, response }: Both) => ({ known: report, read: response });
const pairOf = (known: Side, read: Side, score: number, sure = true): Pair<Side> => ({ known, read, score, sure });

/** Those that say the same; texts that stand several times are told apart by their numbers, or by their order. */
export function inTheSameWords(both: Both): Pairs {
  const keys = (side: Side): readonly string[] => (hasWords(side) ? [side.wording.key] : []);
  const whole = alike(both, keys);
  const open = unpaired(asSides(both), whole);
  // The headline, or the text without it, where it stands once on either side.
  const quoted = alike({ report: open.known, response: open.read }, ({ wordings }) => wordings.map(({ key }) => key));
  return [...whole, ...quoted];
}

/** Pairs of sides with a key in common that no other side has, or only one with the same number. */
function alike({ report, response }: Both, keysOf: (side: Side) => readonly string[]): Pairs {
  const taken = new Set<Side>();
  const pairs: Pair<Side>[] = [];
  const take = (known: Side, read: Side): void => {
    taken.add(known).add(read);
    pairs.push(pairOf(known, read, 1));
  };
  const sharing = (side: Side, others: readonly Side[]): Side[] =>
    others.filter((other) => !taken.has(other) && keysOf(other).some((key) => keysOf(side).includes(key)));
  for (const known of report) {
    const found = sharing(known, response);
    const named = found.filter((read) => haveSameNumber(known, read));
    const [read] = named.length === 1 ? named : found;
    if (read && (named.length === 1 || (found.length === 1 && sharing(read, report).length === 1))) take(known, read);
  }
  return pairs;
}

export const haveSameNumber = (one: Side, other: Side): boolean =>
  numberOf(one) !== null && numberOf(one) === numberOf(other);

/** Pairs of edited words among `open`, the sure and the unsure. A response that names several is none of these. */
export function inEditedWords(open: Both, all: Both): Pairs {
  const single = (side: Side): boolean => side.numbers.length <= 1 && hasWords(side);
  const sides = { known: open.report.filter(single), read: open.response.filter(single) };
  const near = nearWords(sides, asSides(all), haveSameNumber);
  const left = unpaired(
    sides,
    near.filter(({ sure }) => sure),
  );
  const numbered = underTheSameNumber({ report: left.known, response: left.read });
  const taken = new Set(numbered.flatMap(({ known, read }) => [known, read]));
  return [...near.filter(({ sure, known, read }) => sure || !(taken.has(known) || taken.has(read))), ...numbered];
}

/** Less alike than this, and the same number may be that of something else. */
const LIKELY = 0.45;
/** The next best must be less alike by this. */
const LEAD = 0.15;

/** Reworded, but each the most alike of the other, under one number, and nothing in the words speaks against it. */
function underTheSameNumber({ report, response }: Both): Pairs {
  const measure = measuring();
  const likeBest = (one: Side, other: Side): Likeness =>
    one.wordings
      .flatMap((a) => other.wordings.map((b) => measure(a, b)))
      .reduce((best, like) => (like.score > best.score ? like : best));
  return report.flatMap((known) => {
    const read = response.filter((other) => haveSameNumber(known, other));
    const [only] = read;
    if (!only || read.length > 1) return [];
    const like = likeBest(known, only);
    if (like.score < LIKELY || like.contrast) return [];
    const others = [
      ...response.filter((other) => other !== only).map((other) => likeBest(known, other)),
      ...report.filter((other) => other !== known).map((other) => likeBest(other, only)),
    ];
    return others.some(({ score }) => score > like.score - LEAD) ? [] : [pairOf(known, only, like.score)];
  });
}
