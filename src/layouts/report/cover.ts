/** What a report says of itself on its first pages: title, kind of evaluation, date, country. Only what is plainly there. */
import type { SourceDocument } from '../../core/document.js';
import { placed } from '../../core/place.js';
import { type Reading, readAt } from '../../core/reading.js';
import { type Span, within } from '../../core/span.js';
import { fold, languages } from '../../vocabulary/index.js';
import { foldLabel, formNames, isFrontMatter } from '../../vocabulary/labels.js';
import { countryLabels, evaluationTypes, genericTitles, noTitles, reportNames } from '../../vocabulary/report.js';
import { literals } from '../documents/pattern.js';
import { textOf } from '../lines.js';
import { headingKind } from './heading.js';
import type { Item, Text } from './items.js';
import type { Outline } from './sections.js';
import { anyOf } from './words.js';

export interface Cover {
  readonly title: Reading | null;
  readonly type: Reading | null;
  readonly date: Reading | null;
  readonly country: Reading | null;
}

const FRONT_PAGES = 3;
const FRONT_ITEMS = 40;
const COVER_ITEMS = 25;
const LONGEST_TITLE = 300;

/** The items of the cover and the pages of facts behind it. */
function frontOf(document: SourceDocument, { items, sections }: Outline): Item[] {
  const front: Item[] = [];
  for (const [index, item] of items.entries()) {
    const kind = sections[index]?.kind;
    if (kind === 'contents' || kind === 'summary' || index > FRONT_ITEMS) break;
    if (pageOf(document, item.span) > FRONT_PAGES) break;
    front.push(item);
  }
  return front;
}

const pageOf = (document: SourceDocument, span: Span): number =>
  placed(document.places, { start: span.start, end: Math.min(span.end, span.start + 1) })[0]?.page ?? 1;

export function coverOf(document: SourceDocument, outline: Outline): Cover {
  const front = frontOf(document, outline);
  const lines = front.filter((item): item is Text => item.kind === 'text');
  return {
    title: titleOf(document, lines),
    type: typeOf(document, lines),
    date: dateOf(document, lines),
    country: countryOf(document, front),
  };
}

const CLOSING = /[\s.:]+$/u;
const LETTERS = /\p{L}{3}/u;
const SENTENCE_END = /[.;:]$/u;
const SHORT_TITLE = 2;
const WORD = /[\p{L}\p{N}]+/gu;

function titleOf(document: SourceDocument, lines: readonly Text[]): Reading | null {
  const titles = lines.filter(isTitleLike);
  const headings = titles.filter(({ heading }) => heading !== null);
  const level = Math.min(...headings.map(({ heading }) => heading ?? Number.POSITIVE_INFINITY));
  const best = headings.find(({ heading }) => heading === level);
  const [firstLine] = titles;
  // A title in a box is no heading to the reader of the page; on a cover nothing stands above it.
  const boxed = firstLine?.boxed && pageOf(document, firstLine.span) === 1 ? firstLine : undefined;
  const chosen = boxed ?? best;
  if (!chosen)
    return document.format === 'text' && firstLine ? readAt(document, firstLine.span, 'report/first-line') : null;
  return readAt(document, wholeTitle(document, chosen, titles), 'report/title');
}

/** A title broken into several headings; a name of a word or two below what it is an evaluation of. */
function wholeTitle(document: SourceDocument, title: Text, titles: readonly Text[]): Span[] {
  const at = titles.indexOf(title);
  const page = pageOf(document, title.span);
  const spans = [title.span];
  const above = titles[at - 1];
  if ((title.text.match(WORD)?.length ?? 0) <= SHORT_TITLE && above && above.heading !== null)
    spans.unshift(above.span);
  const below = titles[at + 1];
  const goesOn =
    below && below.heading === title.heading && title.heading !== null && pageOf(document, below.span) === page;
  if (goesOn && headingKind(below.text, false) === null && !IS_TYPE.test(fold(below.text)) && !isDate(below.text))
    spans.push(below.span);
  return spans;
}

function isTitleLike({ text, heading, boxed }: Text): boolean {
  if (!LETTERS.test(text) || text.length > LONGEST_TITLE || formNames.has(foldLabel(text))) return false;
  if (isFrontMatter(text) || genericTitles.has(fold(text).replace(CLOSING, '')) || isDate(text)) return false;
  if (NO_TITLE.test(fold(text))) return false;
  return heading !== null || boxed || !SENTENCE_END.test(text);
}

const NO_TITLE = new RegExp(`^(?:${noTitles.join('|')})(?![\\p{L}])`, 'u');
const TYPE = new RegExp(
  `(?<![\\p{L}])(?:${literals([...evaluationTypes, ...evaluationTypes.map(fold)])})(?![\\p{L}])`,
  'iu',
);
const IS_TYPE = anyOf(evaluationTypes.map(fold));

function typeOf(document: SourceDocument, lines: readonly Text[]): Reading | null {
  for (const { span } of lines.slice(0, COVER_ITEMS)) {
    const match = TYPE.exec(document.text.slice(span.start, span.end));
    if (!match || span.end - span.start > LONGEST_TITLE) continue;
    const at = span.start + match.index;
    return readAt(document, within(span, at, at + match[0].length), 'report/type');
  }
  return null;
}

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
const isDate = (text: string): boolean => {
  const match = DATE.exec(text);
  return match !== null && text.length - match[0].length < 12;
};

/** The month on the cover, where there is one only: in a line of its own, or at the end of one. */
function dateOf(document: SourceDocument, lines: readonly Text[]): Reading | null {
  const alone = new Map<string, Span>();
  const found = new Map<string, Span>();
  for (const { span, text } of lines.slice(0, COVER_ITEMS)) {
    if (text.length > LONGEST_TITLE || SENTENCE_END.test(text) || isFrontMatter(text)) continue;
    const raw = document.text.slice(span.start, span.end);
    const match = DATE.exec(raw);
    if (!match || raw.slice(match.index + match[0].length).trim() !== '') continue;
    const at = span.start + match.index;
    const key = fold(match[0]);
    const before = raw.slice(0, match.index).trim();
    const place = within(span, at, at + match[0].length);
    if ((before === '' || before.endsWith(':')) && !alone.has(key)) alone.set(key, place);
    if (!found.has(key)) found.set(key, place);
  }
  const dates = alone.size > 0 ? alone : found;
  const [only] = dates.values();
  return dates.size === 1 && only ? readAt(document, only, 'report/cover-date') : null;
}

/** "Country: …" in the table of facts. */
function countryOf(document: SourceDocument, front: readonly Item[]): Reading | null {
  for (const item of front) {
    if (item.kind !== 'row') continue;
    const [label, value, more] = item.row.cells.filter(({ span }) => span.end > span.start);
    if (!label || !value || more) continue;
    if (countryLabels.has(fold(textOf(document, label.span)).replace(CLOSING, '')))
      return readAt(document, value.span, 'report/country-label');
  }
  return null;
}

const REPORT = anyOf(reportNames);

/** The first pages call it an evaluation, a review, an inquiry. */
export function namesItself(document: SourceDocument, outline: Outline): boolean {
  return frontOf(document, outline)
    .slice(0, COVER_ITEMS)
    .some((item) => item.kind === 'text' && item.text.length < LONGEST_TITLE && REPORT.test(fold(item.text)));
}
