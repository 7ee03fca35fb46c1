/** Findings about a finished evaluation: what a careful reader would ask about before acting on it. */
import type { SourceDocument } from '../core/document.js';
import type { Evaluation, Recommendation } from '../core/record.js';
import type { Span } from '../core/span.js';
import { checkAction } from './actions.js';
import { checkCounts } from './counts.js';
import type { Finding } from './finding.js';
import { checkRecommendation, checkSequence } from './recommendations.js';
import { checkTemplate } from './template.js';

export { coverageOf } from './coverage.js';
export type { Finding } from './finding.js';

export interface Circumstances {
  /** False for pages that never show responses and key actions: then none is missing. */
  readonly holdsResponses: boolean;
  /** The page ends in the middle: what its last recommendation lacks may follow. */
  readonly cutOff: boolean;
  /** Rows of key actions that could not be read: what they belong to has more actions than its record. */
  readonly unread: readonly Span[];
}

export function* check(
  document: SourceDocument,
  evaluation: Evaluation,
  circumstances: Circumstances,
): Generator<Finding> {
  const { recommendations } = evaluation;
  if (recommendations.length === 0) yield { code: 'evaluation/no-recommendations', data: {}, path: null };
  for (const [index, recommendation] of recommendations.entries()) {
    const path = `recommendations[${index}]`;
    const whole = !(circumstances.cutOff && index === recommendations.length - 1);
    const next = recommendations[index + 1];
    const told =
      whole && !circumstances.unread.some(({ start }) => start > placeOf(recommendation) && start < placeOf(next));
    if (circumstances.holdsResponses) yield* checkRecommendation(recommendation, path, { whole, told });
    for (const [row, action] of recommendation.actions.entries()) {
      yield* checkAction(action, `${path}.actions[${row}]`, !whole && row === recommendation.actions.length - 1);
    }
  }
  yield* checkSequence(evaluation);
  yield* checkTemplate(evaluation);
  yield* checkCounts(document, evaluation);
}

/** Where its text begins; a recommendation without a place holds nothing, and behind the last one there is no other. */
function placeOf(recommendation: Recommendation | undefined): number {
  const at = recommendation?.evidence['text'];
  const [first] = Array.isArray(at) ? at : [at];
  return first && 'start' in first ? first.start : Number.POSITIVE_INFINITY;
}
