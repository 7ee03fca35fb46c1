/** Reads one date expression: a day, month, quarter, half-year or year, in any order and language of the vocabulary. */
import type { Point } from './interval.js';
import { monthNames } from './months.js';
import { isOrdinalSuffix, phraseLength, type Token } from './tokens.js';

/** A point and the token behind it. */
export interface Read {
  readonly point: Point;
  readonly next: number;
}

const YEAR_FROM = 1950;
const YEAR_TO = 2100;
const ROMAN: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);
const SEPARATORS = new Set(['/', '-', '.']);

const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '';
const isYear = (number: number | null | undefined): number is number =>
  number !== null && number !== undefined && number >= YEAR_FROM && number <= YEAR_TO;

/** Two digits are a year only where nothing else can stand: 00-49 and 90-99. */
function shortYear(token: Token | undefined): number | null {
  if (token?.number == null || token.text.length !== 2) return null;
  if (token.number < 50) return 2000 + token.number;
  return token.number >= 90 ? 1900 + token.number : null;
}

function skip(tokens: readonly Token[], at: number, ...signs: readonly string[]): number {
  return signs.includes(textAt(tokens, at)) ? at + 1 : at;
}

function skipOf(tokens: readonly Token[], from: number): number {
  let at = from;
  for (let length = phraseLength(tokens, at, 'of'); length > 0; length = phraseLength(tokens, at, 'of')) at += length;
  return at;
}

interface Numbered {
  readonly value: number;
  readonly next: number;
}

/** A year behind another part: "of 2025", ", 2018", "-2023", "'22", with the word for year round it. */
function yearAt(tokens: readonly Token[], from: number, short: boolean): Numbered | null {
  let at = skip(tokens, from, '.');
  at = skip(tokens, at, ',', '/', '-', ':');
  at = skipYearWord(tokens, skipOf(tokens, at));
  at = skipOf(tokens, at);
  const number = tokens[at]?.number;
  if (isYear(number) && tokens[at]?.text.length === 4) return { value: number, next: afterYear(tokens, at + 1) };
  if (textAt(tokens, at) === "'") return shortYearAt(tokens, at + 1);
  const joined = at > from && SEPARATORS.has(textAt(tokens, at - 1)) && tokens[at]?.spaced === false;
  return short && joined ? shortYearAt(tokens, at) : null;
}

function shortYearAt(tokens: readonly Token[], at: number): Numbered | null {
  const value = shortYear(tokens[at]);
  return value === null || tokens[at]?.spaced === true ? null : { value, next: at + 1 };
}

const skipYearWord = (tokens: readonly Token[], at: number): number => at + phraseLength(tokens, at, 'yearWords');

/** Russian and Arabic dates close with a word for year: "2023 г.". */
function afterYear(tokens: readonly Token[], at: number): number {
  const length = phraseLength(tokens, at, 'yearWords');
  return length === 0 ? at : skip(tokens, at + length, '.');
}

/** "حزيران/يونيو" and "June (juin)" name one month twice. */
function monthAt(tokens: readonly Token[], at: number): Numbered | null {
  const first = oneMonthAt(tokens, at);
  if (first === null) return null;
  const sign = textAt(tokens, first.next);
  if (sign !== '/' && sign !== '(') return first;
  const second = oneMonthAt(tokens, first.next + 1);
  if (second?.value !== first.value) return first;
  return { value: first.value, next: sign === '(' ? skip(tokens, second.next, ')') : second.next };
}

function oneMonthAt(tokens: readonly Token[], at: number): Numbered | null {
  const length = phraseLength(tokens, at, 'month');
  if (length === 0) return null;
  const name = tokens
    .slice(at, at + length)
    .map((token) => token.text)
    .join(' ');
  const value = monthNames().get(name);
  return value === undefined ? null : { value, next: skip(tokens, at + length, '.') };
}

/** A day of a month: "30", "1er", "30th". */
function dayAt(tokens: readonly Token[], at: number): Numbered | null {
  const token = tokens[at];
  if (token?.number == null || token.text.length > 2 || token.number < 1 || token.number > 31) return null;
  return { value: token.number, next: afterOrdinal(tokens, at + 1) };
}

function afterOrdinal(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.spaced !== false) return at;
  if (isOrdinalSuffix(textAt(tokens, at)) || textAt(tokens, at) === 'th') return at + 1;
  return textAt(tokens, at) === '-' && tokens[at + 1]?.spaced === false && isOrdinalSuffix(textAt(tokens, at + 1))
    ? at + 2
    : at;
}

/** First to fourth, as a word, a number or a Roman number. */
function indexAt(tokens: readonly Token[], at: number): Numbered | null {
  for (const value of [1, 2, 3, 4] as const) {
    const length = phraseLength(tokens, at, `ordinal${value}`);
    if (length > 0) return { value, next: at + length };
  }
  const roman = ROMAN.get(textAt(tokens, at));
  if (roman !== undefined) return { value: roman, next: skip(tokens, at + 1, '.') };
  const token = tokens[at];
  if (token?.number == null || token.text.length !== 1 || token.number < 1 || token.number > 4) return null;
  return { value: token.number, next: afterOrdinal(tokens, at + 1) };
}

