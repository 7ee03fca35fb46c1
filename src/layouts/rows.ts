/** What every splitter of flattened key-action rows is given and gives back. */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import type { Claim, RawAction } from '../core/reading.js';
import type { Line } from './lines.js';

export interface RowSection {
  readonly document: SourceDocument;
  /** The lines under "Key Actions:", the table's head line left out. */
  readonly lines: readonly Line[];
  /** The text ends inside or right after this section, and nothing says that the page ends there. */
  readonly open: boolean;
  readonly report: Report;
}

export interface Rows {
  readonly actions: readonly RawAction[];
  readonly claims: readonly Claim[];
  /** Lines behind the last row that belong to no row. */
  readonly rest: readonly Line[];
}

export type RowSplitter = (section: RowSection) => Rows;

export const noFields: RawAction = {
  description: null,
  responsible: null,
  dueDate: null,
  status: null,
  justification: null,
  comments: null,
  documents: [],
  added: null,
  lastUpdated: null,
  cutOff: false,
};
