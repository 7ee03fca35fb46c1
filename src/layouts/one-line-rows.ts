/**
 * Key-action rows that stand on one line without a mark between action and responsible unit (ERC's oldest pages, GATE):
 *
 *     Each new project will say what it wants. PROGRAMA 2009/10 Completed For the signed ones this is clear.
 *
 * The anchor splits off date, status and comment. Where the unit begins, only names can tell.
 */

import type { SourceDocument } from '../core/document.js';
import { type Claim, type RawAction, readAt } from '../core/reading.js';
import type { Span } from '../core/span.js';
import { type Anchor, anchorIn, anchorsIn, readAnchor } from './anchor.js';
import { withoutHistory } from './cells.js';
import { lastWords, looksFinished } from './cut-off.js';
import { nameRuns } from './name-run.js';
import { noFields, type RowSection, type Rows } from './rows.js';

interface OneLine {
  readonly span: Span;
  readonly anchor: Anchor;
}

export function splitOneLineRows(section: RowSection): Rows {
  const { document, report } = section;
  const rows = gather(section);
  const runs = nameRuns(rows.found.map(({ span, anchor }) => document.text.slice(span.start, anchor.dueDate.start)));
  const claims: Claim[] = [];
  const actions = rows.found.map(({ span, anchor }, index): RawAction => {
    const tail = readAnchor(document, anchor, span.end);
    const comment = withoutHistory(document, { ...span, start: tail.rest });
    const splitAt = span.start + (runs[index] ?? 0);
    const responsible = readAt(document, { ...span, start: splitAt, end: anchor.dueDate.start }, 'row/by-names');
    const description = readAt(document, { ...span, end: splitAt }, 'row/before-names');
    report(
      'row/split-by-names',
      { description: description.raw, responsible: responsible.raw },
      { at: { ...span, end: anchor.dueDate.start } },
    );
    claims.push(...tail.claims, ...comment.claims);
    const cutOff =
      section.open && span.end === document.text.trimEnd().length && !looksFinished(document, comment.span);
    if (cutOff) report('page/cut-off', { after: lastWords(document, span) }, { at: comment.span });
    return {
      ...noFields,
      description,
      responsible,
      dueDate: tail.dueDate,
      status: tail.status,
      justification: tail.justification,
      comments: readAt(document, comment.span, 'row/after-status'),
      cutOff,
    };
  });
  return { actions: [...actions, ...cutRow(section, rows.behind)], claims, rest: section.open ? [] : rows.behind };
}

const CONTINUES = /^[\p{Ll}•·▪)\],;]/u;

/** The first anchor behind the name of a unit: what stands before it may say a date and a status of its own. */
function anchorBehindName(document: SourceDocument, span: Span): Anchor | null {
  const anchors = [...anchorsIn(document, span)];
  const texts = anchors.map(({ dueDate }) => document.text.slice(span.start, dueDate.start));
  const named = anchors.length < 2 ? -1 : nameRuns(texts).findIndex((from, index) => texts[index]?.slice(from).trim());
  return anchors[Math.max(0, named)] ?? null;
}

/** One entry per line with an anchor; a line without one goes on with the comment before it or the action behind it. */
function gather({ document, lines, report }: RowSection): { found: OneLine[]; behind: RowSection['lines'] } {
  const found: OneLine[] = [];
  let waiting: RowSection['lines'][number][] = [];
  for (const line of lines) {
    const start = waiting[0]?.span.start ?? line.span.start;
    const span = { ...line.span, start };
    const anchor = anchorBehindName(document, span);
    const before = found.at(-1);
    const text = document.text.slice(line.span.start, line.span.end);
    if (anchor) {
      found.push({ span, anchor });
      waiting = [];
    } else if (before && waiting.length === 0 && (CONTINUES.test(text) || text === 'History')) {
      if (text !== 'History') report('row/continued', { line: text }, { at: line.span });
      found[found.length - 1] = { ...before, span: { ...before.span, end: line.span.end } };
    } else waiting.push(line);
  }
  return { found, behind: waiting };
}

/** The beginning of a row in which the text ends. */
function cutRow({ document, open, report }: RowSection, behind: RowSection['lines']): RawAction[] {
  const first = behind[0];
  const last = behind.at(-1);
  if (!open || !first || !last) return [];
  const span: Span = { ...first.span, end: last.span.end };
  report('page/cut-off', { after: lastWords(document, span) }, { at: span });
  return [{ ...noFields, description: readAt(document, span, 'row/cut-off'), cutOff: true }];
}

/** True when some line of the section holds an anchor. */
export const hasAnchor = (document: SourceDocument, lines: RowSection['lines']): boolean =>
  lines.some((line) => anchorIn(document, line.span) !== null);
