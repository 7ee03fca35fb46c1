/** Holds what was read against what the page shows: every stamp "[Added: …]" belongs to a response or an action. */
import type { SourceDocument } from '../core/document.js';
import type { Evaluation } from '../core/record.js';
import type { Finding } from './finding.js';

const ADDED = /\[\s*Added\s*:[^\]]{1,40}\]/giu;

export function* checkCounts(document: SourceDocument, { recommendations }: Evaluation): Generator<Finding> {
  const printed = [...document.text.matchAll(ADDED)].length;
  const read = recommendations.reduce(
    (sum, { evidence, actions }) =>
      sum + ('response.added' in evidence ? 1 : 0) + actions.filter((action) => 'added' in action.evidence).length,
    0,
  );
  if (printed !== read)
    yield { code: 'evaluation/count-mismatch', data: { what: 'stamps “[Added: …]”', printed, read }, path: null };
}
