/** Evidence: for each field of a record the place it was read from, or the rule that derived it. */
import type { SourceDocument } from '../core/document.js';
import type { Reading } from '../core/reading.js';
import type { Evidence, EvidenceSpan } from '../core/record.js';
import type { Span } from '../core/span.js';

/** A span as it is written into a record, with its text and the rule that located it. */
export function evidenceSpan(document: SourceDocument, span: Span, rule: string): EvidenceSpan {
  const { start, end, page, box } = span;
  return {
    start,
    end,
    ...(page === undefined ? {} : { page }),
    ...(box === undefined ? {} : { box: [...box] }),
    quote: document.text.slice(start, end),
    rule,
  };
}

/** Collects the evidence of one record. */
export class EvidenceOf {
  readonly fields: Evidence = {};
  constructor(private readonly document: SourceDocument) {}

  /** The field was read here. An empty or missing reading leaves no evidence. */
  read(field: string, reading: Reading | null): this {
    if (!reading || reading.at.length === 0) return this;
    const spans = reading.at.map((span) => evidenceSpan(this.document, span, reading.rule));
    const [only] = spans;
    this.fields[field] = only && spans.length === 1 ? only : spans;
    return this;
  }

  /** The field was derived from others by a named rule. */
  derived(field: string, rule: string, from: readonly string[]): this {
    this.fields[field] = { rule, from: [...from] };
    return this;
  }
}
