/** Pages → one document: tables, rows and paragraphs that a page break cut are put together again. */
import { type JoinedBlock, type JoinedTable, startBlock, startRow } from './joined.js';
import {
  type Line,
  type PageBlock,
  type PageLayout,
  type PageParagraph,
  type PageRow,
  type PageTable,
  shared,
  textOfBlocks,
} from './model.js';
import { isMarker } from './paragraphs.js';
import { goesOn } from './same-row.js';

/** Edges of one table may differ by this much from page to page, in points. */
const ASIDE = 8;
/** A table that leaves this share of the page white below it has come to its end. */
const WHITE_BELOW = 0.3;
/** Text this much smaller than the rest at the foot of a page is a note. */
const NOTE = 0.93;
const NOTES_FROM = 0.5;
const MOST_HEAD_ROWS = 4;
const ENDED = /[.!?:;…]["'”’»)\]]*\d{0,3}$/u;
const LOWER = /^["'“‘(]?\p{Ll}/u;
const HYPHEN = /\p{L}[-\u2010\u00AD]$/u;

/** Puts pages together, one after the other. */
export class Joiner {
  /** From the first that may go on. */
  readonly #blocks: JoinedBlock[] = [];
  readonly #size: number;
  /** The last block of the page before that is no note. */
  #last: JoinedBlock | null = null;
  #lastPage = -1;

  /** @param size of most of the text of the document */
  constructor(size: number) {
    this.#size = size;
  }

  add(page: PageLayout): void {
    const { main, notes } = this.#withoutNotes(page);
    const [first, ...rest] = main;
    if (this.#lastPage !== page.number - 1) this.#last = null;
    let joined = false;
    if (first?.kind === 'table' && this.#last?.kind === 'table') joined = joinTables(this.#last, first, page);
    if (first?.kind === 'paragraph' && this.#last?.kind === 'paragraph')
      joined = joinParagraphs(this.#last.fragments, first);
    for (const block of joined ? rest : main) this.#blocks.push(startBlock(block));
    if (main.length > 0 && !(joined && rest.length === 0)) this.#last = this.#blocks.at(-1) ?? null;
    for (const note of notes) this.#blocks.push(startBlock(note));
    this.#lastPage = page.number;
  }

  /** The blocks that no later page can go on with, in their order. Each is given once. */
  finished(): JoinedBlock[] {
    const open = this.#last === null ? -1 : this.#blocks.indexOf(this.#last);
    return this.#blocks.splice(0, open < 0 ? this.#blocks.length : open);
  }

  /** All that are left, after the last page. */
  rest(): JoinedBlock[] {
    return this.#blocks.splice(0);
  }

  #withoutNotes({ blocks, height }: PageLayout): { main: PageBlock[]; notes: PageBlock[] } {
    let from = blocks.length;
    while (from > 0 && this.#isNote(blocks[from - 1] as PageBlock, height)) from--;
    return { main: blocks.slice(0, from), notes: blocks.slice(from) };
  }

  #isNote(block: PageBlock, height: number): boolean {
    if (block.kind !== 'paragraph' || block.box[1] < height * NOTES_FROM) return false;
    return block.lines.every(({ size }) => size < this.#size * NOTE);
  }
}

function joinParagraphs(fragments: PageParagraph[], next: PageParagraph): boolean {
  const last = fragments.at(-1)?.lines.at(-1);
  const first = next.lines[0];
  if (!last || !first) return false;
  const alike =
    Math.abs(last.size - first.size) < 0.5 && last.bold === first.bold && isUpright(last) && isUpright(first);
  const goes = HYPHEN.test(last.text) || (!ENDED.test(last.text) && LOWER.test(first.text));
  if (!alike || !goes || isMarker(first)) return false;
  fragments.push(next);
  return true;
}

const isUpright = ({ words }: Line): boolean => words[0]?.angle === 0;

/** Adds the rows of the next page, where its table is the same one. */
function joinTables(table: JoinedTable, next: PageTable, page: PageLayout): boolean {
  const last = table.parts.at(-1) as PageTable;
  if (!sameColumns(last, next)) return false;
  const repeated = repeatedHead(table, next);
  const rest = page.height - last.box[3];
  if (repeated === 0 && rest > page.height * WHITE_BELOW) return false;
  const place = columnMap(table, next);
  const rows = next.rows.slice(repeated);
  for (const row of next.rows.slice(0, repeated)) table.repeated.push({ page: next.page, row });
  for (const [at, row] of rows.entries()) {
    const above = table.rows.at(-1);
    if (at === 0 && above && goesOn(above, row, page.marked)) {
      above.fragments.push({ page: next.page, row });
      for (const [index, cell] of row.cells.entries()) above.cells[index]?.fragments.push({ page: next.page, cell });
    } else table.rows.push(startRow(row, next.page, place, next.columns.length));
  }
  table.parts.push(next);
  return true;
}

/** The outer edges agree, and every column of the table with fewer begins where one of the other does. */
function sameColumns(a: PageTable, b: PageTable): boolean {
  const starts = ({ columns }: PageTable): number[] => columns.map(([x0]) => x0);
  const [few, many] = a.columns.length <= b.columns.length ? [starts(a), starts(b)] : [starts(b), starts(a)];
  const near = (x: number): boolean => many.some((other) => Math.abs(other - x) <= ASIDE);
  const drawn = a.by === 'rulings' && b.by === 'rulings';
  if (Math.abs((few[0] ?? 0) - (many[0] ?? 0)) > ASIDE) return false;
  if (drawn && Math.abs((a.columns.at(-1)?.[1] ?? 0) - (b.columns.at(-1)?.[1] ?? 0)) > ASIDE) return false;
  if (!drawn && (a.columns.length === 1) !== (b.columns.length === 1)) return false;
  // Centred text begins elsewhere on every page, but stays in its column.
  if (
    !drawn &&
    a.columns.length === b.columns.length &&
    a.columns.every(([x0, x1], at) => overlaps(x0, x1, b.columns[at]))
  )
    return true;
  const agreeing = few.filter(near).length;
  return drawn ? agreeing >= few.length * 0.6 : agreeing >= few.length * 0.75;
}

const overlaps = (x0: number, x1: number, other: readonly [number, number] | undefined): boolean =>
  other !== undefined && shared(x0, x1, other[0], other[1]) > 0;

/** How many rows at the top repeat the head of the table. */
function repeatedHead(table: JoinedTable, next: PageTable): number {
  let count = 0;
  while (count < MOST_HEAD_ROWS && count < next.rows.length) {
    const head = table.rows[count]?.fragments[0]?.row;
    const row = next.rows[count];
    if (!head || !row || textOf(row) === '' || textOf(head) !== textOf(row)) break;
    count++;
  }
  return count === next.rows.length ? 0 : count;
}

const textOf = (row: PageRow): string =>
  row.cells
    .map(({ blocks }) => textOfBlocks(blocks))
    .join('\t')
    .trim();

/** Column of the page → column of the whole table, which gets the edges that only this page has. */
function columnMap(table: JoinedTable, next: PageTable): (column: number) => number {
  const starts = next.columns.map(([x0]) => x0);
  if (starts.length !== table.columns.length) {
    const added = starts.filter((x) => !table.columns.some((other) => Math.abs(other - x) <= ASIDE));
    if (added.length > 0) widen(table, added);
  }
  const same = starts.length === table.columns.length;
  return (column) => {
    if (column >= starts.length) return table.columns.length;
    return same ? column : nearest(table.columns, starts[column] as number);
  };
}

/** New columns push those behind them, and stretch the cells that lie over them. */
function widen(table: JoinedTable, added: readonly number[]): void {
  const edges = [...table.columns, ...added].sort((a, b) => a - b);
  const moved = [...table.columns.map((x) => edges.indexOf(x)), edges.length];
  table.columns = edges;
  for (const row of table.rows)
    for (const [at, cell] of row.cells.entries()) {
      const column = moved[cell.column] as number;
      const end = moved[Math.min(cell.column + cell.columns, moved.length - 1)] as number;
      row.cells[at] = { ...cell, column, columns: Math.max(1, end - column) };
    }
}

function nearest(places: readonly number[], value: number): number {
  let best = 0;
  for (const [at, place] of places.entries())
    if (Math.abs(place - value) < Math.abs((places[best] as number) - value)) best = at;
  return best;
}
