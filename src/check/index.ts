/** Findings about a finished evaluation: what a careful reader would ask about before acting on it. */
import type { SourceDocument } from '../core/document.js';
import type { Evaluation } from '../core/record.js';
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
    if (circumstances.holdsResponses) yield* checkRecommendation(recommendation, path, whole);
    for (const [row, action] of recommendation.actions.entries()) {
      yield* checkAction(action, `${path}.actions[${row}]`, !whole && row === recommendation.actions.length - 1);
    }
  }
  yield* checkSequence(evaluation);
  yield* checkTemplate(evaluation);
  yield* checkCounts(document, evaluation);
}
