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

/** The labels that can come next on an ERC page, as it prints them. */
const LABELS = [
  'Management Response: [Added:',
  'Key Actions:',
  'Key Action Responsible DueDate Status Comments Documents',
  'Key Action | Responsible | DueDate | Status | Comments | Documents |',
  'Latest Evaluations',
  'Contact us',
];
const NUMBERED_LABEL = /^\d{1,3}(?:\.(?:\s(.*))?)?$/su;

/**
 * True for the last line of a cut text when it is no content but the beginning of the label that has to come next:
 * `Management Respo`, `2. Recom`, `Key`.
 */
export function isLabelFragment(text: string, numbered: boolean): boolean {
  if (LABELS.some((label) => label.startsWith(text))) return true;
  const match = numbered ? NUMBERED_LABEL.exec(text) : null;
  return match !== null && 'Recommendation:'.startsWith(match[1] ?? '');
}

/** The line is known to belong to the frame of the page. */
export const isFurnitureLine = (document: SourceDocument, line: Line): boolean =>
  isFurniture(textOf(document, line.span));
