/** Characters → words: white space ends a word, and so does a gap that is wider than those between the letters around it. */
import type { PdfCharacters } from './page.js';
import { WordCollector } from './word-collector.js';
import type { WordColumns } from './word-columns.js';

/** A gap this much wider than usual, in font sizes, is a space that the file left out. */
const SPACE = 0.115;
/** No space is left out before these, so that a wide gap is needed. */
const SPACE_BEFORE_MARK = 0.22;
const MARK = /^[-\u2010.,)\]’”]/u;
/** Overlaps beyond this, in font sizes, mean that the text went back to begin elsewhere. */
const BACK = 0.6;
const BOLD = 600;
const SIZE_CHANGE = 1.15;

const isBlank = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000;

/** The words of a page in the order of its content stream. A word printed twice on one spot (a false bold) counts once. */
export function wordsIn(characters: PdfCharacters): WordColumns {
  const { codes } = characters;
  const joints = new Joints(characters);
  const words = new WordCollector(characters);
  let last = -1; // the last character of the open word
  let spaced = true;
  for (let at = 0; at < codes.length; at++) {
    if (isBlank(codes[at] ?? 0)) {
      if (last >= 0) words.close();
      last = -1;
      spaced = true;
      continue;
    }
    const how: Joint = last < 0 ? 'apart' : joints.between(last, at);
    if (how === 'same') words.add(at);
    else {
      if (last >= 0) words.close();
      words.open(at, spaced || how === 'apart', isBold(characters.fontWeights[at]), sizeOf(characters, at));
      spaced = false;
    }
    last = at;
  }
  if (last >= 0) words.close();
  return words.cut();
}

/** Same word; the same word in another style (`2nd`); or apart. */
type Joint = 'same' | 'touching' | 'apart';

/** How each character goes on with the one before. Numbers only: a file has millions of characters. */
class Joints {
  readonly #characters: PdfCharacters;
  readonly #usual: number;

  constructor(characters: PdfCharacters) {
    this.#characters = characters;
    this.#usual = usualGap(characters);
  }

  between(last: number, at: number): Joint {
    const { angles, marks, fontWeights, boxes } = this.#characters;
    const angle = angles[at] ?? 0;
    if (angles[last] !== angle) return 'apart';
    const before = sizeOf(this.#characters, last);
    const after = sizeOf(this.#characters, at);
    const size = Math.max(before, after);
    const lastEnd = sideOf(boxes, last, angle, 2);
    const gap = sideOf(boxes, at, angle, 0) - lastEnd;
    const low = Math.max(sideOf(boxes, last, angle, 1), sideOf(boxes, at, angle, 1));
    const high = Math.min(sideOf(boxes, last, angle, 3), sideOf(boxes, at, angle, 3));
    if (high <= low || gap < -BACK * size - (lastEnd - sideOf(boxes, last, angle, 0))) return 'apart';
    if (gap > SPACE * size && this.#isSpace(gap, size, at)) return 'apart';
    const alike = marks[last] === marks[at] && isBold(fontWeights[last]) === isBold(fontWeights[at]);
    const ratio = before / after;
    return alike && ratio < SIZE_CHANGE && ratio > 1 / SIZE_CHANGE ? 'same' : 'touching';
  }

  #isSpace(gap: number, size: number, at: number): boolean {
    return gap > (this.#usual + spaceBefore(String.fromCodePoint(this.#characters.codes[at] ?? 0))) * size;
  }
}

const isBold = (weight: number | undefined): boolean => (weight ?? 0) >= BOLD;

const sizeOf = ({ fontSizes, boxes }: PdfCharacters, at: number): number =>
  fontSizes[at] || (boxes[at * 4 + 3] ?? 0) - (boxes[at * 4 + 1] ?? 0) || 1;

/** A side of a character (0 to 3: x0, top, x1, bottom) as someone sees it who turns the page until it is upright. */
function sideOf(boxes: Float32Array, at: number, angle: number, side: 0 | 1 | 2 | 3): number {
  if (angle === 0) return boxes[at * 4 + side] ?? 0;
  const opposite = (side + 2) % 4;
  if (angle === 180) return -(boxes[at * 4 + opposite] ?? 0);
  // A quarter turn swaps across and down; the side that comes to lie on the left or on top is counted from the far edge.
  if (angle === 90) return side % 2 === 0 ? (boxes[at * 4 + side + 1] ?? 0) : -(boxes[at * 4 + 3 - side] ?? 0);
  return side % 2 === 0 ? -(boxes[at * 4 + 3 - side] ?? 0) : (boxes[at * 4 + side - 1] ?? 0);
}

/** How wide a gap before such text must be to count as a space, in font sizes. */
export const spaceBefore = (text: string): number => (MARK.test(text) ? SPACE_BEFORE_MARK : SPACE);

const LEAST_GAP = -0.2;
const MOST_GAP = 0.3;
const STEPS = 100;

/** The median gap between neighbouring letters in font sizes: above 0 where a text is set wide. */
function usualGap({ codes, boxes, fontSizes, angles }: PdfCharacters): number {
  const counts = new Uint32Array(STEPS + 1);
  let total = 0;
  const step = Math.max(1, Math.floor(codes.length / 1000));
  for (let at = 1; at < codes.length; at += step) {
    if (angles[at] !== 0 || isBlank(codes[at] ?? 0) || isBlank(codes[at - 1] ?? 0)) continue;
    const size = fontSizes[at] || 1;
    const gap = ((boxes[at * 4] ?? 0) - (boxes[at * 4 - 2] ?? 0)) / size;
    const rise = Math.abs((boxes[at * 4 + 1] ?? 0) - (boxes[at * 4 - 3] ?? 0)) / size;
    if (gap <= LEAST_GAP || gap >= MOST_GAP || rise >= 0.2) continue;
    const bucket = Math.round(((gap - LEAST_GAP) / (MOST_GAP - LEAST_GAP)) * STEPS);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    total++;
  }
  let passed = 0;
  const median = counts.findIndex((count) => {
    passed += count;
    return passed * 2 > total;
  });
  return Math.max(0, LEAST_GAP + (Math.max(median, 0) / STEPS) * (MOST_GAP - LEAST_GAP));
}
