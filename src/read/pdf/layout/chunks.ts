/** Lines cut at wide white into chunks, and the columns that chunks of several lines keep to. */
import { lineOf } from './lines.js';
import { type Line, shared, type Word } from './model.js';

/** White wider than this, in font sizes, parts what stands in different columns. */
const WIDE_GAP = 1.4;
/** The white between columns, in points and in font sizes, once several lines are counted. */
export const CORRIDOR = 6;
const CORRIDOR_SIZE = 0.6;

export type Interval = [x0: number, x1: number];

/** A line as the pieces that wide white parts. */
export interface ChunkLine {
  readonly chunks: readonly Line[];
  readonly top: number;
  readonly bottom: number;
}

/** What wide white parts even where there is but this line. */
export function chunked(line: Line): ChunkLine {
  const parts = partsOf(line.words, (size) => size * WIDE_GAP);
  return { chunks: parts.length === 1 ? [line] : parts.map(lineOf), top: line.box[1], bottom: line.box[3] };
}

/** The line with any white taken for one between columns that may be one. */
export const finer = (line: ChunkLine): ChunkLine => ({
  ...line,
  chunks: partsOf(wordsIn([line]), corridor).map(lineOf),
});

/** The line cut at these places; null where a word lies across one. */
export function cutAt(line: Line, places: readonly number[]): ChunkLine | null {
  const cuts: Word[][] = Array.from({ length: places.length + 1 }, () => []);
  for (const word of line.words) {
    const at = places.filter((x) => (word.box[0] + word.box[2]) / 2 > x).length;
    const [left, right] = [places[at - 1], places[at]];
    if ((left !== undefined && word.box[0] < left - 1) || (right !== undefined && word.box[2] > right + 1)) return null;
    cuts[at]?.push(word);
  }
  const chunks = cuts.filter(({ length }) => length > 0).map(lineOf);
  return { chunks, top: line.box[1], bottom: line.box[3] };
}

export function wordsIn(lines: readonly ChunkLine[]): Word[] {
  const found: Word[] = [];
  for (const { chunks } of lines) for (const { words } of chunks) for (const word of words) found.push(word);
  return found;
}

const corridor = (size: number): number => Math.max(CORRIDOR, size * CORRIDOR_SIZE);

function partsOf(words: readonly Word[], gap: (size: number) => number): Word[][] {
  const parts: Word[][] = [];
  for (const word of words) {
    const last = parts.at(-1)?.at(-1);
    if (last && word.box[0] - last.box[2] < gap(Math.max(last.size, word.size))) parts.at(-1)?.push(word);
    else parts.push([word]);
  }
  return parts;
}

/** The columns by the white that runs through all lines: finer than the gaps of any single one. */
export function corridorsOf(lines: readonly ChunkLine[]): Interval[] {
  const columns: Interval[] = [];
  for (const { box, size } of wordsIn(lines).sort((a, b) => a.box[0] - b.box[0])) {
    const last = columns.at(-1);
    if (last && box[0] - last[1] < corridor(size)) last[1] = Math.max(last[1], box[2]);
    else columns.push([box[0], box[2]]);
  }
  return columns;
}

/** The columns, widened by the chunks of one more line; null where a chunk lies in none or across two. */
export function fitted(columns: readonly Interval[], chunks: readonly Line[]): Interval[] | null {
  const widened = copied(columns);
  for (const { box } of chunks) {
    const over = widened.filter(([x0, x1]) => shared(box[0], box[2], x0, x1) > 0);
    const [column] = over;
    if (over.length !== 1 || !column) return null;
    column[0] = Math.min(column[0], box[0]);
    column[1] = Math.max(column[1], box[2]);
  }
  return areApart(widened) ? widened : null;
}

/**
 * The columns as `fitted` has them, but with a column of its own for a chunk that lies in none, and one made of two that no
 * line fills both: the word of a head that stands in the middle, and the cell below it that begins at the left.
 */
export function refitted(
  columns: readonly Interval[],
  chunks: readonly Line[],
  lines: readonly ChunkLine[],
): Interval[] | null {
  let made = copied(columns);
  for (const { box } of chunks) {
    const isOver = ([x0, x1]: Interval): boolean => shared(box[0], box[2], x0, x1) > -CORRIDOR;
    const over = made.filter(isOver);
    if (over.length > 2 || (over.length === 2 && lines.some((line) => fillsBoth(line, over)))) return null;
    const x0 = Math.min(box[0], ...over.map((column) => column[0]));
    const x1 = Math.max(box[2], ...over.map((column) => column[1]));
    made = [...made.filter((column) => !isOver(column)), [x0, x1] as Interval].sort((a, b) => a[0] - b[0]);
  }
  return areApart(made) && chunks.every((one, at) => at === 0 || !sameColumn(made, chunks[at - 1] as Line, one))
    ? made
    : null;
}

const copied = (columns: readonly Interval[]): Interval[] => columns.map(([x0, x1]): Interval => [x0, x1]);

const areApart = (columns: readonly Interval[]): boolean =>
  columns.every(([x0], at) => at === 0 || x0 - (columns[at - 1] as Interval)[1] >= CORRIDOR);

const fillsBoth = ({ chunks }: ChunkLine, columns: readonly Interval[]): boolean =>
  columns.every((column) => chunks.some((chunk) => isIn(chunk, column)));

const sameColumn = (columns: readonly Interval[], a: Line, b: Line): boolean =>
  columns.some((column) => isIn(a, column) && isIn(b, column));

export const isIn = ({ box }: Line, [x0, x1]: Interval): boolean => shared(box[0], box[2], x0, x1) > 0;

export const isFilled = (line: ChunkLine, [x0, x1]: Interval): boolean =>
  line.chunks.some(({ words }) => words.some(({ box }) => shared(box[0], box[2], x0, x1) > 0));

/** What the line has in the column; null where it has nothing. */
export function cellIn(line: ChunkLine, [x0, x1]: Interval): Line | null {
  const words = wordsIn([line]).filter(({ box }) => shared(box[0], box[2], x0, x1) > 0);
  return words.length === 0 ? null : lineOf(words);
}
