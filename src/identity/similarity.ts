/**
 * How alike two texts are. Symmetric. Counted in the weight of words, whatever their order: a swapped sentence is no change;
 * what only one text has may have been added or cut away, what differs on both sides may be another thing of the same make.
 */
import { exclude } from '../vocabulary/contrasts.js';
import { isTypo } from './typos.js';
import type { Word, Wording } from './wording.js';

export interface Likeness {
  /** 0 to 1; 1 for the same folded words in the same order. */
  readonly score: number;
  /** Share of the words of both that are common, 0 to 1. */
  readonly common: number;
  /** Share of the words of the shorter that the other has, 0 to 1. */
  readonly contained: number;
  /** Weight of the words of the shorter that the other has not. */
  readonly missing: number;
  /** Weight of the words that only one of them has: 0 for the same words, about 2 for one word replaced. */
  readonly distance: number;
  /** The shorter is a part of the other: cut off, split, or with a sentence added. */
  readonly part: boolean;
  /** They differ in what sets siblings apart: a number, a name, a negation, "first" and "second". */
  readonly contrast: boolean;
}

const NOT_ALIKE: Likeness = {
  score: 0,
  common: 0,
  contained: 0,
  missing: Number.POSITIVE_INFINITY,
  distance: Number.POSITIVE_INFINITY,
  part: false,
  contrast: false,
};
const SAME: Likeness = { score: 1, common: 1, contained: 1, missing: 0, distance: 0, part: false, contrast: false };

/** Below this no misspelt word is looked for: the texts have nothing to do with each other. */
const WORTH_A_LOOK = 0.3;
const SHORT_TEXT = 8;

export function likeness(a: Wording, b: Wording): Likeness {
  if (a.key === b.key) return a.key === '' ? NOT_ALIKE : SAME;
  if (a.key === '' || b.key === '') return NOT_ALIKE;
  // One direction only, so that the order of the arguments makes no difference.
  return a.key < b.key ? measured(a, b) : measured(b, a);
}

interface Only extends Word {
  readonly at: number;
}

function measured(a: Wording, b: Wording): Likeness {
  const onlyA = onlyIn(a, b);
  const onlyB = onlyIn(b, a);
  const rough = 1 - Math.min(weightOf(onlyA) / a.weight, weightOf(onlyB) / b.weight);
  if (rough < WORTH_A_LOOK && Math.min(a.words.length, b.words.length) > SHORT_TEXT) return NOT_ALIKE;
  const slips = pairOff(onlyA, onlyB);
  const [restA, restB] = [onlyA.filter(({ at }) => !slips.a.has(at)), onlyB.filter(({ at }) => !slips.b.has(at))];
  const [lostA, lostB] = [weightOf(restA), weightOf(restB)];
  const both = a.weight + b.weight;
  const common = (both - lostA - lostB) / both;
  const [short, lostShort, long] = a.weight <= b.weight ? [a, lostA, b] : [b, lostB, a];
  const contained = (short.weight - lostShort) / short.weight;
  const part = common < DIRECT && contained >= CONTAINED && short.weight >= SMALLEST_PART && inOrder(short, long);
  return {
    score: part ? PART_SHARE * contained + (1 - PART_SHARE) * common : common,
    common,
    contained,
    missing: lostShort,
    distance: lostA + lostB + SLIP * slips.count,
    part,
    contrast: contrasts({ wording: a, rest: restA }, { wording: b, rest: restB }),
  };
}

const SLIP = 0.1;
/** From here on two texts are alike as wholes, and nobody need ask whether one is part of the other. */
const DIRECT = 0.8;
const CONTAINED = 0.85;
/** Fewer words are found in any text. */
const SMALLEST_PART = 3;
const PART_SHARE = 0.6;

const weightOf = (words: readonly Word[]): number => words.reduce((sum, { weight }) => sum + weight, 0);

/** The words of one text that the other has not, or not so often. */
function onlyIn(one: Wording, other: Wording): Only[] {
  const left = new Map<string, number>();
  return one.words.flatMap((word, at) => {
    const count = left.get(word.text) ?? other.counts.get(word.text) ?? 0;
    left.set(word.text, count - 1);
    return count > 0 ? [] : [{ ...word, at }];
  });
}

