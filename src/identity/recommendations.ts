/** Which known recommendation became which read one: by its words, by what stands under it, by its label and place. */
import type { Recommendation } from '../core/record.js';
import { type ActionItem, actionItem } from './actions.js';
import { nearWords } from './near-words.js';
import { oneToOne, type Pair, type Sides, unpaired } from './pair.js';
import { alikeIn, sameWords, type Worded } from './same-words.js';
import { likeness } from './similarity.js';
import { isDistinct, type Wording, type WordingOf } from './wording.js';

/** A recommendation, with the words and facts it is known by. */
export interface RecommendationItem extends Worded {
  readonly recommendation: Recommendation;
  /** From the evaluation down: `recommendations[2]`. */
  readonly path: string;
  readonly place: number;
  readonly response: Wording;
  readonly actions: readonly ActionItem[];
  /** Keys of the texts under it that are long enough to be its own: response and actions. */
  readonly below: readonly string[];
}

/** What a recommendation says: its title, where it has one, and its text. */
export const wordsOf = ({ title, text }: Recommendation): string => [title, text].filter(Boolean).join(' ');

export function recommendationItem(
  recommendation: Recommendation,
  place: number,
  wordingOf: WordingOf,
): RecommendationItem {
  const path = `recommendations[${place}]`;
  const response = wordingOf(recommendation.response?.text ?? '');
  const actions = recommendation.actions.map((each, row) => actionItem(each, `${path}.actions[${row}]`, wordingOf));
  const texts = [response, ...actions.map(({ wording }) => wording)].filter(isDistinct);
  const below = [...new Set(texts.map(({ key }) => key))].sort();
  return {
    recommendation,
    path,
    place,
    response,
    actions,
    below,
    wording: wordingOf(wordsOf(recommendation)),
    strong: below.join('\n'),
    weak: [recommendation.label ?? '', response.key],
  };
}

type Items = Sides<RecommendationItem>;
type Pairs = readonly Pair<RecommendationItem>[];

/** Pairs among the recommendations of one evaluation. Words that are the same speak first, then what stands below. */
export function pairsOfRecommendations(all: Items): Pairs {
  const pairs = sameWords(all);
  for (const search of [byWhatStandsBelow, byWords, byLabelOrPlace]) {
    const open = unpaired(all, pairs);
    if (open.known.length === 0 || open.read.length === 0) break;
    pairs.push(...search(open, all, pairs));
  }
  return pairs;
}

/** Pairs that have texts in common which stand nowhere else. */
function byWhatStandsBelow(open: Items, all: Items): Pairs {
  const owners = [ownersIn(all.known), ownersIn(all.read)] as const;
  const found = open.known.flatMap((known) => {
    const own = known.below.filter((key) => owners[0].get(key) === known);
    const others = own.flatMap((key) => owners[1].get(key) ?? []);
    const [read] = others;
    const shared = others.filter((other) => other === read).length;
    if (!read || shared < others.length || !open.read.includes(read)) return [];
    const { score } = likeness(known.wording, read.wording);
    return isSupported(known, read, shared) ? [{ known, read, score, sure: true }] : [];
  });
  return found.filter(({ read }) => found.filter((pair) => pair.read === read).length === 1);
}

/** The recommendation that each text stands under; null for several. */
function ownersIn(items: readonly RecommendationItem[]): ReadonlyMap<string, RecommendationItem | null> {
  const owners = new Map<string, RecommendationItem | null>();
  for (const item of items) for (const key of item.below) owners.set(key, owners.has(key) ? null : item);
  return owners;
}

/** From here on the words of the recommendations speak for the pair as well. */
const ALSO_ALIKE = 0.5;

/** One text in common is enough beside words that are alike, or lost; against other words it takes two. */
function isSupported(known: RecommendationItem, read: RecommendationItem, shared: number): boolean {
  const { score, contrast, doubt } = likeness(known.wording, read.wording);
  const needed = hasLostWords(known, read) || (score >= ALSO_ALIKE && !contrast && !doubt) ? 1 : 2;
  return shared >= needed && shared * 2 >= Math.min(known.below.length, read.below.length);
}

const hasLostWords = (one: RecommendationItem, other: RecommendationItem): boolean =>
  (one.wording.key === '') !== (other.wording.key === '');

/** Pairs of edited words. The label speaks for a pair where several come near. */
const byWords = (open: Items, all: Items): Pairs => nearWords(open, all, haveSameLabel);

const haveSameLabel = (one: RecommendationItem, other: RecommendationItem): boolean =>
  one.recommendation.label !== null && one.recommendation.label === other.recommendation.label;

/**
 * A recommendation that lost its words in one of the readings is known by its label, or by its place where all others kept
 * theirs. Sure only where nothing was added or left out and what stands below does not speak against it.
 */
function byLabelOrPlace(open: Items, all: Items, pairs: Pairs): Pairs {
  const whole = all.known.length === all.read.length;
  const inPlace = whole && pairs.every(({ known, read }) => known.place === read.place);
  const labelled = alikeIn(open, ({ recommendation: { label } }) => label ?? '');
  const placed = inPlace ? open.known.map((known) => [known, all.read[known.place]] as const) : [];
  const found = [...labelled, ...placed].flatMap(([known, read]) => {
    if (!read || !open.read.includes(read) || !hasLostWords(known, read)) return [];
    if (known.below.length > 0 && read.below.length > 0) return [];
    return [{ known, read, score: 0, sure: whole && known.response.key === read.response.key }];
  });
  return oneToOne(found);
}
