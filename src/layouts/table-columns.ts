/** Which column of a key-action table holds what: by its head, or, where it has none, by what its cells hold. */
import type { Row, SourceDocument, Table } from '../core/document.js';
import { isEmpty } from '../core/span.js';
import { type ColumnField, columnLabels, foldLabel } from '../vocabulary/labels.js';
import { isDueDateCell, isStatusCell } from './cells.js';
import { textOf } from './lines.js';

/** The field of each grid column of a table. */
export type Columns = ReadonlyMap<number, ColumnField>;

export const widthOf = (table: Table): number =>
  Math.max(0, ...table.rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columns)));

/** The columns that a head row names; null for any other row. */
export function headColumns(document: SourceDocument, row: Row, width: number): Columns | null {
  const fields = namedIn(document, row);
  const found = new Set(fields.values());
  if (!(found.has('responsible') || found.has('dueDate')) || found.size < 2) return null;
  if (found.has('description')) return fields;
  return withUnnamedColumn(document, row, fields, width);
}

/** A second head row, below a head that spans several columns: `Tracking` over `Status` and `Comments`. */
export function furtherColumns(document: SourceDocument, row: Row, columns: Columns): Columns | null {
  const filled = row.cells.filter((cell) => !isEmpty(cell.span));
  const fields = namedIn(document, row);
  if (filled.length === 0 || fields.size < filled.length) return null;
  if ([...fields.keys()].some((column) => columns.has(column))) return null;
  return new Map([...columns, ...fields]);
}

/** The fields that the cells of a row name, each once. */
function namedIn(document: SourceDocument, row: Row): Map<number, ColumnField> {
  const fields = new Map<number, ColumnField>();
  for (const cell of row.cells) {
    const field = columnLabels.get(foldLabel(textOf(document, cell.span)));
    if (field && ![...fields.values()].includes(field)) fields.set(cell.column, field);
  }
  return fields;
}

/** ERC's oldest pages and GATE leave the column of the action without a head: an empty head cell, or none at all. */
function withUnnamedColumn(document: SourceDocument, row: Row, fields: Columns, width: number): Columns {
  const empty = row.cells.find((cell) => textOf(document, cell.span) === '');
  if (empty) return new Map([...fields, [empty.column, 'description']]);
  const headWidth = Math.max(...row.cells.map((cell) => cell.column + cell.columns));
  if (headWidth >= width) return fields;
  return new Map([[0, 'description'], ...[...fields].map(([column, field]) => [column + 1, field] as const)]);
}

/** Without a head row: the column of dates and the column of statuses tell the others, in the order ERC prints them. */
export function contentColumns(document: SourceDocument, table: Table, width: number): Columns | null {
  const rows = table.rows.map((row) =>
    row.cells.map((cell) => ({ column: cell.column, text: textOf(document, cell.span) })),
  );
  const due = commonest(rows, isDueDateCell);
  const status = commonest(rows, isStatusCell);
  if (due === null || status === null || due === status || due < 1) return null;
  const agree = rows.filter((row) => {
    const at = (column: number): string => row.find((cell) => cell.column === column)?.text ?? '';
    return isDueDateCell(at(due)) && isStatusCell(at(status));
  });
  if (agree.length === 0) return null;
  const fields = new Map<number, ColumnField>([
    [due, 'dueDate'],
    [status, 'status'],
    [Math.max(0, due - 2), 'description'],
  ]);
  if (due >= 2) fields.set(due - 1, 'responsible');
  const after = Math.max(due, status) + 1;
  if (after < width) fields.set(after, 'comments');
  if (after + 1 < width) fields.set(after + 1, 'documents');
  return fields;
}

type TextRow = readonly { readonly column: number; readonly text: string }[];

/** The column in which most cells pass the test. */
function commonest(rows: readonly TextRow[], test: (text: string) => boolean): number | null {
  const counts = new Map<number, number>();
  for (const row of rows)
    for (const { column, text } of row) if (test(text)) counts.set(column, (counts.get(column) ?? 0) + 1);
  const best = [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0];
  return best ? best[0] : null;
}
