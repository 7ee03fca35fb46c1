/** What moved between two records of one evaluation: item by item, field by field. */
import type { Change, ChangeCause, Item } from '../core/change.js';
import type { Evaluation } from '../core/record.js';
import { followedFields, itemsOf, type Placed, sameValue, valueAt } from './items.js';
import { stampOfItem } from './stamps.js';

export interface DifferenceContext {
  /** The day of the run, for what has no stamp. */
  readonly day: string;
  readonly cause: ChangeCause;
  /** Items that were there once and then gone, as they were last: they come back, they are not new. */
  readonly gone: ReadonlyMap<string, Item>;
}

/**
 * The changes that lead from `before` to `after`, in the order of the records. Null before: everything is new. Both carry the
 * same ids for the same things.
 */
export function differences(before: Evaluation | null, after: Evaluation, context: DifferenceContext): Change[] {
  const known = new Map(before ? [...itemsOf(before)].map((placed) => [placed.item.id, placed]) : []);
  const changes: Change[] = [];
  for (const placed of itemsOf(after)) {
    const { id } = placed.item;
    const [old, last] = [known.get(id)?.item, context.gone.get(id)];
    known.delete(id);
    if (last) changes.push(whole('back', placed, after, context));
    else if (!old) changes.push(appeared(placed, after, context));
    // What moved while it was away is as much news as what moved under our eyes.
    const was = last ?? old;
    if (was) changes.push(...moved(was, placed, after, context));
  }
  const left = [...known.values()].filter(({ item }) => !context.gone.has(item.id));
  return [...changes, ...left.map((placed) => whole('gone', placed, after, context))];
}

/** Everything of an evaluation that no source holds any more, what went before aside. */
export const allGone = (evaluation: Evaluation, context: DifferenceContext): Change[] =>
  [...itemsOf(evaluation)]
    .filter(({ item }) => !context.gone.has(item.id))
    .map((placed) => ({ ...whole('gone', placed, evaluation, context), sha256: null }));

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

const appeared = (placed: Placed, after: Evaluation, context: DifferenceContext): Change => ({
  ...changeOf(placed, after, context),
  kind: 'new',
  field: null,
  before: null,
  after: null,
});

/** That something is missing, or there again, is known since this run; when it went or came, nobody wrote down. */
const whole = (kind: 'gone' | 'back', placed: Placed, after: Evaluation, context: DifferenceContext): Change => ({
  ...changeOf(placed, after, context),
  date: context.day,
  kind,
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
