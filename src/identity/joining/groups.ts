/** One text that holds several of the other side: recommendations answered together, or one that is answered in parts. */
import { holds, measuring } from '../similarity.js';
import { wholeOf } from './numbers.js';
import { numberOf, type Side } from './sides.js';

export interface Group {
  readonly whole: Side;
  /** In the order of their list; two at least. */
  readonly pieces: readonly Side[];
}

/** Of the whole, the share that its pieces make up at least: less, and they may be in it by chance. */
const MOST = 0.6;
/** Pieces that share more of their words than this are not told apart by what holds them. */
const APART = 0.6;
const SEVERAL = 2;

/**
 * Wholes with the pieces that stand in them. A piece that stands in several wholes says nothing, unless its number says in which.
 * What else could be meant by a piece is for the caller to see: only what is open comes in.
 */
export function groupsIn(wholes: readonly Side[], pieces: readonly Side[]): Group[] {
  const held = new Map(wholes.map((whole) => [whole, pieces.filter((piece) => holdsAny(whole, piece))]));
  const holders = (piece: Side): readonly Side[] => wholes.filter((whole) => held.get(whole)?.includes(piece));
  return wholes.flatMap((whole) => {
    const own = (held.get(whole) ?? []).filter(
      (piece) =>
        holders(piece).length === 1 ||
        (holders(piece).filter((one) => isPartOf(piece, one)).length === 1 && isPartOf(piece, whole)),
    );
    return own.length >= SEVERAL && areApart(own) && (makeUp(whole, own) || own.every((one) => isPartOf(one, whole)))
      ? [{ whole, pieces: own }]
      : [];
  });
}

const longest = ({ wordings }: Side): number => Math.max(0, ...wordings.map(({ weight }) => weight));

/** In any of the wordings that the piece is quoted in: its headline is enough. */
const holdsAny = (whole: Side, piece: Side): boolean =>
  longest(whole) > 0 &&
  piece.wordings.some((wording) => whole.wordings.some((all) => wording.weight < all.weight && holds(all, wording)));

/** 3a of 3, or 3 of "3, 5 and 7". */
const isPartOf = (piece: Side, whole: Side): boolean => {
  const number = numberOf(piece);
  if (number === null) return false;
  return whole.numbers.length > 1
    ? whole.numbers.includes(number)
    : wholeOf(number) === numberOf(whole) && numberOf(whole) !== null;
};

function makeUp(whole: Side, pieces: readonly Side[]): boolean {
  const weights = pieces.map((piece) =>
    Math.max(
      ...piece.wordings
        .filter((wording) => whole.wordings.some((all) => holds(all, wording)))
        .map(({ weight }) => weight),
    ),
  );
  return weights.reduce((sum, weight) => sum + weight, 0) >= MOST * longest(whole);
}

function areApart(pieces: readonly Side[]): boolean {
  const measure = measuring();
  return pieces.every((one, at) =>
    pieces.slice(at + 1).every((other) => measure(one.wording, other.wording).contained < APART),
  );
}
