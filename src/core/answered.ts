/** Whether management has answered a recommendation, and by which key actions: one meaning for findings and figures. */
import type { Action, Evaluation, Recommendation } from './record.js';

/** By words or by a decision; forms may hold the decision alone. A label, with or without a stamp, is no answer. */
export const isAnswered = ({ response, acceptance }: Recommendation): boolean =>
  response !== null && (response.text !== '' || acceptance !== 'not_stated');

/**
 * The key actions that answer a recommendation: its own, or those of the one that it was answered with. They stand in the record
 * once: count key actions where they stand, and recommendations by these.
 */
export function actionsFor(recommendation: Recommendation, { recommendations }: Evaluation): readonly Action[] {
  const { answeredWith, actions } = recommendation;
  if (answeredWith === undefined) return actions;
  const first = recommendations.find(({ id }) => id === answeredWith);
  return [...(first?.actions ?? []), ...actions];
}
