/** Gives a newly read evaluation the ids that are in force. */
import type { Evaluation } from '../core/record.js';
import type { ActionItem } from './actions.js';
import { actionsIn, type Decided, itemsOf, type Pairs, pairsOfItems } from './items.js';
import type { Pair } from './pair.js';
import { type RecommendationItem, wordsOf } from './recommendations.js';
import { wordings } from './wording.js';

/** A known item and the read one that it became, or may have become. */
export interface Match {
  readonly kind: 'recommendation' | 'action';
  /** In force: of the known item. */
  readonly id: string;
  /** What the read item is called in the result: `id` where the pair is sure. */
  readonly readId: string;
  /** Of the read item, from the evaluation down: `recommendations[2].actions[0]`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Of the words, 0 to 1, two decimals; 0 where one of the texts is missing. */
  readonly score: number;
  /** An action that stands under another recommendation than before. */
  readonly moved: boolean;
}

export interface Carried {
  /** As read, with the ids in force where they are sure. */
  readonly evaluation: Evaluation;
  /** Sure, and not in the same words or not in the same place. */
  readonly matches: readonly Match[];
  /** For a person to judge; the read item is a new one meanwhile. One to one. */
  readonly unsure: readonly Match[];
}

/**
 * The read evaluation with the ids of the known one; both must be the same evaluation. Recommendations first, then actions
 * within those that were found, then actions that moved. What is new keeps its own id, or a variant of it where that is taken.
 * `decided`: what is known of the recommendations before they are compared.
 */
export function carryIds(known: Evaluation, read: Evaluation, decided: Decided = NOTHING): Carried {
  const wordingOf = wordings();
  const items = { known: itemsOf(known, wordingOf), read: itemsOf(read, wordingOf) };
  const { recommendations, actions } = pairsOfItems(items, decided);
  const ids = idsFor(known, items.read, { recommendations, actions });
  const evaluation = {
    ...read,
    id: known.id,
    recommendations: items.read.map((item) => ({
      ...item.recommendation,
      id: ids.get(item) as string,
      actions: item.actions.map((each) => ({ ...each.action, id: ids.get(each) as string })),
    })),
  };
  const told = [
    ...recommendations.map((pair) => recommendationMatch(pair, ids)),
    ...actions.map((pair) => actionMatch(pair, ids, recommendations)),
  ];
  return {
    evaluation,
    matches: told.filter(({ id, readId, before, after, moved }) => id === readId && (before !== after || moved)),
    unsure: told.filter(({ id, readId }) => id !== readId),
  };
}

const NOTHING: Decided = { held: new Set(), closed: new Set() };

type Item = RecommendationItem | ActionItem;
type Ids = ReadonlyMap<Item, string>;

const ownId = (item: Item): string => ('action' in item ? item.action.id : item.recommendation.id);

/** The id of every read item: the one in force, or its own; with a number behind it where that is taken. */
function idsFor({ id, recommendations }: Evaluation, read: readonly RecommendationItem[], pairs: Pairs): Ids {
  const taken = new Set([id, ...recommendations.flatMap((each) => [each.id, ...each.actions.map((one) => one.id)])]);
  const ids = new Map<Item, string>();
  for (const pair of [...pairs.recommendations, ...pairs.actions]) if (pair.sure) ids.set(pair.read, ownId(pair.known));
  for (const item of [...read, ...actionsIn(read)]) {
    if (ids.has(item)) continue;
    let own = ownId(item);
    for (let count = 2; taken.has(own); count++) own = `${ownId(item)}-${count}`;
    taken.add(own);
    ids.set(item, own);
  }
  return ids;
}

const DECIMALS = 100;

/** What there is to say of any pair. */
const said = (pair: Pair<Item>, ids: Ids): Pick<Match, 'id' | 'readId' | 'path' | 'score'> => ({
  id: ownId(pair.known),
  readId: ids.get(pair.read) as string,
  path: pair.read.path,
  score: Math.round(pair.score * DECIMALS) / DECIMALS,
});

const recommendationMatch = (pair: Pair<RecommendationItem>, ids: Ids): Match => ({
  kind: 'recommendation',
  ...said(pair, ids),
  before: wordsOf(pair.known.recommendation),
  after: wordsOf(pair.read.recommendation),
  moved: false,
});

const actionMatch = (pair: Pair<ActionItem>, ids: Ids, parents: Pairs['recommendations']): Match => ({
  kind: 'action',
  ...said(pair, ids),
  before: pair.known.action.description,
  after: pair.read.action.description,
  moved: !parents.some(({ known, read }) => known.actions.includes(pair.known) && read.actions.includes(pair.read)),
});
