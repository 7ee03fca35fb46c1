/**
 * A table while it is being read. It takes rows and cells as they come, whatever is nested in what, so that a page with end
 * tags left out, rows without cells and text between the rows still gives a table whose spans nest.
 */
import type { Block, Cell, Region, Row } from '../../core/document.js';
import type { Flow } from './flow.js';

interface OpenCell {
  readonly start: number;
  readonly blocks: Block[];
  readonly header: boolean;
  readonly column: number;
  readonly columns: number;
}

/** Cells further right are placed one after the other; no real table comes near. */
const GRID_COLUMNS = 1000;

/** Which columns the cells of earlier rows reach down into. */
class Grid {
  /** Per column: the first row that is free again. */
  #freeFrom: number[] = [];
  row = 0;
  column = 0;
  width = 0;

  nextRow(): void {
    this.row++;
    this.column = 0;
  }

  /** Rows do not reach out of their section. */
  endSection(): void {
    this.#freeFrom = [];
  }

  place(columns: number, rows: number): number {
    while (this.column < GRID_COLUMNS && (this.#freeFrom[this.column] ?? 0) > this.row) this.column++;
    const column = this.column;
    this.column += columns;
    this.width = Math.max(this.width, this.column);
    const end = Math.min(this.column, GRID_COLUMNS);
    if (rows > 1) for (let at = column; at < end; at++) this.#freeFrom[at] = this.row + rows;
    return column;
  }
}

export interface CellShape {
  readonly header: boolean;
  readonly columns: number;
  readonly rows: number;
}

export class TableBuilder {
  closed = false;
  readonly #flow: Flow;
  readonly #outer: Block[];
  readonly #outerFloor: number;
  readonly #region: Region;
  readonly #grid = new Grid();
  readonly #rows: Row[] = [];
  #cells: Cell[] | null = null;
  #cell: OpenCell | null = null;
  /** Blocks between rows: a row of their own when another row follows, else they stand after the table. */
  #loose: Block[] = [];

  /** @param outer where the table belongs, and its region. */
  constructor(flow: Flow) {
    this.#flow = flow;
    this.#outer = flow.into;
    this.#outerFloor = flow.floor;
    this.#region = flow.setting.region;
  }

  /** True while the row has a cell that begins at or after the column: a `<dd>` after a `<dd>`. */
  reaches(column: number): boolean {
    return this.#cell !== null && this.#cell.column >= column;
  }

  /** Begins a cell, and a row with it where none is open. Text until the next cell belongs to it. */
  openCell({ header, columns, rows }: CellShape, fixedColumn?: number): void {
    const flow = this.#flow;
    if (this.#cells) {
      this.#endCell();
      flow.separate('\t');
    } else {
      this.#startRow();
    }
    const column = fixedColumn ?? this.#grid.place(columns, rows);
    this.#cell = { start: flow.length, blocks: [], header, column, columns };
    flow.into = this.#cell.blocks;
    flow.floor = flow.length;
  }

  closeRow(): void {
    if (!this.#cells) return;
    this.#endCell();
    this.#pushRow(this.#cells);
    this.#grid.nextRow();
    this.#cells = null;
    this.#flow.into = this.#loose;
    this.#flow.floor = this.#outerFloor;
    this.#flow.break();
  }

  endSection(): void {
    this.closeRow();
    this.#grid.endSection();
  }

  /** Ends the table. One without rows leaves no table behind, only what stood in it. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.closeRow();
    const flow = this.#flow;
    flow.break();
    const first = this.#rows[0];
    const last = this.#rows.at(-1);
    if (first && last) {
      const span = { start: first.span.start, end: last.span.end };
      this.#outer.push({ kind: 'table', span, rows: this.#rows, region: this.#region });
    }
    for (const block of this.#loose) this.#outer.push(block);
    flow.into = this.#outer;
    flow.floor = this.#outerFloor;
  }

  #startRow(): void {
    const flow = this.#flow;
    if (this.#rows.length === 0) {
      flow.settle();
    } else {
      flow.break();
      this.#takeLoose();
      flow.separate('\n');
    }
    this.#cells = [];
  }

  #takeLoose(): void {
    const blocks = this.#loose;
    const first = blocks[0];
    const last = blocks.at(-1);
    if (!first || !last) return;
    const span = { start: first.span.start, end: last.span.end };
    this.#pushRow([{ span, blocks, header: false, column: 0, columns: Math.max(1, this.#grid.width) }]);
    this.#loose = [];
  }

  #pushRow(cells: readonly Cell[]): void {
    const start = cells[0]?.span.start ?? 0;
    this.#rows.push({ span: { start, end: cells.at(-1)?.span.end ?? start }, cells });
  }

  #endCell(): void {
    this.#flow.break();
    if (!this.#cell || !this.#cells) return;
    const { start, blocks, header, column, columns } = this.#cell;
    this.#cells.push({ span: { start, end: this.#flow.length }, blocks, header, column, columns });
    this.#cell = null;
  }
}
