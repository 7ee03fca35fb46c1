/**
 * Key-action rows of ERC's current pages after their columns were lost. A row is
 *
 *     description, one line or more
 *     [Added: 2022/01/17] [Last Updated: 2022/06/13]
 *     responsible 2022/07 Not Initiated comment History
 *
 * The stamps give the rows, the anchor (date and status) splits the last line, and `History` ends a comment where it stands.
 */

import type { SourceDocument } from '../core/document.js';
import { type Claim, type RawAction, readAt } from '../core/reading.js';
import { type Span, trimSpan } from '../core/span.js';
import { anchorIn, readAnchor } from './anchor.js';
import { withoutHistory } from './cells.js';
import { lastWords, looksFinished } from './cut-off.js';
import { noFields, type RowSection, type Rows } from './rows.js';
import { type Stamps, stampsIn } from './stamps.js';

const STAMP_GROUP =
  /\[\s*(?:Added|Last\s+Updated)\s*:[^\]\n[]{1,40}\](?:\s*\[\s*(?:Added|Last\s+Updated)\s*:[^\]\n[]{1,40}\])*/giu;
const ACTION_NUMBER = /^\s*\d{1,2}(?:\.\d{1,2})+[.:)\s]/u;
const CONTINUES = /^\s*[\p{Ll})\],;]/u;
const ENDS_SENTENCE = /[.!?…]\s*$/u;

export const hasStamps = (document: SourceDocument, span: Span): boolean =>
  stampsIn(document, span, 'row/stamp').span !== null;

/** Splits a section by its stamps. The section must hold at least one. */
export function splitStampedRows(section: RowSection): Rows {
  const { document, lines, open, report } = section;
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return { actions: [], claims: [], rest: [] };
  const whole: Span = { ...first.span, end: last.span.end };
  const groups = stampGroups(document, whole);
  const actions: RawAction[] = [];
  const claims: Claim[] = [];
  let from = whole.start;
  for (const [index, group] of groups.entries()) {
    const next = groups[index + 1];
    const limit = next?.start ?? whole.end;
    const description = readAt(document, { ...whole, start: from, end: group.start }, 'row/before-stamps');
    const stamps = stampsIn(document, group, 'row/stamp');
    claims.push(...stamps.claims);
    const behind = { ...whole, start: group.end, end: limit };
    const tail = readTail(section, behind, {
      row: { ...whole, start: from, end: limit },
      followed: next !== undefined,
    });
    claims.push(...tail.claims);
    actions.push({ ...tail.action, description, added: stamps.added, lastUpdated: stamps.lastUpdated });
    from = tail.end;
  }
  const remainder = trimSpan(document.text, { ...whole, start: from });
  if (open && remainder.end > remainder.start) {
    const cut = cutRow(document, remainder);
    actions.push(cut.action);
    claims.push(...cut.claims);
    report('page/cut-off', { after: lastWords(document, remainder) }, { at: remainder });
  }
  return { actions, claims, rest: [] };
}

/** One span per row: neighbouring stamps belong together. */
function stampGroups(document: SourceDocument, whole: Span): Span[] {
  const text = document.text.slice(whole.start, whole.end);
  return [...text.matchAll(STAMP_GROUP)].map((match) => ({
    ...whole,
    start: whole.start + match.index,
    end: whole.start + match.index + match[0].length,
  }));
}

interface TailRead {
  readonly action: RawAction;
  readonly claims: readonly Claim[];
  /** Where the next row's description begins. */
  readonly end: number;
}

/** The whole row that a tail belongs to, and whether another follows. */
interface Place {
  readonly row: Span;
  readonly followed: boolean;
}

/** Everything behind the stamps of a row, up to the stamps of the next. */
function readTail(section: RowSection, span: Span, place: Place): TailRead {
  const { document, open, report } = section;
  const { row, followed } = place;
  const anchor = anchorIn(document, span);
  if (!anchor) return readWithoutAnchor(section, span, place);
  const tail = readAnchor(document, anchor, span.end);
  const apart = document.text.slice(anchor.dueDate.end, anchor.status.start).includes('\n');
  const end = commentEnd(section, { ...span, start: tail.rest }, { followed, apart });
  const comment = withoutHistory(document, { ...span, start: tail.rest, end });
  const reachesEnd = open && !followed && end === span.end;
  const cutOff = reachesEnd && (tail.open || !(comment.closed || looksFinished(document, comment.span)));
  if (cutOff) report('page/cut-off', { after: lastWords(document, span) }, { at: trimSpan(document.text, row) });
  return {
    action: {
      ...noFields,
      responsible: readAt(document, { ...span, end: anchor.dueDate.start }, 'row/before-date'),
      dueDate: tail.dueDate,
      status: tail.status,
      justification: tail.justification,
      comments: readAt(document, comment.span, 'row/after-status'),
      cutOff,
    },
    claims: [...tail.claims, ...comment.claims],
    end,
  };
}

