/** The decision of management on a recommendation: from its own field where the page has one, else from the response. */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { type RawResponse, type Reading, readAt } from '../core/reading.js';
import type { Acceptance } from '../core/record.js';
import { acceptance, acceptanceOfCategory } from './acceptance.js';

export interface Decision {
  readonly acceptance: Acceptance;
  /** The words that decide; null when there are none. */
  readonly reading: Reading | null;
}

export function decide(document: SourceDocument, response: RawResponse | null, path: string, report: Report): Decision {
  const category = response?.category;
  if (category?.raw) {
    const decided = acceptanceOfCategory(category.raw);
    if (decided !== 'not_stated') return { acceptance: decided, reading: category };
  }
  const text = response?.text;
  const found = text ? acceptance(text.raw) : null;
  if (!text || !found) return { acceptance: 'not_stated', reading: null };
  const reading = partOf(document, text, found.start, found.end);
  if (found.contradictory) {
    const [at] = reading?.at ?? [];
    report(
      'acceptance/contradictory',
      { words: reading?.raw ?? text.raw.slice(found.start, found.end) },
      { path: `${path}.acceptance`, ...(at ? { at } : {}) },
    );
  }
  return { acceptance: found.acceptance, reading };
}

/** A stretch of a reading's raw string, as a reading of its own: the raw string joins its spans with one line feed each. */
function partOf(document: SourceDocument, whole: Reading, from: number, to: number): Reading | null {
  let offset = 0;
  for (const span of whole.at) {
    const length = span.end - span.start;
    if (from >= offset && from < offset + length) {
      const start = span.start + from - offset;
      return readAt(
        document,
        { ...span, start, end: Math.min(span.end, start + to - from) },
        'response/decision-words',
      );
    }
    offset += length + 1;
  }
  return null;
}
