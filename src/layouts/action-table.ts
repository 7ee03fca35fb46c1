/**
 * Tables that hold key actions, cut into what they hold: rows that are actions, and rows that belong to the page around them.
 * One table may hold a whole page: its head, recommendations and responses as rows, and key actions between them.
 */
import type { Row, SourceDocument, Table } from '../core/document.js';
import type { Claim, RawAction } from '../core/reading.js';
import { isEmpty, type Span } from '../core/span.js';
import { type ColumnField, columnLabels, foldLabel } from '../vocabulary/labels.js';
import { type ActionCells, type ActionRead, readAction } from './action-row.js';
import { labelledValue } from './header.js';
import { type Line, type TablePart, textOf } from './lines.js';
import { bareLabel, isActionsLabel, isResponseLine, numberedLabel } from './page-labels.js';
import { stampsIn } from './stamps.js';
import { type Columns, contentColumns, furtherColumns, headColumns, widthOf } from './table-columns.js';

/** The parts of a table, in its order. A table without key actions is one part, of lines. */
export function tableParts(document: SourceDocument, table: Table): readonly TablePart[] {
  const width = widthOf(table);
  const byHead = table.rows.some((row) => headColumns(document, row, width) !== null);
  const columns = byHead ? null : contentColumns(document, table, width);
  if (byHead || columns) return new Parts(document, width, columns).of(table.rows);
  return [listedActions(document, table) ?? { kind: 'lines', rows: table.rows }];
}

interface OpenTable {
  readonly kind: 'table';
  readonly actions: RawAction[];
  readonly claims: Claim[];
}

class Parts {
  private readonly parts: TablePart[] = [];
  private last: OpenTable | null = null;
  private belowHead = false;

  constructor(
    private readonly document: SourceDocument,
    private readonly width: number,
    private columns: Columns | null,
  ) {}

  of(rows: readonly Row[]): readonly TablePart[] {
    for (const row of rows) if (row.cells.some((cell) => !isEmpty(cell.span))) this.take(row);
    return this.parts;
  }

  private take(row: Row): void {
    const { document, columns } = this;
    const head =
      headColumns(document, row, this.width) ??
      (this.belowHead && columns ? furtherColumns(document, row, columns) : null);
    this.belowHead = head !== null;
    if (head) {
      this.columns = head;
      this.table().claims.push({ span: row.span, as: 'label' });
    } else if (isAppendix(document, row) && this.last) this.append(row, this.last);
    else if (!columns || belongsToPage(document, row, this.width)) this.takeLines(row);
    else {
      const read = readAction(document, cellsOf(document, row, columns));
      this.table().actions.push(read.action);
      this.table().claims.push(...read.claims);
    }
  }

  /** The table that rows are added to at this place. */
  private table(): OpenTable {
    if (!this.last) {
      this.last = { kind: 'table', actions: [], claims: [] };
      this.parts.push(this.last);
    }
    return this.last;
  }

  private takeLines(row: Row): void {
    this.last = null;
    this.parts.push({ kind: 'lines', rows: [row] });
  }

  /** Stamps and link words in a row of their own belong to the action above. */
  private append(row: Row, table: OpenTable): void {
    const stamps = stampsIn(this.document, row.span, 'table/stamp');
    const above = table.actions.pop();
    if (above)
      table.actions.push({
        ...above,
        added: above.added ?? stamps.added,
        lastUpdated: above.lastUpdated ?? stamps.lastUpdated,
      });
    table.claims.push({ span: row.span, as: 'furniture' });
  }
}

const cellsOf = (document: SourceDocument, row: Row, columns: Columns): ActionCells => ({
  of: (field) => {
    const cell = row.cells.find((candidate) => columns.get(candidate.column) === field);
    if (cell) return withoutLabel(document, cell.span, field);
    return [...columns.values()].includes(field) ? { start: row.span.end, end: row.span.end } : null;
  },
  all: row.cells.map((cell) => cell.span),
});

const LABEL = /^([^:]{1,40}):/u;

/** Pages for small screens print the head of the column in every cell. */
function withoutLabel(document: SourceDocument, span: Span, field: ColumnField): Span {
  const match = LABEL.exec(document.text.slice(span.start, span.end));
  const own = match && columnLabels.get(foldLabel(match[1] ?? '')) === field;
  return match && own ? { ...span, start: span.start + match[0].length } : span;
}

const STAMPS_AND_LINKS = /^(?:\[\s*(?:Added|Last\s+Updated)\s*:[^\]]{0,60}\]\s*|(?:Key Action Update )?History\s*)+$/iu;

/** The row holds nothing but stamps or the link word `History`. */
const isAppendix = (document: SourceDocument, row: Row): boolean => STAMPS_AND_LINKS.test(textOf(document, row.span));

/** A band across the table, or a row that begins with a label of the page: no key action. */
function belongsToPage(document: SourceDocument, row: Row, width: number): boolean {
  const filled = row.cells.filter((cell) => !isEmpty(cell.span));
  const [first] = filled;
  if (!first) return false;
  if (filled.length === 1 && first.columns >= width && width > 1) return true;
  const span = first.blocks[0]?.span ?? first.span;
  const line: Line = {
    kind: 'line',
    span: row.span,
    cells: [span, ...filled.slice(1).map((cell) => cell.span)],
    heading: null,
    navigation: false,
  };
  if (numberedLabel(document, line) || isResponseLine(document, line) || isActionsLabel(document, line)) return true;
  if (filled.length > 2) return false;
  return bareLabel(document, line, undefined) !== null || labelledValue(document, line) !== null;
}

/**
 * Key actions as labels and values, one below the other: `Key Action | …`, `Responsible | …`. Null for a table of another kind.
 * Each label of the description opens an action.
 */
function listedActions(document: SourceDocument, table: Table): TablePart | null {
  const rows = table.rows.map(({ cells, span }) => {
    const [label, value, ...more] = cells;
    const field = label && columnLabels.get(foldLabel(textOf(document, label.span)));
    return { label, value, span, field: value && more.length === 0 ? field : undefined };
  });
  const fields = new Set(rows.map(({ field }) => field));
  if (!fields.has('description') || !(fields.has('responsible') || fields.has('dueDate'))) return null;
  const claims: Claim[] = [];
  const groups: { fields: Map<ColumnField, Span>; all: Span[] }[] = [];
  for (const { label, value, field, span } of rows) {
    if (field === 'description' || groups.length === 0) groups.push({ fields: new Map(), all: [] });
    const group = groups.at(-1);
    if (field && label && value && !group?.fields.has(field)) {
      group?.fields.set(field, value.span);
      claims.push({ span: label.span, as: 'label' });
    }
    group?.all.push(value?.span ?? span);
  }
  const read = groups.map(
    ({ fields: own, all }): ActionRead => readAction(document, { of: (field) => own.get(field) ?? null, all }),
  );
  return {
    kind: 'table',
    actions: read.map(({ action }) => action),
    claims: [...claims, ...read.flatMap((one) => one.claims)],
  };
}
