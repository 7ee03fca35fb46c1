/** The time an action text ends with, in brackets or behind them: "(CO, 2025/2026)", "(December 2024)", "2025 - 2028". */
import type { SourceDocument } from '../../core/document.js';
import { type RawAction, readAt } from '../../core/reading.js';
import { type Span, within } from '../../core/span.js';
import {
  dueDateWords,
  fold,
  languages,
  ordinals,
  roleNouns,
  unitNouns,
  weakUnitNouns,
} from '../../vocabulary/index.js';

const BRACKETED = /\(([^()]{4,140})\)/gu;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/u;
const YEARS = String.raw`(?:19|20)\d{2}(?:\s*[-–—/]\s*(?:(?:19|20)\d{2}|\d{2}(?!\d)))?`;
const AT_END = new RegExp(String.raw`(?<=\s|\()(${YEARS})\s*[).;]*\s*$`, 'u');
const BEHIND = new RegExp(String.raw`^${YEARS}\s*(?:[,;–-]\s*)?((?:\p{Ll}.*)?)$`, 'su');
const OWNER = /^(\s*)(\p{Lu}[^,;:]{0,60}?)\s*[,;:]\s*/u;
const WORD = /[\p{L}\p{N}]+/gu;
const NUMBER = /^(?:\d{1,4}(?:st|nd|rd|th|er|º|ª)?|q[1-4]|t[1-4])$/u;
const ACRONYM = /(?<!\p{L})\p{Lu}{2,6}(?!\p{L})/u;
const DASH = /\s[-–—]\s+/gu;
const UNIT = /^\p{Lu}[^.;:()]{1,60}$/su;
const UNIT_WORDS = 8;
const TAIL = 400;

type TimeAndUnit = Partial<Pick<RawAction, 'dueDate' | 'responsible'>>;

/** The last time that stands in the text, and the unit beside it. Empty where there is none. */
export function timeAndUnit(document: SourceDocument, spans: readonly Span[]): TimeAndUnit {
  for (const span of [...spans].reverse()) {
    const text = document.text.slice(span.start, span.end);
    const found = inBrackets(document, span, text) ?? atEnd(document, span, text);
    if (found) return found;
  }
  return {};
}

const PARTS = /[\n,;(]|\s[-–—]\s/gu;
const CLOSING = /[\s).;,]+$/u;

/** A cell that says who and when, "Seed Board, June 2024": the time begins behind the first sign that only time follows. */
export function whoAndWhen(document: SourceDocument, spans: readonly Span[]): TimeAndUnit {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return {};
  const whole = { ...first, end: last.end };
  const text = document.text.slice(whole.start, whole.end);
  const time = (from: number): Span =>
    within(whole, whole.start + from, whole.end - (CLOSING.exec(text)?.[0].length ?? 0));
  if (isTime(text)) return { dueDate: readAt(document, time(0), 'table/time') };
  for (const { index, 0: sign } of text.matchAll(PARTS)) {
    const from = index + sign.length;
    if (!isTime(text.slice(from))) continue;
    const who = within(whole, whole.start, whole.start + index);
    return { responsible: readAt(document, who, 'table/unit'), dueDate: readAt(document, time(from), 'table/time') };
  }
  return { responsible: readAt(document, spans, 'table/unit') };
}

function inBrackets(document: SourceDocument, span: Span, text: string): TimeAndUnit | null {
  for (const match of [...text.matchAll(BRACKETED)].reverse()) {
    const inside = match[1] ?? '';
    const owner = OWNER.exec(inside);
    const named = owner && !isTime(owner[2] ?? '') && YEAR.test(inside.slice(owner[0].length)) ? owner : null;
    const when = inside.slice(named?.[0].length ?? 0);
    if (!isTime(when)) continue;
    const from = span.start + match.index + 1;
    const whenAt = from + (named?.[0].length ?? 0);
    const dueDate = readAt(document, within(span, whenAt, whenAt + when.length), 'list/time');
    if (!named) return { dueDate, ...unitBefore(document, span, text.slice(0, match.index)) };
    const ownerAt = from + (named[1] ?? '').length;
    const owners = within(span, ownerAt, ownerAt + (named[2] ?? '').length);
    return { dueDate, responsible: readAt(document, owners, 'list/unit') };
  }
  return null;
}

function atEnd(document: SourceDocument, span: Span, text: string): TimeAndUnit | null {
  const cut = Math.max(0, text.length - TAIL);
  const match = AT_END.exec(text.slice(cut));
  if (!match) return null;
  const from = span.start + cut + match.index;
  return { dueDate: readAt(document, within(span, from, from + (match[1] ?? '').length), 'list/time') };
}

/** "… – Protection Unit (2025)": the words behind the last dash, where they name a body. */
function unitBefore(document: SourceDocument, span: Span, text: string): TimeAndUnit {
  const dash = [...text.matchAll(DASH)].at(-1);
  if (!dash) return {};
  const from = dash.index + dash[0].length;
  const words = text.slice(from).trimEnd();
  if (!UNIT.test(words) || !isUnit(words)) return {};
  return {
    responsible: readAt(document, within(span, span.start + from, span.start + from + words.length), 'list/unit'),
  };
}

function isUnit(text: string): boolean {
  const found = text.match(WORD) ?? [];
  if (found.length === 0 || found.length > UNIT_WORDS) return false;
  return (
    ACRONYM.test(text) ||
    found.some((word) => [unitNouns, weakUnitNouns, roleNouns].some((nouns) => nouns.has(word.toLowerCase())))
  );
}

/** A year with nothing before it but words of time, and behind it nothing but a condition. */
function isTime(text: string): boolean {
  const year = YEAR.exec(text);
  if (!year) return false;
  const before = text.slice(0, year.index).match(WORD) ?? [];
  if (!before.every(isTimeWord)) return false;
  const behind = text.slice(year.index).trimEnd();
  return BEHIND.test(behind) || (behind.match(WORD) ?? []).every(isTimeWord);
}

let timeWords: ReadonlySet<string> | undefined;

function isTimeWord(word: string): boolean {
  timeWords ??= new Set([...monthNames(), ...groups(), ...ordinals.flat()]);
  const folded = fold(word);
  return NUMBER.test(folded) || timeWords.has(folded);
}

const groups = (): string[] =>
  (
    [
      'quarterWords',
      'semesterWords',
      'yearWords',
      'end',
      'middle',
      'start',
      'by',
      'of',
      'between',
      'to',
      'and',
    ] as const
  )
    .flatMap((group) => dueDateWords(group))
    .flatMap((words) => words.match(WORD) ?? []);

function* monthNames(): Generator<string> {
  for (const language of languages)
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC', calendar: 'gregory' });
      for (let index = 0; index < 12; index++)
        for (const word of format.format(new Date(Date.UTC(2020, index, 5))).match(WORD) ?? []) yield fold(word);
    }
}
