/**
 * The anchor of a flattened row: a due date directly followed by a status word. Where a page has lost its columns, this is
 * the one place in a row that cannot be anything else; what stands before it is the responsible unit, what follows the comment.
 */
import type { SourceDocument } from '../core/document.js';
import { type Claim, type Reading, readAt } from '../core/reading.js';
import type { Span } from '../core/span.js';
import { statusForms } from '../vocabulary/index.js';
import { mayBeCut, takeJustification } from './cells.js';

export interface Anchor {
  readonly dueDate: Span;
  readonly status: Span;
}

const DATE = /(?<![\d/])(?:\d{4}\/\d{2}(?:\/\d{2})?|No\s+due\s+date)(?![\d/])/giu;
const escaped = (form: string): string => form.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/[\s-]+/gu, '[\\s-]+');
/**
 * Longest first: `Initiated` also ends `Not Initiated` and `Overdue-Initiated`. Without the forms that hold two statuses:
 * behind a date, `Completed and ongoing …` is a status and the beginning of a comment.
 */
const STATUS = new RegExp(
  `^\\s+(${[...new Set(statusForms.filter(({ status }) => status !== 'conflicting').map(({ form }) => form))]
    .filter((form) => form !== '')
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?=$|[\\s[|])`,
  'iu',
);
const CAPITAL = /^\p{Lu}|^\p{Lo}/u;
/** Longer than any status with the white space before it. */
const STATUS_WINDOW = 80;

/**
 * The first anchor in a span, or null. A status is printed with a capital: `2019/03 open the fund` is none. Nor is one that
 * the end of the text may have cut: `Overdue` may be `Overdue-Initiated`.
 */
export function anchorIn(document: SourceDocument, span: Span): Anchor | null {
  const [first] = anchorsIn(document, span);
  return first ?? null;
}

/** All anchors in a span: a sentence may hold a date and a word that is a status, too. */
export function* anchorsIn(document: SourceDocument, span: Span): Generator<Anchor> {
  const text = document.text.slice(span.start, span.end);
  for (const date of text.matchAll(DATE)) {
    const after = date.index + date[0].length;
    const match = STATUS.exec(text.slice(after, after + STATUS_WINDOW));
    const word = match?.[1];
    if (!match || !word || !CAPITAL.test(word)) continue;
    const atEnd = span.start + after + match[0].length === document.text.trimEnd().length;
    if (atEnd && mayBeCut(word)) continue;
    const statusAt = after + match[0].length - word.length;
    yield {
      dueDate: { ...span, start: span.start + date.index, end: span.start + after },
      status: { ...span, start: span.start + statusAt, end: span.start + statusAt + word.length },
    };
  }
}

export interface Tail {
  readonly status: Reading;
  readonly dueDate: Reading;
  readonly justification: Reading | null;
  /** From here on: comments. */
  readonly rest: number;
  /** A justification is opened and never closed. */
  readonly open: boolean;
  readonly claims: readonly Claim[];
}

/** Reads an anchor and the justification behind its status; what follows, up to `to`, is the comment. */
export function readAnchor(document: SourceDocument, anchor: Anchor, to: number): Tail {
  const behind: Span = { ...anchor.status, start: anchor.status.end, end: to };
  const justified = takeJustification(document, behind);
  const directly = document.text.slice(behind.start, justified.before.end).trim() === '';
  const taken = justified.justification !== null && directly;
  return {
    dueDate: readAt(document, anchor.dueDate, 'row/before-status'),
    status: readAt(document, anchor.status, 'row/after-date'),
    justification: taken ? justified.justification : null,
    rest: taken ? justified.after.start : anchor.status.end,
    open: taken && justified.open,
    claims: taken ? justified.claims : [],
  };
}