const parts = [
  { unit: 'quarter', words: 'quarterWords', most: 4 },
  { unit: 'half', words: 'semesterWords', most: 2 },
] as const;

interface Part {
  readonly unit: 'quarter' | 'half';
  readonly index: number;
  readonly next: number;
}

/** "second" in "second and third quarter": the noun stands behind the last of them. */
function sharedPartAt(tokens: readonly Token[], at: number): Part | null {
  const index = indexAt(tokens, at);
  if (index === null) return null;
  const sign = ['-', '/', ',', '&'].includes(textAt(tokens, index.next)) ? 1 : 0;
  const tie = sign || phraseLength(tokens, index.next, 'and') || phraseLength(tokens, index.next, 'to');
  const behind = skipOf(tokens, index.next + tie);
  const part = tie === 0 ? null : (partAt(tokens, behind) ?? sharedPartAt(tokens, behind));
  return part === null || part.index <= index.value ? null : { unit: part.unit, index: index.value, next: index.next };
}

/** A quarter or half-year without its year: "Q2", "2e trimestre", "الربع الأول". */
function partAt(tokens: readonly Token[], at: number): Part | null {
  for (const { unit, words, most } of parts) {
    const read = wordThenIndex(tokens, at, words) ?? indexThenWord(tokens, at, words);
    if (read !== null && read.value <= most) return { unit, index: read.value, next: read.next };
  }
  return null;
}

function wordThenIndex(tokens: readonly Token[], at: number, words: 'quarterWords' | 'semesterWords'): Numbered | null {
  const length = phraseLength(tokens, at, words);
  return length === 0 ? null : indexAt(tokens, skip(tokens, at + length, '.'));
}

function indexThenWord(tokens: readonly Token[], at: number, words: 'quarterWords' | 'semesterWords'): Numbered | null {
  const index = indexAt(tokens, at);
  if (index === null) return null;
  const length = phraseLength(tokens, index.next, words);
  if (length === 0) return null;
  // A single letter is a quarter only right behind its number: "2Q".
  if (textAt(tokens, index.next).length === 1 && tokens[index.next]?.spaced !== false) return null;
  return { value: index.value, next: skip(tokens, index.next + length, '.') };
}

/** Reads the point that begins at `at`; null when none does. */
export function pointAt(tokens: readonly Token[], at: number): Read | null {
  return (
    numericAt(tokens, at) ??
    yearsAt(tokens, at) ??
    yearFirstAt(tokens, at) ??
    partPointAt(tokens, at) ??
    monthFirstAt(tokens, at) ??
    dayFirstAt(tokens, at) ??
    bareYearAt(tokens, at)
  );
}

function partPointAt(tokens: readonly Token[], at: number): Read | null {
  const part = partAt(tokens, at);
  if (part === null) {
    const shared = sharedPartAt(tokens, at);
    return shared && { point: { unit: shared.unit, index: shared.index, year: null }, next: shared.next };
  }
  const year = yearAt(tokens, part.next, true) ?? shortYearAt(tokens, part.next);
  return {
    point: { unit: part.unit, index: part.index, year: year?.value ?? null },
    next: year?.next ?? part.next,
  };
}

/** "June 30, 2023", "June 1-15, 2023", "June 2023", "June". */
function monthFirstAt(tokens: readonly Token[], at: number): Read | null {
  const month = monthAt(tokens, at);
  if (month === null) return null;
  const year = yearAt(tokens, month.next, true);
  if (year !== null) return { point: { unit: 'month', month: month.value, year: year.value }, next: year.next };
  const from = dayAt(tokens, month.next);
  if (from === null) return { point: { unit: 'month', month: month.value, year: null }, next: month.next };
  const to = textAt(tokens, from.next) === '-' ? dayAt(tokens, from.next + 1) : null;
  if (to !== null) {
    const behind = yearAt(tokens, to.next, false);
    if (behind === null) return null;
    const point = { unit: 'days', month: month.value, from: from.value, to: to.value, year: behind.value } as const;
    return { point, next: behind.next };
  }
  const behind = yearAt(tokens, from.next, false);
  const point = { unit: 'day', day: from.value, month: month.value, year: behind?.value ?? null } as const;
  return { point, next: behind?.next ?? from.next };
}

/** "30 June 2023", "30 de junio de 2022", "30-Jun-23", "30 June"; a bare "15" before another day. */
function dayFirstAt(tokens: readonly Token[], at: number): Read | null {
  const day = dayAt(tokens, at);
  if (day === null) return null;
  const month = monthAt(tokens, skipOf(tokens, skip(tokens, day.next, '/', '-', '.', ',')));
  if (month === null) return { point: { unit: 'day', day: day.value, month: null, year: null }, next: day.next };
  const year = yearAt(tokens, month.next, true);
  return {
    point: { unit: 'day', day: day.value, month: month.value, year: year?.value ?? null },
    next: year?.next ?? month.next,
  };
}

