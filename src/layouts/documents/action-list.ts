/** Key actions that stand as a list in a cell or below a label: where each begins, its number, its unit and time in brackets. */
import type { SourceDocument } from '../../core/document.js';
import { type Claim, type RawAction, type Reading, readAt } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { dueDateWords, fold } from '../../vocabulary/index.js';
import { noFields } from '../rows.js';
import { labelledParts } from './labelled-parts.js';
import { timeAndUnit } from './time-in-text.js';

const NUMBER =
  /^\s*(\d{1,2}(?:\.\d{1,2})+\.?[a-z]?(?:\s+(?:and|et|y|e|&|и)\s+\d{1,2}(?:\.\d{1,2})+[a-z]?)?|\(?\d{1,2}(?=[.):])|\(?[a-z](?=\)))[.):]*(?=\s)\s*:?\s*/u;
/** A number in a cell of its own; only one with a dot is no page number. */
const NUMBER_ALONE = /^\s*(\d{1,2}(?:\.\d{1,2})+[a-z]?)[.):]?\s*$/u;
const BULLET = /^\s*[•‣◦▪●○■□➢➤✓*·–—-]\s+/u;
const DOTTED = /(?<=^|\s)(\d{1,2})\.(\d{1,2})[.:]?\s+(?=\p{L})/gu;
const LETTER = /\p{L}/u;
const OPENING = /^\(/u;
const LONGEST_MARKER = 40;
const LONGEST_JOINED = 12;

export interface Marked {
  /** An empty reading where the text bears no number. */
  readonly number: Reading | null;
  readonly text: readonly Span[];
  /** The bullet, or what stands around the number. */
  readonly claims: readonly Claim[];
}

/** The text without the number or bullet it begins with, and the number. */
export function withoutMarker(document: SourceDocument, spans: readonly Span[]): Marked {
  const [first, ...more] = spans;
  if (!first) return { number: null, text: [], claims: [] };
  const text = document.text.slice(first.start, first.end);
  const alone = more.length > 0 ? NUMBER_ALONE.exec(text)?.[1] : undefined;
  if (alone) {
    const at = first.start + text.indexOf(alone);
    const number = readAt(document, within(first, at, at + alone.length), 'action/number');
    return { number, text: more, claims: markerOf(first, text.length) };
  }
  const bullet = BULLET.exec(text)?.[0].length ?? 0;
  const match = NUMBER.exec(text.slice(bullet));
  if (!match || !LETTER.test(text.slice(bullet + match[0].length) + (more.length > 0 ? 'x' : '')))
    return {
      number: null,
      text: [within(first, first.start + bullet, first.end), ...more],
      claims: markerOf(first, bullet),
    };
  const digits = (match[1] ?? '').replace(OPENING, '');
  const at = first.start + bullet + match[0].indexOf(digits);
  const number = readAt(document, within(first, at, at + digits.length), 'action/number');
  const behind = bullet + match[0].length;
  return { number, text: [within(first, first.start + behind, first.end), ...more], claims: markerOf(first, behind) };
}

const markerOf = (span: Span, length: number): Claim[] =>
  length > 0 ? [{ span: within(span, span.start, span.start + length), as: 'label' }] : [];

/** A cell that numbers its actions ("8.1 …  8.2 …") holds several; any other cell holds one. */
export function splitNumbered(document: SourceDocument, spans: readonly Span[]): readonly (readonly Span[])[] {
  if (spans.length === 0) return [];
  const starts = startsIn(document, spans);
  if (starts.length < 2) return [spans];
  return starts.map((from, index) =>
    between(document, spans, index === 0 ? 0 : from, starts[index + 1] ?? Number.POSITIVE_INFINITY),
  );
}

/** Where "8.1", "8.2", "8.3" begin: numbers that follow one another. */
function startsIn(document: SourceDocument, spans: readonly Span[]): number[] {
  const starts: number[] = [];
  let expected: readonly [number, number] | null = null;
  for (const span of spans) {
    for (const match of document.text.slice(span.start, span.end).matchAll(DOTTED)) {
      const [major, minor] = [Number(match[1]), Number(match[2])];
      const at = span.start + match.index;
      const joined = at - (starts.at(-1) ?? Number.NEGATIVE_INFINITY) < LONGEST_JOINED; // "6.2 and 6.3"
      if (expected ? major === expected[0] && minor === expected[1] : match.index === 0 && starts.length === 0) {
        if (!joined) starts.push(at);
        expected = [major, minor + 1];
      }
    }
    if (starts.length === 0) return [];
  }
  return starts;
}

function between(document: SourceDocument, spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .map((span) =>
      trimSpan(document.text, within(span, Math.min(Math.max(from, span.start), span.end), Math.max(to, span.start))),
    )
    .filter((span) => span.end > span.start);
}

const LINE_END = /\n/gu;

/** Lines of one paragraph that each bear a marker are entries of their own. */
function linesOf(document: SourceDocument, span: Span, isMarked: (span: Span) => boolean): Span[] {
  const breaks = [...document.text.slice(span.start, span.end).matchAll(LINE_END)].map(
    ({ index }) => span.start + index,
  );
  const lines: Span[] = [];
  let from = span.start;
  for (const at of breaks) {
    if (!isMarked(within(span, at + 1, span.end))) continue;
    lines.push(within(span, from, at));
    from = at + 1;
  }
  return [...lines, within(span, from, span.end)];
}

const ENTRY = /^\s*\(?(\d{1,2})[.)]/u;

/** The entries of a cell that counts them, "1. … 2. … 3. …", each on a line of its own; none for any other cell. */
export function numberedEntries(document: SourceDocument, spans: readonly Span[]): readonly (readonly Span[])[] {
  const numberOf = (span: Span): number => {
    const text = document.text.slice(span.start, Math.min(span.end, span.start + LONGEST_MARKER));
    return NUMBER.test(text) ? Number(ENTRY.exec(text)?.[1] ?? Number.NaN) : Number.NaN;
  };
  const lines = spans.flatMap((span) => linesOf(document, span, (line) => !Number.isNaN(numberOf(line))));
  const entries: Span[][] = [];
  for (const line of lines) {
    const number = numberOf(line);
    if (number === entries.length + 1) entries.push([line]);
    else if (!Number.isNaN(number) || entries.length === 0) return [];
    else entries.at(-1)?.push(line);
  }
  return entries;
}

/** Each entry of a list as an action; lines without a marker go on with the entry before where any entry has one. */
export function listedActions(
  document: SourceDocument,
  spans: readonly Span[],
): { actions: RawAction[]; claims: Claim[] } {
  const isMarked = (span: Span): boolean => {
    const text = document.text.slice(span.start, Math.min(span.end, span.start + LONGEST_MARKER));
    return (
      BULLET.test(text) || NUMBER.test(text) || (span.end - span.start < LONGEST_MARKER && NUMBER_ALONE.test(text))
    );
  };
  const filled = spans
    .flatMap((span) => linesOf(document, span, isMarked))
    .map((span) => trimSpan(document.text, span))
    .filter((span) => span.end > span.start);
  const marked = filled.some(isMarked);
  const entries: Span[][] = [];
  const claims: Claim[] = [];
  for (const span of filled) {
    const open = entries.at(-1);
    if (open && marked && !isMarked(span)) open.push(span);
    else entries.push([span]);
  }
  const actions: RawAction[] = [];
  for (const entry of entries.flatMap((entry) => [...splitNumbered(document, entry)])) {
    const { number, text: whole, claims: marker } = withoutMarker(document, entry);
    const { description: text, parts, claims: labels } = labelledParts(document, whole);
    const description = readAt(document, text, 'list/description');
    if (!LETTER.test(description.raw) || isNothing(description.raw))
      for (const span of entry) claims.push({ span, as: 'furniture' });
    else {
      actions.push({ ...noFields, number, description, ...timeAndUnit(document, text), ...parts });
      claims.push(...marker, ...labels);
    }
  }
  return { actions, claims };
}

let nothing: ReadonlySet<string> | undefined;
const CLOSING = /[\s.;:]+$/u;

/** "N/A", "None": an answer that there is no action. */
export function isNothing(text: string): boolean {
  nothing ??= new Set([...dueDateWords('notApplicable'), ...dueDateWords('noneEstablished')]);
  return nothing.has(fold(text).replace(CLOSING, ''));
}
