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
  const gap = usualGap(characters);
  const words: Word[] = [];
  const seen = new Set<string>();
  let open: Opening | null = null;
  let spaced = true;
  const close = (): void => {
    const word = open === null ? null : finished(open);
    open = null;
    if (word && isNew(word, seen)) words.push(word);
  };
  for (let at = 0; at < characters.codes.length; at++) {
    const code = characters.codes[at] ?? 0;
    if (isBlank(code)) {
      close();
      spaced = true;
      continue;
    }
    if (wanted && !wanted(characters.boxes[at * 4 + 1] ?? 0, characters.boxes[at * 4 + 3] ?? 0)) {
      close();
      spaced = true;
      continue;
    }
    const letter = letterAt(characters, at);
    const how = open === null ? 'apart' : joint(open, letter, gap);
    if (open !== null && how === 'same') {
      extend(open, letter);
      continue;
    }
    close();
    open = opening(letter, spaced || how === 'apart');
    spaced = false;
  }
  close();
  return words;
}

interface Letter {
  readonly text: string;
  readonly box: Box;
  readonly upright: Box;
  readonly size: number;
  readonly bold: boolean;
  readonly angle: number;
  readonly mark: number;
}

interface Opening {
  readonly first: Letter;
  last: Letter;
  text: string;
  x0: number;
  top: number;
  x1: number;
  bottom: number;
  readonly spaced: boolean;
}

function letterAt(characters: PdfCharacters, at: number): Letter {
  const { codes, boxes, fontSizes, fontWeights, angles, marks } = characters;
  const of = (side: number): number => boxes[at * 4 + side] ?? 0;
  const box: Box = [of(0), of(1), of(2), of(3)];
  const angle = angles[at] ?? 0;
  const upright = turnedUp(box, angle);
  return {
    text: String.fromCodePoint(codes[at] ?? 0),
    box,
    upright,
    size: fontSizes[at] || upright[3] - upright[1] || 1,
    bold: (fontWeights[at] ?? 0) >= BOLD,
    angle,
    mark: marks[at] ?? -1,
  };
}

/** The box in the coordinates of someone who turns the page until text of this angle is upright. */
function turnedUp(box: Box, angle: number): Box {
  if (angle === 90) return [box[1], -box[2], box[3], -box[0]];
  if (angle === 180) return [-box[2], -box[3], -box[0], -box[1]];
  if (angle === 270) return [-box[3], box[0], -box[1], box[2]];
  return box;
}

const opening = (letter: Letter, spaced: boolean): Opening => ({
  first: letter,
  last: letter,
  text: letter.text,
  x0: letter.box[0],
  top: letter.box[1],
  x1: letter.box[2],
  bottom: letter.box[3],
  spaced,
});

function extend(open: Opening, letter: Letter): void {
  open.text += letter.text;
  open.last = letter;
  open.x0 = Math.min(open.x0, letter.box[0]);
  open.top = Math.min(open.top, letter.box[1]);
  open.x1 = Math.max(open.x1, letter.box[2]);
  open.bottom = Math.max(open.bottom, letter.box[3]);
}

/** How wide a gap before such text must be to count as a space, in font sizes. */
export const spaceBefore = (text: string): number => (MARK.test(text) ? SPACE_BEFORE_MARK : SPACE);

/** Same word; the same word in another style (`2nd`); or apart. */
function joint({ last }: Opening, letter: Letter, usual: number): 'same' | 'touching' | 'apart' {
  if (last.angle !== letter.angle) return 'apart';
  const size = Math.max(last.size, letter.size);
  const gap = letter.upright[0] - last.upright[2];
  const sharedHeight = Math.min(last.upright[3], letter.upright[3]) - Math.max(last.upright[1], letter.upright[1]);
  if (
    sharedHeight <= 0 ||
    gap > (usual + spaceBefore(letter.text)) * size ||
    gap < -BACK * size - (last.upright[2] - last.upright[0])
  )
    return 'apart';
  const alike = last.mark === letter.mark && last.bold === letter.bold;
  const ratio = last.size / letter.size;
  return alike && ratio < SIZE_CHANGE && ratio > 1 / SIZE_CHANGE ? 'same' : 'touching';
}

function finished({ first, text, x0, top, x1, bottom, spaced }: Opening): Word {
  const box: Box = [x0, top, x1, bottom];
  const { angle, size, bold, mark } = first;
  return { text, box, upright: turnedUp(box, angle), size, bold, angle, mark, spaced };
}

function isNew({ text, box, size }: Word, seen: Set<string>): boolean {
  const step = Math.max(size / 4, 1);
  const key = `${text}|${Math.round(box[0] / step)}|${Math.round(box[1] / step)}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** The median gap between neighbouring letters in font sizes: above 0 where a text is set wide. */
function usualGap({ codes, boxes, fontSizes, angles }: PdfCharacters): number {
  const gaps: number[] = [];
  const step = Math.max(1, Math.floor(codes.length / 2000));
  for (let at = 1; at < codes.length; at += step) {
    if (angles[at] !== 0 || isBlank(codes[at] ?? 0) || isBlank(codes[at - 1] ?? 0)) continue;
    const size = fontSizes[at] || 1;
    const gap = ((boxes[at * 4] ?? 0) - (boxes[at * 4 - 2] ?? 0)) / size;
    const rise = Math.abs((boxes[at * 4 + 1] ?? 0) - (boxes[at * 4 - 3] ?? 0)) / size;
    if (gap > -0.2 && gap < 0.3 && rise < 0.2) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  return Math.max(0, gaps[gaps.length >> 1] ?? 0);
}
