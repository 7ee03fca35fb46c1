/** Tables of which only the lines across are drawn, or only those down. */
import { type Aligned, isListed, isProse, lineUp } from './alignment.js';
import { bandedTable } from './bands.js';
import { type ChunkLine, chunked, cutAt, finer, fitted, type Interval, wordsIn } from './chunks.js';
import { linesFrom } from './lines.js';
import { around, heightOf, middleX, middleY, type PageTable, type Word } from './model.js';
import type { LineSet } from './open-lines.js';
import { END_STEP, rowsOf, tableFrom } from './rows.js';
import type { Fill } from './tag-table.js';

/** How far text may reach over the end of a line, in points. */
const OVER = 3;
/** More lines of text all across are not part of a table. */
const MOST_ACROSS = 3;
/** White between a row and the last line that is drawn, in heights of a line of text. */
const NEAR = 1.5;
const FEWEST_COLUMNS = 3;

type Words = readonly Word[];

/** The tables between lines across. */
export function betweenAcross({ from, to, at }: LineSet, words: Words, page: number, fill: Fill): Aligned[] {
  const own = words.filter(({ box, angle }) => angle === 0 && box[0] >= from - OVER && box[2] <= to + OVER);
  const bands: Word[][] = Array.from({ length: at.length + 1 }, () => []);
  for (const word of own) bands[at.filter((y) => y < middleY(word.box)).length]?.push(word);
  const found: Aligned[] = [];
  for (let start = 1; start < at.length; start++) {
    let end = start;
    while (end < at.length && !isText(bands[end] as Words, at[end - 1] as number, at[end] as number)) end++;
    const inside = bands.slice(start, end);
    const above = nearest(bands[start - 1] as Words, at[start - 1] as number, -1);
    const below = nearest(bands[end] ?? [], at[end - 1] as number, 1);
    const made = fullest(above, inside, below, page, fill);
    if (made && !goesBeyond(made, own)) found.push(made);
    start = end;
  }
  return found;
}

/** Several lines of one piece each, or such a line with more white around it than a row has. */
function isText(words: Words, top: number, bottom: number): boolean {
  const lines = linesFrom(words).map(chunked);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last || lines.some(({ chunks }) => chunks.length > 1)) return false;
  const height = first.bottom - first.top;
  return lines.length > MOST_ACROSS || first.top - top > height || bottom - last.bottom > height;
}

/** With the rows above the first line and below the last, where these keep to the columns and have some text in most. */
function fullest(above: Words, inside: readonly Words[], below: Words, page: number, fill: Fill): Aligned | null {
  const made = (bands: readonly Words[]): Aligned | null => {
    const table = bandedTable(bands, page, fill);
    const words = bands.flat();
    return table && !isListed(linesFrom(words).map(chunked), table.columns) ? { table, words } : null;
  };
  let best = made(inside);
  if (!best) return null;
  const joins = (more: Aligned | null, row: number): more is Aligned =>
    more !== null && more.table.columns.length >= (best?.table.columns.length ?? 0) && isFull(more.table, row);
  const withHead = above.length > 0 ? made([above, ...inside]) : null;
  const bands = joins(withHead, 0) ? [above, ...inside] : inside;
  if (joins(withHead, 0)) best = withHead;
  const withFoot = below.length > 0 ? made([...bands, below]) : null;
  return joins(withFoot, -1) ? withFoot : best;
}

/** A table of which some rows have lines between them and others none is told by its white alone. */
function goesBeyond({ table, words }: Aligned, all: Words): boolean {
  const inside = new Set(words);
  const lines = linesFrom(all.filter((word) => !inside.has(word))).map(chunked);
  const [, top, , bottom] = table.box;
  const columns = table.columns.map(([x0, x1]): Interval => [x0, x1]);
  return lines.some((line) => {
    const white = Math.max(line.top - bottom, top - line.bottom);
    const isNear = white < (line.bottom - line.top) * END_STEP;
    return isNear && line.chunks.length > 1 && fitted(columns, finer(line).chunks) !== null;
  });
}

function isFull({ rows, columns }: PageTable, at: number): boolean {
  const cells = rows.at(at)?.cells ?? [];
  const filled = cells.filter(({ blocks }) => blocks.length > 0);
  return filled.length * 2 >= columns.length && filled[0] === cells[0] && filled.length > 1;
}

/** The lines that stand directly above (-1) or below (1) a place, with no white between them but that of lines. */
function nearest(words: Words, y: number, side: 1 | -1): Words {
  const lines = linesFrom(words);
  const found: Word[] = [];
  let reach = y;
  for (const line of side > 0 ? lines : lines.reverse()) {
    const gap = side > 0 ? line.box[1] - reach : reach - line.box[3];
    if (gap > heightOf(line.box) * (found.length === 0 ? NEAR : NEAR - 1)) break;
    found.push(...line.words);
    reach = side > 0 ? line.box[3] : line.box[1];
  }
  return found;
}

/** The table between lines down, with what stands left of the first and right of the last of them. */
export function betweenDown({ from, to, at }: LineSet, words: Words, page: number, fill: Fill): Aligned | null {
  const own = words.filter(({ box, angle }) => angle === 0 && middleY(box) > from && middleY(box) < to);
  const [left, right] = [at[0] as number, at.at(-1) as number];
  const box = around(own);
  const edges = [
    ...(own.some((word) => middleX(word.box) < left) ? [box[0]] : []),
    ...at,
    ...(own.some((word) => middleX(word.box) > right) ? [box[2]] : []),
  ];
  const columns = edges.slice(1).map((x1, index): Interval => [edges[index] as number, x1]);
  if (columns.length < 2 || (columns.length < FEWEST_COLUMNS && at.length < edges.length)) return null;
  const lines = linesFrom(own).map((line) => cutAt(line, edges.slice(1, -1)));
  const whole = lines.flatMap((line): ChunkLine[] => (line ? [line] : []));
  if (
    whole.length < lines.length ||
    isProse(whole, columns) ||
    !lineUp(whole, columns) ||
    isListed(whole.map(finer), columns)
  )
    return null;
  const rows = rowsOf(whole, columns, false);
  if (rows.length < 2 || !rows.some((row) => row.some(({ chunks }) => chunks.length > 1))) return null;
  return { table: tableFrom(rows, columns, page, fill), words: wordsIn(whole) };
}
