/** Words → lines: words on one baseline, from left to right; a raised or lowered word stays in the line it belongs to. */
import type { Box } from '../../../core/span.js';
import { spaceBefore } from '../words.js';
import { around, type Line, least, most, shared, type Word } from './model.js';

/** Words belong to one line when they share this much of the lower one's height. */
const SAME_LINE = 0.5;
/** Words no smaller than this, against the largest, say how high a line is. */
const FULL_SIZE = 0.8;
/** Lines further up than this, in lines, cannot be met again. */
const OPEN_LINES = 4;
const LETTER = /\p{L}|\p{N}/u;

interface OpenLine {
  readonly words: Word[];
  top: number;
  bottom: number;
  size: number;
}

/** The lines of words that stand in one column or cell, from the top down. Turned text comes after the upright. */
export function linesFrom(words: readonly Word[]): Line[] {
  const upright = words.filter(({ angle }) => angle === 0);
  if (upright.length === words.length) return cluster(words);
  const turned = [90, 180, 270].flatMap((angle) => cluster(words.filter((word) => word.angle === angle)));
  return [...cluster(upright), ...turned];
}

function cluster(words: readonly Word[]): Line[] {
  const lines: OpenLine[] = [];
  for (const word of inOrder([...words], downThenAcross)) {
    const line = bestLine(lines, word);
    if (line) add(line, word);
    else lines.push({ words: [word], top: word.upright[1], bottom: word.upright[3], size: word.size });
  }
  return inOrder(lines.map(lineFrom), (a, b) => a.upright[1] - b.upright[1]);
}

/** By the middle of the line. */
const downThenAcross = (a: Word, b: Word): number =>
  a.upright[1] + a.upright[3] - (b.upright[1] + b.upright[3]) || a.upright[0] - b.upright[0];

/** Sorts in place what is not in order already, as most lists are. */
function inOrder<Item>(items: Item[], compare: (a: Item, b: Item) => number): Item[] {
  for (let at = 1; at < items.length; at++)
    if (compare(items[at - 1] as Item, items[at] as Item) > 0) return items.sort(compare);
  return items;
}

function bestLine(lines: readonly OpenLine[], word: Word): OpenLine | null {
  let best: OpenLine | null = null;
  let most = 0;
  for (let at = Math.max(0, lines.length - OPEN_LINES); at < lines.length; at++) {
    const line = lines[at] as OpenLine;
    const common = shared(line.top, line.bottom, word.upright[1], word.upright[3]);
    const lower = Math.min(line.bottom - line.top, word.upright[3] - word.upright[1]);
    if (common >= lower * SAME_LINE && common > most) {
      best = line;
      most = common;
    }
  }
  return best;
}

function add(line: OpenLine, word: Word): void {
  line.words.push(word);
  if (word.size > line.size / FULL_SIZE) {
    // The first word was a raised one: the line is as high as its full-size words.
    line.top = word.upright[1];
    line.bottom = word.upright[3];
  } else if (word.size >= line.size * FULL_SIZE) {
    line.top = Math.min(line.top, word.upright[1]);
    line.bottom = Math.max(line.bottom, word.upright[3]);
  }
  line.size = Math.max(line.size, word.size);
}

const lineFrom = ({ words }: OpenLine): Line => lineOf(inOrder(words, (a, b) => a.upright[0] - b.upright[0]));

/** A line of words that are in order. */
export function lineOf(words: readonly Word[]): Line {
  let text = '';
  let lettered = false;
  let bold = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    text += at > 0 && isSpace(words[at - 1], word) ? ` ${word.text}` : word.text;
    if (!bold || (word.bold && lettered) || !LETTER.test(word.text)) continue;
    lettered = true;
    bold = word.bold;
  }
  const box = around(words);
  return { words, text, box, upright: aroundUpright(words, box), size: mainSize(words), bold: lettered && bold };
}

/** There is a space between two neighbours of a line. */
export function isSpace(before: Word | undefined, word: Word): boolean {
  if (!before) return false;
  const gap = word.upright[0] - before.upright[2];
  const size = Math.max(before.size, word.size);
  return word.spaced ? gap > -0.3 * size : gap > spaceBefore(word.text) * size;
}

/** Coordinates of turned text, or of text off the page, are negative, so that `around` cannot be used. */
function aroundUpright(words: readonly Word[], box: Box): Box {
  if (box[2] > 0 && box[3] > 0 && words.every(({ angle }) => angle === 0)) return box;
  const side = (at: 0 | 1 | 2 | 3): number[] => words.map(({ upright }) => upright[at]);
  return [least(side(0)), least(side(1)), most(side(2)), most(side(3))];
}

function mainSize(words: readonly Word[]): number {
  const first = words[0]?.size ?? 0;
  if (words.every(({ size }) => size === first)) return first;
  const lengths = new Map<number, number>();
  for (const { size, text } of words) lengths.set(size, (lengths.get(size) ?? 0) + text.length);
  let main = 0;
  for (const [size, length] of lengths) if (length > (lengths.get(main) ?? 0)) main = size;
  return main;
}
