/** The items of an evaluation one by one, and the fields whose values are followed over time. */
import type { Item, ItemKind } from '../core/change.js';
import type { Evaluation } from '../core/record.js';

/** An item with the item it belongs to. */
export interface Placed {
  readonly kind: ItemKind;
  readonly item: Item;
  /** Of a recommendation its evaluation, of a key action its recommendation. */
  readonly parent: string | null;
}

/** The evaluation, then each recommendation followed by its key actions. */
export function* itemsOf(evaluation: Evaluation): Generator<Placed> {
  yield { kind: 'evaluation', item: evaluation, parent: null };
  for (const recommendation of evaluation.recommendations) {
    yield { kind: 'recommendation', item: recommendation, parent: evaluation.id };
    for (const action of recommendation.actions) yield { kind: 'action', item: action, parent: recommendation.id };
  }
}

/** Where every item stands in the record, from the evaluation down: `recommendations[2].actions[0]`; empty for the evaluation. */
export function pathsOf({ id, recommendations }: Evaluation): Map<string, string> {
  const paths = new Map([[id, '']]);
  for (const [r, recommendation] of recommendations.entries()) {
    paths.set(recommendation.id, `recommendations[${r}]`);
    for (const [a, action] of recommendation.actions.entries())
      paths.set(action.id, `recommendations[${r}].actions[${a}]`);
  }
  return paths;
}

/**
 * The fields that are followed. The response is followed by its parts. What is said of a value rather than of the thing
 * (places, confidence, diagnostics) is not history; nor is a value that follows from another one.
 */
export const followedFields = {
  evaluation: [
    'title',
    'agency',
    'commissioningUnit',
    'responsibleUnit',
    'country',
    'region',
    'plan',
    'type',
    'completionDate',
  ],
  recommendation: [
    'number',
    'label',
    'title',
    'text',
    'priority',
    'addressees',
    'acceptance',
    'response.text',
    'response.added',
    'response.lastUpdated',
  ],
  action: [
    'number',
    'description',
    'responsibleUnits',
    'dueDate',
    'status',
    'declaredOverdue',
    'justification',
    'comments',
    'documents',
    'added',
    'lastUpdated',
  ],
} as const satisfies Readonly<Record<ItemKind, readonly string[]>>;

/** The value of a field as it is followed; null where there is none. Of units the names, without what they looked like. */
export function valueAt(item: Item, field: string): unknown {
  const value = field
    .split('.')
    .reduce<unknown>(
      (each, name) => (each !== null && typeof each === 'object' ? (each as Record<string, unknown>)[name] : null),
      item,
    );
  if (value === undefined) return null;
  if (field === 'responsibleUnits') return (value as readonly { name: string }[]).map(({ name }) => name);
  return value;
}

/** Values are the same when their JSON is: they are plain data whose keys the contract orders. */
export const sameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Nothing was read: no value, no text, an empty list. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
