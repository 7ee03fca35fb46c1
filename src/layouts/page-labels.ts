/** The labels that part a management-response page: of a recommendation, of the response to it, of its key actions. */
import type { SourceDocument } from '../core/document.js';
import type { Span } from '../core/span.js';
import { actionsLabels, columnLabels, foldLabel, recommendationLabels, responseLabels } from '../vocabulary/labels.js';
import { type Entry, type Line, textOf } from './lines.js';

const NUMBERED = /^(\d{1,5})\s*[.)]?\s*(\p{L}+)\s*(?::|$)/u;
export const NUMBER_ALONE = /^(\d{1,5})\s*[.)]?$/u;
const RESPONSE = /^(\p{L}+(?:\s+\p{L}+){0,3})\s*(?::|$|(?=\[\s*(?:Added|Last)))/u;
const BARE = /^(\p{L}+)\s*(?::|$)/u;
const HEADING = /^(\p{L}+)\s*:?\s*(\d{1,5})\s*(?:[:.–-]\s*|$)/u;

/** The label of a recommendation at the beginning of a line: its number, and where its text begins. */
export interface RecommendationLabel {
  readonly number: Span | null;
  readonly valueFrom: number;
}

/** A label needs a colon, unless the page itself sets it apart: as a heading, or in a cell of its own. */
const isWhole = (label: string, line: Line): boolean =>
  label.endsWith(':') || line.heading !== null || line.cells.length > 1;

/** `3. Recommendation:` */
export function numberedLabel(document: SourceDocument, line: Line): (RecommendationLabel & { number: Span }) | null {
  const first = line.cells[0] as Span;
  const match = NUMBERED.exec(document.text.slice(first.start, first.end));
  if (!match || !recommendationLabels.has(foldLabel(match[2] ?? ''))) return null;
  // On a web page a line of its own is set apart enough; in a text it may be a line of any kind.
  if (!isWhole(match[0], line) && document.format !== 'html') return null;
  const [whole, number = ''] = match;
  return {
    number: { ...first, end: first.start + number.length },
    valueFrom: line.cells[1]?.start ?? first.start + whole.length,
  };
}

/** `Recommendation:`, its number on the line before or missing. */
export function bareLabel(document: SourceDocument, line: Line, before: Entry | undefined): RecommendationLabel | null {
  const first = line.cells[0] as Span;
  const match = BARE.exec(document.text.slice(first.start, first.end));
  if (!match || !recommendationLabels.has(foldLabel(match[1] ?? '')) || !isWhole(match[0], line)) return null;
  const number = before?.kind === 'line' ? NUMBER_ALONE.exec(textOf(document, before.span))?.[1] : undefined;
  const at = before?.kind === 'line' && number ? document.text.indexOf(number, before.span.start) : -1;
  return {
    number:
      at >= 0 && number && before?.kind === 'line' ? { ...before.span, start: at, end: at + number.length } : null,
    valueFrom: line.cells[1]?.start ?? first.start + match[0].length,
  };
}

/** `Recommendation 3` as a heading, its text behind it or below. */
export function headingLabel(document: SourceDocument, line: Line): RecommendationLabel | null {
  const match = line.heading === null ? null : HEADING.exec(document.text.slice(line.span.start, line.span.end));
  const number = match?.[2];
  if (!match || !number || !recommendationLabels.has(foldLabel(match[1] ?? ''))) return null;
  const at = line.span.start + match[0].indexOf(number);
  return {
    number: { ...line.span, start: at, end: at + number.length },
    valueFrom: line.span.start + match[0].length,
  };
}

/** The label of a response at the beginning of a line. */
export interface ResponseLabel {
  readonly valueFrom: number;
  /** A heading without colon, stamp or value: it may as well be the title of the page. */
  readonly alone: boolean;
}

/**
 * `Management Response:` or `Management Response [Added: …]`; without either only as a heading or in a cell of its own, or,
 * with `alone`, on a line of its own.
 */
export function responseLabel(document: SourceDocument, line: Line, alone = false): ResponseLabel | null {
  const [first, value] = line.cells as [Span, Span | undefined];
  const match = RESPONSE.exec(document.text.slice(first.start, first.end));
  if (!match || !responseLabels.has(foldLabel(match[1] ?? ''))) return null;
  const valueFrom = first.start + match[0].length;
  const stamped = valueFrom < first.end && !match[0].endsWith(':');
  if (!stamped && !isWhole(match[0], line) && !alone) return null;
  return {
    valueFrom: stamped ? valueFrom : (value?.start ?? valueFrom),
    alone: !stamped && !value && !match[0].endsWith(':'),
  };
}

export const isResponseLine = (document: SourceDocument, line: Line): boolean => responseLabel(document, line) !== null;

export const isActionsLabel = (document: SourceDocument, line: Line): boolean =>
  actionsLabels.has(foldLabel(textOf(document, line.cells[0] as Span)));

const heads = [...columnLabels.keys()].sort((a, b) => b.length - a.length);

/** True for one column head on a line of its own. */
export const isColumnHead = (text: string): boolean => columnLabels.has(foldLabel(text));

const LONGEST_HEAD = 160;

/** True for the head of a table whose columns were lost: three column heads or more, and nothing else. */
export function isHeadLine(text: string): boolean {
  if (text.length > LONGEST_HEAD) return false;
  let rest = foldLabel(text.replaceAll('|', ' '));
  let count = 0;
  while (rest !== '') {
    const head = heads.find((label) => rest.startsWith(label));
    if (!head) return false;
    rest = rest.slice(head.length);
    count++;
  }
  return count >= 3;
}
