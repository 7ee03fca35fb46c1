/** One key action whose fields stand in cells: of a table row, or of the labels and values of a list. */
import type { SourceDocument } from '../core/document.js';
import { type Claim, type RawAction, type Reading, readAt } from '../core/reading.js';
import { isEmpty, type Span } from '../core/span.js';
import type { ColumnField } from '../vocabulary/labels.js';
import { takeJustification, withoutHistory } from './cells.js';
import { type Stamps, stampsIn } from './stamps.js';

export interface ActionCells {
  /** The cell of a field; an empty span where the row lacks the cell, null where the table has no such field. */
  readonly of: (field: ColumnField) => Span | null;
  /** Every cell of the row, in reading order. */
  readonly all: readonly Span[];
}

export interface ActionRead {
  readonly action: RawAction;
  readonly claims: readonly Claim[];
}

/** Reads the fields of an action from its cells. */
export function readAction(document: SourceDocument, cells: ActionCells): ActionRead {
  const claims: Claim[] = [];
  const description = cells.of('description');
  const stamps = stampsOf(document, description, cells.all);
  claims.push(...stamps.claims);
  const bare = (span: Span): Span[] => {
    const stripped = withoutHistory(document, span);
    claims.push(...stripped.claims);
    return around(stripped.span, stamps.span);
  };
  const read = (field: ColumnField): Reading | null => {
    const span = cells.of(field);
    return span ? readAt(document, bare(span), `table/${field}`) : null;
  };
  const status = cells.of('status');
  const [statusCell] = status ? bare(status) : [];
  const justified = statusCell ? takeJustification(document, statusCell) : null;
  claims.push(...(justified?.claims ?? []));
  const action: RawAction = {
    description: read('description'),
    responsible: read('responsible'),
    dueDate: read('dueDate'),
    status: justified ? readAt(document, justified.before, 'table/status') : null,
    justification: justified?.justification ?? null,
    comments: read('comments'),
    documents: documentsIn(document, cells.of('documents')),
    added: stamps.added ?? filled(read('added')),
    lastUpdated: stamps.lastUpdated ?? filled(read('lastUpdated')),
    cutOff: false,
  };
  return { action, claims };
}

const filled = (reading: Reading | null): Reading | null => (reading && reading.raw !== '' ? reading : null);

/** Stamps stand in the cell of the action; on pages that set them apart, in another. */
function stampsOf(document: SourceDocument, description: Span | null, all: readonly Span[]): Stamps {
  const cells = description ? [description, ...all] : all;
  const found = cells.map((cell) => stampsIn(document, cell, 'table/stamp'));
  return found.find(({ span }) => span !== null) ?? { added: null, lastUpdated: null, span: null, claims: [] };
}

/** A span without the hole inside it. */
const around = (span: Span, hole: Span | null): Span[] =>
  hole && hole.start < span.end && span.start < hole.end
    ? [
        { ...span, end: Math.max(span.start, hole.start) },
        { ...span, start: Math.min(span.end, hole.end) },
      ]
    : [span];

/** Links of the cell; where it has none, its text as a title without an address. */
function documentsIn(document: SourceDocument, cell: Span | null): RawAction['documents'] {
  const span = cell && withoutHistory(document, cell).span;
  if (!span || isEmpty(span)) return [];
  const links = document.links.filter((link) => link.span.start >= span.start && link.span.end <= span.end);
  if (links.length === 0) return [{ title: readAt(document, span, 'table/documents'), uri: '' }];
  return links.map((link) => ({ title: readAt(document, link.span, 'table/documents'), uri: link.target }));
}
