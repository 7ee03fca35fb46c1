/**
 * Tables whose rows are known, or nearly: by lines across, by shaded strips, by a frame around each. Their columns are told by the
 * white that runs through all rows, save those that one text fills all across.
 */
import { lineUp } from './alignment.js';
import { type ChunkLine, chunked, corridorsOf, finer, type Interval, isFilled } from './chunks.js';
import { linesFrom } from './lines.js';
import type { PageTable, Word } from './model.js';
import { groupsOf, type RowLines, rowsOf, tableFrom } from './rows.js';
import type { Fill } from './tag-table.js';

/** Rows with several columns, at least, where there are two columns, and where there are more. */
const ROWS_OF_TWO = 3;
const ROWS_OF_MORE = 2;
const MOST_COLUMNS = 20;
/** More lines of text all across are no band between rows. */
const MOST_ACROSS = 3;

/**
 * @param bands the words of each row, or of several rows below each other, from the top down
 * @returns null where they do not keep to columns
 */
export function bandedTable(bands: readonly (readonly Word[])[], page: number, fill: Fill): PageTable | null {
  const lines = bands.filter(({ length }) => length > 0).map((words) => linesFrom(words).map(chunked).map(finer));
  const parted = lines.filter((band) => band.some(({ chunks }) => chunks.length > 1));
  if (parted.length < ROWS_OF_MORE) return null;
  const columns = corridorsOf(parted.flat());
  if (columns.length < 2 || columns.length > MOST_COLUMNS) return null;
  if (parted.length < (columns.length === 2 ? ROWS_OF_TWO : ROWS_OF_MORE)) return null;
  if (!parted.every((band) => startsTogether(band, columns))) return null;
  if (lines.some((band) => !parted.includes(band) && band.length > MOST_ACROSS)) return null;
  if (!areRows(parted, columns) || !areFilled(parted, columns)) return null;
  return tableFrom(
    lines.flatMap((band) => rowsIn(band, columns)),
    columns,
    page,
    fill,
  );
}

/** Lines at the head and the foot of a table alone leave many rows between two of them: those are told by white. */
function areRows(bands: readonly RowLines[], columns: readonly Interval[]): boolean {
  const several = bands.filter((band) => rowsOf(band, columns, false).length > 1).length;
  return several * 4 <= bands.length;
}

/** Figures between the lines of a chart fill few of the cells that they would make. */
function areFilled(bands: readonly RowLines[], columns: readonly Interval[]): boolean {
  const cells = columns.map((column) => bands.filter((band) => band.some((line) => isFilled(line, column))).length);
  const sum = cells.reduce((all, own) => all + own, 0);
  return (cells[0] ?? 0) * 2 > bands.length && sum * 2 > bands.length * columns.length && lineUp(bands.flat(), columns);
}

/** Cells of a row begin beside each other, at its top or in its middle; the lines of texts in two columns need not. */
function startsTogether(band: readonly ChunkLine[], columns: readonly Interval[]): boolean {
  return band.some((line) => columns.filter((column) => isFilled(line, column)).length > 1);
}

/** A white between lines parts rows where all begin anew below it: the first cell, and at least half of all, on one line. */
export function rowsIn(lines: RowLines, columns: readonly Interval[]): ChunkLine[][] {
  const rows: ChunkLine[][] = [];
  for (const group of groupsOf(lines)) {
    const [first] = group;
    const filled = first ? columns.filter((column) => isFilled(first, column)) : [];
    const begins = filled[0] === columns[0] && filled.length > 1 && filled.length * 2 >= columns.length;
    if (rows.length === 0 || begins) rows.push(group);
    else rows.at(-1)?.push(...group);
  }
  return rows;
}
