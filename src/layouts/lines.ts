/**
 * A document as a sequence of lines and key-action tables, in reading order: the form in which layouts read a page, whether
 * it came as flat text, as pipe-separated text or as HTML. Tables that only arrange a page are dissolved into lines.
 */
import type { Block, Cell, Row, SourceDocument, Table } from '../core/document.js';
import { type Span, trimSpan } from '../core/span.js';
import { foldLabel, headerLabels } from '../vocabulary/labels.js';

export interface Line {
  readonly kind: 'line';
  readonly span: Span;
  /** The pieces of a line that its source sets apart: label and value of a table row, or cells between pipes. At least one. */
  readonly cells: readonly Span[];
  readonly heading: number | null;
  readonly navigation: boolean;
}

export interface ActionTable {
  readonly kind: 'table';
  readonly table: Table;
}

export type Entry = Line | ActionTable;

const RULE_LINE = /^(?=.*(?:\||--))[\s|:-]*$/u;
const LIST_DASH = /^[-*]\s+/u;

/** Lines and key-action tables of a document. `isActionTable` decides which tables stay whole. */
export function entriesOf(document: SourceDocument, isActionTable: (table: Table) => boolean): Entry[] {
  const entries: Entry[] = [];
  const walk = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'paragraph') entries.push(...paragraphLines(document, block));
      else if (isActionTable(block)) entries.push({ kind: 'table', table: block });
      else for (const row of block.rows) walkRow(row, block);
    }
  };
  const walkRow = (row: Row, table: Table): void => {
    const pair = labelAndValue(document, row);
    if (pair)
      entries.push({
        kind: 'line',
        span: row.span,
        cells: pair,
        heading: null,
        navigation: table.region === 'navigation',
      });
    else for (const cell of row.cells) walk(cell.blocks);
  };
  walk(document.blocks);
  return entries;
}

/** All lines of a document, tables dissolved. */
export const linesOf = (document: SourceDocument): Line[] =>
  entriesOf(document, () => false).filter((entry): entry is Line => entry.kind === 'line');

/** The text of a span, white space collapsed: for looking, never for keeping. */
export const textOf = (document: SourceDocument, span: Span): string =>
  document.text.slice(span.start, span.end).replace(/\s+/gu, ' ').trim();

function paragraphLines(document: SourceDocument, block: Extract<Block, { kind: 'paragraph' }>): Line[] {
  const text = document.text.slice(block.span.start, block.span.end);
  if (document.format === 'text' && RULE_LINE.test(text)) return [];
  const cells = document.format === 'text' ? pipeCells(document, block.span) : [block.span];
  return cells.length === 0
    ? []
    : [{ kind: 'line', span: block.span, cells, heading: block.heading, navigation: block.region === 'navigation' }];
}

/** The pieces between pipes that hold something; a leading list dash belongs to no piece. */
function pipeCells(document: SourceDocument, span: Span): Span[] {
  const cells: Span[] = [];
  let from = span.start;
  const dash = LIST_DASH.exec(document.text.slice(span.start, Math.min(span.end, span.start + 8)));
  if (dash) from += dash[0].length;
  for (let at = from; at <= span.end; at++) {
    if (at < span.end && document.text[at] !== '|') continue;
    const cell = trimSpan(document.text, { ...span, start: from, end: at });
    if (cell.end > cell.start) cells.push(cell);
    from = at + 1;
  }
  return cells;
}

/** A row of two filled cells whose first is a label: kept as one line of label and value. */
function labelAndValue(document: SourceDocument, row: Row): Span[] | null {
  const [label, value, ...more] = row.cells;
  if (!label || !value || more.some((cell) => cell.span.end > cell.span.start)) return null;
  if (!isSingle(label) || !isSingle(value)) return null;
  const text = textOf(document, label.span);
  if (!headerLabels.has(foldLabel(text)) && !text.endsWith(':')) return null;
  return value.span.end > value.span.start
    ? [label.span, value.span]
    : [label.span, { ...value.span, end: value.span.start }];
}

const isSingle = (cell: Cell): boolean =>
  cell.blocks.length <= 1 && cell.blocks.every(({ kind }) => kind === 'paragraph');
