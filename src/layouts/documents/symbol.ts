/**
 * The symbol of a document, as its publisher prints it: "DP/2025/14" alone on a line or as running head, "RO-2014-103" behind the
 * word for what it is. A symbol within a sentence is that of another document. The code of a project ("CD.0015") is no symbol.
 */
import type { Block, SourceDocument } from '../../core/document.js';
import { placed } from '../../core/place.js';
import { type Reading, readAt } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { numberedDocuments } from '../../vocabulary/labels.js';
import { literals } from './pattern.js';

const PART = '[A-Z0-9][A-Z0-9.-]{0,11}';
/** "Add.1", "Rev.2" behind it. */
const CHANGED = String.raw`(?:\/(?:Add|Rev|Corr)\.\d{1,2})?`;
const ALONE = new RegExp(String.raw`^(?=[^\d]*\d)[A-Z]{1,6}(?:\/${PART}){1,5}${CHANGED}$`, 'u');
/** A year or the number of a session, which a date or a fraction has not. */
const DATED = /\/(?:(?:19|20)\d{2}|\d{2,3})(?:\/|$)/u;
const WITHIN = new RegExp(
  String.raw`(?<![\p{L}\p{N}/])[A-Z]{1,6}(?:\/[A-Z][A-Z.-]{0,8}){0,3}\/(?:19|20)\d{2}\/${PART}${CHANGED}(?![\p{L}\p{N}/])`,
  'gu',
);
const NUMBER = String.raw`[A-Z]{1,5}-(?:19|20)\d{2}-\d{1,5}`;
const NUMBERED = new RegExp(
  String.raw`(?<![\p{L}])(?:${literals([...numberedDocuments])})\s+(?:(?:[Nn]o\.?|[Nn][°ºo]\.?|№|#)\s*)?(${NUMBER}(?:(?:,\s*|\s+(?:and|et|y|e|&)\s+)${NUMBER})*)(?![\p{L}\p{N}-])`,
  'gu',
);
const FRONT_PAGES = 3;
const FRONT_LINES = 60;
const LONGEST_LINE = 220;

interface Line {
  readonly span: Span;
  readonly text: string;
  /** A running head or foot. */
  readonly running: boolean;
}

/** Null where none is printed, and where several are. */
export function symbolOf(document: SourceDocument): Reading | null {
  const lines = linesOf(document);
  const whole = lines.filter(({ text }) => ALONE.test(text) && DATED.test(text));
  const running = whole.filter((line) => line.running);
  const symbol = single(running) ?? single(whole);
  if (symbol) return readAt(document, symbol.span, 'document/symbol');
  const numbers = lines
    .filter(({ text, running: aside }) => !aside && text.length <= LONGEST_LINE)
    .flatMap(({ span }) => numbersIn(document, span));
  const number = single(numbers);
  return number ? readAt(document, number.span, 'document/number') : null;
}

/** The symbol that a title names: of a response the report that it answers. Null for none, and for several. */
export function symbolWithin(document: SourceDocument, title: Reading | null): Reading | null {
  const found = (title?.at ?? []).flatMap((span) =>
    [...document.text.slice(span.start, span.end).matchAll(WITHIN)].map(({ index, 0: text }) => ({
      span: within(span, span.start + index, span.start + index + text.length),
      text,
    })),
  );
  const symbol = single(found);
  return symbol && readAt(document, symbol.span, 'document/symbol-in-title');
}

function single<Found extends { readonly text: string }>(found: readonly Found[]): Found | null {
  const [first] = found;
  return first && found.every(({ text }) => text === first.text) ? first : null;
}

function numbersIn(document: SourceDocument, span: Span): { readonly span: Span; readonly text: string }[] {
  return [...document.text.slice(span.start, span.end).matchAll(NUMBERED)].map((match) => {
    const text = match[1] ?? '';
    const at = span.start + match.index + match[0].lastIndexOf(text);
    return { span: within(span, at, at + text.length), text };
  });
}

/** The lines of the first pages, those in tables too, and all running heads. */
function linesOf(document: SourceDocument): Line[] {
  const lines: Line[] = [];
  let content = 0;
  const walk = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'table') {
        if (content <= FRONT_LINES) for (const row of block.rows) for (const cell of row.cells) walk(cell.blocks);
        continue;
      }
      const running = block.region === 'navigation';
      if (!running && (content++ > FRONT_LINES || pageOf(document, block.span) > FRONT_PAGES)) continue;
      const span = trimSpan(document.text, block.span);
      lines.push({ span, text: document.text.slice(span.start, span.end), running });
    }
  };
  walk(document.blocks);
  return lines;
}

const pageOf = (document: SourceDocument, { start, end }: Span): number =>
  placed(document.places, { start, end: Math.min(end, start + 1) })[0]?.page ?? 1;
