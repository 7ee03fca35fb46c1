/** Which lines that say "Key Actions:" are the label of a recommendation's key actions, and which are words of a response. */
import type { SourceDocument } from '../core/document.js';
import { isLabelledDate } from './labelled-rows.js';
import { type Entry, textOf } from './lines.js';
import { isActionsLabel, isColumnHead, isHeadLine, numberedLabel } from './page-labels.js';

/**
 * A response may itself list "Key Actions:". On a page that numbers its recommendations each has one true label: the last
 * before the head of its table, or the last of all where no table follows.
 */
export function trueActionsLabels(
  document: SourceDocument,
  entries: readonly Entry[],
  numbered: boolean,
): ReadonlySet<Entry> {
  if (!numbered) return new Set(entries.filter((entry) => isLabel(document, entry)));
  const opens = entries.flatMap((entry, index) =>
    entry.kind === 'line' && numberedLabel(document, entry) ? [index] : [],
  );
  return new Set([0, ...opens].flatMap((from, n) => lastLabels(document, entries.slice(from, opens[n]))));
}

/** The last label before the head of the table, with those that directly precede it. */
function lastLabels(document: SourceDocument, entries: readonly Entry[]): readonly Entry[] {
  const label = entries.findIndex((entry) => isLabel(document, entry));
  const table = entries.findIndex((_entry, index) => index > label && opensTable(document, entries, index));
  const before = table < 0 ? entries : entries.slice(0, table);
  const last = before.findLastIndex((entry) => isLabel(document, entry));
  let first = last;
  while (first > 0 && isLabel(document, before[first - 1])) first--;
  return last < 0 ? [] : before.slice(first, last + 1);
}

const isLabel = (document: SourceDocument, entry: Entry | undefined): boolean =>
  entry?.kind === 'line' && isActionsLabel(document, entry) && !isHeadLine(textOf(document, entry.span));

/** A table, the head of one whose columns were lost, or the first labelled value of a list of actions. */
function opensTable(document: SourceDocument, entries: readonly Entry[], index: number): boolean {
  const entry = entries[index];
  const next = entries[index + 1];
  if (entry?.kind !== 'line') return entry !== undefined;
  const text = textOf(document, entry.span);
  const below = next?.kind === 'line' ? next : undefined;
  if (isHeadLine(text) || isLabelledDate(document, entry, below)) return true;
  // Heads on lines of their own: "Key Action" may be one, or the label above them.
  return (
    isColumnHead(text) && below !== undefined && !isLabel(document, below) && isColumnHead(textOf(document, below.span))
  );
}
