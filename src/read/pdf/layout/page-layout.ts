/**
 * One page → its blocks in reading order. Rulings and tags are both read for tables: where they divide the text alike, or
 * cross each other, the rulings hold, since they are what a reader sees; where the tags only divide further (a table with lines
 * between some rows, or none), the tags hold.
 */
import type { Box } from '../../../core/span.js';
import type { TextPage } from '../text-page.js';
import { type Aligned, alignedTables } from './alignment.js';
import { bandedTable } from './bands.js';
import { type Grid, type GridCell, gridsOf } from './grid.js';
import { isOneColumn, rowsWithin } from './half-grid.js';
import { linesFrom } from './lines.js';
import {
  addTo,
  around,
  type Disagreement,
  heightOf,
  type Line,
  middleX,
  middleY,
  type PageBlock,
  type PageCell,
  type PageLayout,
  type PageRow,
  type PageTable,
  type Word,
  widthOf,
} from './model.js';
import { openLines } from './open-lines.js';
import { type Item, inColumns } from './order.js';
import { paragraphsFrom } from './paragraphs.js';
import { betweenAcross, betweenDown } from './partly-ruled.js';
import { tableFromTags } from './tag-table.js';
import { type TagCell, type Tagging, type TagTable, taggingOf } from './tagged.js';
import { wordsOf } from './words.js';

/** White between a border and the text, at most, in points. */
const WIDEST_PADDING = 12;

/** The share of the words in a frame that a table takes which it was drawn around. */
const MOSTLY_TABLE = 0.7;

/** @param furniture says which words belong to running heads and feet: they are no part of the blocks. */
export function layOut(page: TextPage, furniture: (word: Word) => boolean): PageLayout {
  const all = wordsOf(page);
  const words = all.filter((word) => !furniture(word));
  const tagging = taggingOf(page.tags);
  const work = new PageWork(page, words, tagging);
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    blocks: work.blocks(),
    headings: tagging.headings,
    marked: page.marked,
    disagreements: work.disagreements,
  };
}

/** The page itself, a frame or a cell: what holds words and tables. */
interface Holder {
  readonly words: Word[];
  readonly tables: Placed[];
}

/** What stands in a holder beside its words. */
interface Placed {
  readonly box: Box;
  readonly blocks: () => readonly PageBlock[];
}

const asList = <Item>(item: Item | null): Item[] => (item === null ? [] : [item]);

const newHolder = (): Holder => ({ words: [], tables: [] });

class PageWork {
  readonly disagreements: Disagreement[] = [];
  readonly #page: TextPage;
  readonly #tagging: Tagging;
  readonly #root = newHolder();
  /** From the smallest to the largest, so that the first that holds a point is the innermost. */
  readonly #grids: Grid[];
  readonly #cells = new Map<GridCell, Holder>();
  /** Of lists of words that have not changed since. */
  readonly #lines = new Map<readonly Word[], readonly Line[]>();

