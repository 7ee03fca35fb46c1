/** All items of two readings, and which known one became which read one. */
import type { Evaluation } from '../core/record.js';
import { type ActionItem, pairsOfMoved, pairsWithin } from './actions.js';
import { oneToOne, type Pair, type Sides, unpaired } from './pair.js';
import { pairsOfRecommendations, type RecommendationItem, recommendationItem } from './recommendations.js';
import { likeness } from './similarity.js';
import type { WordingOf } from './wording.js';

export interface Pairs {
  readonly recommendations: readonly Pair<RecommendationItem>[];
  readonly actions: readonly Pair<ActionItem>[];
}

export const itemsOf = ({ recommendations }: Evaluation, wordingOf: WordingOf): RecommendationItem[] =>
  recommendations.map((each, place) => recommendationItem(each, place, wordingOf));

export const actionsIn = (items: readonly RecommendationItem[]): ActionItem[] =>
  items.flatMap(({ actions }) => actions);

/** Ids of recommendations about which nothing is left to find out. */
export interface Decided {
  /** Read ones that have the id in force already. */
  readonly held: ReadonlySet<string>;
  /** Known ones that none of the others became. */
  readonly closed: ReadonlySet<string>;
}

/** Recommendations first, then actions within those that were found, then actions that moved. One to one. */
export function pairsOfItems(items: Sides<RecommendationItem>, decided?: Decided): Pairs {
  const held = decided ? pairsHeld(items, decided.held) : [];
  const open = unpaired(items, held);
  const offered = { ...open, known: open.known.filter(({ recommendation: { id } }) => !decided?.closed.has(id)) };
  const recommendations = [...held, ...pairsOfRecommendations(offered)];
  const all = { known: actionsIn(items.known), read: actionsIn(items.read) };
  const within = recommendations
    .filter(({ sure }) => sure)
    .flatMap(({ known, read }) => pairsWithin({ known: known.actions, read: read.actions }));
  const sure = within.filter((pair) => pair.sure);
  const moved = pairsOfMoved(unpaired(all, sure), all);
  const actions = oneToOne([...sure, ...moved.filter((pair) => pair.sure), ...within, ...moved]);
  return { recommendations, actions };
}

function pairsHeld({ known, read }: Sides<RecommendationItem>, held: ReadonlySet<string>): Pair<RecommendationItem>[] {
  const byId = new Map(known.map((item) => [item.recommendation.id, item]));
  return read.flatMap((item) => {
    const other = held.has(item.recommendation.id) ? byId.get(item.recommendation.id) : undefined;
    return other ? [{ known: other, read: item, score: likeness(other.wording, item.wording).score, sure: true }] : [];
  });
}
