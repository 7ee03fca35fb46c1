/** A small table below a recommendation: names of fields in one row, their values in the next. */
import type { SourceDocument } from '../../core/document.js';
import { type Span, within } from '../../core/span.js';
import { spansOf } from '../documents/cell-text.js';
import { isBlank } from '../documents/columns.js';
import { textOf } from '../lines.js';
import { type Field, fieldOfHead, type Parted } from './fields.js';
import type { Item } from './items.js';

const FEWEST_FIELDS = 2;
const ROWS = 2;

/** "Responsible unit(s) | Priority | Resources" over "Country office | High | Low": these two rows and nothing else. */
export function fieldTable(document: SourceDocument, items: readonly Item[], at: number): Parted | null {
  const [head, values] = items.slice(at, at + ROWS);
  if (head?.kind !== 'row' || values?.kind !== 'row' || values.table !== head.table) return null;
  const behind = items[at + ROWS];
  if (behind?.kind === 'row' && behind.table === head.table) return null;
  const fields: Record<Field, Span[]> = { addressees: [], priority: [], timeFrame: [] };
  let known = 0;
  for (const cell of head.row.cells) {
    const field = fieldOfHead(textOf(document, cell.span));
    if (!field) continue;
    known++;
    const value = values.row.cells.find(({ column }) => column === cell.column);
    if (value && !isBlank(document, value)) fields[field].push(...spansOf(value));
  }
  if (known < FEWEST_FIELDS) return null;
  return { rest: [], fields, claims: [{ span: within(head.span, head.span.start, head.span.end), as: 'label' }] };
}
