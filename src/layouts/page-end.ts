/** Where the content of a page ends: before its foot, or, in a text without one, possibly in the middle. */
import type { SourceDocument } from '../core/document.js';
import type { Claim } from '../core/reading.js';
import { isFurniture, isPageEnd } from '../vocabulary/labels.js';
import { type Entry, type Line, textOf } from './lines.js';

export interface PageContent<E> {
  readonly entries: readonly E[];
  /** No foot was found: the text may end anywhere. */
  readonly open: boolean;
  readonly claims: readonly Claim[];
}

/** Parts the foot of the page from its content. The foot begins at a known line behind which only short lines follow. */
export function contentOf<E extends Entry>(
  document: SourceDocument,
  entries: readonly E[],
  isLabel: (line: Line) => boolean,
): PageContent<E> {
  const lastLabel = entries.findLastIndex((entry) => entry.kind === 'table' || isLabel(entry));
  const foot = entries.findIndex(
    (entry, index) => index > lastLabel && entry.kind === 'line' && isPageEnd(textOf(document, entry.span)),
  );
  const claims: Claim[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== 'line') continue;
    if (entry.navigation || (foot >= 0 && index >= foot)) claims.push({ span: entry.span, as: 'furniture' });
  }
  const kept = entries.filter(
    (entry, index) => (foot < 0 || index < foot) && !(entry.kind === 'line' && entry.navigation),
  );
  return { entries: kept, open: foot < 0 && document.format === 'text', claims };
}

/** The labels with which the foot of an ERC page begins. */
const FOOT = ['Latest Evaluations', 'Contact us'];
/** The labels that can come next on a page, as it prints them. */
const LABELS = [
  'Management Response: [Added:',
  'Key Actions:',
  'Key Action Responsible DueDate Status Comments Documents',
  'Responsible DueDate Status Comments',
  // The rule below a head between pipes.
  '---',
  ...FOOT,
];
const RECOMMENDATION = 'Recommendation:';
const NUMBERED_LABEL = /^(?!(?:19|20)\d{2})\d{1,5}(?:\.(?:\s(.*))?)?$/su;
const NUMBER_ABOVE = /^(?!(?:19|20)\d{2})\d{1,5}\.?$/u;
const BETWEEN_HEADS = /[\s|]+/gu;

/** Where a page prints the number of a recommendation: before its label, on the line above it, nowhere. */
export type Numbering = 'before' | 'above' | 'none';

/**
 * True for the last line of a cut text when it is no content but the beginning of the label that has to come next:
 * `Management Respo`, `2. Recom`, `Key`. `more` are labels that only this layout has, whose pages have no foot: a text that
 * ends right behind one of these may be whole.
 */
export function isLabelFragment(text: string, numbering: Numbering, more: readonly string[]): boolean {
  const words = text.replace(BETWEEN_HEADS, ' ').trim();
  if (LABELS.some((label) => label.startsWith(words))) return true;
  if (more.some((label) => label !== words && label.startsWith(words))) return true;
  if (numbering === 'above' && NUMBER_ABOVE.test(words)) return true;
  if (numbering !== 'before') return RECOMMENDATION.startsWith(words);
  const match = NUMBERED_LABEL.exec(text);
  return match !== null && RECOMMENDATION.startsWith(match[1] ?? '');
}

/** True for the last line of a cut text when the foot of the page begins in it. */
export const isFootFragment = (text: string): boolean => FOOT.some((label) => label.startsWith(text));

/** The line is known to belong to the frame of the page. */
export const isFurnitureLine = (document: SourceDocument, line: Line): boolean =>
  isFurniture(textOf(document, line.span));