interface Slips {
  readonly a: ReadonlySet<number>;
  readonly b: ReadonlySet<number>;
  readonly count: number;
}

/** Misspelt words, and words joined or torn apart, by their places in each text. */
function pairOff(onlyA: readonly Only[], onlyB: readonly Only[]): Slips {
  const [a, b] = [new Set<number>(), new Set<number>()];
  let count = 0;
  const pair = (first: readonly Only[], second: readonly Only[]): void => {
    for (const { at } of first) a.add(at);
    for (const { at } of second) b.add(at);
    count++;
  };
  for (const word of onlyA) {
    const other = onlyB.find((each) => !b.has(each.at) && isTypo(word, each));
    if (other) pair([word], [other]);
  }
  const free = (words: readonly Only[], taken: ReadonlySet<number>): Only[] => words.filter(({ at }) => !taken.has(at));
  for (const [torn, whole] of tornIn(free(onlyA, a), free(onlyB, b))) pair(torn, [whole]);
  for (const [torn, whole] of tornIn(free(onlyB, b), free(onlyA, a))) pair([whole], torn);
  return { a, b, count };
}

/** Neighbours of one text that stand as one word in the other. */
function tornIn(pieces: readonly Only[], wholes: readonly Only[]): (readonly [torn: readonly Only[], whole: Only])[] {
  const found: (readonly [readonly Only[], Only])[] = [];
  const left = [...wholes];
  for (let index = 1; index < pieces.length; index++) {
    const [first, second] = [pieces[index - 1], pieces[index]];
    if (!first || !second || second.at !== first.at + 1) continue;
    const place = left.findIndex(({ text }) => text === first.text + second.text);
    const [whole] = place < 0 ? [] : left.splice(place, 1);
    if (!whole) continue;
    found.push([[first, second], whole]);
    index++;
  }
  return found;
}

/** True when the words of the shorter stand beside each other in the longer as well. */
function inOrder(short: Wording, long: Wording): boolean {
  const pairsOf = ({ words }: Wording): string[] =>
    words.slice(1).map(({ text }, index) => `${words[index]?.text} ${text}`);
  const known = new Set(pairsOf(long));
  const pairs = pairsOf(short);
  return pairs.filter((pair) => known.has(pair)).length * 2 >= pairs.length;
}

interface Rest {
  readonly wording: Wording;
  /** The words that the other text has not. */
  readonly rest: readonly Only[];
}

/** So few words are no sentence of their own. */
const FEW = 3;
/** A single number in a long text is a detail; in a short one it tells the text from its siblings. */
const WEIGHTY = 0.1;

function contrasts(a: Rest, b: Rest): boolean {
  return (
    opposed(a.rest, b.rest) ||
    names(a, b) ||
    marksApart(a, Math.min(a.wording.weight, b.wording.weight)) ||
    marksApart(b, Math.min(a.wording.weight, b.wording.weight))
  );
}

const isLetter = ({ text }: Word): boolean => text.length === 1;

/** Another number on each side, another letter, or words of which only one can hold. */
const opposed = (a: readonly Word[], b: readonly Word[]): boolean =>
  a.some((one) =>
    b.some(
      (other) =>
        (one.mark && (other.mark || isLetter(other))) || (other.mark && isLetter(one)) || exclude(one.text, other.text),
    ),
  );

/** Another name on each side. A text whose capitals say nothing may hold names as well. */
function names(a: Rest, b: Rest): boolean {
  const has = ({ rest }: Rest): boolean => rest.some(({ name }) => name);
  const may = ({ wording, rest }: Rest): boolean => !wording.cased && rest.some(({ weight }) => weight >= 1);
  return (has(a) && (has(b) || may(b))) || (has(b) && may(a));
}

/** A number, or a negation, and little else, that only one of the texts has. */
const marksApart = ({ rest }: Rest, weight: number): boolean =>
  rest.length <= FEW && rest.some((word) => word.negation || (word.mark && weightOf(rest) >= WEIGHTY * weight));
