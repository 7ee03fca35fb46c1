/** Lines of a table whose columns are known, but not its rows → rows. */
import { type ChunkLine, cellIn, finer, type Interval, isFilled, isIn, wordsIn } from './chunks.js';
import { around, type Line, least, type PageCell, type PageRow, type PageTable, shared, type Word } from './model.js';
import { isMarker } from './paragraphs.js';
import type { Fill } from './tag-table.js';

/** A step to the next line longer than this, against the usual one, begins a row; one longer than that ends the table. */
export const ROW_STEP = 1.22;
export const END_STEP = 3.5;
/** From line to line of a cell, in heights of a line. */
const LEAST_STEP = 0.8;
const LONGEST_STEP = 1.5;
const DENSE = 0.75;
/** White that a line leaves beside the next word, in font sizes, before it counts as room. */
const ROOM = 0.8;
const LOWER = /^["'“‘(]?\p{Ll}|^[,;)&/]/u;

/** Several lines that make one row; they may hold it all across, beside what its cells hold. */
export type RowLines = readonly ChunkLine[];

export function usualStep(lines: readonly ChunkLine[]): number {
  const steps = lines.slice(1).map((line, at) => line.top - (lines[at] as ChunkLine).top);
  const height = least(lines.map(({ top, bottom }) => bottom - top));
  // A cell that stands between the lines of its neighbours makes steps that are no line's, and may leave none that are.
  const whole = steps.filter((step) => step > height * LEAST_STEP);
  return Math.min(least(whole), height * (whole.length < steps.length ? LONGEST_STEP : END_STEP));
}

/** Lines grouped by the white between them that is wider than between lines of one cell. */
export function groupsOf(lines: readonly ChunkLine[]): ChunkLine[][] {
  const step = usualStep(lines);
  const groups: ChunkLine[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before && line.top - before.top <= step * ROW_STEP) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Lines grouped into rows: by white between them; where there is none, by what begins in the first column. */
export function rowsOf(lines: readonly ChunkLine[], columns: readonly Interval[], byLabels: boolean): ChunkLine[][] {
  if (byLabels) return groupedBy(lines, (line) => line.chunks.length > 1);
  const groups = groupsOf(lines);
  if (groups.length > 1) return columns.length > 2 ? withoutRests(groups, columns) : groups;
  const full = lines.filter(({ chunks }) => chunks.length > 1).length;
  if (full < lines.length * DENSE && columns.length < 3) return groups;
  return groupedBy(lines, (line, at) => !isWrapped(lines[at - 1], line, columns));
}

function groupedBy(lines: readonly ChunkLine[], begins: (line: ChunkLine, at: number) => boolean): ChunkLine[][] {
  const rows: ChunkLine[][] = [];
  for (const [at, line] of lines.entries()) {
    if (rows.length === 0 || begins(line, at)) rows.push([line]);
    else rows.at(-1)?.push(line);
  }
  return rows;
}

/** A second paragraph of a cell is no row: what fills few columns, and not the first, belongs to the row above. */
function withoutRests(groups: readonly ChunkLine[][], columns: readonly Interval[]): ChunkLine[][] {
  const rows: ChunkLine[][] = [];
  for (const [at, group] of groups.entries()) {
    const filled = columns.filter((column) => group.some((line) => isFilled(line, column)));
    const isRest = at > 1 && filled[0] !== columns[0] && filled.length * 2 < columns.length;
    if (isRest) rows.at(-1)?.push(...group);
    else rows.push([...group]);
  }
  return rows;
}

/**
 * The line goes on with the cells of the one above: it leaves the first column empty, or no cell had room for the next word
 * and one goes on in the middle of a sentence.
 */
function isWrapped(before: ChunkLine | undefined, line: ChunkLine, columns: readonly Interval[]): boolean {
  if (!before) return false;
  const pairs = columns.map((column) => {
    return { above: cellIn(before, column), below: cellIn(line, column), column };
  });
  const first = pairs[0]?.below;
  if (!first) return true;
  if (isMarker(first)) return false;
  const both = pairs.filter(({ above, below }) => above && below);
  if (both.some(({ above, below, column }) => hasRoom(above as Line, below as Line, column))) return false;
  return pairs.every(({ above, below }) => above || !below) && both.some(({ below }) => LOWER.test(below?.text ?? ''));
}

function hasRoom(above: Line, below: Line, column: Interval): boolean {
  const word = below.words[0];
  if (!word) return false;
  return column[1] - above.box[2] > word.box[2] - word.box[0] + ROOM * word.size;
}

/** @param rows the lines of each row, from the top down */
export function tableFrom(
  rows: readonly RowLines[],
  columns: readonly Interval[],
  page: number,
  fill: Fill,
): PageTable {
  const made = rows.map((lines) => rowFrom(lines, columns, fill));
  return { kind: 'table', page, box: around(made), rows: made, columns, by: 'alignment' };
}

function rowFrom(lines: RowLines, columns: readonly Interval[], fill: Fill): PageRow {
  const [, top, , bottom] = around(lines.flatMap(({ chunks }) => chunks));
  const all = wordsIn(lines);
  const whole = spanning(lines, columns);
  const cellOf = ([x0, x1]: Interval, words: readonly Word[], column: number, over: number): PageCell => ({
    box: [x0, top, x1, bottom],
    blocks: fill(words, x1),
    column,
    columns: over,
    rows: 1,
    header: false,
  });
  const cells = whole
    ? [cellOf(whole, all, 0, columns.length)]
    : columns.map((column, at) =>
        cellOf(
          column,
          all.filter(({ box }) => shared(box[0], box[2], column[0], column[1]) > 0),
          at,
          1,
        ),
      );
  return { cells, box: around(cells), tagged: null };
}

/** From where to where a row reaches that is one cell across all columns; null where it keeps to the columns. */
function spanning(lines: RowLines, columns: readonly Interval[]): Interval | null {
  const isAcross = (chunk: Line): boolean => columns.filter((column) => isIn(chunk, column)).length > 1;
  if (!lines.some((line) => finer(line).chunks.some(isAcross))) return null;
  return [columns[0]?.[0] ?? 0, columns.at(-1)?.[1] ?? 0];
}
