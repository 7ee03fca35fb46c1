/** The cells of a row by the field of their column, and the cells of rows above that reach down into it. */
import type { Cell, Row } from '../../core/document.js';
import type { DocumentColumn } from '../../vocabulary/labels.js';
import type { Columns } from './columns.js';

/** The last cell under each column of a table: it covers the rows below that have no cell of their own there. */
export class MergedCells {
  private readonly cells = new Map<DocumentColumn, Cell>();

  /** A head or a band ends them. */
  forget(): void {
    this.cells.clear();
  }

  take(cells: FieldCells): void {
    for (const field of cells.fields) {
      const own = cells.own(field);
      if (own) this.cells.set(field, own);
      else if (!cells.isCovered(field)) this.cells.delete(field);
    }
  }

  above(field: DocumentColumn): Cell | null {
    return this.cells.get(field) ?? null;
  }
}

export class FieldCells {
  constructor(
    readonly row: Row,
    private readonly columns: Columns,
    private readonly merged: MergedCells,
  ) {}

  get fields(): Iterable<DocumentColumn> {
    return this.columns.values();
  }

  has(field: DocumentColumn): boolean {
    return this.columnOf(field) !== null;
  }

  /** The cell that the row itself has under a column. */
  own(field: DocumentColumn): Cell | null {
    return this.row.cells.find((cell) => this.columns.get(cell.column) === field) ?? null;
  }

  /** That cell, or the one that reaches down from above. */
  under(field: DocumentColumn): Cell | null {
    return this.own(field) ?? (this.isCovered(field) ? this.merged.above(field) : null);
  }

  /** The row has no cell there, and one further on: a cell above takes its place. */
  isCovered(field: DocumentColumn): boolean {
    const column = this.columnOf(field);
    if (column === null || this.own(field)) return false;
    const { cells } = this.row;
    const within = cells.some((cell) => cell.column < column && column < cell.column + cell.columns);
    // A row that begins further in is one of several beside a merged cell; its last cells may be merged as well.
    const beside = (cells[0]?.column ?? 0) > 0;
    return !within && (beside || (cells.at(-1)?.column ?? 0) > column);
  }

  private columnOf(field: DocumentColumn): number | null {
    for (const [column, one] of this.columns) if (one === field) return column;
    return null;
  }
}
