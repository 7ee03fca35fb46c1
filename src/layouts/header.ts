/** The head of an ERC page: title, units, plan, type and date under their printed labels. */
import type { SourceDocument } from '../core/document.js';
import { type Claim, type Reading, readAt } from '../core/reading.js';
import { type Span, trimSpan } from '../core/span.js';
import { foldLabel, type HeaderField, headerLabels, isFurniture } from '../vocabulary/labels.js';
import { type Line, textOf } from './lines.js';

export interface LabelledValue {
  readonly field: HeaderField;
  readonly label: Span;
  readonly value: Span;
}

/** Reads `Label: value`, or a label and a value in two cells. Null when the line begins with no known label. */
export function labelledValue(document: SourceDocument, line: Line): LabelledValue | null {
  const [label, value] = line.cells as [Span, Span | undefined];
  if (value) {
    const field = headerLabels.get(foldLabel(textOf(document, label)));
    return field ? { field, label, value: withoutColon(document, value) } : null;
  }
  const text = document.text.slice(label.start, label.end);
  const colon = label.start + text.indexOf(':');
  const field = colon < label.start ? undefined : headerLabels.get(foldLabel(text.slice(0, colon - label.start)));
  if (!field) return null;
  return { field, label: { ...label, end: colon + 1 }, value: { ...label, start: colon + 1 } };
}

/** A colon can stand in the cell of the value. */
function withoutColon({ text }: SourceDocument, value: Span): Span {
  const filled = trimSpan(text, value);
  return text[filled.start] === ':' ? { ...filled, start: filled.start + 1 } : value;
}

export type HeaderReadings = Partial<Record<Exclude<HeaderField, 'other'>, Reading>>;

export interface Header {
  readonly fields: HeaderReadings;
  readonly claims: readonly Claim[];
}

/** The labelled fields among the lines of a page head, the first of each; and its title, which bears no label. */
export function readHeader(document: SourceDocument, lines: readonly Line[]): Header {
  const fields: HeaderReadings = {};
  const claims: Claim[] = [];
  const labelled = lines.map((line) => labelledValue(document, line));
  const first = labelled.findIndex((value) => value !== null);
  for (const [index, value] of labelled.entries()) {
    if (!value) continue;
    claims.push({ span: value.label, as: 'label' });
    const below = valueBelow(document, lines, index);
    if (value.field === 'other' || fields[value.field]) claims.push({ span: value.value, as: 'furniture' });
    else fields[value.field] = readAt(document, below?.span ?? value.value, 'header/label');
  }
  const above = first < 0 ? [] : lines.slice(0, first);
  if (!fields.title) {
    const title = titleAbove(document, above);
    if (title) fields.title = title;
  }
  for (const line of lines)
    if (isFurniture(textOf(document, line.span))) claims.push({ span: line.span, as: 'furniture' });
  return { fields, claims };
}

/** The line that holds the value of the label on the line before: a page may give each a line of its own. */
export function valueBelow(document: SourceDocument, lines: readonly Line[], index: number): Line | null {
  const [line, below] = lines.slice(index, index + 2);
  const found = line && labelledValue(document, line);
  if (!found || found.field === 'other' || textOf(document, found.value) !== '' || !below) return null;
  const other = labelledValue(document, below) !== null || isFurniture(textOf(document, below.span));
  return other || below.navigation ? null : below;
}

/**
 * The title above the first label. On a flat page it is all that stands between the page's messages and that label; on a
 * page with headings it is the nearest heading, else the nearest line.
 */
function titleAbove(document: SourceDocument, above: readonly Line[]): Reading | null {
  const content = above.filter((line) => !line.navigation);
  const heading = content.findLast((line) => line.heading !== null && !isFurniture(textOf(document, line.span)));
  if (heading) return readAt(document, heading.span, 'header/title-heading');
  const lastFrame = content.findLastIndex((line) => isFurniture(textOf(document, line.span)));
  const below = content.slice(lastFrame + 1);
  const taken = lastFrame >= 0 ? below : below.slice(-1);
  const [from] = taken;
  const to = taken.at(-1);
  return from && to ? readAt(document, { ...from.span, end: to.span.end }, 'header/title-above-labels') : null;
}
