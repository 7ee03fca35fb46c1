/** Slips of the pen: words misspelt, joined, torn apart or cut off. */
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { exclude } from '../vocabulary/contrasts.js';
import type { Word, Wording } from './wording.js';

/** A word that one of two texts has and the other has not. */
interface Only extends Word {
  /** Its place in the text. */
  readonly at: number;
  readonly last: boolean;
}

/** The words of one text that the other has not, or not so often. */
export function onlyIn(one: Wording, other: Wording): Only[] {
  const left = new Map<string, number>();
  return one.words.flatMap((word, at, { length }) => {
    const count = left.get(word.text) ?? other.counts.get(word.text) ?? 0;
    left.set(word.text, count - 1);
    return count > 0 ? [] : [{ ...word, at, last: at === length - 1 }];
  });
}

interface Apart {
  readonly a: readonly Only[];
  readonly b: readonly Only[];
  /** How many were found. */
  readonly slips: number;
}

/** Texts that differ in more words were rewritten: looking for slips would take long and change little. */
const MOST_COMPARED = 30;

/** The words that are apart for another reason than a slip. */
export function withoutSlips(a: readonly Only[], b: readonly Only[]): Apart {
  const start: Apart = { a, b, slips: 0 };
  if (Math.min(a.length, b.length) > MOST_COMPARED) return start;
  return [misspelt, torn, cutOff, blurred].reduce((left, find) => find(left), start);
}

/** `found`: words of each text that are the same but for slips. */
function without({ a, b, slips }: Apart, found: readonly (readonly Only[])[]): Apart {
  const taken = new Set(found.flat());
  const open = (words: readonly Only[]): Only[] => words.filter((word) => !taken.has(word));
  return { a: open(a), b: open(b), slips: slips + found.length };
}

function misspelt(apart: Apart): Apart {
  const left = new Set(apart.b);
  const found = apart.a.flatMap((word) => {
    for (const other of left)
      if (isTypo(word, other)) {
        left.delete(other);
        return [[word, other]];
      }
    return [];
  });
  return without(apart, found);
}

/** Neighbours of one text that stand as one word in the other. */
const torn = (apart: Apart): Apart => {
  const found = without(apart, tornIn(apart.a, apart.b));
  return without(found, tornIn(found.b, found.a));
};

function tornIn(pieces: readonly Only[], wholes: readonly Only[]): (readonly Only[])[] {
  const left = [...wholes];
  const used = new Set<Only>();
  return pieces.flatMap((second, index) => {
    const first = pieces[index - 1];
    if (!first || first.at + 1 !== second.at || used.has(first)) return [];
    const place = left.findIndex(({ text }) => text === first.text + second.text);
    if (place < 0) return [];
    used.add(second);
    return [[first, second, ...left.splice(place, 1)]];
  });
}

/** The text ends within a word; not where the other ends with that word: "Niger" and "Nigeria", "Phase I" and "Phase II". */
const cutOff = (apart: Apart): Apart => {
  const ends = (one: readonly Only[], other: readonly Only[]): (readonly Only[])[] => {
    const end = one.find(({ last, mark, letter }) => last && !mark && !letter);
    const whole = end && other.find(({ text, last }) => text.startsWith(end.text) && !last);
    return whole ? [[end, whole]] : [];
  };
  const found = ends(apart.a, apart.b);
  return without(apart, found.length > 0 ? found : ends(apart.b, apart.a));
};

/** Of the letters of a few words, so many may be others, */
const BLURRED = 0.35;
/** where the words are no more than these. */
const FEW = 6;

/** Short words misspelt, and blanks in the wrong place: "then ew plan". All words apart are read as one. */
function blurred(apart: Apart): Apart {
  const { a, b } = apart;
  if (a.length === 0 || b.length === 0 || a.length > FEW || b.length > FEW) return apart;
  // One word against one is no typo, as was seen before, unless it is a short one.
  if (a.length + b.length === 2 && [...a, ...b].every(({ text }) => text.length >= SHORTEST)) return apart;
  if ([...a, ...b].some(({ mark, letter, name, negation }) => mark || letter || name || negation)) return apart;
  if (a.some(({ text }) => b.some((other) => exclude(text, other.text)))) return apart;
  const [one, other] = [a, b].map((words) => words.map(({ text }) => text).join('')) as [string, string];
  const length = Math.max(one.length, other.length);
  if (length > LONGEST) return apart;
  const slips = DamerauLevenshteinDistance(one, other, { restricted: true });
  return slips > Math.max(1, BLURRED * length) ? apart : { a: [], b: [], slips: apart.slips + slips };
}

const SHORTEST = 4;
/** Shorter names are told apart by a single letter: "Iran" and "Iraq". */
const SHORTEST_NAME = 5;
/** Words this long may hold two slips. */
const LONG = 10;
const LONGEST = 40;
const MOST_SLIPS = 2;

/** True for two different words of which one is most likely the other, misspelt. Symmetric. Never for numbers. */
function isTypo(a: Word, b: Word): boolean {
  if (Math.abs(a.text.length - b.text.length) > MOST_SLIPS) return false;
  if (a.letter !== b.letter) return a.text.toLowerCase() === b.text.toLowerCase();
  if (a.mark || b.mark || a.negation || b.negation) return false;
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text];
  const named = a.name || b.name;
  if (short.length < (named ? SHORTEST_NAME : SHORTEST) || long.length > LONGEST) return false;
  const allowed = !named && short.length >= LONG ? MOST_SLIPS : 1;
  if (long.length - short.length > allowed || (named && short[0] !== long[0])) return false;
  // One slip: a letter too many leaves all letters of the shorter at its ends, a wrong one all but one, a swap all but two.
  const inside = allowed > 1 ? 2 * allowed : short.length === long.length ? 2 : 0;
  if (sameEnds(short, long) < short.length - inside || exclude(short, long)) return false;
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
