/** How much of what is recommended in one evaluation is recommended in another. */
import type { Evaluation, Recommendation } from '../core/record.js';
import { actionsIn, itemsOf, pairsOfItems } from './items.js';
import { joinOf } from './joining/index.js';
import type { Pair } from './pair.js';
import { type RecommendationItem, wordsOf } from './recommendations.js';
import type { ReportAndResponse } from './role.js';
import type { Worded } from './same-words.js';
import { isDistinct, type WordingOf, wordings } from './wording.js';

export interface Body {
  /**
   * all: the same texts, but for a few. most: nearly all texts of the shorter one, which may be cut off. some, none: so many
   * as boilerplate may explain. unknown: one of them has no text long enough to be its own.
   */
  readonly extent: 'all' | 'most' | 'some' | 'none' | 'unknown';
  /** Texts of recommendations and key actions in common. */
  readonly shared: number;
  /** Texts of the one that has fewer, and of the other. */
  readonly fewer: number;
  readonly more: number;
}

/** Nearly everything, so that a text added or left out makes no difference. */
const NEARLY_ALL = 0.8;
/** Words that two texts in common, or a long one, have together: less may be boilerplate. */
const ENOUGH_WORDS = 12;

/** Symmetric. Edited texts count where they are sure to be the same. */
export function bodyInCommon(known: Evaluation, read: Evaluation): Body {
  const wordingOf = wordings();
  const items = { known: itemsOf(known, wordingOf), read: itemsOf(read, wordingOf) };
  const { recommendations, actions } = pairsOfItems(items);
  const common = [...recommendations, ...actions].filter(({ sure, score }) => sure && score > 0).filter(isOfTexts);
  const [a, b] = [textsIn(items.known), textsIn(items.read)];
  const [fewer, more, shared] = [Math.min(a, b), Math.max(a, b), common.length];
  const weight = common.reduce((sum, pair) => sum + Math.min(pair.known.wording.weight, pair.read.wording.weight), 0);
  return { extent: extentOf({ shared, fewer, more, weight }), shared, fewer, more };
}

const isOfTexts = ({ known, read }: Pair<Worded>): boolean => isDistinct(known.wording) && isDistinct(read.wording);

/** How many recommendations and actions say enough to be recognised by. */
const textsIn = (items: readonly RecommendationItem[]): number =>
  [...items, ...actionsIn(items)].filter(({ wording }) => isDistinct(wording)).length;

function extentOf(counts: { shared: number; fewer: number; more: number; weight: number }): Body['extent'] {
  const { shared, fewer, more, weight } = counts;
  if (fewer === 0) return 'unknown';
  if (shared === 0) return 'none';
  if (weight < ENOUGH_WORDS || shared / fewer < NEARLY_ALL) return 'some';
  return shared > 1 && shared / (fewer + more - shared) >= NEARLY_ALL ? 'all' : 'most';
}

/**
 * Of a report and a response. Only recommendations count: a report has no key actions; and what several of them became in the
 * response, or one did, counts as in common. all, most: as above; a response that takes up some of a report only has most in common.
 */
export function takenUp({ report, response }: ReportAndResponse): Body {
  const wordingOf = wordings();
  const says = (each: Recommendation): boolean => isDistinct(wordingOf(wordsOf(each)));
  const cases = joinOf(report, response).filter(({ byWords }) => byWords);
  const answered = response.recommendations.filter(says).length;
  const asked = report.recommendations.filter(says).length;
  const taken = cases.flatMap(({ report: places }) => places);
  const shared = new Set(cases.flatMap((each) => each.response)).size;
  const weight = taken.reduce((sum, place) => sum + weightAt(report, place, wordingOf), 0);
  const extent = extentOf({ shared, fewer: answered, more: answered, weight });
  const counts = { shared: taken.length, fewer: Math.min(asked, answered), more: Math.max(asked, answered) };
  return { extent: extent === 'all' && taken.length / asked < NEARLY_ALL ? 'most' : extent, ...counts };
}

function weightAt({ recommendations }: Evaluation, place: number, wordingOf: WordingOf): number {
  const each = recommendations[place];
  return each ? wordingOf(wordsOf(each)).weight : 0;
}
