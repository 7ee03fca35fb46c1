/** Text that runs down each of two columns on its own, as on a page set in columns; in a table rows begin beside each other. */
import { type ChunkLine, cellIn, type Interval } from './chunks.js';
import { type Line, widthOf } from './model.js';
import { isMarker } from './paragraphs.js';
import { ROW_STEP, usualStep } from './rows.js';

const FEWEST_LINES = 8;
/** Most lines of prose end this far across their column, and have so many words. */
const FULL = 0.75;
const WORDS = 3;
/** So many paragraphs that begin beside running text are no chance. */
const FEWEST_CROSSING = 2;
/** Lines that stand level differ by less, in points. */
const LEVEL = 2;

/** Two columns of prose, in each of which most paragraphs begin while a paragraph of the other goes on. */
export function flowsDown(lines: readonly ChunkLine[], columns: readonly Interval[]): boolean {
  if (lines.length < FEWEST_LINES) return false;
  const [first, second, ...others] = withoutMarkers(lines, columns);
  if (!first || !second || others.length > 0) return false;
  const [left, right] = [cellsIn(first, lines), cellsIn(second, lines)];
  if (!isFull(left, first) || !isFull(right, second)) return false;
  const [inLeft, inRight] = [breaksOf(left, right), breaksOf(right, left)];
  return inLeft.crossing + inRight.crossing >= FEWEST_CROSSING && [inLeft, inRight].every(isMostlyCrossing);
}

const cellsIn = (column: Interval, lines: readonly ChunkLine[]): Line[] =>
  lines.flatMap((line) => cellIn(line, column) ?? []);

/** A list puts its bullets or numbers into a column of their own: it and the text beside it are one. */
function withoutMarkers(lines: readonly ChunkLine[], columns: readonly Interval[]): Interval[] {
  const made: Interval[] = [];
  let from: number | null = null;
  for (const [at, [x0, x1]] of columns.entries()) {
    const isOfMarkers = at + 1 < columns.length && lines.every((line) => isLone(cellIn(line, [x0, x1])));
    if (!isOfMarkers) made.push([from ?? x0, x1]);
    from = isOfMarkers ? (from ?? x0) : null;
  }
  return made;
}

const isLone = (cell: Line | null): boolean =>
  cell === null || (cell.words.length === 1 && isMarker({ ...cell, words: [...cell.words, ...cell.words] }));

/** Most lines come near the end of their column; those of a list begin further in. */
function isFull(cells: readonly Line[], column: Interval): boolean {
  const width = column[1] - column[0];
  const full = cells.filter(({ box, words }) => box[2] - column[0] >= width * FULL && words.length >= WORDS);
  return full.length * 2 > cells.length && cells.some(({ box }) => widthOf(box) >= width * FULL);
}

interface Breaks {
  readonly all: number;
  readonly crossing: number;
  readonly level: number;
}

/**
 * The places where a paragraph begins below white; those beside which a paragraph of the other column goes on, and those level
 * with which one begins.
 */
function breaksOf(own: readonly Line[], other: readonly Line[]): Breaks {
  const starts = startsOf(own);
  const others = startsOf(other);
  let [crossing, level] = [0, 0];
  for (const top of starts) {
    const next = other.find(({ box }) => box[1] >= top - LEVEL);
    if (others.some((place) => Math.abs(place - top) <= LEVEL)) level++;
    else if (next && next !== other[0] && !others.includes(next.box[1])) crossing++;
  }
  return { all: starts.length, crossing, level };
}

/** From the top down, where lines stand that have more white above them than is usual. */
function startsOf(cells: readonly Line[]): number[] {
  const step = ROW_STEP * usualStep(cells.map((cell) => ({ chunks: [cell], top: cell.box[1], bottom: cell.box[3] })));
  return cells.flatMap(({ box: [, top] }, at) => (at > 0 && top - (cells[at - 1] as Line).box[1] > step ? [top] : []));
}

/** Not like rows, of which every one begins level; one break beside another is chance. */
const isMostlyCrossing = ({ all, crossing, level }: Breaks): boolean =>
  all < 2 || (crossing >= 2 * level && crossing * 3 > all);
