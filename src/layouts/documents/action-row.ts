/** One row of an action table as raw actions: mostly one, several where a cell numbers them. */
import type { Cell, Row, SourceDocument } from '../../core/document.js';
import { type Claim, type RawAction, type Reading, readAt } from '../../core/reading.js';
import type { Span } from '../../core/span.js';
import type { DocumentColumn } from '../../vocabulary/labels.js';
import { noFields } from '../rows.js';
import { splitNumbered, withoutMarker } from './action-list.js';
import { spansOf } from './cell-text.js';
import type { Columns } from './columns.js';
import { withoutInstructions } from './template.js';

export interface ActionRow {
  readonly actions: readonly RawAction[];
  readonly claims: readonly Claim[];
}

/** The cell under a column. */
export function cellUnder(row: Row, columns: Columns, field: DocumentColumn): Cell | null {
  return row.cells.find((cell) => columns.get(cell.column) === field) ?? null;
}

export function actionsOf(document: SourceDocument, row: Row, columns: Columns): ActionRow {
  const claims: Claim[] = [];
  const held = new Set(columns.values());
  const spansUnder = (field: DocumentColumn): Span[] => {
    const cell = cellUnder(row, columns, field);
    const answered = cell ? spansOf(cell).map((span) => withoutInstructions(document, span)) : [];
    claims.push(...answered.flatMap((one) => one.claims));
    return answered.flatMap(({ spans }) => [...spans]);
  };
  const read = (field: DocumentColumn): Reading | null =>
    held.has(field) ? readAt(document, spansUnder(field), `table/${field}`) : null;
  const shared = {
    responsible: read('responsible'),
    dueDate: read('revisedDueDate') ?? read('dueDate') ?? read('originalDueDate'),
    status: read('status') ?? read('monitoring'),
    comments: read('comments'),
  };
  const descriptions = splitNumbered(document, spansUnder('description'));
  const filled = Object.values(shared).some((reading) => reading && reading.raw !== '');
  if (descriptions.length === 0) return { actions: filled ? [{ ...noFields, ...shared }] : [], claims };
  const actions = descriptions.map((spans): RawAction => {
    const { number, text, claims: marker } = withoutMarker(document, spans);
    claims.push(...marker);
    return { ...noFields, ...shared, number, description: readAt(document, text, 'table/description') };
  });
  return { actions, claims };
}

/** The rest of a row that a page or a wide cell cut: its cells go on with the fields of the action before. */
export function continued(document: SourceDocument, action: RawAction, rest: RawAction): RawAction {
  const both = (a: Reading | null, b: Reading | null): Reading | null => {
    if (!a || !b) return a ?? b;
    return b.raw === '' ? a : readAt(document, [...a.at, ...b.at], b.rule);
  };
  return {
    ...action,
    responsible: both(action.responsible, rest.responsible),
    dueDate: both(action.dueDate, rest.dueDate),
    status: both(action.status, rest.status),
    comments: both(action.comments, rest.comments),
  };
}
