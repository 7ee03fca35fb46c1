/** The date on the cover of a report: the month or the year it was made in, where there is one only. */
import type { SourceDocument } from '../../core/document.js';
import { type Reading, readAt } from '../../core/reading.js';
import { type Span, within } from '../../core/span.js';
import { fold, languages } from '../../vocabulary/index.js';
import { isFrontMatter } from '../../vocabulary/labels.js';
import { eventWords } from '../../vocabulary/report.js';
import { literals } from '../documents/pattern.js';
import type { Text } from './items.js';
import { anyOf } from './words.js';

/** With a day and alone: Russian names differ. Arabic has names of its own in the Levant and in the Maghreb. */
const MONTHS = [...languages, 'ar-LB', 'ar-MA'].flatMap((language) =>
  [{ day: 'numeric' as const }, {}].flatMap((with_) => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC', calendar: 'gregory', ...with_ });
    return Array.from({ length: 12 }, (_none, month) => format.formatToParts(new Date(Date.UTC(2020, month, 5))))
      .map((parts) => parts.find(({ type }) => type === 'month')?.value ?? '')
      .filter((name) => name !== '');
  }),
);
const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\d{1,2}(?:er|º)?\\s+(?:de\\s+)?)?(?:${literals(MONTHS)})(?:\\s+de|\\s+\\d{1,2})?,?\\s+(?:19|20)\\d{2}(?!\\d)`,
  'iu',
);
const YEAR = /^(?:19|20)\d{2}$/u;
const HAS_DAY = /^\d{1,2}\D|\s\d{1,2},?\s/u;
const EVENT = anyOf(eventWords);
const SENTENCE_END = /[.;:]$/u;
const LONGEST = 300;
const REST = 12;

/** A line that is a date, or little more. */
export const isDate = (text: string): boolean => {
  const match = DATE.exec(text);
  return match !== null && text.length - match[0].length < REST;
};

/** Where the date that ends the text begins; null without one. */
export function dateAtEnd(text: string): number | null {
  const match = DATE.exec(text);
  return match && text.slice(match.index + match[0].length).trim() === '' ? match.index : null;
}

interface Dates {
  /** In a line of their own or behind a label, and at the end of a line; one place each. */
  readonly alone: Map<string, Span>;
  readonly found: Map<string, Span>;
  readonly years: Map<string, Span>;
}

/** The month on the cover, where there is one only: in a line of its own, or at the end of one; else the year alone in its line. */
export function dateOf(document: SourceDocument, lines: readonly Text[]): Reading | null {
  const { alone, found, years } = datesIn(document, lines);
  const dates = [alone, found, years].find(({ size }) => size > 0) ?? years;
  const [only] = dates.values();
  return dates.size === 1 && only ? readAt(document, only, 'report/cover-date') : null;
}

function datesIn(document: SourceDocument, lines: readonly Text[]): Dates {
  const dates: Dates = { alone: new Map(), found: new Map(), years: new Map() };
  const event = lines.some(({ text }) => text.length <= LONGEST && EVENT.test(fold(text)));
  for (const { span, text } of lines) {
    if (text.length > LONGEST || SENTENCE_END.test(text)) continue;
    if (YEAR.test(text)) dates.years.set(text, dates.years.get(text) ?? span);
    if (isFrontMatter(text)) continue;
    const raw = document.text.slice(span.start, span.end);
    const match = DATE.exec(raw);
    if (!match || raw.slice(match.index + match[0].length).trim() !== '') continue;
    const at = span.start + match.index;
    const key = fold(match[0]);
    const before = raw.slice(0, match.index).trim();
    // An inquiry names the day of what it looks into; its own is labelled.
    if (event && !before.endsWith(':') && HAS_DAY.test(match[0])) continue;
    const place = within(span, at, at + match[0].length);
    if ((before === '' || before.endsWith(':')) && !dates.alone.has(key)) dates.alone.set(key, place);
    if (!dates.found.has(key)) dates.found.set(key, place);
  }
  return dates;
}
