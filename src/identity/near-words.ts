/**
 * Pairs of items whose words were edited: the nearest first, one to one, and sure only where no other item of either side
 * comes near enough to be meant instead. Siblings that differ by one word make that word count.
 */
import type { Pair, Sides } from './pair.js';
import { type Likeness, likeness } from './similarity.js';
import type { Wording } from './wording.js';

interface Worded {
  readonly wording: Wording;
}

/** Two wordings this alike are one text, edited. */
const SURE = 0.7;
/** Less alike than this, they are two. */
const POSSIBLE = 0.45;
/** Another text at least this much like it may be meant instead, */
const RIVAL = 0.3;
/** unless it lacks more than the one that is meant: about a word. */
const LEAD = 0.9;
/** A part of a text fits each sibling that holds it; the others must lack some of its words. */
const LEAD_OF_PART = 0.5;

interface Candidate<Item> extends Pair<Item> {
  readonly likeness: Likeness;
}

/** `open` are the items to pair; `all` those of both readings, for what has found its pair still shows how near siblings come. */
export function nearWords<Item extends Worded>(open: Sides<Item>, all: Sides<Item>): Pair<Item>[] {
  const candidates: Candidate<Item>[] = open.known.flatMap((known) =>
    open.read.flatMap((read) => {
      const like = likeness(known.wording, read.wording);
      return like.score < POSSIBLE ? [] : [{ known, read, score: like.score, sure: true, likeness: like }];
    }),
  );
  const taken = new Set<Item>();
  return candidates.sort(inPreference).flatMap((candidate) => {
    const { known, read, score, likeness: like } = candidate;
    if (taken.has(known) || taken.has(read)) return [];
    taken.add(known).add(read);
    const sure = like.score >= SURE && !like.contrast && !hasRival(candidate, all);
    return [{ known, read, score, sure }];
  });
}

/** Best first; of two halves the one that comes first in the whole; then by the words, never by the place in the list. */
function inPreference<Item extends Worded>(a: Candidate<Item>, b: Candidate<Item>): number {
  const better = b.score - a.score || a.likeness.distance - b.likeness.distance || startOf(a) - startOf(b);
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

/** True when another item of either side could be meant as well as the one of the pair. */
function hasRival<Item extends Worded>(pair: Candidate<Item>, all: Sides<Item>): boolean {
  const { known, read } = pair;
  return (
    all.known.some((other) => other !== known && isRival(pair, other, known, read)) ||
    all.read.some((other) => other !== read && isRival(pair, other, read, known))
  );
}

/** `other` stands beside `own` in one reading; `across` is the item of the other reading that they compete for. */
function isRival<Item extends Worded>(pair: Candidate<Item>, other: Item, own: Item, across: Item): boolean {
  const like = likeness(other.wording, across.wording);
  if (like.score < RIVAL) return false;
  const close = like.distance - pair.likeness.distance < LEAD;
  const fits = pair.likeness.part && like.missing - pair.likeness.missing < LEAD_OF_PART;
  return (close || fits) && !areHalves(other.wording, own.wording, across.wording);
}

/** Two halves of one text share no more than this. */
const SHARED_BY_HALVES = 0.4;

/** Two texts that both stand in a third, which was split into them or joined from them: neither is meant for the other. */
const areHalves = (one: Wording, other: Wording, whole: Wording): boolean =>
  Math.max(one.weight, other.weight) < whole.weight && likeness(one, other).contained < SHARED_BY_HALVES;