  constructor(page: TextPage, words: readonly Word[], tagging: Tagging) {
    this.#page = page;
    this.#tagging = tagging;
    const area = ({ box }: Grid): number => widthOf(box) * heightOf(box);
    this.#grids = gridsOf(page.rulings).sort((a, b) => area(a) - area(b));
    this.#dropGrids(words);
    for (const word of words) this.#holderOf(middleX(word.box), middleY(word.box)).words.push(word);
    for (const [at, grid] of this.#grids.entries()) this.#placeGrid(grid, at);
    this.#placeTagTables(words);
  }

  blocks(): PageBlock[] {
    const { words, tables } = this.#root;
    if (this.#isGuessed()) this.#takeGuessed(this.#root);
    const items: Item[] = words.map((word) => ({ box: word.box, word }));
    for (const { box } of tables) items.push({ box, word: null });
    const byBox = new Map(tables.map((one) => [one.box, one]));
    const parts = inColumns(items);
    if (parts.length === 1) return this.#flow(this.#root, null);
    return parts.flatMap((part) => {
      const holder = newHolder();
      for (const { word, box } of part) {
        const table = word ? undefined : byBox.get(box);
        if (word) holder.words.push(word);
        else if (table) holder.tables.push(table);
      }
      return this.#flow(holder, null);
    });
  }

  /** Makes tables of what stands in a holder as if it were in cells, though no cell is drawn. */
  #takeGuessed(holder: Holder): void {
    const boxes = (): Box[] => holder.tables.map(({ box }) => box);
    const page = this.#page.number;
    const take = (found: readonly Aligned[]): void => {
      if (found.length === 0) return;
      const taken = new Set(found.flatMap(({ words }) => words));
      holder.words.splice(0, holder.words.length, ...holder.words.filter((word) => !taken.has(word)));
      this.#lines.delete(holder.words);
      for (const { table } of found) holder.tables.push({ box: table.box, blocks: () => [table] });
    };
    if (holder === this.#root) {
      const { across, down } = openLines(this.#page.rulings, boxes());
      for (const set of across) take(betweenAcross(set, holder.words, page, this.#fill));
      for (const set of down) take(asList(betweenDown(set, holder.words, page, this.#fill)));
    }
    const aligned = alignedTables(this.#linesOf(holder.words), boxes(), page, this.#fill);
    const count = aligned.reduce((sum, { words }) => sum + words.length, 0);
    // A frame around a table holds little else; one around a chart does.
    if (holder === this.#root || count >= holder.words.length * MOSTLY_TABLE) take(aligned);
  }

  /** Paragraphs, and tables between them, from the top down. */
  #flow({ words, tables }: Holder, right: number | null): PageBlock[] {
    const sorted = [...tables].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
    if (sorted.length === 0) return this.#paragraphs(words, right);
    const groups: Word[][] = Array.from({ length: sorted.length + 1 }, () => []);
    for (const word of words) {
      let at = 0;
      while (at < sorted.length && middleY(word.box) > (sorted[at] as Placed).box[1]) at++;
      groups[at]?.push(word);
    }
    return groups.flatMap((group, at) => [
      ...this.#paragraphs(group, right),
      ...((sorted[at] as Placed | undefined)?.blocks() ?? []),
    ]);
  }

  #paragraphs(words: readonly Word[], right: number | null): PageBlock[] {
    if (words.length === 0) return [];
    return paragraphsFrom(this.#linesOf(words), this.#page.number, right, this.#inOneHeading);
  }

  /** Made once for what is first looked through for tables, and then read as it stands. */
  #linesOf(words: readonly Word[]): readonly Line[] {
    const lines = this.#lines.get(words) ?? linesFrom(words);
    this.#lines.set(words, lines);
    return lines;
  }

  readonly #inOneHeading = (a: Line, b: Line): boolean => {
    const { headings } = this.#tagging;
    const heading = headings.get(a.words.at(-1)?.mark ?? -1);
    return heading !== undefined && heading === headings.get(b.words[0]?.mark ?? -1);
  };

  readonly #fill = (words: readonly Word[], right: number): readonly PageBlock[] => this.#paragraphs(words, right);

  #holderOf(x: number, y: number, from = 0): Holder {
    for (let at = from; at < this.#grids.length; at++) {
      const cell = this.#grids[at]?.at(x, y);
      if (cell) return this.#holder(cell);
    }
    return this.#root;
  }

  #holder(cell: GridCell): Holder {
    const holder = this.#cells.get(cell) ?? newHolder();
    this.#cells.set(cell, holder);
    return holder;
  }

  /** A grid that holds nothing, or whose cells the tags divide further, is none. */
  #dropGrids(words: readonly Word[]): void {
    const kept = this.#grids.filter((grid) => {
      const inside = words.filter(({ box }) => grid.at(middleX(box), middleY(box)) !== null);
      if (inside.length === 0) return false;
      if (grid.cells.length === 1) return true;
      return this.#rulingsHold(grid, inside);
    });
    this.#grids.splice(0, this.#grids.length, ...kept);
  }

  #rulingsHold(grid: Grid, words: readonly Word[]): boolean {
    const tagCells = new Map<GridCell, Set<TagCell>>();
    const gridCells = new Map<TagCell, Set<GridCell>>();
    for (const { box, mark } of words) {
      const tagged = this.#tagging.cells.get(mark);
      const cell = grid.at(middleX(box), middleY(box));
      if (!tagged || !cell) continue;
      tagCells.set(cell, (tagCells.get(cell) ?? new Set()).add(tagged));
      gridCells.set(tagged, (gridCells.get(tagged) ?? new Set()).add(cell));
    }
    const crossed = [...gridCells.values()].filter(({ size }) => size > 1).length;
    if (crossed > 0) this.disagreements.push({ box: grid.box, cells: crossed });
    if (crossed > 0) return true;
    const tables = new Map<TagTable, number>();
    for (const { table } of gridCells.keys()) tables.set(table, (tables.get(table) ?? 0) + 1);
    // Several tagged cells in one cell of the grid; a table that is all in one cell is a nested one.
    return (
      ![...tagCells.values()].some((cells) => {
        const [first] = cells;
        return first !== undefined && cells.size > 1 && (tables.get(first.table) ?? 0) > cells.size;
      }) && !(tagCells.size === 1 && gridCells.size > 1)
    );
  }

