/**
 * The document model: what every reader makes of bytes and every layout reads.
 *
 * A document is its stored text plus a tree of blocks over it. Blocks never hold text of their own: they hold spans of the
 * stored text, so that whatever a layout finds has a place by construction.
 */
import type { Places } from './place.js';
import type { Span } from './span.js';

/** Where on the page a block stands. Navigation is text that the page's own markup sets apart from its content. */
export type Region = 'content' | 'navigation';

/** Text up to a hard break: a line of a text file; a block element, list item or `<br>` line of a web page. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly span: Span;
  /** 1 to 6 for a heading, null for anything else. */
  readonly heading: number | null;
  readonly region: Region;
}

export interface Cell {
  readonly span: Span;
  readonly blocks: readonly Block[];
  /** Marked by the source as a header cell (`<th>`, `<dt>`). */
  readonly header: boolean;
  /** First grid column this cell covers, counted from 0, and how many it covers. */
  readonly column: number;
  readonly columns: number;
}

export interface Row {
  readonly span: Span;
  readonly cells: readonly Cell[];
}

/** A table, or anything that pairs cells in rows (a definition list is a table of two columns). */
export interface Table {
  readonly kind: 'table';
  readonly span: Span;
  readonly rows: readonly Row[];
  readonly region: Region;
}

export type Block = Paragraph | Table;

export interface Link {
  readonly span: Span;
  readonly target: string;
}

/** What a file says of itself, apart from its pages: typed once, copied from file to file, often wrong. */
export interface Declared {
  readonly title: string | null;
  /** As the file writes it: `en-GB`. */
  readonly language: string | null;
}

/** What a reader hands on. */
export interface SourceDocument {
  /** The stored text: every span of every record is an offset into it. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  readonly format: 'text' | 'html' | 'docx' | 'pdf';
  readonly mediaType: string;
  /** Number of pages; null when the format has none. */
  readonly pages: number | null;
  /** Paged documents: where each word stands. The span of a block that goes on over a page break names its first page only. */
  readonly places?: Places;
  /** Formats with properties only. */
  readonly declared?: Declared;
}
