/**
 * Grids that show half of a table: a frame with lines across but none down is cut into columns, one with lines down but none
 * between rows is cut into rows. A grid of many rows is taken to show them all.
 */
import { rowsIn } from './bands.js';
import { cutAt, type Interval, wordsIn } from './chunks.js';
import type { Grid, GridCell } from './grid.js';
import { linesFrom } from './lines.js';
import { addTo, type Word } from './model.js';

/** A grid with more rows is not looked at. */
const MOST_ROWS = 3;
const FEWEST_COLUMNS = 3;

/** Lines across, none down: each cell may be a whole row. */
export const isOneColumn = ({ cells, xs }: Grid): boolean => xs.length === 2 && cells.length > 1;

/**
 * The rows that stand in one row of the grid, as the words of each cell; null where it is no more than the row it shows.
 * @param wordsOf the words of a cell
 */
export function rowsWithin(
  grid: Grid,
  cells: readonly GridCell[],
  wordsOf: (cell: GridCell) => readonly Word[],
): Word[][][] | null {
  if (grid.ys.length - 1 > MOST_ROWS || cells.length < FEWEST_COLUMNS || cells.length !== grid.xs.length - 1)
    return null;
  const words = cells.flatMap(wordsOf);
  if (words.some(({ angle }) => angle !== 0)) return null;
  const columns = cells.map(({ box }): Interval => [box[0], box[2]]);
  const places = cells.slice(1).map(({ box }) => box[0]);
  const lines = linesFrom(words).map((line) => cutAt(line, places));
  const whole = lines.flatMap((line) => line ?? []);
  if (whole.length < lines.length) return null;
  const rows = rowsIn(whole, columns);
  if (rows.length < 2) return null;
  const owner = new Map<Word, GridCell>();
  for (const cell of cells) for (const word of wordsOf(cell)) owner.set(word, cell);
  return rows.map((row) => {
    const byCell = new Map<GridCell, Word[]>();
    for (const word of wordsIn(row)) {
      const cell = owner.get(word);
      if (cell) addTo(byCell, cell, word);
    }
    return cells.map((cell) => byCell.get(cell) ?? []);
  });
}
