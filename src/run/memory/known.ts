/** Everything that is known of an evaluation, for telling again what is read now: what is there, and what was there once. */
import type { Item } from '../../core/change.js';
import type { Action, Evaluation, Recommendation } from '../../core/record.js';
import { itemsOf } from '../../history/index.js';
import type { StoredItem } from '../../store/index.js';

/** The items that are gone, as they were last. */
export const goneAmong = (items: readonly StoredItem[]): ReadonlyMap<string, Item> =>
  new Map(items.flatMap(({ id, goneRun, last }) => (goneRun === null || last === null ? [] : [[id, last]])));

/** The record with the items that went away put back at the end: when they return, they are not new. */
export function withGone(evaluation: Evaluation, items: readonly StoredItem[]): Evaluation {
  const present = new Set([...itemsOf(evaluation)].map(({ item }) => item.id));
  const gone = items.filter(({ id, last }) => last !== null && !present.has(id));
  if (gone.length === 0) return evaluation;
  const actionsOf = (parent: string): Action[] =>
    gone.filter(({ kind, parent: own }) => kind === 'action' && own === parent).map(({ last }) => last as Action);
  const there = evaluation.recommendations.map((recommendation) => ({
    ...recommendation,
    actions: [...recommendation.actions, ...actionsOf(recommendation.id)],
  }));
  const back = gone
    .filter(({ kind }) => kind === 'recommendation')
    .map(({ id, last }) => ({ ...(last as Recommendation), actions: actionsOf(id) }));
  return { ...evaluation, recommendations: [...there, ...back] };
}

/** What was known, with the items of another document that it did not have. Where both have one, `now` has the last word. */
export function knownWith(known: Evaluation, now: Evaluation): Evaluation {
  const newer = new Map([...itemsOf(now)].map(({ item }) => [item.id, item]));
  const recommendations = known.recommendations.map((recommendation) => {
    const other = newer.get(recommendation.id) as Recommendation | undefined;
    const own = new Set(recommendation.actions.map(({ id }) => id));
    const actions = recommendation.actions.map((action) => (newer.get(action.id) as Action | undefined) ?? action);
    const more = (other?.actions ?? []).filter(({ id }) => !own.has(id));
    return { ...(other ?? recommendation), actions: [...actions, ...more] };
  });
  const own = new Set(known.recommendations.map(({ id }) => id));
  const more = now.recommendations.filter(({ id }) => !own.has(id));
  return { ...now, recommendations: [...recommendations, ...more] };
}
