/** Text as a careful person would copy it from the page: white space collapsed, words broken at a line end joined. */

const SOFT_HYPHEN_AT_LINE_END = /\u00ad[^\S\n]*\n\s*/gu;
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/gu;
/** "COVID-" and "19", "UN-" and "Habitat": the hyphen is part of the word. */
const COMPOUND_AT_LINE_END = /(?<=\p{L}[-\u2010])[^\S\n]*\n\s*(?=[\d\p{Lu}])/gu;
const WHITE_SPACE = /\s+/gu;
const LINE_END = /\r\n?|[\u2028\u2029]/gu;
/** The look-behind keeps long runs of letters linear. */
const HYPHEN_AT_LINE_END = /(?<!\p{L})(\p{L}+)[-\u2010][^\S\n]*\n\s*(\p{Ll}+)/gu;
/** What can only be the rest of a word, never a word of its own. */
const WORD_ENDING =
  /^(?!(?:action|section|nation|option|motion|ration|station|mission|vision|version|session|city|moment|dance|chance|finance|balance|science|native|active|tension|pension|motive|entity|fence|dente|mente)s?$)\p{L}{0,3}(?:tation|tion|sion|ment|ness|ance|ence|ility|ity|itie|tive|mente|ción|cione|dade|ção|çõe)s?$/u;

/**
 * Collapses white space of every kind to single spaces, removes soft hyphens and invisible characters and joins lines that
 * end in a hyphen. The hyphen itself goes only where the text shows that it is no part of the word: the joined word stands
 * elsewhere in the text, or the second half is an ending. Quotes and lost characters (`?`) stay. Idempotent.
 */
export function cleanText(raw: string): string {
  const lines = raw.replace(LINE_END, '\n').replace(SOFT_HYPHEN_AT_LINE_END, '');
  const joined = lines.includes('\n') ? joinBrokenWords(lines).replace(COMPOUND_AT_LINE_END, '') : lines;
  return joined.replace(INVISIBLE, '').replace(WHITE_SPACE, ' ').trim();
}

function joinBrokenWords(text: string): string {
  let known: ReadonlySet<string> | undefined;
  return text.replace(HYPHEN_AT_LINE_END, (_match, head: string, tail: string) => {
    known ??= wordsOf(text);
    const compound = `${head}-${tail}`;
    if (known.has(compound.toLowerCase())) return compound;
    return known.has((head + tail).toLowerCase()) || WORD_ENDING.test(tail) ? head + tail : compound;
  });
}

const WORDS = /[\p{L}-]+/gu;
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.match(WORDS) ?? []).map((word) => word.toLowerCase()));
