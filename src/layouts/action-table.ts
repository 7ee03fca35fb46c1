/** Key-action tables that are real tables: which column holds what, and each row as a raw action. */
import type { Cell, Row, SourceDocument, Table } from '../core/document.js';
import { type Claim, type RawAction, type Reading, readAt } from '../core/reading.js';
import { isEmpty, type Span } from '../core/span.js';
import { type ColumnField, columnLabels, foldLabel } from '../vocabulary/labels.js';
import { isDueDateCell, isStatusCell, takeJustification, withoutHistory } from './cells.js';
import { textOf } from './lines.js';
import { stampsIn } from './stamps.js';

/** How the columns of a table were told: the field of each grid column, and where the rows begin. */
export interface Columns {
  readonly fields: ReadonlyMap<number, ColumnField>;
  readonly width: number;
  /** Index of the head row; null where the table has none. */
  readonly head: number | null;
}

const HEAD_SEARCH = 3;

/** The columns of a key-action table, by its head row or, where it has none, by what its cells hold. Null: another table. */
export function columnsOf(document: SourceDocument, table: Table): Columns | null {
  const width = Math.max(0, ...table.rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columns)));
  for (const [head, row] of table.rows.slice(0, HEAD_SEARCH).entries()) {
    const fields = headFields(document, row, width);
    if (fields) return { fields, width, head };
  }
  const fields = contentFields(document, table, width);
  return fields ? { fields, width, head: null } : null;
}

/** What a table says, row by row: an action, or a band across the table whose text belongs to the page around it. */
export type TableRow = { readonly action: RawAction; readonly claims: readonly Claim[] } | { readonly band: Cell };

export function rowsOf(
  document: SourceDocument,
  table: Table,
  columns: Columns,
): { rows: TableRow[]; claims: Claim[] } {
  const rows: TableRow[] = [];
  const claims: Claim[] = [];
  for (const [index, row] of table.rows.entries()) {
    const filled = row.cells.filter((cell) => !isEmpty(cell.span));
    const only = filled.length === 1 ? filled[0] : undefined;
    if (filled.length === 0) continue;
    if (index === columns.head || headFields(document, row, columns.width))
      claims.push({ span: row.span, as: 'label' });
    else if (columns.head !== null && index < columns.head) for (const cell of filled) rows.push({ band: cell });
    else if (only && only.columns >= columns.width && columns.width > 1) rows.push({ band: only });
    else rows.push(readRow(document, row, columns));
  }
  return { rows, claims };
}

function readRow(document: SourceDocument, row: Row, columns: Columns): TableRow {
  const claims: Claim[] = [];
  const cellOf = (field: ColumnField): Span | null => {
    const cell = row.cells.find((candidate) => columns.fields.get(candidate.column) === field);
    if (!cell) return hasColumn(columns, field) ? { start: row.span.end, end: row.span.end } : null;
    const stripped = withoutHistory(document, cell.span);
    claims.push(...stripped.claims);
    return stripped.span;
  };
  const read = (field: ColumnField): Reading | null => {
    const span = cellOf(field);
    return span ? readAt(document, span, `table/${field}`) : null;
  };
  const description = cellOf('description');
  const stamps = stampsIn(document, description ?? row.span, 'table/stamp');
  const status = cellOf('status');
  const justified = status ? takeJustification(document, status) : null;
  claims.push(...stamps.claims, ...(justified?.claims ?? []));
  const action: RawAction = {
    description: description ? readAt(document, around(description, stamps.span), 'table/description') : null,
    responsible: read('responsible'),
    dueDate: read('dueDate'),
    status: justified ? readAt(document, justified.before, 'table/status') : null,
    justification: justified?.justification ?? null,
    comments: read('comments'),
    documents: documentsIn(document, cellOf('documents')),
    added: stamps.added,
    lastUpdated: stamps.lastUpdated,
    cutOff: false,
  };
  return { action, claims };
}

/** A span without the stamps inside it. */
const around = (span: Span, hole: Span | null): Span[] =>
  hole
    ? [
        { ...span, end: hole.start },
        { ...span, start: hole.end },
      ]
    : [span];

const hasColumn = (columns: Columns, field: ColumnField): boolean => [...columns.fields.values()].includes(field);

/** Links of the cell; where it has none, its text as a title without an address. */
function documentsIn(document: SourceDocument, span: Span | null): RawAction['documents'] {
  if (!span || isEmpty(span)) return [];
  const links = document.links.filter((link) => link.span.start >= span.start && link.span.end <= span.end);
  if (links.length === 0) return [{ title: readAt(document, span, 'table/documents'), uri: '' }];
  return links.map((link) => ({ title: readAt(document, link.span, 'table/documents'), uri: link.target }));
}

function headFields(document: SourceDocument, row: Row, width: number): ReadonlyMap<number, ColumnField> | null {
  const fields = new Map<number, ColumnField>();
  for (const cell of row.cells) {
    const field = columnLabels.get(foldLabel(textOf(document, cell.span)));
    if (field && ![...fields.values()].includes(field)) fields.set(cell.column, field);
  }
  const found = new Set(fields.values());
  if (!(found.has('responsible') || found.has('dueDate')) || found.size < 2) return null;
  if (found.has('description')) return fields;
  return withUnnamedColumn(document, row, fields, width);
}

/** ERC's oldest pages and GATE leave the column of the action without a head: an empty head cell, or none at all. */
function withUnnamedColumn(
  document: SourceDocument,
  row: Row,
  fields: ReadonlyMap<number, ColumnField>,
  width: number,
): ReadonlyMap<number, ColumnField> {
  const empty = row.cells.find((cell) => textOf(document, cell.span) === '');
  if (empty) return new Map([...fields, [empty.column, 'description']]);
  const headWidth = Math.max(...row.cells.map((cell) => cell.column + cell.columns));
  if (headWidth >= width) return fields;
  return new Map([[0, 'description'], ...[...fields].map(([column, field]) => [column + 1, field] as const)]);
}

/** Without a head row: the column of dates and the column of statuses tell the others, in the order ERC prints them. */
function contentFields(document: SourceDocument, table: Table, width: number): ReadonlyMap<number, ColumnField> | null {
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
