/** What page breaks have cut and what was put together again: a block, row or cell as its fragments, one for each page. */
import type { PageBlock, PageCell, PageParagraph, PageRow, PageTable } from './model.js';

export interface JoinedParagraph {
  readonly kind: 'paragraph';
  readonly fragments: PageParagraph[];
}

export interface JoinedCell {
  readonly column: number;
  readonly columns: number;
  readonly fragments: CellFragment[];
}

export interface CellFragment {
  readonly page: number;
  readonly cell: PageCell;
}

export interface JoinedRow {
  readonly cells: JoinedCell[];
  readonly fragments: RowFragment[];
}

export interface RowFragment {
  readonly page: number;
  readonly row: PageRow;
}

export interface JoinedTable {
  readonly kind: 'table';
  readonly parts: PageTable[];
  readonly rows: JoinedRow[];
  /** Left edges of the grid columns. */
  columns: number[];
  /** Head rows that a page repeats: they say nothing new. */
  readonly repeated: RowFragment[];
}

export type JoinedBlock = JoinedParagraph | JoinedTable;

/** A table of one page on its way to become a longer one. */
export function startTable(table: PageTable): JoinedTable {
  return {
    kind: 'table',
    parts: [table],
    rows: table.rows.map((row) => startRow(row, table.page, (column) => column, table.columns.length)),
    columns: table.columns.map(([x0]) => x0),
    repeated: [],
  };
}

/** @param place says which column of the whole table is which of the page's */
export function startRow(row: PageRow, page: number, place: (column: number) => number, count: number): JoinedRow {
  return {
    fragments: [{ page, row }],
    cells: row.cells.map((cell) => {
      const column = place(cell.column);
      const after = cell.column + cell.columns >= count ? place(count) : place(cell.column + cell.columns);
      return { column, columns: Math.max(1, after - column), fragments: [{ page, cell }] };
    }),
  };
}

export const startBlock = (block: PageBlock): JoinedBlock =>
  block.kind === 'paragraph' ? { kind: 'paragraph', fragments: [block] } : startTable(block);