  #placeGrid(grid: Grid, at: number): void {
    const outer = this.#holderOf(middleX(grid.box), middleY(grid.box), at + 1);
    const [only] = grid.cells;
    if (grid.cells.length === 1 && only) {
      const frame = this.#holder(only);
      if (this.#isGuessed()) this.#takeGuessed(frame);
      outer.tables.push({ box: grid.box, blocks: () => this.#flow(frame, rightOf(frame, only.box)) });
    } else outer.tables.push({ box: grid.box, blocks: () => [this.#columnsWithin(grid) ?? this.#tableFrom(grid)] });
  }

  /** Rows without columns may have some that only white parts. */
  #columnsWithin(grid: Grid): PageTable | null {
    if (!this.#isGuessed() || !isOneColumn(grid)) return null;
    const holders = grid.cells.map((cell) => this.#cells.get(cell) ?? newHolder());
    if (holders.some(({ tables }) => tables.length > 0)) return null;
    return bandedTable(
      holders.map(({ words }) => words),
      this.#page.number,
      this.#fill,
    );
  }

  /** Nothing but places tells what is a table: the page has no tags that say so. */
  #isGuessed(): boolean {
    return this.#tagging.tables.length === 0 && !this.#page.marked;
  }

  #tableFrom(grid: Grid): PageTable {
    const byRow = new Map<number, GridCell[]>();
    for (const cell of grid.cells) addTo(byRow, cell.row, cell);
    const rows = [...byRow.entries()]
      .sort(([a], [b]) => a - b)
      .flatMap(([, cells]) =>
        this.#rowsFrom(
          grid,
          cells.sort((a, b) => a.column - b.column),
        ),
      );
    const columns = grid.xs.slice(1).map((x1, at) => [grid.xs[at] as number, x1] as const);
    return { kind: 'table', page: this.#page.number, box: grid.box, rows, columns, by: 'rulings' };
  }

  /** A row of the grid, or the rows that stand in it with no line between them. */
  #rowsFrom(grid: Grid, cells: readonly GridCell[]): PageRow[] {
    const holders = cells.map((cell) => this.#cells.get(cell) ?? newHolder());
    const isPlain = this.#isGuessed() && holders.every(({ tables }) => tables.length === 0);
    const rows = isPlain ? rowsWithin(grid, cells, (cell) => this.#cells.get(cell)?.words ?? []) : null;
    if (!rows) return [this.#rowFrom(cells)];
    return rows.map((words): PageRow => {
      const [, top, , bottom] = around(words.flat());
      const made = cells.map((cell, at): PageCell => {
        const holder: Holder = { words: words[at] ?? [], tables: [] };
        const box: Box = [cell.box[0], top, cell.box[2], bottom];
        const blocks = this.#flow(holder, rightOf(this.#cells.get(cell) ?? holder, cell.box));
        return { box, blocks, column: cell.column, columns: cell.columns, rows: 1, header: false };
      });
      return { cells: made, box: around(made), tagged: null };
    });
  }

  #rowFrom(cells: readonly GridCell[]): PageRow {
    const tags = new Set<readonly TagCell[]>();
    const made = cells.map((cell): PageCell => {
      const holder = this.#cells.get(cell) ?? newHolder();
      for (const { mark } of holder.words) {
        const tagged = this.#tagging.cells.get(mark);
        if (tagged) tags.add(tagged.table.rows[tagged.row] as TagCell[]);
      }
      const blocks = this.#flow(holder, rightOf(holder, cell.box));
      const { column, columns, rows, box } = cell;
      return { box, blocks, column, columns, rows, header: false };
    });
    const [row] = tags;
    return {
      cells: made,
      box: around(made),
      tagged: tags.size === 1 ? (row?.length ?? null) : null,
    };
  }

  /** Tables whose text no grid has. */
  #placeTagTables(words: readonly Word[]): void {
    if (this.#tagging.cells.size === 0) return;
    const inTables = new Set(this.#grids.flatMap(({ cells }) => (cells.length > 1 ? cells : [])));
    const inGrids = new Set<Word>();
    for (const [cell, holder] of this.#cells)
      if (inTables.has(cell)) for (const word of holder.words) inGrids.add(word);
    const byCell = new Map<TagCell, Word[]>();
    for (const word of words) {
      const cell = this.#tagging.cells.get(word.mark);
      if (cell && !inGrids.has(word)) addTo(byCell, cell, word);
    }
    const tables = new Map<TagTable, TagCell[]>();
    for (const cell of byCell.keys()) addTo(tables, cell.table, cell);
    for (const [table, cells] of tables) {
      if (cells.length < 2) continue;
      const made = tableFromTags(table, byCell, this.#page.number, this.#fill);
      if (!made) {
        this.disagreements.push({
          box: around(cells.flatMap((cell) => byCell.get(cell) ?? [])),
          cells: cells.length,
        });
        continue;
      }
      const taken = new Set(cells.flatMap((cell) => byCell.get(cell) ?? []));
      const holder = this.#holderOf(middleX(made.box), middleY(made.box));
      for (const one of [this.#root, ...this.#cells.values()])
        if (one.words.some((word) => taken.has(word)))
          one.words.splice(0, one.words.length, ...one.words.filter((word) => !taken.has(word)));
      holder.tables.push({ box: made.box, blocks: () => [made] });
    }
  }
}

/** The edge that lines in a box may run to: as far from its right border as they begin from its left one. */
function rightOf({ words }: Holder, box: Box): number {
  const inside = around(words);
  const padding = Math.min(Math.max(inside[0] - box[0], 0), WIDEST_PADDING);
  return Math.max(box[2] - padding, inside[2]);
}
