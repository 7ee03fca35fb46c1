/**
 * How alike two texts are. Symmetric. Counted in the weight of words, whatever their order: a swapped sentence is no change;
 * what only one text has may have been added or cut away, what differs on both sides may be another thing of the same make.
 */
import { ALIKE, type Differences, differences } from './differences.js';
import { onlyIn, withoutSlips } from './slips.js';
import { type Wording, weightOf } from './wording.js';

export interface Likeness extends Differences {
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
}

const NOT_ALIKE: Likeness = {
  score: 0,
  common: 0,
  contained: 0,
  missing: Number.POSITIVE_INFINITY,
  distance: Number.POSITIVE_INFINITY,
  part: false,
  ...ALIKE,
};
const SAME: Likeness = { score: 1, common: 1, contained: 1, missing: 0, distance: 0, part: false, ...ALIKE };

/** With fewer of their words in common, texts have nothing to do with each other; one or two may be misspelt. */
const WORTH_A_LOOK = 0.25;
const FEW_WORDS = 2;
/** Long texts of one field share more. */
const WORTH_A_LONG_LOOK = 0.4;
const LONG_TEXT = 40;

/** A first glance, for most pairs of texts have little in common. */
function areWorthALook(a: Wording, b: Wording): boolean {
  const [short, long] = a.content.size <= b.content.size ? [a.content, b.content] : [b.content, a.content];
  if (short.size <= FEW_WORDS) return true;
  let common = 0;
  for (const word of short) if (long.has(word)) common++;
  return common >= (short.size > LONG_TEXT ? WORTH_A_LONG_LOOK : WORTH_A_LOOK) * short.size;
}

export function likeness(a: Wording, b: Wording): Likeness {
  if (a.key === b.key) return a.key === '' ? NOT_ALIKE : SAME;
  if (a.key === '' || b.key === '') return NOT_ALIKE;
  // One direction only, so that the order of the arguments makes no difference.
  return a.key < b.key ? measured(a, b) : measured(b, a);
}

/** `likeness` with a memory: the same two texts are compared as a pair and as rivals. */
export function measuring(): typeof likeness {
  const made = new Map<Wording, Map<Wording, Likeness>>();
  return (a, b) => {
    const [one, other] = a.key < b.key ? [a, b] : [b, a];
    const ofOne = made.get(one) ?? new Map<Wording, Likeness>();
    made.set(one, ofOne);
    const like = ofOne.get(other) ?? likeness(one, other);
    ofOne.set(other, like);
    return like;
  };
}

function measured(a: Wording, b: Wording): Likeness {
  if (!areWorthALook(a, b)) return NOT_ALIKE;
  const onlyA = onlyIn(a, b);
  const onlyB = onlyIn(b, a);
  const { a: restA, b: restB, slips } = withoutSlips(onlyA, onlyB);
  const [lostA, lostB] = [weightOf(restA), weightOf(restB)];
  const both = a.weight + b.weight;
  const common = (both - lostA - lostB) / both;
  const [short, lostShort, long] = a.weight <= b.weight ? [a, lostA, b] : [b, lostB, a];
  const contained = (short.weight - lostShort) / short.weight;
  const part = common < DIRECT && contained >= CONTAINED && short.weight >= SMALLEST_PART && inOrder(short, long);
  const score = part ? PART_SHARE * contained + (1 - PART_SHARE) * common : common;
  const apart =
    score < WORTH_CONTRASTING ? ALIKE : differences({ wording: a, rest: restA }, { wording: b, rest: restB });
  return {
    score: rounded(score),
    common,
    contained,
    missing: rounded(lostShort),
    distance: rounded(lostA + lostB + SLIP * slips),
    part,
    ...apart,
  };
}

/** Texts less alike are two in any case. */
const WORTH_CONTRASTING = 0.4;
const SLIP = 0.1;
/** From here on two texts are alike as wholes, and nobody need ask whether one is part of the other. */
const DIRECT = 0.8;
const CONTAINED = 0.85;
/** Fewer words are found in any text. */
const SMALLEST_PART = 3;
const PART_SHARE = 0.6;

/** Sums of the same weights in another order are the same. */
const PRECISION = 1e6;
const rounded = (value: number): number => Math.round(value * PRECISION) / PRECISION;

/** True when the words of the shorter stand beside each other in the longer as well. */
function inOrder(short: Wording, long: Wording): boolean {
  const pairsOf = ({ words }: Wording): string[] =>
    words.slice(1).map(({ text }, index) => `${words[index]?.text} ${text}`);
  const known = new Set(pairsOf(long));
  const pairs = pairsOf(short);
  return pairs.filter((pair) => known.has(pair)).length * 2 >= pairs.length;
}

/** Words that are missing from the whole and tell a piece from its siblings. */
const telling = ({ mark, negation }: { readonly mark: boolean; readonly negation: boolean }): boolean =>
  mark || negation;

/** True where nearly all words of the piece stand in the whole, in their order, and no number or negation is missing. */
export function holds(whole: Wording, piece: Wording): boolean {
  if (piece.weight < SMALLEST_PART || piece.weight > whole.weight) return false;
  if (` ${whole.key} `.includes(` ${piece.key} `)) return true;
  const { a: missing } = withoutSlips(onlyIn(piece, whole), onlyIn(whole, piece));
  return weightOf(missing) <= (1 - CONTAINED) * piece.weight && !missing.some(telling) && inOrder(piece, whole);
}
