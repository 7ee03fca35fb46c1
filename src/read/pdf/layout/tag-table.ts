/** A table that only the tags know: its cells by the tags, its columns by where the text of full rows stands. */
import type { Box } from '../../../core/span.js';
import {
  around,
  aroundBoxes,
  least,
  middleX,
  most,
  type PageBlock,
  type PageCell,
  type PageRow,
  type PageTable,
  shared,
  type Word,
} from './model.js';
import type { TagCell, TagTable } from './tagged.js';

/** What the words of a cell become: lines and paragraphs that may run to this edge. */
export type Fill = (words: readonly Word[], right: number) => readonly PageBlock[];

interface Found {
  readonly cell: TagCell;
  readonly words: readonly Word[];
  /** Null for a cell without text. */
  readonly box: Box | null;
}

/** Rows and cells may be out of place by this much, in points, and tables by so many of their rows. */
const ASIDE = 3;
const MOST_ASTRAY = 0.2;
/** Rows that may go on from the page before: the first, or the one after a repeated head. */
const FIRST_ROWS = 2;

/** @returns null where the tags cannot be right: rows or cells that do not stand in the order they are tagged in. */
export function tableFromTags(
  table: TagTable,
  wordsOf: ReadonlyMap<TagCell, readonly Word[]>,
  page: number,
  fill: Fill,
): PageTable | null {
  const rows = table.rows
    .map((cells) => cells.map((cell): Found => found(cell, wordsOf.get(cell) ?? [])))
    .filter((cells) => cells.some(({ box }) => box !== null));
  if (!isInOrder(rows)) return null;
  const columns = columnsOf(rows);
  const edges = edgesOf(columns);
  const tops = rows.map((cells) => aroundBoxes(boxesOf(cells)));
  const built = rows.map((cells, at) => {
    const box = tops[at] as Box;
    const place: Box = [edges[0] ?? box[0], box[1], edges.at(-1) ?? box[2], box[3]];
    return rowOf(cells, place, { edges, columns, fill, mayContinue: at < FIRST_ROWS });
  });
  const box = around(built);
  return { kind: 'table', page, box, rows: built, columns, by: 'tags' };
}

const found = (cell: TagCell, words: readonly Word[]): Found => ({
  cell,
  words,
  box: words.length === 0 ? null : around(words),
});

const boxesOf = (cells: readonly Found[]): Box[] => cells.map(({ box }) => box).filter((box) => box !== null);

function isInOrder(rows: readonly (readonly Found[])[]): boolean {
  let astray = 0;
  let top = 0;
  for (const cells of rows) {
    const boxes = boxesOf(cells);
    const first = least(boxes.map((box) => box[1]));
    const wrong = boxes.some((box, at) => at > 0 && middleX(box) < middleX(boxes[at - 1] as Box));
    if (first < top - ASIDE || wrong) astray++;
    top = Math.max(top, first);
  }
  return rows.length > 0 && astray <= rows.length * MOST_ASTRAY;
}

type Interval = readonly [x0: number, x1: number];

/** Where the text of each column stands, by the rows that have all columns. */
function columnsOf(rows: readonly (readonly Found[])[]): Interval[] {
  const sizes = rows.map((cells) => cells.reduce((sum, { cell }) => sum + cell.columns, 0));
  const count = most(sizes);
  const columns: (Interval | null)[] = new Array<Interval | null>(count).fill(null);
  for (const [at, cells] of rows.entries()) {
    if (sizes[at] !== count) continue;
    let column = 0;
    for (const { cell, box } of cells) {
      const known = columns[column];
      if (box && cell.columns === 1)
        columns[column] = known ? [Math.min(known[0], box[0]), Math.max(known[1], box[2])] : [box[0], box[2]];
      column += cell.columns;
    }
  }
  return withoutGaps(columns, rows);
}

/** A column that never holds text takes part of the room between its neighbours. */
function withoutGaps(columns: readonly (Interval | null)[], rows: readonly (readonly Found[])[]): Interval[] {
  const whole = aroundBoxes(boxesOf(rows.flat()));
  return columns.map((column, at) => {
    if (column) return column;
    const left = columns.slice(0, at).findLast((other) => other !== null);
    const right = columns.slice(at + 1).find((other) => other !== null);
    const from = left ? left[1] : whole[0];
    const to = right ? right[0] : Math.max(whole[2], from);
    return [from, Math.max(from, to)];
  });
}

/** Half way between columns; where their texts overlap, just before the right one begins. */
function edgesOf(columns: readonly Interval[]): number[] {
  const edges = [columns[0]?.[0] ?? 0];
  for (let at = 1; at < columns.length; at++) {
    const [left, right] = [columns[at - 1] as Interval, columns[at] as Interval];
    const edge = left[1] < right[0] ? (left[1] + right[0]) / 2 : right[0] - 1;
    edges.push(Math.max(edge, edges.at(-1) as number));
  }
  edges.push(most(columns.map(([, x1]) => x1)));
  return edges;
}

interface Columns {
  readonly edges: readonly number[];
  readonly columns: readonly Interval[];
  readonly fill: Fill;
  /** The row may be the rest of one from the page before, of which the tags list only the cells that go on. */
  readonly mayContinue: boolean;
}

function rowOf(cells: readonly Found[], box: Box, context: Columns): PageRow {
  const { edges, columns, fill, mayContinue } = context;
  const count = columns.length;
  const tagged = cells.reduce((sum, { cell }) => sum + cell.columns, 0);
  const made: PageCell[] = [];
  let next = 0;
  const add = (column: number, size: number, blocks: readonly PageBlock[]): void => {
    const cellBox: Box = [edges[column] as number, box[1], edges[column + size] as number, box[3]];
    made.push({ box: cellBox, blocks, column, columns: size, rows: 1, header: false });
    next = column + size;
  };
  for (const [at, { cell, words, box: text }] of cells.entries()) {
    const full = tagged === count;
    if (!text && !full) continue;
    const start = full || !text ? next : Math.max(next, firstColumn(text, columns));
    if (start >= count) break;
    while (next < start) add(next, 1, []);
    const after = cells.slice(at + 1).find((other) => other.box !== null)?.box ?? null;
    const isBand = cells.length === 1 && start === 0 && (!mayContinue || startsAnew(words));
    const reach = isBand ? count : full || !text ? cell.columns : reachOf(text, after, start, context);
    const size = Math.max(1, Math.min(reach, count - start));
    const right = most(columns.slice(start, start + size).map(([, x1]) => x1));
    add(start, size, fill(words, right));
  }
  while (next < count) add(next, 1, []);
  return { cells: made, box, tagged };
}

const NUMBERED = /^(?:\(?\d{1,3}[.)]|\(?[a-z][.)])$/u;

/** Begins with a number: not the rest of a row. */
const startsAnew = ([first]: readonly Word[]): boolean => first !== undefined && NUMBERED.test(first.text);

/** The column that the text shares most with. */
function firstColumn(text: Box, columns: readonly Interval[]): number {
  const first = columns.findIndex(([, x1]) => text[0] < x1);
  return first < 0 ? columns.length - 1 : first;
}

/** How many columns the text lies over: up to the column of the next cell. */
function reachOf(text: Box, after: Box | null, start: number, { edges, columns }: Columns): number {
  let size = 1;
  while (start + size < columns.length) {
    const [x0, x1] = columns[start + size] as Interval;
    const overlaps = text[2] > (edges[start + size] as number) + ASIDE && shared(text[0], text[2], x0, x1) > ASIDE;
    if (!overlaps || (after && shared(after[0], after[2], x0, x1) > 0)) break;
    size++;
  }
  return size;
}
