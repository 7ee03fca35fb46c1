/**
 * Key actions whose every value bears its label, one below the other:
 *
 *     Key Action: Hold a training
 *     Responsible: Project Team
 *     DueDate: 2022/06
 */
import type { SourceDocument } from '../core/document.js';
import type { Claim } from '../core/reading.js';
import { isEmpty, type Span, trimSpan } from '../core/span.js';
import { type ColumnField, columnLabels, foldLabel } from '../vocabulary/labels.js';
import { readAction } from './action-row.js';
import { isDueDateCell } from './cells.js';
import { type Line, textOf } from './lines.js';
import type { RowSection, Rows } from './rows.js';

interface LabelledField {
  readonly field: ColumnField;
  readonly label: Span;
  /** Empty where the value stands on the next line. */
  readonly value: Span;
}

/** The label of a column at the beginning of a line, behind it a colon, a cell or nothing. */
function fieldOf(document: SourceDocument, line: Line): LabelledField | null {
  const [first, second] = line.cells as [Span, Span | undefined];
  const colon = document.text.indexOf(':', first.start);
  const inside = colon >= 0 && colon < first.end;
  const label = second || !inside ? first : { ...first, end: colon + 1 };
  const field = columnLabels.get(foldLabel(textOf(document, label)));
  return field ? { field, label, value: trimSpan(document.text, second ?? { ...first, start: label.end }) } : null;
}

/** True for a due date behind its label: the mark of actions that are printed in this way. */
export function isLabelledDate(document: SourceDocument, line: Line, next: Line | undefined): boolean {
  const found = fieldOf(document, line);
  if (found?.field !== 'dueDate') return false;
  const value = isEmpty(found.value) ? next?.span : found.value;
  return value !== undefined && isDueDateCell(textOf(document, value));
}

/** Some line of the section is a due date behind its label. */
export const hasLabelledDate = ({ document, lines }: RowSection): boolean =>
  lines.some((line, index) => isLabelledDate(document, line, lines[index + 1]));

interface Group {
  readonly fields: Map<ColumnField, Span>;
  readonly all: Span[];
}

/** Splits a section of labelled values: the label of the action opens an action, what has no label goes on with the value above. */
export function splitLabelledRows({ document, lines }: RowSection): Rows {
  const claims: Claim[] = [];
  const groups: Group[] = [];
  let field: ColumnField = 'description';
  for (const line of lines) {
    const found = fieldOf(document, line);
    const before = groups.at(-1);
    const opens = !before || (found?.field === 'description' && before.all.length > 0);
    const group: Group = opens ? { fields: new Map(), all: [] } : before;
    if (opens) groups.push(group);
    if (found) {
      field = found.field;
      claims.push({ span: found.label, as: 'label' });
    }
    const value = found ? found.value : line.span;
    const known = group.fields.get(field);
    if (isEmpty(value) && known) continue;
    group.fields.set(field, known && !isEmpty(known) ? { ...known, end: value.end } : value);
    group.all.push(value);
  }
  const read = groups.map(({ fields, all }) =>
    readAction(document, { of: (name) => fields.get(name) ?? null, all: [...fields.values(), ...all] }),
  );
  return {
    actions: read.map(({ action }) => action),
    claims: [...claims, ...read.flatMap((one) => one.claims)],
    rest: [],
  };
}
