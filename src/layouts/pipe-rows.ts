/**
 * Key-action rows of ERC pages that were stored as pipe-separated text. Cells end at a pipe, rows do not end at a line:
 *
 *     description
 *     [Added: 2019/01/17] |
 *     responsible | 2019/12 | Not Initiated | comment History | |
 *
 * Empty cells at the end of a row may be missing. So a row is found by its cell with a due date, followed by its cell with a
 * status; it ends where a pipe ends a line behind the status.
 */

import { type Claim, type RawAction, readAt } from '../core/reading.js';
import { type Span, trimSpan } from '../core/span.js';
import { isDueDateCell, isStatusCell, mayBeCut, takeJustification, withoutHistory } from './cells.js';
import { lastWords } from './cut-off.js';
import { noFields, type RowSection, type Rows } from './rows.js';
import { stampsIn } from './stamps.js';

interface Piece {
  readonly span: Span;
  /** Followed by a pipe; false for the text behind the last pipe. */
  readonly closed: boolean;
  /** The pipe behind it ends its line. */
  readonly endsLine: boolean;
}

export function splitPipeRows(section: RowSection): Rows {
  const { document, lines, open, report } = section;
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return { actions: [], claims: [], rest: [] };
  const whole: Span = { ...first.span, end: last.span.end };
  const pieces = piecesOf(document.text, whole);
  const actions: RawAction[] = [];
  const claims: Claim[] = [];
  let at = 0;
  for (let due = 2; due < pieces.length; due++) {
    if (
      due - 2 < at ||
      !isDueDateCell(cellText(document.text, pieces[due])) ||
      !isStatusCell(cellText(document.text, pieces[due + 1])) ||
      (pieces[due + 1]?.closed === false && mayBeCut(cellText(document.text, pieces[due + 1])))
    )
      continue;
    const row = readRow(section, pieces, due);
    actions.push(row.action);
    claims.push(...row.claims);
    at = row.next;
    due = at + 1;
  }
  const restFrom = pieces[at]?.span.start ?? whole.end;
  const rest = lines.filter((line) => line.span.start >= restFrom);
  const remainder = trimSpan(document.text, { ...whole, start: restFrom });
  const stamps = stampsIn(document, remainder, 'row/stamp');
  const isRow = remainder.end > remainder.start && (stamps.span !== null || actions.length === 0);
  if (!open || !isRow) return { actions, claims, rest };
  report('page/cut-off', { after: lastWords(document, remainder) }, { at: remainder });
  const description = readAt(document, { ...remainder, end: stamps.span?.start ?? remainder.end }, 'pipe/description');
  actions.push({ ...noFields, description, added: stamps.added, lastUpdated: stamps.lastUpdated, cutOff: true });
  return { actions, claims: [...claims, ...stamps.claims], rest: [] };
}

const cellText = (text: string, piece: Piece | undefined): string =>
  piece ? text.slice(piece.span.start, piece.span.end).trim() : '';
function readRow(
  { document, open, report }: RowSection,
  pieces: readonly Piece[],
  due: number,
): { action: RawAction; claims: readonly Claim[]; next: number } {
  const cell = (index: number): Span => (pieces[index] as Piece).span;
  const stamps = stampsIn(document, cell(due - 2), 'pipe/stamp');
  const justified = takeJustification(document, cell(due + 1));
  const hasComment = pieces[due + 1]?.endsLine === false && pieces[due + 2] !== undefined;
  const comment = hasComment ? withoutHistory(document, cell(due + 2)) : null;
  let next = due + (hasComment ? 3 : 2);
  // Empty cells at the end of the row: whatever stands on the same line behind the last pipe.
  while (pieces[next - 1]?.closed && !pieces[next - 1]?.endsLine && next < pieces.length) next++;
  const cutOff = open && hasComment && pieces[due + 2]?.closed === false && comment?.closed === false;
  if (cutOff) report('page/cut-off', { after: lastWords(document, cell(due + 2)) }, { at: cell(due + 2) });
  return {
    action: {
      ...noFields,
      description: readAt(
        document,
        { ...cell(due - 2), end: stamps.span?.start ?? cell(due - 2).end },
        'pipe/description',
      ),
      responsible: readAt(document, cell(due - 1), 'pipe/responsible'),
      dueDate: readAt(document, cell(due), 'pipe/dueDate'),
      status: readAt(document, justified.before, 'pipe/status'),
      justification: justified.justification,
      comments: comment ? readAt(document, comment.span, 'pipe/comments') : null,
      added: stamps.added,
      lastUpdated: stamps.lastUpdated,
      cutOff,
    },
    claims: [...stamps.claims, ...justified.claims, ...(comment?.claims ?? [])],
    next,
  };
}

/** The section cut at its pipes. */
function piecesOf(text: string, whole: Span): Piece[] {
  const pieces: Piece[] = [];
  let from = whole.start;
  for (let at = whole.start; at < whole.end; at++) {
    if (text[at] !== '|') continue;
    const lineEnd = text.indexOf('\n', at);
    const endsLine = text.slice(at + 1, lineEnd < 0 ? whole.end : lineEnd).trim() === '';
    pieces.push({ span: { ...whole, start: from, end: at }, closed: true, endsLine });
    from = at + 1;
  }
  if (text.slice(from, whole.end).trim() !== '')
    pieces.push({ span: { ...whole, start: from, end: whole.end }, closed: false, endsLine: true });
  return pieces;
}
