/** The entries of a page, made once: the choice of a layout and the walk look at the same ones. */
import type { SourceDocument } from '../core/document.js';
import { tableParts } from './action-table.js';
import { type Entry, entriesOf } from './lines.js';

const known = new WeakMap<SourceDocument, readonly Entry[]>();

/** Lines and key-action tables of a document, in reading order. */
export function pageEntries(document: SourceDocument): readonly Entry[] {
  const before = known.get(document);
  if (before) return before;
  const entries = entriesOf(document, (table) => tableParts(document, table));
  known.set(document, entries);
  return entries;
}
