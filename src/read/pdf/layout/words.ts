/** Characters → words: white space ends a word, and so does a gap that is wider than those between the letters around it. */
import type { Box } from '../../../core/span.js';
import type { PdfCharacters, PdfPage } from '../page.js';
import type { Word } from './model.js';

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

/**
 * The words of a page in the order of its content stream. A word printed twice on one spot (a false bold) counts once.
 * @param wanted leaves out characters by their place down the page
 */
export function wordsOf(page: PdfPage, wanted?: (top: number, bottom: number) => boolean): Word[] {
  const { characters } = page;
  const { codes, boxes } = characters;
  const usual = usualGap(characters);
  const words: Word[] = [];
  const seen = new Set<string>();
  let open: OpenWord | null = null;
  let spaced = true;
  const close = (): void => {
    const word = open?.finish();
    open = null;
    if (word && isNew(word, seen)) words.push(word);
  };
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    const left = wanted && !wanted(boxes[at * 4 + 1] ?? 0, boxes[at * 4 + 3] ?? 0);
    if (left || isBlank(code)) {
      close();
      spaced = true;
      continue;
    }
    const how: Joint = open === null ? 'apart' : (open as OpenWord).joint(characters, at, usual);
    if (open !== null && how === 'same') (open as OpenWord).add(characters, at);
    else {
      close();
      open = new OpenWord(characters, at, spaced || how === 'apart');
      spaced = false;
    }
  }
  close();
  return words;
}

/** Same word; the same word in another style (`2nd`); or apart. */
type Joint = 'same' | 'touching' | 'apart';

/** A word while its characters come. Numbers only: a file has millions of characters. */
class OpenWord {
  #text: string;
  #x0: number;
  #top: number;
  #x1: number;
  #bottom: number;
  /** The last character. */
  #at: number;
  readonly #characters: PdfCharacters;
  readonly #first: number;
  readonly #spaced: boolean;

  constructor(characters: PdfCharacters, at: number, spaced: boolean) {
    const { codes, boxes } = characters;
    this.#characters = characters;
    this.#first = at;
    this.#at = at;
    this.#spaced = spaced;
    this.#text = String.fromCodePoint(codes[at] ?? 0);
    this.#x0 = boxes[at * 4] ?? 0;
    this.#top = boxes[at * 4 + 1] ?? 0;
    this.#x1 = boxes[at * 4 + 2] ?? 0;
    this.#bottom = boxes[at * 4 + 3] ?? 0;
  }

  add({ codes, boxes }: PdfCharacters, at: number): void {
    this.#text += String.fromCodePoint(codes[at] ?? 0);
    this.#x0 = Math.min(this.#x0, boxes[at * 4] ?? 0);
    this.#top = Math.min(this.#top, boxes[at * 4 + 1] ?? 0);
    this.#x1 = Math.max(this.#x1, boxes[at * 4 + 2] ?? 0);
    this.#bottom = Math.max(this.#bottom, boxes[at * 4 + 3] ?? 0);
    this.#at = at;
  }

  joint(characters: PdfCharacters, at: number, usual: number): Joint {
    const { angles, marks, fontWeights, codes } = characters;
    const last = this.#at;
    if (angles[last] !== angles[at]) return 'apart';
    const [sizeBefore, sizeAfter] = [sizeOf(characters, last), sizeOf(characters, at)];
    const size = Math.max(sizeBefore, sizeAfter);
    const [start, low, , high] = sidesOf(characters, at);
    const [lastStart, lastLow, lastEnd, lastHigh] = sidesOf(characters, last);
    const gap = start - lastEnd;
    if (Math.min(lastHigh, high) <= Math.max(lastLow, low) || gap < -BACK * size - (lastEnd - lastStart))
      return 'apart';
    if (gap > SPACE * size && gap > (usual + spaceBefore(String.fromCodePoint(codes[at] ?? 0))) * size) return 'apart';
    const alike = marks[last] === marks[at] && isBold(fontWeights[last]) === isBold(fontWeights[at]);
    const ratio = sizeBefore / sizeAfter;
    return alike && ratio < SIZE_CHANGE && ratio > 1 / SIZE_CHANGE ? 'same' : 'touching';
  }

  finish(): Word {
    const box: Box = [this.#x0, this.#top, this.#x1, this.#bottom];
    const { angles, marks, fontWeights } = this.#characters;
    const angle = angles[this.#first] ?? 0;
    return {
      text: this.#text,
      box,
      upright: turnedUp(box, angle),
      size: sizeOf(this.#characters, this.#first),
      bold: isBold(fontWeights[this.#first]),
      angle,
      mark: marks[this.#first] ?? -1,
      spaced: this.#spaced,
    };
  }
}

const isBold = (weight: number | undefined): boolean => (weight ?? 0) >= BOLD;

const sizeOf = ({ fontSizes, boxes }: PdfCharacters, at: number): number =>
  fontSizes[at] || (boxes[at * 4 + 3] ?? 0) - (boxes[at * 4 + 1] ?? 0) || 1;

/** The sides of a character, turned upright. */
function sidesOf({ boxes, angles }: PdfCharacters, at: number): Box {
  const box: Box = [boxes[at * 4] ?? 0, boxes[at * 4 + 1] ?? 0, boxes[at * 4 + 2] ?? 0, boxes[at * 4 + 3] ?? 0];
  return turnedUp(box, angles[at] ?? 0);
}

/** The box in the coordinates of someone who turns the page until text of this angle is upright. */
function turnedUp(box: Box, angle: number): Box {
  if (angle === 90) return [box[1], -box[2], box[3], -box[0]];
  if (angle === 180) return [-box[2], -box[3], -box[0], -box[1]];
  if (angle === 270) return [-box[3], box[0], -box[1], box[2]];
  return box;
}

/** How wide a gap before such text must be to count as a space, in font sizes. */
export const spaceBefore = (text: string): number => (MARK.test(text) ? SPACE_BEFORE_MARK : SPACE);

function isNew({ text, box, size }: Word, seen: Set<string>): boolean {
  const step = Math.max(size / 4, 1);
  const key = `${text}|${Math.round(box[0] / step)}|${Math.round(box[1] / step)}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

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
