/** Sets of lines that cross no other: lines across of one length below each other, lines down of one height beside each other. */
import type { Box } from '../../../core/span.js';
import type { Ruling } from '../page.js';
import { holds } from './model.js';

/** Ends of lines of one set are no further apart, in points. */
const ASIDE = 4;
/** Shorter lines part notes from text, underline words, or draw a symbol. */
const SHORTEST_ACROSS = 150;
const SHORTEST_DOWN = 24;
/** Lines nearer than this are one. */
const DOUBLE = 4;
const FEWEST_ACROSS = 3;
const FEWEST_DOWN = 2;
/** Pages with more lines hold drawings. */
const MOST = 1000;

/** Lines that reach from one place to another, and where they stand: from the top down, or from left to right. */
export interface LineSet {
  readonly from: number;
  readonly to: number;
  readonly at: readonly number[];
}

/** @param grids boxes of what lines enclose already: their lines are no longer open */
export function openLines(
  rulings: readonly Ruling[],
  grids: readonly Box[],
): { readonly across: readonly LineSet[]; readonly down: readonly LineSet[] } {
  const across: LineSet[] = [];
  const down: LineSet[] = [];
  if (rulings.length > MOST || rulings.length < FEWEST_DOWN) return { across, down };
  for (const { direction, x0, top, x1, bottom } of rulings) {
    const [x, y] = [(x0 + x1) / 2, (top + bottom) / 2];
    if (grids.some((box) => holds([box[0] - DOUBLE, box[1] - DOUBLE, box[2] + DOUBLE, box[3] + DOUBLE], x, y)))
      continue;
    if (direction === 'horizontal' && x1 - x0 >= SHORTEST_ACROSS) across.push({ from: x0, to: x1, at: [y] });
    if (direction === 'vertical' && bottom - top >= SHORTEST_DOWN) down.push({ from: top, to: bottom, at: [x] });
  }
  return { across: setsOf(across, FEWEST_ACROSS), down: setsOf(down, FEWEST_DOWN) };
}

function setsOf(lines: readonly LineSet[], fewest: number): LineSet[] {
  const sets: { from: number; to: number; at: number[] }[] = [];
  for (const { from, to, at } of lines) {
    const set = sets.find((one) => Math.abs(one.from - from) <= ASIDE && Math.abs(one.to - to) <= ASIDE);
    if (set) set.at.push(...at);
    else sets.push({ from, to, at: [...at] });
  }
  return sets.map(({ from, to, at }) => ({ from, to, at: singled(at) })).filter(({ at }) => at.length >= fewest);
}

const singled = (places: readonly number[]): number[] =>
  [...places].sort((a, b) => a - b).filter((place, at, all) => at === 0 || place - (all[at - 1] as number) > DOUBLE);
