/** Cuts a due-date cell into words, numbers and signs, and finds vocabulary in them. */
import { dueDateWords, fold, ordinals } from '../../vocabulary/index.js';
import { monthNames, weekdayNames } from './months.js';

export interface Token {
  readonly text: string;
  /** The value of a number, else null. */
  readonly number: number | null;
  /** White space stands before it. */
  readonly spaced: boolean;
}

const EASTERN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/gu;
const DIRECTION_MARK = /[\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const LONG_DASH = /[\u2012-\u2015]/gu;
const TIME_OF_DAY = /(\d{4}-\d{1,2}-\d{1,2})(?:t| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})?/gu;
const LINE_END = /\s*[\r\n\u2028\u2029]+\s*/gu;
const LIST_MARK = /(?<=^|[\s;])\(?[a-h1-9]\)\s*/gu;
const LEADING_BULLET = /^\s*[-*\u2022\u00b7]/u;
const BULLET = /(?:^|\s)[-*](?=\S)|[\u2022\u00b7]/gu;
const PIECE = /(\s*)(\d+|\p{L}[\p{L}']*|\S)/gu;
const ARABIC_COMMA = /[\u060c\u061b]/gu;
const ARABIC_AND = /^و(?=\p{L}{3})/u;
const DIGITS = /^\d+$/u;

const westernDigit = (digit: string): string => String(digit.charCodeAt(0) & 15);

/** One spelling for digits, dashes and list marks. A long dash stands between dates, a hyphen can stand inside one. */
function prepare(raw: string, lineEnd: ' ' | ';'): string {
  const lines = raw.trim().replace(LINE_END, lineEnd === ';' ? ' ; ' : ' ');
  const folded = fold(
    lines
      .replace(EASTERN_DIGIT, westernDigit)
      .replace(DIRECTION_MARK, '')
      .replace(ARABIC_COMMA, ',')
      .replace(LONG_DASH, ' - '),
  ).replace(TIME_OF_DAY, '$1');
  const unmarked = LEADING_BULLET.test(folded) ? folded.replace(BULLET, ' ; ') : folded;
  return unmarked.replace(LIST_MARK, ' ; ');
}

/** The tokens of a cell. Line ends count as blanks or as separators. */
export function tokenise(raw: string, lineEnd: ' ' | ';'): Token[] {
  return cut(prepare(raw, lineEnd)).flatMap(splitArabicAnd);
}

function cut(folded: string): Token[] {
  return [...folded.matchAll(PIECE)].map(([, blank = '', text = '']) => ({
    text,
    number: DIGITS.test(text) && text.length <= 4 ? Number(text) : null,
    spaced: blank !== '',
  }));
}

/** "و" is written together with the word behind it. */
function splitArabicAnd(token: Token): Token[] {
  if (!ARABIC_AND.test(token.text) || known().has(token.text)) return [token];
  const rest = token.text.slice(1);
  if (!known().has(rest)) return [token];
  return [
    { text: 'و', number: null, spaced: token.spaced },
    { text: rest, number: null, spaced: true },
  ];
}

let knownWords: ReadonlySet<string> | undefined;

/** First words of months, quarters and ordinals: what Arabic "and" can be glued to. */
function known(): ReadonlySet<string> {
  knownWords ??= new Set(
    [...monthNames().keys(), ...phrases('quarterWords').keys(), ...ordinals.flat()].flatMap((name) => name.split(' ')),
  );
  return knownWords;
}

/** Phrases as token texts, by first token, longest first. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

const built = new Map<string, Phrases>();

function index(forms: Iterable<string>): Phrases {
  const byFirst = new Map<string, string[][]>();
  for (const form of forms) {
    const texts = cut(form).map((token) => token.text);
    const first = texts[0];
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), texts]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return byFirst;
}

type Group =
  | Parameters<typeof dueDateWords>[0]
  | 'weekday'
  | 'month'
  | 'ordinal1'
  | 'ordinal2'
  | 'ordinal3'
  | 'ordinal4';

function formsOf(group: Group): Iterable<string> {
  if (group === 'weekday') return weekdayNames();
  if (group === 'month') return monthNames().keys();
  if (group.startsWith('ordinal')) return ordinals[Number(group.slice(-1)) - 1] ?? [];
  return dueDateWords(group as Parameters<typeof dueDateWords>[0]);
}

function phrases(group: Group): Phrases {
  const found = built.get(group) ?? index(formsOf(group));
  built.set(group, found);
  return found;
}

/** How many tokens from `at` on are a phrase of the group; 0 for none. */
export function phraseLength(tokens: readonly Token[], at: number, group: Group): number {
  const first = tokens[at];
  if (first === undefined) return 0;
  const fits = phrases(group)
    .get(first.text)
    ?.find((texts) => texts.every((text, n) => tokens[at + n]?.text === text));
  return fits?.length ?? 0;
}

let suffixes: ReadonlySet<string> | undefined;
const NUMBERED = /^\d+-?/u;

/** Endings of numbered ordinals ("st", "er", "º"), read off the vocabulary. */
export function isOrdinalSuffix(text: string): boolean {
  suffixes ??= new Set(
    ordinals
      .flat()
      .filter((form) => NUMBERED.test(form))
      .map((form) => form.replace(NUMBERED, '')),
  );
  return suffixes.has(text);
}
