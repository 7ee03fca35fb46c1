/** The words of the themes, typed. The words are data: `themes.json`. */
import type { ThemeId } from '../core/theme.js';
import type { Language } from './shape.js';
import data from './themes.json' with { type: 'json' };

/**
 * A term: words beside each other, whatever small words stand between them. `(a|b)` is one of these, `(a|)` may be missing; `..`
 * stands for up to three words. A word is compared by its stem; `=word` as it is written, a word with capitals as an abbreviation.
 */
export type Term =
  | string
  | {
      readonly term: string;
      /** One of these stands in the same sentence. */
      readonly with?: readonly string[];
      /** None of these does. */
      readonly without?: readonly string[];
    };

export interface ThemeTerms extends Readonly<Partial<Record<Language, readonly Term[]>>> {
  /** Phrases in which the words of the theme mean something else. */
  readonly not?: Readonly<Partial<Record<Language, readonly string[]>>>;
}

export const themeTerms = data.themes as unknown as Readonly<Record<ThemeId, ThemeTerms>>;

/** Words that count for nothing between the words of a term. */
export const smallWords: Readonly<Record<Language, readonly string[]>> = data.small;

export const nameWords: {
  /** Names of bodies and plans, as terms. */
  readonly fixed: Readonly<Record<Language, readonly string[]>>;
  /** "Ministry": what follows names it, in whatever letters. */
  readonly ministries: readonly string[];
  /** Between two of the names. */
  readonly and: readonly string[];
  /** "Office", "Fund": names with a capital, before what they are for, or behind it. */
  readonly heads: readonly string[];
  readonly tails: readonly string[];
} = data.names;

export const goalWords: {
  readonly abbreviations: readonly string[];
  readonly full: readonly string[];
  readonly printed: readonly string[];
  readonly spoken: readonly string[];
  readonly context: readonly string[];
  readonly others: readonly string[];
  readonly and: readonly string[];
} = data.goals;
