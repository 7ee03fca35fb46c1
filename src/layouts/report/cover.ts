/** What a report says of itself on its first pages: title, kind of evaluation, date, country. Only what is plainly there. */
import type { SourceDocument } from '../../core/document.js';
import { placed } from '../../core/place.js';
import { type Reading, readAt } from '../../core/reading.js';
import { type Span, within } from '../../core/span.js';
import { fold } from '../../vocabulary/index.js';
import { countryLabels, evaluationTypes, evaluatorWords, reportNames } from '../../vocabulary/report.js';
import { literals } from '../documents/pattern.js';
import { textOf } from '../lines.js';
import { dateOf } from './cover-date.js';
import { isChapterHeading } from './heading.js';
import type { Item, Text } from './items.js';
import type { Outline } from './sections.js';
import { isTitleLike, titleOf } from './title.js';
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
const CLOSING = /[\s.:]+$/u;

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
  const lines = aboveChapters(front, outline);
  return {
    title: titleOf(document, { lines, pageOf: ({ span }) => pageOf(document, span) }),
    type: typeOf(document, lines.slice(0, COVER_ITEMS)),
    date: dateOf(document, lines.slice(0, COVER_ITEMS)),
    country: countryOf(document, front),
  };
}

const TYPE = new RegExp(
  `(?<![\\p{L}])(?:${literals([...evaluationTypes, ...evaluationTypes.map(fold)])})(?![\\p{L}])`,
  'iu',
);

/** The text above the first chapter. */
function aboveChapters(front: readonly Item[], { items }: Outline): Text[] {
  const end = front.findIndex((item, at) => opensChapter(item, at, items));
  return (end < 0 ? front : front.slice(0, end)).filter((item): item is Text => item.kind === 'text');
}

/** By its words; or prose stands right below it, lines above it, and there are more of its kind. */
function opensChapter(item: Item, at: number, items: readonly Item[]): boolean {
  if (item.kind !== 'text' || item.heading === null || item.boxed) return false;
  if (isChapterHeading(item.text)) return true;
  const [below] = items.slice(at + 1, at + 2);
  const prose = below?.kind === 'text' && below.heading === null && below.text.length >= PROSE;
  if (!prose || items.slice(0, at).some((one) => one.kind === 'text' && one.heading !== null)) return false;
  const lines = items.slice(0, at).some((one) => one.kind === 'text' && isTitleLike(one));
  return lines && items.slice(at + 1).some((one) => one.kind === 'text' && one.heading === item.heading);
}

/** No line of a cover is so long. */
const PROSE = 150;

/** "Independent Evaluation Office": the kind is part of a name. */
const EVALUATOR = new RegExp(`^(?:${evaluatorWords.join('|')})(?![\\p{L}])`, 'u');

function typeOf(document: SourceDocument, lines: readonly Text[]): Reading | null {
  for (const { span } of lines) {
    const raw = document.text.slice(span.start, span.end);
    const match = TYPE.exec(raw);
    if (!match || span.end - span.start > LONGEST_TITLE) continue;
    if (EVALUATOR.test(fold(raw.slice(match.index + match[0].length)))) continue;
    const at = span.start + match.index;
    return readAt(document, within(span, at, at + match[0].length), 'report/type');
  }
  return null;
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
