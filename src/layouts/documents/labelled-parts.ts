/** An action that says who and when under labels inside its own sentence: "Train the staff. Responsible: HR. Deadline: May 2024." */
import type { SourceDocument } from '../../core/document.js';
import { type Claim, type RawAction, readAt } from '../../core/reading.js';
import { type Span, within } from '../../core/span.js';
import { fieldLabel } from './field-label.js';
import { lineEnd } from './line-end.js';

const PARTS = { responsible: 'responsible', dueDate: 'dueDate', revisedDueDate: 'dueDate', status: 'status' } as const;
const CANDIDATE = /(?<=[.;,|(\][–—-]\s{0,3}|\n\s{0,3})(?=[\p{Lu}\p{Lo}])/gu;
const ENDING = /[\s.;,|([\])–—-]+$/u;

export interface LabelledParts {
  readonly description: readonly Span[];
  readonly parts: Partial<Pick<RawAction, 'responsible' | 'dueDate' | 'status'>>;
  readonly claims: readonly Claim[];
}

interface Label {
  readonly at: number;
  readonly valueFrom: number;
  readonly field: (typeof PARTS)[keyof typeof PARTS];
}

/** The text of an action without its labelled parts, and these. */
export function labelledParts(document: SourceDocument, spans: readonly Span[]): LabelledParts {
  const description: Span[] = [];
  const claims: Claim[] = [];
  const found: Record<Label['field'], Span[]> = { responsible: [], dueDate: [], status: [] };
  for (const span of spans) {
    const labels = labelsIn(document, span);
    const [first] = labels;
    if (!first || first.at > span.start) description.push(bounded(document, span, span.start, first?.at ?? span.end));
    for (const [index, { at, valueFrom, field }] of labels.entries()) {
      claims.push({ span: within(span, at, valueFrom), as: 'label' });
      found[field].push(bounded(document, span, valueFrom, labels[index + 1]?.at ?? span.end, true));
    }
  }
  const parts = Object.fromEntries(
    Object.entries(found)
      .filter(([, at]) => at.length > 0)
      .map(([field, at]) => [field, readAt(document, at, `list/labelled-${field}`)]),
  );
  return description.length === 0 ? { description: spans, parts: {}, claims: [] } : { description, parts, claims };
}

function labelsIn(document: SourceDocument, span: Span): Label[] {
  const text = document.text.slice(span.start, span.end);
  return [...text.matchAll(CANDIDATE)].flatMap(({ index }): Label[] => {
    const at = span.start + index;
    const label = fieldLabel(document, at, lineEnd(document.text, at, span.end), 'colon');
    if (!label || label.weak || !(label.field in PARTS)) return [];
    return [{ at, valueFrom: label.valueFrom, field: PARTS[label.field as keyof typeof PARTS] }];
  });
}

/** A stretch without the signs that part it from the next; a description keeps its full stop. */
function bounded(document: SourceDocument, span: Span, from: number, to: number, value = false): Span {
  const text = document.text.slice(from, to);
  const ending = to === span.end && !value ? 0 : (ENDING.exec(text)?.[0] ?? '').length;
  const stop = !value && text.slice(text.length - ending).startsWith('.') ? 1 : 0;
  return within(span, from, to - ending + stop);
}
