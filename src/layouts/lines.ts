/**
 * A document as a sequence of lines and key-action tables, in reading order: the form in which layouts read a page, whether
 * it came as flat text, as pipe-separated text or as HTML. Tables that only arrange a page are dissolved into lines.
 */
import type { Block, Cell, Row, SourceDocument, Table } from '../core/document.js';
import type { Claim, RawAction } from '../core/reading.js';
import { type Span, trimSpan } from '../core/span.js';
import { foldLabel, headerLabels, isPageLabel } from '../vocabulary/labels.js';

export interface Line {
  readonly kind: 'line';
  readonly span: Span;
  /** The pieces of a line that its source sets apart: label and value of a table row, or cells between pipes. At least one. */
  readonly cells: readonly Span[];
  readonly heading: number | null;
  readonly navigation: boolean;
}

/** Key actions that stood in the rows of a table. */
export interface ActionTable {
  readonly kind: 'table';
  readonly actions: readonly RawAction[];
  readonly claims: readonly Claim[];
}

export type Entry = Line | ActionTable;

/** What a table holds: key actions, or rows that only arrange lines. */
export type TablePart = ActionTable | { readonly kind: 'lines'; readonly rows: readonly Row[] };

const RULE_LINE = /^(?=.*(?:\||--))[\s|:-]*$/u;
const LIST_DASH = /^[-*]\s+/u;
const BULLET = '• ';

/** Lines and key-action tables of a document. `partsOf` finds the key actions of a table. */
export function entriesOf(document: SourceDocument, partsOf: (table: Table) => readonly TablePart[]): Entry[] {
  const entries: Entry[] = [];
  const walk = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'paragraph') entries.push(...paragraphLines(document, block));
      else for (const part of partsOf(block)) walkPart(part, block);
    }
  };
  const walkPart = (part: TablePart, table: Table): void => {
    if (part.kind === 'table') entries.push(part);
    else for (const row of part.rows) walkRow(row, table);
  };
  const walkRow = (row: Row, table: Table): void => {
    const pairs = labelsAndValues(document, row);
    const navigation = table.region === 'navigation';
    for (const cells of pairs) {
      const [label, value] = cells;
      entries.push({ kind: 'line', span: { ...label, end: value.end }, cells, heading: null, navigation });
    }
    if (pairs.length === 0) for (const cell of row.cells) walk(cell.blocks);
  };
  walk(document.blocks);
  return entries;
}

/** All lines of a document, tables dissolved. */
export const linesOf = (document: SourceDocument): Line[] =>
  entriesOf(document, ({ rows }) => [{ kind: 'lines', rows }]).filter((entry): entry is Line => entry.kind === 'line');

const WHITE_SPACE = /\s+/gu;
const BLANK = 0x20;
/** No white space but tabs, line ends and the like stands below the blank, none between it and this one. */
const NEXT_WHITE = 0x85;
const WHITE = /\s/u;

/** The text of a span, white space collapsed: for looking, never for keeping. */
export function textOf({ text }: SourceDocument, { start, end }: Span): string {
  const own = text.slice(start, end);
  return isEven(text, start, end) ? own : own.replace(WHITE_SPACE, ' ').trim();
}

/** All its white space is single blanks between other characters: so it is with nearly all that is asked for. */
function isEven(text: string, start: number, end: number): boolean {
  let wasBlank = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const isBlank = code === BLANK;
    if (isBlank && wasBlank) return false;
    if (!isBlank && (code < BLANK || (code >= NEXT_WHITE && WHITE.test(text[at] as string)))) return false;
    wasBlank = isBlank;
  }
  return !wasBlank || start >= end;
}

function paragraphLines(document: SourceDocument, block: Extract<Block, { kind: 'paragraph' }>): Line[] {
  const text = document.text.slice(block.span.start, block.span.end);
  if (document.format === 'text' && RULE_LINE.test(text)) return [];
  const cells = document.format === 'text' ? pipeCells(document, block.span) : [withoutBullet(document, block.span)];
  return cells.length === 0
    ? []
    : [{ kind: 'line', span: block.span, cells, heading: block.heading, navigation: block.region === 'navigation' }];
}

/** What a list item says: labels of a page may stand in a list. */
const withoutBullet = (document: SourceDocument, span: Span): Span =>
  document.text.startsWith(BULLET, span.start) ? { ...span, start: span.start + BULLET.length } : span;

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

/** A row of labels, each with its value in the next cell: every pair is a line. Empty for any other row. */
function labelsAndValues(document: SourceDocument, row: Row): (readonly [label: Span, value: Span])[] {
  const last = row.cells.findLastIndex((cell) => cell.span.end > cell.span.start);
  const pairs: (readonly [Span, Span])[] = [];
  for (let at = 0; at <= last; at += 2) {
    const [label, value] = [row.cells[at], row.cells[at + 1]];
    if (!label || !value || !isSingle(label) || !isSingle(value)) return [];
    const text = textOf(document, label.span);
    const known = headerLabels.has(foldLabel(text)) || (label.header && isPageLabel(text));
    // Several labels in one row: only those of a page head stand like that.
    if (!known && (last > 1 || !text.endsWith(':'))) return [];
    pairs.push([label.span, value.span]);
  }
  return pairs;
}

const isSingle = (cell: Cell): boolean =>
  cell.blocks.length <= 1 && cell.blocks.every(({ kind }) => kind === 'paragraph');
