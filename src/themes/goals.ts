/** Goals called by their number: "SDG 5", "ODD 5 et 8", "Goal 16", "SDG 16.6". */
import { type ThemeId, themeNames } from '../core/theme.js';
import { goalWords } from '../vocabulary/themes.js';

export interface GoalFound {
  readonly theme: ThemeId;
  /** In UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const oneOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(' ', '\\s+'))
    .join('|');

/** 1 to 17, with the target behind it: 16.6, 5.c. */
const NUMBER = '(?:1[0-7]|[1-9])(?:\\.(?:\\d{1,2}|[a-d]))?(?![\\d%]|[.,]\\d)';
const AND = `(?:\\s*(?:[,/]|[-–])\\s*|\\s*,?\\s*(?:${oneOf(goalWords.and)})\\s+)`;
const SEVERAL = `(?<several>${NUMBER}(?:${AND}${NUMBER})*)`;
/** "SDG 5 and 3 regions": of one goal no second number is taken that counts something. */
const ONE = `(?<one>${NUMBER}(?:${AND}${NUMBER}(?!\\s+\\p{Ll}{4}))*)`;
const NUMBERS = `(?:(?<=s[\\s-]*)${SEVERAL}|${ONE})`;
const MARK = '[\\s-]*(?:(?:targets?|goals?|indicators?|n[°º]|№|#|cible|meta)\\s*)?';

const BY_ABBREVIATION = new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf(goalWords.abbreviations)})${MARK}${NUMBERS}`, 'gu');
const IN_FULL = new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf(goalWords.full)})${MARK}${NUMBERS}`, 'giu');
const BY_WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf(goalWords.printed)})\\s+${NUMBERS}`, 'gu');
const SPOKEN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf(goalWords.spoken)})\\s+${NUMBERS}`, 'giu');
const CONTEXT = new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf(goalWords.context)})(?![\\p{L}\\p{N}])`, 'iu');
const OTHER_BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf(goalWords.others)})\\s+$`, 'iu');
/** "Goal 2 of the Strategic Plan" is one of the plan. */
const OTHER_BEHIND = /^(?:\s*\([^)]{0,80}\))?\s+of\s+(?:the|its|this|our|their)\s+(?!2030|sustainable|agenda|sdg)/iu;
const EACH_NUMBER = /(?<![\d.])(\d{1,2})(?:\.[\da-d]{1,2})?/gu;
const DIGIT = /\d/u;
const LOOK_BACK = 40;
const LOOK_AHEAD = 120;

/** In the order of the text. The number alone is no goal: its word stands before it. */
export function goalsIn(text: string): GoalFound[] {
  if (!DIGIT.test(text)) return [];
  const found = [...text.matchAll(BY_ABBREVIATION), ...text.matchAll(IN_FULL), ...ownGoals(text)];
  return found.flatMap(goalsOf).sort((a, b) => a.start - b.start);
}

function ownGoals(text: string): RegExpExecArray[] {
  const spoken = CONTEXT.test(text) ? [...text.matchAll(SPOKEN)] : [];
  return [...text.matchAll(BY_WORD), ...spoken].filter(({ 0: words, index }) => {
    const end = index + words.length;
    return (
      !OTHER_BEFORE.test(text.slice(Math.max(0, index - LOOK_BACK), index)) &&
      !OTHER_BEHIND.test(text.slice(end, end + LOOK_AHEAD))
    );
  });
}

function goalsOf({ 0: words, index, groups }: RegExpExecArray): GoalFound[] {
  const numbers = groups?.['several'] ?? groups?.['one'] ?? '';
  const from = index + words.length - numbers.length;
  return [...numbers.matchAll(EACH_NUMBER)].flatMap(({ 0: printed, 1: number, index: at }, place) => {
    const theme = `sdg-${number}`;
    if (!isTheme(theme)) return [];
    // The first with its word, the others by themselves.
    const start = place === 0 ? index : from + at;
    return [{ theme, start, end: from + at + printed.length }];
  });
}

const isTheme = (id: string): id is ThemeId => id in themeNames;
