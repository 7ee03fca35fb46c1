/** The stamps `[Added: 2022/01/17] [Last Updated: 2022/06/13]` that ERC prints beside responses and key actions. */
import type { SourceDocument } from '../core/document.js';
import type { Claim } from '../core/reading.js';
import { type Reading, readAt } from '../core/reading.js';
import type { Span } from '../core/span.js';

export interface Stamps {
  readonly added: Reading | null;
  readonly lastUpdated: Reading | null;
  /** From the first bracket to the last; null where there is no stamp. */
  readonly span: Span | null;
  readonly claims: readonly Claim[];
}

const STAMP = /\[\s*(Added|Last\s+Updated)\s*:\s*([^\]\n[]{1,40})\]/giu;
/** A stamp that the end of the text cuts off. */
const CUT_STAMP = /\[\s*(?:A(?:d(?:d(?:e(?:d[^\]\n]*)?)?)?)?|L(?:a(?:s(?:t[^\]\n]*)?)?)?)?$/iu;

/** All stamps inside a span. */
export function stampsIn(document: SourceDocument, span: Span, rule: string): Stamps {
  const text = document.text.slice(span.start, span.end);
  let added: Reading | null = null;
  let lastUpdated: Reading | null = null;
  let start = -1;
  let end = -1;
  const claims: Claim[] = [];
  for (const match of text.matchAll(STAMP)) {
    const [whole, name = '', value = ''] = match;
    const from = span.start + match.index;
    const valueFrom = from + whole.lastIndexOf(value);
    const reading = readAt(document, { ...span, start: valueFrom, end: valueFrom + value.length }, rule);
    if (name.toLowerCase() === 'added') added ??= reading;
    else lastUpdated ??= reading;
    if (start < 0) start = from;
    end = from + whole.length;
    claims.push({ span: { ...span, start: from, end: from + whole.length }, as: 'label' });
  }
  const cut = span.end >= document.text.trimEnd().length ? CUT_STAMP.exec(text) : null;
  if (cut) {
    if (start < 0) start = span.start + cut.index;
    end = span.end;
    claims.push({ span: { ...span, start: span.start + cut.index, end: span.end }, as: 'label' });
  }
  return { added, lastUpdated, span: start < 0 ? null : { ...span, start, end }, claims };
}
