/** The numbers that a recommendation goes by, or that a response names: "R3" is 3, "3, 5 and 7" are three. */
import { numberLists } from '../../vocabulary/labels.js';

const escaped = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|');

const AND = new RegExp(`\\s*(?:[,;،&+]|(?<![\\p{L}])(?:${escaped(numberLists.and)})(?![\\p{L}]))+\\s*`, 'iu');
const TO = new RegExp(
  `^(\\d{1,3})\\s*(?:[-–—]|(?<![\\p{L}])(?:${escaped(numberLists.to)})(?![\\p{L}]))\\s*(\\d{1,3})$`,
  'iu',
);
const WORDS_BEFORE = /^(?:\p{L}[\p{L}.'’]*\s*)+?(?=\d)/u;
const SIGNS = /[\s().:#№°º]+/gu;
const PARTS = /(?<=\d)[.-](?=\d)/gu;

/** One number, folded: "R. 3" → 3, "4 (a)" → 4a, "2-1" → 2.1. Empty for none. */
export const keyOf = (label: string): string => {
  const text = label.normalize('NFKC').trim().replace(WORDS_BEFORE, '');
  return text.replace(PARTS, '·').replace(SIGNS, '').replaceAll('·', '.').toLowerCase();
};

const LONGEST_RANGE = 30;

/**
 * The folded numbers in a label, none twice. `known` are those of the other side: a label that is one of them stands for itself,
 * whatever list it looks like.
 */
export function numbersIn(label: string | null, known: ReadonlySet<string> = new Set()): readonly string[] {
  if (label === null || label.trim() === '') return [];
  const whole = keyOf(label);
  if (known.has(whole)) return [whole];
  const keys = label
    .split(AND)
    .filter((part) => part.trim() !== '')
    .flatMap(inPart);
  return [...new Set(keys.filter((key) => key !== ''))];
}

function inPart(part: string): string[] {
  const [, from, to] = TO.exec(part.normalize('NFKC').trim().replace(WORDS_BEFORE, '')) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (from === undefined || !(last > first) || last - first > LONGEST_RANGE) return [keyOf(part)];
  return Array.from({ length: last - first + 1 }, (_none, step) => String(first + step));
}

const PART = /^(\d+(?:\.\d+)*?)(?:[a-z]|\.\d+)$/u;

/** The number that 3a, 3b, or 3.1, is a part of; null where it is none. */
export const wholeOf = (key: string): string | null => PART.exec(key)?.[1] ?? null;
