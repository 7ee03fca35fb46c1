/** Ligatures that have a character of their own, and the letters they stand for. */

const FIRST = 0xfb00;
const LETTERS: readonly (readonly number[])[] = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'].map((letters) =>
  [...letters].map((letter) => letter.codePointAt(0) ?? 0),
);

/** The code points of a glyph's text, ligatures taken apart. */
export function lettersOf(text: string): number[] {
  return [...text].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    return LETTERS[code - FIRST] ?? [code];
  });
}
