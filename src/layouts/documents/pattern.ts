/** Printed words as a piece of a pattern: blanks of any kind, either apostrophe. */

const SIGNS = /[.*+?^${}()|[\]\\/]/gu;
const BLANKS = /\s+/gu;
const APOSTROPHES = /['’]/gu;

/** One of the words, the first that fits. */
export const literals = (words: readonly string[]): string =>
  words
    .map((word) => word.replace(SIGNS, '\\$&').replace(APOSTROPHES, "['’]").replace(BLANKS, '[\\s\\u00a0]+'))
    .join('|');
