/** All layouts, and the choice of the one that fits a document. Adding a layout is a file and a line here. */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { actionTable } from './documents/action-table.js';
import { labelBlocks } from './documents/label-blocks.js';
import { labelledForm } from './documents/labelled-form.js';
import { ercAdmin } from './erc-admin.js';
import { ercEvaluation } from './erc-evaluation.js';
import { ercPipe } from './erc-pipe.js';
import { ercResponse } from './erc-response.js';
import { gate } from './gate.js';
import type { Layout } from './layout.js';
import { report as reportLayout } from './report.js';

export type { Layout } from './layout.js';

export const layouts: readonly Layout[] = [
  ercResponse,
  ercPipe,
  ercAdmin,
  ercEvaluation,
  gate,
  actionTable,
  labelledForm,
  labelBlocks,
  reportLayout,
];

/** Below this score a document is not said to have the layout. */
const ENOUGH = 0.4;

/** The layout that fits best; null, with a diagnostic, when none fits. Equal scores are reported. */
export function chooseLayout(document: SourceDocument, report: Report): Layout | null {
  const ranked = layouts
    .map((layout) => ({ layout, score: layout.recognises(document).score }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best || best.score < ENOUGH) {
    report('layout/unrecognised', { nearest: best && best.score > 0 ? best.layout.id : null });
    return null;
  }
  if (second && second.score === best.score) report('layout/tie', { chosen: best.layout.id, other: second.layout.id });
  return best.layout;
}
