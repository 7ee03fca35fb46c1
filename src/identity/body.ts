/** How much of what is recommended in one evaluation is recommended in another. */
import type { Evaluation } from '../core/record.js';
import { nearWords } from './near-words.js';
import { wordsOf } from './recommendations.js';
import { isDistinct, type Wording, type WordingOf, wordings } from './wording.js';

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

interface Text {
  readonly wording: Wording;
}

interface Texts {
  readonly recommendations: readonly Text[];
  readonly actions: readonly Text[];
}

/** Nearly everything, so that a text added or left out makes no difference. */
const NEARLY_ALL = 0.8;
/** Words that two texts in common, or a long one, have together: less may be boilerplate. */
const ENOUGH_WORDS = 12;

/** Symmetric. Edited recommendations count where they are sure to be the same. */
export function bodyInCommon(known: Evaluation, read: Evaluation): Body {
  const wordingOf = wordings();
  const [a, b] = [textsOf(known, wordingOf), textsOf(read, wordingOf)];
  const [countA, countB] = [a, b].map(({ recommendations, actions }) => recommendations.length + actions.length) as [
    number,
    number,
  ];
  const common = [...pairsIn(a.recommendations, b.recommendations), ...same(a.actions, b.actions)];
  const [fewer, more] = [Math.min(countA, countB), Math.max(countA, countB)];
  const shared = common.length;
  const weight = common.reduce((sum, pair) => sum + Math.min(...pair.map(({ wording }) => wording.weight)), 0);
  return { extent: extentOf({ shared, fewer, more, weight }), shared, fewer, more };
}

function extentOf(counts: { shared: number; fewer: number; more: number; weight: number }): Body['extent'] {
  const { shared, fewer, more, weight } = counts;
  if (fewer === 0) return 'unknown';
  if (shared === 0) return 'none';
  if (weight < ENOUGH_WORDS || shared / fewer < NEARLY_ALL) return 'some';
  return shared > 1 && shared / (fewer + more - shared) >= NEARLY_ALL ? 'all' : 'most';
}

/** The texts that are long enough to be recognised by, each once. */
function textsOf({ recommendations }: Evaluation, wordingOf: WordingOf): Texts {
  const seen = new Set<string>();
  const own = (raw: string): Text[] => {
    const wording = wordingOf(raw);
    if (!isDistinct(wording) || seen.has(wording.key)) return [];
    seen.add(wording.key);
    return [{ wording }];
  };
  return {
    recommendations: recommendations.flatMap((each) => own(wordsOf(each))),
    actions: recommendations.flatMap(({ actions }) => actions.flatMap(({ description }) => own(description))),
  };
}

type Pairs = readonly (readonly [Text, Text])[];

function same(a: readonly Text[], b: readonly Text[]): Pairs {
  const others = new Map(b.map((text) => [text.wording.key, text]));
  return a.flatMap((text) => {
    const other = others.get(text.wording.key);
    return other ? [[text, other] as const] : [];
  });
}

/** The same texts, and edited ones. */
function pairsIn(a: readonly Text[], b: readonly Text[]): Pairs {
  const equal = same(a, b);
  const taken = new Set(equal.flat());
  const open = { known: a.filter((text) => !taken.has(text)), read: b.filter((text) => !taken.has(text)) };
  const near = nearWords(open, { known: a, read: b }).filter(({ sure }) => sure);
  return [...equal, ...near.map(({ known, read }) => [known, read] as const)];
}
