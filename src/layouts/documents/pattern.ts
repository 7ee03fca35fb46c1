/** Printed words as a piece of a pattern: blanks of any kind, either apostrophe. */

const SIGNS = /[.*+?^${}()|[\]\\/]/gu;
const BLANKS = /\s+/gu;
const APOSTROPHES = /['’]/gu;

/** One of the words, the first that fits. Those of one first letter stand together: most places of a text have none of these letters. */
export function literals(words: readonly string[]): string {
  const byFirst = new Map<string, string[]>();
  for (const word of words) {
    const [first = ''] = word;
    byFirst.set(first, [...(byFirst.get(first) ?? []), word.slice(first.length)]);
  }
  return [...byFirst]
    .map(([first, rests]) => `${printed(first)}${rests.length === 1 ? printed(rests[0] ?? '') : anyOf(rests)}`)
    .join('|');
}

const anyOf = (words: readonly string[]): string => `(?:${words.map(printed).join('|')})`;

const printed = (word: string): string =>
  word.replace(SIGNS, '\\$&').replace(APOSTROPHES, "['’]").replace(BLANKS, '[\\s\\u00a0]+');
