/** Whether management has answered a recommendation: one meaning for findings and figures. */
import type { Recommendation } from './record.js';

/** By words or by a decision; forms may hold the decision alone. A label, with or without a stamp, is no answer. */
export const isAnswered = ({ response, acceptance }: Recommendation): boolean =>
  response !== null && (response.text !== '' || acceptance !== 'not_stated');
