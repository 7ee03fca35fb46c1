/** The recommendations of a report and of a response, as they are compared. */
import type { Evaluation, Recommendation } from '../../core/record.js';
import { wordsOf } from '../recommendations.js';
import type { Worded } from '../same-words.js';
import { isDistinct, type Wording, type WordingOf } from '../wording.js';
import { keyOf, numbersIn } from './numbers.js';

/** A recommendation of one side. */
export interface Side extends Worded {
  readonly recommendation: Recommendation;
  /** In the list of its side. */
  readonly place: number;
  /** Folded numbers; several where a response names several. */
  readonly numbers: readonly string[];
  /** The wordings it may be quoted in: all of it, its headline, what stands below. Those that say enough. */
  readonly wordings: readonly Wording[];
}

export interface Both {
  readonly report: readonly Side[];
  readonly response: readonly Side[];
}

export function bothSides(report: Evaluation, response: Evaluation, wordingOf: WordingOf): Both {
  // A report makes one recommendation under a number, however the number looks.
  const asked = report.recommendations.map((each, place) =>
    sideOf(each, place, [keyOf(each.label ?? '')].filter(Boolean), wordingOf),
  );
  const known = new Set(asked.flatMap(({ numbers }) => numbers));
  const answered = response.recommendations.map((each, place) =>
    sideOf(each, place, numbersIn(each.label, known), wordingOf),
  );
  return { report: asked, response: answered };
}

function sideOf(recommendation: Recommendation, place: number, numbers: readonly string[], wordingOf: WordingOf): Side {
  const { title, text } = recommendation;
  const wording = wordingOf(wordsOf(recommendation));
  const wordings = [...new Set([wording, wordingOf(title ?? ''), wordingOf(text)])].filter(isDistinct);
  return { recommendation, place, numbers, wordings, wording, strong: '', weak: [numbers.join()] };
}

/** True where it says enough to be known by. */
export const hasWords = ({ wordings }: Side): boolean => wordings.length > 0;

/** The only number; null for none or several. */
export const numberOf = ({ numbers }: Side): string | null => (numbers.length === 1 ? (numbers[0] ?? null) : null);
