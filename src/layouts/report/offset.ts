/** Labels are read in text whose blanks are collapsed: here their places are found again in the text as it stands. */

const BLANK = /\s/u;
const isBlankAt = (text: string, at: number): boolean => BLANK.test(text.charAt(at));

/** Where the character at an offset of the collapsed text stands in the raw text. */
export function rawOffset(raw: string, collapsed: number): number {
  let at = 0;
  while (at < raw.length && isBlankAt(raw, at)) at++;
  for (let count = 0; at < raw.length && count < collapsed; count++) {
    if (isBlankAt(raw, at)) while (at + 1 < raw.length && isBlankAt(raw, at + 1)) at++;
    at++;
  }
  return at;
}
