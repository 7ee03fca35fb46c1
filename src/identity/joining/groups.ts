/** One text that holds several of the other side: recommendations answered together, or one that is answered in parts. */
import { holds, measuring } from '../similarity.js';
import type { Wording } from '../wording.js';
import { wholeOf } from './numbers.js';
import { numberOf, type Side } from './sides.js';

export interface Group {
  readonly whole: Side;
  /** In the order of their list; two at least. */
  readonly pieces: readonly Side[];
}

/** Of the whole, the share that its pieces make up at least: less, and they may be in it by chance. */
const MOST = 0.6;
/** Edited pieces that share more of their words than this are not told apart by what holds them. */
const APART = 0.6;
const SEVERAL = 2;

/** A piece found in a whole. */
interface Find {
  readonly piece: Side;
  /** The wording that stands there. */
  readonly wording: Wording;
  /** Word for word. */
  readonly literal: boolean;
}

/**
 * Wholes with the pieces that stand in them. A piece that stands in several wholes says nothing, unless it does so word for word in
 * one of them, or its number says in which. What is open comes in, and nothing else.
 */
export function groupsIn(wholes: readonly Side[], pieces: readonly Side[]): Group[] {
  const found = new Map(wholes.map((whole) => [whole, pieces.flatMap((piece) => findIn(whole, piece) ?? [])]));
  const clear = (whole: Side, { piece, literal }: Find): boolean => {
    const all = wholes.flatMap((other) =>
      (found.get(other) ?? []).filter((one) => one.piece === piece).map((find) => ({ other, find })),
    );
    const best = all.filter(({ find }) => find.literal === literal || find.literal);
    const named = best.filter(({ other }) => isPartOf(piece, other));
    return (named.length === 1 ? named : best).every(({ other }) => other === whole);
  };
  return wholes.flatMap((whole) => {
    const own = toldApart((found.get(whole) ?? []).filter((find) => clear(whole, find)));
    const enough = makeUp(whole, own) || own.every(({ piece }) => isPartOf(piece, whole));
    return own.length >= SEVERAL && enough ? [{ whole, pieces: own.map(({ piece }) => piece) }] : [];
  });
}

const weightOf = ({ wordings }: Side): number => Math.max(0, ...wordings.map(({ weight }) => weight));

/** In any of the wordings that the piece is quoted in, its headline for example; the longest. */
function findIn(whole: Side, piece: Side): Find | null {
  const finds = piece.wordings.flatMap((wording) =>
    whole.wordings
      .filter((all) => wording.weight < all.weight && holds(all, wording))
      .map((all) => ({ piece, wording, literal: ` ${all.key} `.includes(` ${wording.key} `) })),
  );
  return finds.sort((one, other) => other.wording.weight - one.wording.weight)[0] ?? null;
}

/** 3a of 3, or 3 of "3, 5 and 7". */
function isPartOf(piece: Side, whole: Side): boolean {
  const number = numberOf(piece);
  if (number === null) return false;
  if (whole.numbers.length > 1) return whole.numbers.includes(number);
  return wholeOf(number) !== null && wholeOf(number) === numberOf(whole);
}

const makeUp = (whole: Side, finds: readonly Find[]): boolean =>
  finds.reduce((sum, { wording }) => sum + wording.weight, 0) >= MOST * weightOf(whole);

/** Without edited pieces that are much like another one: which of them stands there is open. */
function toldApart(finds: readonly Find[]): Find[] {
  const measure = measuring();
  const isApart = (one: Find): boolean =>
    finds.every((other) => other === one || measure(one.wording, other.wording).contained < APART);
  return finds.filter((find) => find.literal || isApart(find));
}
