/** Which known key action became which read one: within a recommendation, and from one recommendation to another. */
import type { Action } from '../core/record.js';
import { nearWords } from './near-words.js';
import { oneToOne, type Pair, type Sides, unpaired } from './pair.js';
import { sameWords, type Worded } from './same-words.js';
import { likeness } from './similarity.js';
import { isDistinct, type WordingOf } from './wording.js';

/** A key action, with the words and facts it is known by. */
export interface ActionItem extends Worded {
  readonly action: Action;
  /** From the evaluation down: `recommendations[2].actions[0]`. */
  readonly path: string;
}

export const actionItem = (action: Action, path: string, wordingOf: WordingOf): ActionItem => ({
  action,
  path,
  wording: wordingOf(action.description),
  strong: '',
  weak: [
    JSON.stringify([action.dueDate?.raw ?? '', action.responsibleRaw ?? '', action.added ?? '']),
    action.added ?? '',
    action.number ?? '',
  ],
});

/** Pairs among the key actions of one recommendation. */
export function pairsWithin(all: Sides<ActionItem>): Pair<ActionItem>[] {
  const same = sameWords(all);
  const open = unpaired(all, same);
  if (open.known.length === 0 || open.read.length === 0) return same;
  return [...same, ...nearWords(open, all), ...withoutWords(all)];
}

/** The only action of a recommendation is the same though one of the readings lost its words. */
function withoutWords({ known, read }: Sides<ActionItem>): Pair<ActionItem>[] {
  const [one, other] = [known[0], read[0]];
  if (!one || !other || known.length > 1 || read.length > 1) return [];
  return one.wording.key === '' || other.wording.key === '' ? [{ known: one, read: other, score: 0, sure: true }] : [];
}

/** An action this alike is the same one in another place; */
const MOVED = 0.92;
/** one less alike may be. */
const PERHAPS_MOVED = 0.75;
/** Past so many comparisons only equal words are looked for. */
const MOST_COMPARED = 20_000;

/**
 * Pairs among the actions that are left over, whatever recommendation they stand under. `all` are those of both evaluations: a
 * text that stands in several places does not tell which of them it came from.
 */
export function pairsOfMoved(left: Sides<ActionItem>, all: Sides<ActionItem>): Pair<ActionItem>[] {
  const distinct: Sides<ActionItem> = { known: left.known.filter(hasWords), read: left.read.filter(hasWords) };
  const isSingle = singleIn(all);
  const certain = ({ known, read, sure, ...rest }: Pair<ActionItem>): Pair<ActionItem> => ({
    ...rest,
    known,
    read,
    sure: sure && isSingle(known) && isSingle(read),
  });
  const same = sameWords(distinct);
  const open = unpaired(distinct, same);
  if (open.known.length * open.read.length > MOST_COMPARED) return same.map(certain);
  const near = nearWords(open, all).flatMap((pair) => {
    const { common } = likeness(pair.known.wording, pair.read.wording);
    return common < PERHAPS_MOVED ? [] : [{ ...pair, sure: pair.sure && common >= MOVED }];
  });
  return oneToOne([...same, ...near].map(certain));
}

const hasWords = ({ wording }: ActionItem): boolean => isDistinct(wording);

/** Whether the words of an action stand once, at most, in each of the evaluations. */
function singleIn({ known, read }: Sides<ActionItem>): (item: ActionItem) => boolean {
  const [once, more] = [new Set<string>(), new Set<string>()];
  for (const items of [known, read]) {
    once.clear();
    for (const { wording } of items) (once.has(wording.key) ? more : once).add(wording.key);
  }
  return ({ wording }) => !more.has(wording.key);
}
