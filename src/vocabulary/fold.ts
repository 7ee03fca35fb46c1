/** One spelling for words that differ in case, accents, dashes or apostrophes only: how vocabulary is compared. */

const MARKS = /\p{M}+/gu;
const SINGLE_QUOTES = /[\u2018\u2019\u201b\u2032\u00b4`]/gu;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u00ab\u00bb]/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
const SPACES = /\s+/gu;

/** Case, accents, vowel marks, curly quotes and kinds of dash folded; white space collapsed and trimmed. */
export function fold(text: string): string {
  return PLAIN.test(text) ? text.replaceAll('`', "'").toLowerCase().replace(SPACES, ' ').trim() : foldAny(text);
}

/** Most words have nothing to fold but their case. */
const PLAIN = /^[\x20-\x7e\s]*$/;

function foldAny(text: string): string {
  return text
    .replace(SINGLE_QUOTES, "'") // before NFKC, which makes a blank and an accent of the acute
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .trim();
}