/** No date and status behind the stamps: the page is cut here, or the row is unlike any known one. */
function readWithoutAnchor(section: RowSection, span: Span, { row, followed }: Place): TailRead {
  const { document, open, report } = section;
  const filled = trimSpan(document.text, span);
  if (open && !followed) {
    report('page/cut-off', { after: lastWords(document, filled) }, { at: trimSpan(document.text, row) });
    return { action: { ...noFields, cutOff: true }, claims: [], end: span.end };
  }
  report('row/unread', { text: document.text.slice(filled.start, filled.end) }, { at: trimSpan(document.text, row) });
  const firstLine = document.text.indexOf('\n', filled.start);
  return {
    action: { ...noFields, cutOff: true },
    claims: [],
    end: firstLine < 0 || firstLine > span.end ? span.end : firstLine,
  };
}

interface RowShape {
  /** Another row's stamps follow. */
  readonly followed: boolean;
  /** Date and status stand on lines of their own: each line is a cell. */
  readonly apart: boolean;
}

/**
 * Where the comment ends that begins at the start of `span`. Its own line belongs to it; so does every line up to one that
 * ends in `History`. Of the lines that remain before the next stamps, those that go on in the middle of a sentence belong to
 * it too, and the others describe the next action: comments lose their line ends on these pages, descriptions keep them. Without next stamps all belong to it, unless the text is cut there.
 */
function commentEnd(section: RowSection, span: Span, { followed, apart }: RowShape): number {
  const { document, open, report } = section;
  const breaks = lineStarts(document, span);
  if (breaks.length === 0 || !(followed || open)) return span.end;
  const lineEnd = (index: number): number => breaks[index] ?? span.end;
  const closedAt = breaks.findLastIndex(
    (start, index) =>
      withoutHistory(document, { ...span, start: index === 0 ? span.start : (breaks[index - 1] as number), end: start })
        .closed,
  );
  if (closedAt >= 0) return breaks[closedAt] as number;
  if (!followed && withoutHistory(document, span).closed) return span.end;
  // Cells on lines of their own: only the last line can be the next action, what stands between is the comment.
  if (apart && followed) return breaks.at(-1) as number;
  let end = 0;
  const lastOwn = followed ? breaks.length - 1 : breaks.length;
  while (end < lastOwn) {
    const line = document.text.slice(breaks[end] as number, lineEnd(end + 1));
    const before = document.text.slice(span.start, breaks[end]);
    if (before.trim() === '' || ENDS_SENTENCE.test(before) || ACTION_NUMBER.test(line) || !CONTINUES.test(line)) break;
    const at = trimSpan(document.text, { ...span, start: breaks[end] as number, end: lineEnd(end + 1) });
    report('row/continued', { line: line.trim() }, { at });
    end++;
  }
  return lineEnd(end);
}

/** Offsets at which the lines after the first one begin, blank lines left out. */
function lineStarts(document: SourceDocument, span: Span): number[] {
  const starts: number[] = [];
  for (
    let at = document.text.indexOf('\n', span.start);
    at >= 0 && at < span.end;
    at = document.text.indexOf('\n', at + 1)
  ) {
    const next = document.text.indexOf('\n', at + 1);
    const end = next < 0 || next > span.end ? span.end : next;
    if (document.text.slice(at + 1, end).trim() !== '') starts.push(at + 1);
  }
  return starts;
}

/** What is left of a row at the end of a cut text: its description, as far as it goes. */
function cutRow(document: SourceDocument, span: Span): { action: RawAction; claims: readonly Claim[] } {
  const stamps: Stamps = stampsIn(document, span, 'row/stamp');
  const description = readAt(document, { ...span, end: stamps.span?.start ?? span.end }, 'row/before-stamps');
  return { action: { ...noFields, description, cutOff: true }, claims: stamps.claims };
}
