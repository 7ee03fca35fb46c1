/** What sets texts apart that are nearly the same: a number, a name, a negation, "first" and "second". */
import { exclude } from '../vocabulary/contrasts.js';
import { type Word, type Wording, weightOf } from './wording.js';

export interface Differences {
  /** Each has something else in a place where only one can hold: they are siblings, or one was corrected. */
  readonly contrast: boolean;
  /** One has a number or a negation, and little else, that the other has not: it may be a sibling. */
  readonly doubt: boolean;
}

export const ALIKE: Differences = { contrast: false, doubt: false };

interface Rest {
  readonly wording: Wording;
  /** The words that the other text has not. */
  readonly rest: readonly Word[];
}

/** So few words are no sentence of their own. */
const FEW = 3;
/** A single number in a long text is a detail; in a short one it tells the text from its siblings. */
const WEIGHTY = 0.1;

export function differences(a: Rest, b: Rest): Differences {
  const weight = WEIGHTY * Math.min(a.wording.weight, b.wording.weight);
  return {
    contrast: areOpposed(a.rest, b.rest) || areNamedApart(a, b),
    doubt: addsMark(a, weight) || addsMark(b, weight),
  };
}

/** Another number on each side, another letter, or words of which only one can hold. */
const areOpposed = (a: readonly Word[], b: readonly Word[]): boolean =>
  a.some((one) => b.some((other) => (isMark(one) && isMark(other)) || exclude(one.text, other.text)));

const isMark = ({ mark, letter }: Word): boolean => mark || letter;

/** Another name on each side. A text whose capitals say nothing may hold names as well. */
function areNamedApart(a: Rest, b: Rest): boolean {
  const has = ({ rest }: Rest): boolean => rest.some(({ name }) => name);
  const may = ({ wording, rest }: Rest): boolean => !wording.cased && rest.some(({ weight }) => weight >= 1);
  return (has(a) && (has(b) || may(b))) || (has(b) && may(a));
}

const addsMark = ({ rest }: Rest, weight: number): boolean =>
  rest.length <= FEW && rest.some((word) => word.negation || (word.mark && weightOf(rest) >= weight));
