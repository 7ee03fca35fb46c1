/**
 * Pairs of items whose words were edited: the nearest first, one to one, and sure only where no other item of either side
 * comes near enough to be meant instead. Siblings that differ by one word make that word count.
 */
import type { Pair, Sides } from './pair.js';
import { type Likeness, measuring } from './similarity.js';
import type { Wording } from './wording.js';

interface Worded {
  readonly wording: Wording;
}

/** Two wordings this alike are one text, edited. */
const SURE = 0.7;
/** Less alike than this, they are two. */
const POSSIBLE = 0.45;
/** Another text at least this much like it may be meant instead, where nothing in it speaks against that, */
const RIVAL = 0.3;
/** unless it is farther away than the one that is meant: by about a word, */
const LEAD = 0.9;
/** or, where a piece is looked for in longer texts, by a part of one. */
const LEAD_OF_PIECE = 0.5;

interface Candidate<Item> extends Pair<Item> {
  readonly likeness: Likeness;
}

/**
 * `open` are the items to pair; `all` those of both readings, for what has found its pair still shows how near siblings come.
 * `isBound`: something else than words holds the two together, so that of texts alike they are the ones that are meant.
 */
export function nearWords<Item extends Worded>(
  open: Sides<Item>,
  all: Sides<Item>,
  isBound: (known: Item, read: Item) => boolean = () => false,
): Pair<Item>[] {
  const measure = measuring();
  const candidates: Candidate<Item>[] = open.known.flatMap((known) =>
    open.read.flatMap((read) => {
      const like = measure(known.wording, read.wording);
      return like.score < POSSIBLE ? [] : [{ known, read, score: like.score, sure: true, likeness: like }];
    }),
  );
  const taken = new Set<Item>();
  return candidates.sort(inPreference).flatMap((candidate) => {
    const { known, read, score } = candidate;
    if (taken.has(known) || taken.has(read)) return [];
    taken.add(known).add(read);
    const sure = isBound(known, read)
      ? isPromising(candidate) || isClose(candidate)
      : isPromising(candidate) && !hasRival(candidate, all, measure);
    return [{ known, read, score, sure }];
  });
}

const isPromising = ({ likeness: { score, contrast, doubt } }: { readonly likeness: Likeness }): boolean =>
  score >= SURE && !contrast && !doubt;

/** So near that a number more or less is a correction, where something else than words holds the pair together. */
const CLOSE = 0.85;
const isClose = ({ likeness: { score, contrast } }: { readonly likeness: Likeness }): boolean =>
  score >= CLOSE && !contrast;

/** What can be sure comes first, then the best; of two halves the one that comes first in the whole; then by the words, never by the place in the list. */
function inPreference<Item extends Worded>(a: Candidate<Item>, b: Candidate<Item>): number {
  const promising = Number(isPromising(b)) - Number(isPromising(a));
  const better = promising || b.score - a.score || a.likeness.distance - b.likeness.distance || startOf(a) - startOf(b);
  if (better !== 0) return better;
  const [one, other] = [a, b].map(({ known, read }) => [known.wording.key, read.wording.key].sort().join('\n')) as [
    string,
    string,
  ];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Where the shorter text begins in the longer; far behind when it does not stand there in full. */
function startOf<Item extends Worded>({ known, read }: Pair<Item>): number {
  const [a, b] = [known.wording.key, read.wording.key];
  const at = a.length < b.length ? b.indexOf(a) : a.indexOf(b);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

type Measure = ReturnType<typeof measuring>;

/** True when another item of either side could be meant as well as the one of the pair. */
function hasRival<Item extends Worded>(pair: Candidate<Item>, all: Sides<Item>, measure: Measure): boolean {
  const { known, read } = pair;
  /** `other` stands beside `own` in one reading; `across` is the item of the other reading that they compete for. */
  const isRival = (other: Item, own: Item, across: Item): boolean => {
    const like = measure(other.wording, across.wording);
    if (like.score < RIVAL || like.contrast) return false;
    // A piece fits each text that holds it, however long; anything else is compared by what is not in common.
    const piece = pair.likeness.part && across.wording.weight <= own.wording.weight;
    const lacking = across.wording.weight <= other.wording.weight ? like.missing : like.distance - like.missing;
    const near = piece
      ? lacking - pair.likeness.missing < LEAD_OF_PIECE
      : like.distance - pair.likeness.distance < LEAD;
    return near && !arePieces(other.wording, own.wording, across.wording, measure);
  };
  return (
    all.known.some((other) => other !== known && isRival(other, known, read)) ||
    all.read.some((other) => other !== read && isRival(other, read, known))
  );
}

/** Pieces of one text share no more than this, */
const SHARED_BY_PIECES = 0.4;
/** or are together as long as it, within this. */
const ODD_WORDS = 0.15;

/** Two texts that both stand in a third, which was split into them or joined from them: neither is meant for the other. */
function arePieces(one: Wording, other: Wording, whole: Wording, measure: Measure): boolean {
  if (Math.max(one.weight, other.weight) >= whole.weight) return false;
  const together = Math.abs(one.weight + other.weight - whole.weight) <= ODD_WORDS * whole.weight;
  const apart = measure(one, other).contained < SHARED_BY_PIECES;
  return apart || (together && [one, other].every((piece) => measure(piece, whole).missing < LEAD_OF_PIECE));
}
