/** What the sources print about their own age: the stamps of responses and key actions. */
import type { Item } from '../core/change.js';
import type { Action, Evaluation, Recommendation } from '../core/record.js';

type Stamped = Pick<Action, 'added' | 'lastUpdated'>;

/** The newer of the two stamps, `YYYY-MM-DD`; null where there is none. */
export const stampOf = ({ added, lastUpdated }: Stamped): string | null => newer(added, lastUpdated);

const newer = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;

const stampOfRecommendation = ({ response, actions }: Recommendation): string | null =>
  actions.map(stampOf).reduce(newer, response ? stampOf(response) : null);

/** The newest stamp anywhere in the evaluation. */
export const newestStamp = ({ recommendations }: Evaluation): string | null =>
  recommendations.map(stampOfRecommendation).reduce(newer, null);

/** The newest stamp of an item or anything in it. */
export function stampOfItem(item: Item): string | null {
  if ('recommendations' in item) return newestStamp(item);
  return 'actions' in item ? stampOfRecommendation(item) : stampOf(item);
}
