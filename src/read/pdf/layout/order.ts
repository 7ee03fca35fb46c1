/** Reading order: parts of a page that stand in columns are read column by column, the rest from the top down. */

import type { Box } from '../../../core/span.js';
import { around, aroundBoxes, heightOf, middleX, type Word } from './model.js';
import { Shade } from './shade.js';

/** Something that is read as one: a word, a table, a frame. */
export interface Item {
  readonly box: Box;
  readonly word: Word | null;
}

/** The white between columns is at least this wide, in points. */
const CORRIDOR = 9;
/** A column takes at least this share of the width, and has so many lines. */
const SHARE = 0.24;
const LINES = 5;
/** Fewer are enough beside white this wide, where the lines do not stand in rows. */
const FEW_LINES = 3;
const WIDE_CORRIDOR = 9;
/** The median line of a column of prose fills this much of its width. */
const FULL = 0.55;
const DEEPEST = 8;

/** The parts of a page in reading order. */
export const inColumns = (items: readonly Item[]): (readonly Item[])[] => divided(items, lowest(items), 0, new Shade());

function divided(items: readonly Item[], low: number, depth: number, shade: Shade): (readonly Item[])[] {
  if (items.length < 2 * FEW_LINES || depth > DEEPEST) return [items];
  const halves = columnsOf(items, shade);
  if (halves) return halves.flatMap((half) => divided(half, low, depth + 1, shade));
  const strips = stripsOf(items, low);
  if (!strips) return [items];
  const parts = strips.map((strip) => divided(strip, low, depth + 1, shade));
  return parts.every(({ length }) => length === 1) ? [items] : parts.flat();
}

/** Left and right of the widest white that runs from top to bottom; null where there is none, or no column beside it. */
function columnsOf(items: readonly Item[], shade: Shade): Item[][] | null {
  const whole = around(items);
  if (isLow(items, whole) || !shade.leaves(items, whole[0], whole[2], CORRIDOR)) return null;
  const width = whole[2] - whole[0];
  let reach = whole[0];
  let best: { at: number; wide: number } | null = null;
  for (const { box } of [...items].sort((a, b) => a.box[0] - b.box[0])) {
    const wide = box[0] - reach;
    const middle = reach + wide / 2;
    const inside = middle > whole[0] + width * SHARE && middle < whole[2] - width * SHARE;
    if (wide >= CORRIDOR && inside && (!best || wide > best.wide)) best = { at: middle, wide };
    reach = Math.max(reach, box[2]);
  }
  if (!best) return null;
  const { at } = best;
  const halves = [items.filter(({ box }) => middleX(box) < at), items.filter(({ box }) => middleX(box) >= at)];
  const lines = halves.map(linesIn);
  const [left, right] = lines as [Box[], Box[]];
  const fewest = best.wide >= WIDE_CORRIDOR && !stand(left, right) ? FEW_LINES : LINES;
  return halves.every((half, index) => isColumn(half, lines[index] as Box[], fewest)) ? halves : null;
}

/** Too low for a column of the fewest lines: each begins below the middle of the one before. */
function isLow(items: readonly Item[], whole: Box): boolean {
  let least = Number.POSITIVE_INFINITY;
  for (const { box } of items) least = Math.min(least, box[3] - box[1]);
  return heightOf(whole) < least * (1 + (FEW_LINES - 1) / 2);
}

/** The lines of two columns stand on the same baselines, as rows of a table do. */
function stand(left: readonly Box[], right: readonly Box[]): boolean {
  const bottoms = new Set(left.map((line) => Math.round(line[3])));
  const level = right.filter((line) => [-1, 0, 1].some((aside) => bottoms.has(Math.round(line[3]) + aside)));
  return level.length * 2 > Math.min(left.length, right.length);
}

function linesIn(items: readonly Item[]): Box[] {
  const lines: Box[] = [];
  for (const { box } of [...items].sort((a, b) => a.box[1] + a.box[3] - b.box[1] - b.box[3])) {
    const last = lines.at(-1);
    if (last && (box[1] + box[3]) / 2 < last[3]) lines[lines.length - 1] = aroundBoxes([last, box]);
    else lines.push(box);
  }
  return lines;
}

function isColumn(items: readonly Item[], lines: readonly Box[], fewest: number): boolean {
  const whole = around(items);
  if (lines.length < fewest) return false;
  const widths = lines.map((line) => line[2] - line[0]).sort((a, b) => a - b);
  return (widths[widths.length >> 1] ?? 0) >= (whole[2] - whole[0]) * FULL;
}

/** Above and below the widest gap. */
function stripsOf(items: readonly Item[], low: number): Item[][] | null {
  const sorted = fromTheTop(items);
  let reach = sorted[0]?.box[3] ?? 0;
  let best = 0;
  let widest = 0;
  for (let at = 1; at < sorted.length; at++) {
    const { box } = sorted[at] as Item;
    const high = box[1] - reach;
    if (high > widest) {
      best = at;
      widest = high;
    }
    reach = Math.max(reach, box[3]);
  }
  if (best === 0 || widest < low) return null;
  return [sorted.slice(0, best), sorted.slice(best)];
}

/** Less than half a line is no gap. */
function lowest(items: readonly Item[]): number {
  const heights = new Float64Array(items.length);
  let count = 0;
  for (const { box, word } of items) if (word) heights[count++] = heightOf(box);
  const sorted = heights.subarray(0, count).sort();
  return (sorted[count >> 1] ?? 0) * 0.4;
}

/** Strips of what is sorted are sorted themselves: most lists need no more than the look. */
function fromTheTop(items: readonly Item[]): readonly Item[] {
  for (let at = 1; at < items.length; at++)
    if ((items[at] as Item).box[1] < (items[at - 1] as Item).box[1])
      return [...items].sort((a, b) => a.box[1] - b.box[1]);
  return items;
}
