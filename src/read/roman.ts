/** Roman numerals, as lists number their items. */

const VALUES: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A positive whole number in lower-case Roman numerals. */
export function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, digits] of VALUES) {
    while (rest >= value) {
      text += digits;
      rest -= value;
    }
  }
  return text;
}
