/** Parts a paragraph where labels begin in it: lines of one cell, lines that a page or a cell ran together. */
import type { SourceDocument } from '../../core/document.js';
import { type Span, within } from '../../core/span.js';
import { isFlatHead } from './columns.js';
import { fieldLabel } from './field-label.js';
import { lineEnd } from './line-end.js';
import { recommendationLabel } from './recommendation-label.js';

const BEHIND_SENTENCE = /(?<=[.!?;:)”"][^\S\n]{1,3})(?=\p{Lu}|\p{Lo})/gu;
const ENDS_SENTENCE = /[.:;)”"]\s*$/u;
const NUMBERED_START = /^\s*(?:\d{1,5}[.)]\s+)?\p{Lu}|^\s*\p{Lo}/u;

/** What stands before the paragraph. */
interface Before {
  /** A recommendation. */
  readonly open: boolean;
  /** Status, priority or date of one: the next line may be a label without a colon. */
  readonly inBlock: boolean;
}

/** A paragraph is parted where one of its lines begins with a label and a colon, and before an answer anywhere. */
export function piecesOf(document: SourceDocument, span: Span, before: Before): Span[] {
  const { text } = document;
  const cuts = answersWithin(document, span).map((at) => ({ at, next: at }));
  for (let at = text.indexOf('\n', span.start); at >= 0 && at < span.end; at = text.indexOf('\n', at + 1))
    if (beginsLabel(document, at + 1, span, before)) cuts.push({ at, next: at + 1 });
  cuts.sort((a, b) => a.at - b.at);
  const starts = [span.start, ...cuts.map(({ next }) => next)];
  return starts.map((from, index) => within(span, from, cuts[index]?.at ?? span.end));
}

/** "… every year. Management response: Agreed.": lines that were run together. */
function answersWithin(document: SourceDocument, span: Span): number[] {
  const { text } = document;
  // Most paragraphs have no colon, and without one there is no such label.
  const own = text.slice(span.start, span.end);
  if (!own.includes(':')) return [];
  return [...own.matchAll(BEHIND_SENTENCE)].flatMap(({ index }) => {
    const at = span.start + index;
    const label = fieldLabel(document, at, lineEnd(text, at, span.end), 'colon');
    return (label?.field === 'response' || label?.field === 'actions') && !label.weak ? [at] : [];
  });
}

function beginsLabel(document: SourceDocument, from: number, span: Span, { open, inBlock }: Before): boolean {
  const { text } = document;
  const end = lineEnd(text, from, span.end);
  const line = text.slice(from, end);
  if (fieldLabel(document, from, end, inBlock ? 'block' : 'colon') !== null) return true;
  if (open && isFlatHead(line)) return true;
  if (!NUMBERED_START.test(line)) return false;
  // A recommendation begins behind a sentence, or its label stands on a line of its own.
  const label = recommendationLabel(document, from, span.end);
  if (!label?.number) return false;
  return (
    ENDS_SENTENCE.test(text.slice(Math.max(span.start, from - 5), from - 1)) ||
    text.slice(label.valueFrom, end).trim() === ''
  );
}
