/** What moved between two records of one evaluation: item by item, field by field. */
import type { Change, ChangeCause, Item } from '../core/change.js';
import type { Evaluation } from '../core/record.js';
import { followedFields, itemsOf, type Placed, sameValue, valueAt } from './items.js';
import { stampOfItem } from './stamps.js';

export interface DifferenceContext {
  /** The day of the run, for what has no stamp. */
  readonly day: string;
  readonly cause: ChangeCause;
  /** Items that were there once and then gone: they come back, they are not new. */
  readonly gone: ReadonlySet<string>;
}

/**
 * The changes that lead from `before` to `after`, in the order of the records. Null before: everything is new. Both carry the
 * same ids for the same things.
 */
export function differences(before: Evaluation | null, after: Evaluation, context: DifferenceContext): Change[] {
  const known = new Map(before ? [...itemsOf(before)].map((placed) => [placed.item.id, placed]) : []);
  const changes: Change[] = [];
  for (const placed of itemsOf(after)) {
    const old = known.get(placed.item.id);
    known.delete(placed.item.id);
    changes.push(...(old ? moved(old.item, placed, after, context) : [appeared(placed, after, context)]));
  }
  for (const placed of known.values()) changes.push(vanished(placed, after, context));
  return changes;
}

/** The day a state of an item speaks of. A stamp after the day of the run is a slip of the pen, not the future. */
export function dayOf(item: Item, day: string): string {
  const stamp = stampOfItem(item);
  return stamp === null || stamp > day ? day : stamp;
}

const changeOf = (
  { kind, item }: Placed,
  evaluation: Evaluation,
  context: DifferenceContext,
): Pick<Change, 'evaluation' | 'item' | 'itemKind' | 'date' | 'cause' | 'sha256'> => ({
  evaluation: evaluation.id,
  item: item.id,
  itemKind: kind,
  date: context.cause === 'rules' ? context.day : dayOf(item, context.day),
  cause: context.cause,
  sha256: evaluation.source.sha256,
});

function appeared(placed: Placed, after: Evaluation, context: DifferenceContext): Change {
  const kind = context.gone.has(placed.item.id) ? 'back' : 'new';
  return { ...changeOf(placed, after, context), kind, field: null, before: null, after: null };
}

/** That something is missing is known since this run; when it went, nobody wrote down. */
const vanished = (placed: Placed, after: Evaluation, context: DifferenceContext): Change => ({
  ...changeOf(placed, after, context),
  date: context.day,
  kind: 'gone',
  field: null,
  before: null,
  after: null,
});

function moved(old: Item, placed: Placed, after: Evaluation, context: DifferenceContext): Change[] {
  return followedFields[placed.kind].flatMap((field) => {
    const [was, is] = [valueAt(old, field), valueAt(placed.item, field)];
    if (sameValue(was, is)) return [];
    return [{ ...changeOf(placed, after, context), kind: 'changed' as const, field, before: was, after: is }];
  });
}