/** "2023 Q2", "2023 June 30", "2023-Jun". */
function yearFirstAt(tokens: readonly Token[], at: number): Read | null {
  const year = tokens[at]?.number;
  if (!isYear(year)) return null;
  const spacedDash = textAt(tokens, at + 1) === '-' && tokens[at + 1]?.spaced === true;
  const next = spacedDash ? at + 1 : skip(tokens, at + 1, ',', '/', '-', ':', '.');
  const part = partAt(tokens, next);
  // "2025, Q1 2026" is two points: the part has a year of its own.
  if (part !== null && yearAt(tokens, part.next, false) === null) {
    return { point: { unit: part.unit, index: part.index, year }, next: part.next };
  }
  const month = monthAt(tokens, next);
  if (month === null || yearAt(tokens, month.next, false) !== null) return null;
  const day = dayAt(tokens, skip(tokens, month.next, '/', '-'));
  if (day === null) return { point: { unit: 'month', month: month.value, year }, next: month.next };
  if (yearAt(tokens, day.next, false) !== null) return null;
  return { point: { unit: 'day', day: day.value, month: month.value, year }, next: day.next };
}

/** "2011–12": with a dash between, never a month. */
function yearsAt(tokens: readonly Token[], at: number): Read | null {
  const year = tokens[at]?.number;
  const to = shortYear(tokens[at + 2]);
  const dash = textAt(tokens, at + 1) === '-' && tokens[at + 1]?.spaced === true;
  if (!isYear(year) || !dash || to === null || to <= year) return null;
  const next = at + 3;
  const ends = next >= tokens.length || [')', ']', ',', ';'].includes(textAt(tokens, next));
  return ends ? { point: { unit: 'years', year, to }, next } : null;
}

function bareYearAt(tokens: readonly Token[], at: number): Read | null {
  const year = tokens[at]?.number;
  return isYear(year) ? { point: { unit: 'year', year }, next: afterYear(tokens, at + 1) } : null;
}

/** Digits joined by one kind of separator: 2022/07, 11/2021, 2022/01/17, 31.12.2022, 2022-23. */
function numericAt(tokens: readonly Token[], at: number): Read | null {
  const sign = textAt(tokens, at + 1);
  const [a, b] = [tokens[at]?.number, tokens[at + 2]?.number];
  if (a == null || b == null || !SEPARATORS.has(sign)) return null;
  const loose = sign === '/' ? false : tokens[at + 1]?.spaced === true || tokens[at + 2]?.spaced === true;
  if (loose) return null;
  const c = tokens[at + 4]?.number;
  const triple = textAt(tokens, at + 3) === sign && c != null && (sign === '/' || tokens[at + 4]?.spaced === false);
  if (triple && !(isYear(a) && isYear(b))) return threeNumbers(tokens, at, sign, [a, b, c]);
  const point = twoNumbers(tokens, at, sign, a, b);
  if (point === null) return null;
  return { point, next: afterYear(tokens, skip(tokens, at + 3, '/')) };
}

const IMPOSSIBLE = 0;

function twoNumbers(tokens: readonly Token[], at: number, sign: string, a: number, b: number): Point | null {
  const short = textAt(tokens, at + 2).length <= 2;
  if (isYear(a) && short) {
    const next = shortYear(tokens[at + 2]);
    const follows = next !== null && (sign === '-' ? next > a : next === a + 1);
    if (b > 12 && follows) return { unit: 'years', year: a, to: next };
    return { unit: 'month', year: a, month: b >= 1 && b <= 12 ? b : IMPOSSIBLE };
  }
  if (isYear(b) && textAt(tokens, at).length <= 2)
    return { unit: 'month', year: b, month: a >= 1 && a <= 12 ? a : IMPOSSIBLE };
  return null;
}

function threeNumbers(
  tokens: readonly Token[],
  at: number,
  sign: string,
  numbers: readonly [number, number, number],
): Read | null {
  const [a, b, c] = numbers;
  const next = afterYear(tokens, at + 5);
  if (isYear(a)) return { point: { unit: 'day', year: a, month: b, day: c }, next };
  const year = isYear(c) ? c : shortYear(tokens[at + 4]);
  if (year === null) return null;
  // 22/12/31 can be read from either end.
  if (!isYear(c) && sign !== '.' && c > 29 && a < 32 && a > 12) return null;
  if (sign === '.' || a > 12) return { point: { unit: 'day', year, month: b, day: a }, next };
  if (b > 12) return { point: { unit: 'day', year, month: a, day: b }, next };
  return { point: { unit: 'unclear', year, one: a, other: b }, next };
}
