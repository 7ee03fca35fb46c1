/** A report as a sequence of paragraphs and table rows, in reading order. Boxes and tables that only arrange text are dissolved. */
import type { Block, Paragraph, Row, SourceDocument, Table } from '../../core/document.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { isBlank } from '../documents/columns.js';
import { textOf } from '../lines.js';
import { joinedLines } from './broken-lines.js';
import { parseLabel } from './label.js';

export interface Text {
  readonly kind: 'text';
  readonly span: Span;
  /** White space collapsed: for looking. */
  readonly text: string;
  readonly heading: number | null;
  /** It stands in a cell, alone in its row. */
  readonly boxed: boolean;
  /** The table it stands in alone in its row. */
  readonly table: Table | null;
}

export interface TableRow {
  readonly kind: 'row';
  readonly span: Span;
  readonly row: Row;
  readonly table: Table;
}

export type Item = Text | TableRow;

const kept = new WeakMap<SourceDocument, readonly Item[]>();

/** Everything that the document says, navigation and running heads left out. */
export function itemsOf(document: SourceDocument): readonly Item[] {
  const known = kept.get(document);
  if (known) return known;
  const items: Item[] = [];
  walk(document, document.format === 'text' ? joinedLines(document) : document.blocks, null, items);
  kept.set(document, items);
  return items;
}

function walk(document: SourceDocument, blocks: readonly Block[], within_: Table | null, items: Item[]): void {
  for (const block of blocks) {
    if (block.region === 'navigation') continue;
    if (block.kind === 'paragraph') for (const text of textsOf(document, block, within_)) items.push(text);
    else for (const row of block.rows) walkRow(document, block, row, items);
  }
}

function walkRow(document: SourceDocument, table: Table, row: Row, items: Item[]): void {
  const filled = row.cells.filter((cell) => !isBlank(document, cell));
  const [only] = filled;
  if (!only) return;
  if (filled.length === 1 && isAlone(table, row)) walk(document, only.blocks, table, items);
  else items.push({ kind: 'row', span: row.span, row, table });
}

/** A row with one filled cell is text, unless its table has rows of several to which it belongs: a cell left of it is empty then. */
const isAlone = (table: Table, row: Row): boolean =>
  row.cells.length === 1 || table.rows.length === 1 || row.cells.length <= 2;

/** A paragraph is parted where a line of it begins with the label of a recommendation, or where the next number of its own label stands. */
function textsOf(document: SourceDocument, { span, heading }: Paragraph, table: Table | null): Text[] {
  const whole = trimSpan(document.text, span);
  const starts = [
    whole.start,
    ...[...new Set([...lineStarts(document, whole), ...nextLabels(document, whole)])].sort((a, b) => a - b),
  ];
  return starts.flatMap((from, index): Text[] => {
    const part = trimSpan(document.text, within(whole, from, starts[index + 1] ?? whole.end));
    const text = textOf(document, part);
    return text === '' ? [] : [{ kind: 'text', span: part, text, heading, boxed: table !== null, table }];
  });
}

function lineStarts({ text }: SourceDocument, whole: Span): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf('\n', whole.start); at >= 0 && at < whole.end; at = text.indexOf('\n', at + 1))
    if (parseLabel(text.slice(at + 1, Math.min(whole.end, at + LOOK)))?.style === 'named') starts.push(at + 1);
  return starts;
}

const BEHIND_SENTENCE = /(?<=[.!?:;)»”"]\s)(?=\p{Lu}|\p{Lo})/gu;
const LETTER = /^[A-Y]$/u;
const INTEGER = /^\d{1,3}$/u;

/** "Recommendation 1. … Recommendation 2. …" run together: the first begins the paragraph and the numbers follow one another. */
function nextLabels({ text }: SourceDocument, whole: Span): number[] {
  const raw = text.slice(whole.start, whole.end);
  let expected = nextOf(raw);
  if (expected === null) return [];
  const starts: number[] = [];
  for (const { index } of raw.matchAll(BEHIND_SENTENCE)) {
    const rest = raw.slice(index, index + LOOK);
    const label = parseLabel(rest);
    if (label?.style !== 'named' || label.loose || !label.number) continue;
    if (rest.slice(...label.number) !== expected) continue;
    starts.push(whole.start + index);
    expected = nextOf(rest) ?? '';
  }
  return starts;
}

/** The number or letter behind that of the label which the text begins with. */
function nextOf(raw: string): string | null {
  const label = parseLabel(raw.slice(0, LOOK));
  if (label?.style !== 'named' || !label.number) return null;
  const printed = raw.slice(...label.number);
  if (INTEGER.test(printed)) return String(Number(printed) + 1);
  return LETTER.test(printed) ? String.fromCharCode(printed.charCodeAt(0) + 1) : null;
}

const LOOK = 160;
