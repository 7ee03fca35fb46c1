/** Looks for words of a list in folded text, at the borders of words. */

const SIGNS = /[.*+?^${}()|[\]\\/]/gu;
const ENDS_WORD = /[\p{L}\p{N}]$/u;
const CYRILLIC = /\p{Script=Cyrillic}$/u;

/** One pattern for all the words: a stem of a Cyrillic word may go on, any other word ends where it ends. */
export function anyOf(words: readonly string[], flags = 'u'): RegExp {
  const patterns = words.map((word) => {
    const escaped = word.replace(SIGNS, '\\$&');
    if (CYRILLIC.test(word)) return escaped;
    return ENDS_WORD.test(word) ? `${escaped}(?![\\p{L}\\p{N}])` : escaped;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})`, flags);
}

/** Beginnings of words. */
export const beginningOf = (stems: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems.map((stem) => stem.replace(SIGNS, '\\$&')).join('|')})`, 'u');
