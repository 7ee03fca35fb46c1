/** What the cells of key actions hold: dates, status words, ERC's link word `History`, the bracketed justification. */
import type { SourceDocument } from '../core/document.js';
import { type Claim, type Reading, readAt } from '../core/reading.js';
import { type Span, trimSpan } from '../core/span.js';
import { statusForms } from '../vocabulary/index.js';
import { foldLabel } from '../vocabulary/labels.js';

const HISTORY = /(?:^|\s)(History)\s*$/u;
/** The link word with its end cut away by the end of the text. */
const CUT_HISTORY = /(?:^|\s)(H(?:i(?:s(?:t(?:o(?:r)?)?)?)?)?)$/u;
/** The label with its end cut away by the end of the text. */
const CUT_JUSTIFICATION = /\[\s*(J?u?s?t?i?f?i?c?a?t?i?o?n?)$/u;
const JUSTIFICATION = /\[\s*Justification\s*:/iu;

const DUE_DATE = /^(?:\d{4}[/-]\d{2}(?:[/-]\d{2})?|\d{2}\/\d{4}|no\s+due\s+date|n\/a)$/iu;
const BRACKET = /\[[\s\S]*$/u;
const knownStatus = new Set(statusForms.map(({ form }) => foldLabel(form)).filter((form) => form !== ''));

/** The cell holds a due date as these pages print it, and nothing else. */
export const isDueDateCell = (text: string): boolean => DUE_DATE.test(text.trim());

/** The cell holds a status word, with or without a bracket behind it, and nothing else. */
export const isStatusCell = (text: string): boolean => knownStatus.has(foldLabel(text.replace(BRACKET, '')));

const GOES_ON = /[\p{L}-]/u;
const forms = statusForms.map(({ form }) => form.toLowerCase());
const beginnings: ReadonlySet<string> = new Set(
  forms.filter((form) => forms.some((longer) => longer.startsWith(form) && GOES_ON.test(longer[form.length] ?? ''))),
);

/** True for a status with which a longer one begins in the middle of a word: at the end of a cut text it may be either. */
export const mayBeCut = (status: string): boolean => beginnings.has(status.toLowerCase());

export interface Stripped {
  readonly span: Span;
  /** The link word stood there: the source says that the row ends here. */
  readonly closed: boolean;
  readonly claims: readonly Claim[];
}

/** The span without a closing `History`, whole or cut off by the end of the text. */
export function withoutHistory(document: SourceDocument, span: Span): Stripped {
  const trimmed = trimSpan(document.text, span);
  const text = document.text.slice(trimmed.start, trimmed.end);
  const atEnd = trimmed.end === document.text.trimEnd().length;
  const match = HISTORY.exec(text) ?? (atEnd ? CUT_HISTORY.exec(text) : null);
  const word = match?.[1];
  if (!word) return { span: trimmed, closed: false, claims: [] };
  const from = trimmed.end - (text.length - text.trimEnd().length) - word.length;
  return {
    span: trimSpan(document.text, { ...trimmed, end: from }),
    closed: true,
    claims: [{ span: { ...trimmed, start: from }, as: 'furniture' }],
  };
}

export interface Justified {
  readonly before: Span;
  /** The words inside the bracket; null where there is no bracket. */
  readonly justification: Reading | null;
  readonly after: Span;
  /** The bracket is never closed. */
  readonly open: boolean;
  readonly claims: readonly Claim[];
}

/** Takes `[Justification: …]` out of a span; brackets inside it are kept together. */
export function takeJustification(document: SourceDocument, span: Span): Justified {
  const text = document.text.slice(span.start, span.end);
  const match = JUSTIFICATION.exec(text) ?? cutJustification(document, span);
  const nothing = { ...span, start: span.end };
  if (!match) return { before: span, justification: null, after: nothing, open: false, claims: [] };
  const from = span.start + match.index;
  const valueFrom = from + match[0].length;
  const close = closingBracket(document.text, valueFrom, span.end);
  const valueTo = close ?? span.end;
  const to = close === null ? span.end : close + 1;
  const claims: Claim[] = [{ span: { ...span, start: from, end: valueFrom }, as: 'label' }];
  if (close !== null) claims.push({ span: { ...span, start: close, end: to }, as: 'label' });
  return {
    before: { ...span, end: from },
    justification: readAt(document, { ...span, start: valueFrom, end: valueTo }, 'erc/justification'),
    after: { ...span, start: to },
    open: close === null,
    claims,
  };
}

function cutJustification({ text }: SourceDocument, span: Span): RegExpExecArray | null {
  if (span.end !== text.trimEnd().length) return null;
  const match = CUT_JUSTIFICATION.exec(text.slice(span.start, span.end));
  return match && 'Justification'.startsWith(match[1] ?? '') ? match : null;
}

function closingBracket(text: string, from: number, to: number): number | null {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === '[') depth++;
    else if (text[at] === ']' && depth-- === 0) return at;
  }
  return null;
}
