/** All items of two readings, and which known one became which read one. */
import type { Evaluation } from '../core/record.js';
import { type ActionItem, pairsOfMoved, pairsWithin } from './actions.js';
import { oneToOne, type Pair, type Sides, unpaired } from './pair.js';
import { pairsOfRecommendations, type RecommendationItem, recommendationItem } from './recommendations.js';
import type { WordingOf } from './wording.js';

export interface Pairs {
  readonly recommendations: readonly Pair<RecommendationItem>[];
  readonly actions: readonly Pair<ActionItem>[];
}

export const itemsOf = ({ recommendations }: Evaluation, wordingOf: WordingOf): RecommendationItem[] =>
  recommendations.map((each, place) => recommendationItem(each, place, wordingOf));

export const actionsIn = (items: readonly RecommendationItem[]): ActionItem[] =>
  items.flatMap(({ actions }) => actions);

/** Recommendations first, then actions within those that were found, then actions that moved. One to one. */
export function pairsOfItems(items: Sides<RecommendationItem>): Pairs {
  const recommendations = pairsOfRecommendations(items);
  const all = { known: actionsIn(items.known), read: actionsIn(items.read) };
  const within = recommendations
    .filter(({ sure }) => sure)
    .flatMap(({ known, read }) => pairsWithin({ known: known.actions, read: read.actions }));
  const sure = within.filter((pair) => pair.sure);
  const moved = pairsOfMoved(unpaired(all, sure), all);
  const actions = oneToOne([...sure, ...moved.filter((pair) => pair.sure), ...within, ...moved]);
  return { recommendations, actions };
}
