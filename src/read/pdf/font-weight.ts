/**
 * How heavy a font is, by its name. What files say of it in numbers is no help: Word writes nearly the same figure for a bold
 * font as for the regular one.
 */

const WEIGHTS: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/black|heavy|poster/u, 900],
  [/(?:extra|ultra)[ -]?bold/u, 800],
  [/(?:semi|demi)[ -]?(?:bold|bd)?/u, 600],
  [/bold|[-,_]bd|bdcn/u, 700],
  [/medium|[-,_]md/u, 500],
  [/(?:extra|ultra)[ -]?light|thin|hairline/u, 200],
  [/light/u, 300],
];
const REGULAR = 400;
const BOLD = 700;
/** Names that programs make up for want of a name: F1, TT2, CIDFont+F3. */
const NAMELESS = /^(?:cidfont\+?)?[a-z]{1,3}[_-]?\d+$/u;
const SUBSET = /^[A-Z]{6}\+/u;

/** @returns 100 to 900; 0 where the name says nothing */
export function weightOf(name: string, forcedBold: boolean): number {
  const plain = name.replace(SUBSET, '').toLowerCase();
  if (forcedBold) return BOLD;
  if (plain === '' || NAMELESS.test(plain)) return 0;
  return WEIGHTS.find(([pattern]) => pattern.test(plain))?.[1] ?? REGULAR;
}

/** Text that is filled and stroked is how programs draw a bold font they do not have. */
export const FILLED_AND_STROKED = 2;
export const emboldened = (weight: number): number => Math.max(weight, BOLD);
