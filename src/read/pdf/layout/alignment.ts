/** Tables that neither lines nor tags show: texts that keep their columns over several rows under a head, or after labels. */

import type { Box } from '../../../core/span.js';
import type { PageTable, Word } from './model.js';
import type { Fill } from './tag-table.js';

export interface Aligned {
  readonly table: PageTable;
  readonly words: readonly Word[];
}

/** @param others boxes of tables already known: none begins or reaches across these. */
export function alignedTables(words: readonly Word[], others: readonly Box[], page: number, fill: Fill): Aligned[] {
  void words;
  void others;
  void page;
  void fill;
  return [];
}
