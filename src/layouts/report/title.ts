/** The title of a report: the heading of its cover, or the line there that says what was evaluated. Rather none than a wrong one. */
import type { SourceDocument } from '../../core/document.js';
import { type Reading, readAt } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { fold } from '../../vocabulary/index.js';
import { foldLabel, formNames, isFrontMatter } from '../../vocabulary/labels.js';
import {
  evaluatesWords,
  evaluationTypes,
  evaluatorWords,
  genericTitles,
  noTitles,
  reportNames,
  reportsOf,
} from '../../vocabulary/report.js';
import { dateAtEnd, isDate } from './cover-date.js';
import { headingKind } from './heading.js';
import type { Text } from './items.js';
import { anyOf } from './words.js';

const CLOSING = /[\s.:]+$/u;
const LETTERS = /\p{L}{3}/u;
const SENTENCE_END = /[.;:]$/u;
const LONGEST_TITLE = 300;
const SHORT_TITLE = 2;
const WORD = /[\p{L}\p{N}]+/gu;
const MOST_LINES = 5;
const LOWER = /^\p{Ll}/u;
/** A line that ends so ends in the middle. */
const ENDS_OPEN =
  /(?:\s(?:of|the|for|and|in|to|on|de|du|des|la|le|les|et|pour|del|los|las|y|para|da|do|e|и|по|в)|[,–—&/-])$/iu;

/** Behind such a word or sign a date belongs to what stands before it. */
const LEADS_ON = new RegExp(`${ENDS_OPEN.source}|[\\d:(]$|\\s(?:since|from|until|le|du|au|el|em|из|от)$`, 'iu');

/** What the cover of a document shows, above its first chapter. */
export interface CoverLines {
  readonly lines: readonly Text[];
  readonly pageOf: (line: Text) => number;
}

export function titleOf(document: SourceDocument, cover: CoverLines): Reading | null {
  const titles = cover.lines.filter(isTitleLike);
  const headings = titles.filter(({ heading }) => heading !== null);
  const level = Math.min(...headings.map(({ heading }) => heading ?? Number.POSITIVE_INFINITY));
  const best = headings.find(({ heading }) => heading === level);
  const [firstLine] = titles;
  // A title in a box is no heading to the reader of the page; on a cover nothing stands above it.
  const boxed = firstLine?.boxed && cover.pageOf(firstLine) === 1 ? firstLine : undefined;
  const chosen = boxed ?? best;
  if (!chosen && document.format === 'text')
    return firstLine ? readAt(document, firstLine.span, 'report/first-line') : null;
  const title = chosen ?? namingLine(titles, cover);
  if (!title) return null;
  const whole = wholeTitle(title, cover);
  if (wordsIn(whole.map(({ text }) => text).join(' ')) < SHORT_TITLE) return null;
  return readAt(document, withoutDate(document, spansOf(whole)), chosen ? 'report/title' : 'report/title-line');
}

const spansOf = (lines: readonly Text[]): Span[] => lines.map(({ span }) => span);
/** A date at the end that no word and no sign leads to: the reader of the page joined the line below to the title. */
function withoutDate({ text }: SourceDocument, spans: readonly Span[]): Span[] {
  return spans.map((span) => {
    const at = dateAtEnd(text.slice(span.start, span.end));
    if (!at) return span;
    const above = trimSpan(text, within(span, span.start, span.start + at));
    return LEADS_ON.test(text.slice(above.start, above.end)) ? span : above;
  });
}

const wordsIn = (text: string): number => text.match(WORD)?.length ?? 0;

/** A title broken into several lines; a name of a word or two below what it is an evaluation of. */
function wholeTitle(title: Text, { lines, pageOf }: CoverLines): Text[] {
  const at = lines.indexOf(title);
  const whole = [title];
  const above = lines[at - 1];
  if (above && isTitleLike(above) && beginsTitle(above, title, pageOf)) whole.unshift(above);
  for (const below of lines.slice(at + 1, at + MOST_LINES)) {
    const last = whole.at(-1) as Text;
    if (pageOf(below) !== pageOf(title) || !goesOn(last, below, whole.length === 1)) break;
    whole.push(below);
  }
  return whole;
}

/** It ends in the middle, or what stands below is a name of a word or two. */
function beginsTitle(above: Text, title: Text, pageOf: CoverLines['pageOf']): boolean {
  if (pageOf(above) === pageOf(title) && ENDS_OPEN.test(above.text)) return true;
  return wordsIn(title.text) <= SHORT_TITLE && above.heading !== null;
}

/** The second line of the size of the first; a further one, or one of another size, only where it plainly continues. */
function goesOn(last: Text, below: Text, second: boolean): boolean {
  if (ENDS_OPEN.test(last.text) && (isTitleLike(below) || isDate(below.text))) return true;
  if (!isTitleLike(below)) return false;
  if (below.heading === last.heading && LOWER.test(below.text)) return true;
  if (below.heading === null || below.heading !== last.heading) return false;
  if (headingKind(below.text, false) !== null || IS_TYPE.test(fold(below.text))) return false;
  return second || wordsIn(below.text) === 1;
}

export function isTitleLike({ text, heading, boxed }: Text): boolean {
  if (!LETTERS.test(text) || text.length > LONGEST_TITLE || formNames.has(foldLabel(text))) return false;
  if (isFrontMatter(text) || isGeneric(text) || isDate(text)) return false;
  if (NO_TITLE.test(fold(text)) || namesAuthor(text)) return false;
  return heading !== null || boxed || !SENTENCE_END.test(text);
}

const PARTS = /\s*[:|]\s+|\s+-\s+/u;

/** "Final report", "Volume I: Main report". */
const isGeneric = (text: string): boolean =>
  fold(text)
    .split(PARTS)
    .every((part) => genericTitles.has(part.replace(CLOSING, '')));

const NO_TITLE = new RegExp(`^(?:${noTitles.join('|')})(?![\\p{L}])`, 'u');
const IS_TYPE = anyOf(evaluationTypes.map(fold));
const REPORT_OF = new RegExp(`^(?:${reportsOf.join('|')})(?![\\p{L}])\\s*`, 'u');
const NAME = anyOf(reportNames);
const LINK = new RegExp(
  `(?:(?<![\\p{L}])(?:${evaluatesWords.filter((word) => !word.endsWith("'")).join('|')})(?![\\p{L}])|(?<![\\p{L}])d'|:|\\s-\\s)`,
  'u',
);
const EVALUATOR = anyOf(evaluatorWords);

/** "Report of the Evaluation Office", unlike "Report of the mid-term review". */
function namesAuthor(text: string): boolean {
  const words = fold(text);
  const rest = words.replace(REPORT_OF, '');
  return rest !== words && evaluated(rest) === null;
}

/** What follows the name of an evaluation that the words begin with, some words before it aside; null where they name none. */
function evaluated(words: string): string | null {
  const name = NAME.exec(words);
  if (!name) return null;
  const before = words.slice(0, name.index);
  const behind = words.slice(name.index + name[0].length);
  const link = LINK.exec(behind);
  const between = link ? behind.slice(0, link.index) : behind;
  if (LINK.test(before) || EVALUATOR.test(before) || EVALUATOR.test(between)) return null;
  return link ? behind.slice(link.index + link[0].length).trim() : '';
}

const MOST_WORDS = 40;
const UPPER = /^\p{Lu}/u;
const REPORT_BEFORE = /^(?:rapport|report|informe|relatorio)\s+(?:d'|de\s|of\s(?:an?\s|the\s)?|on\s(?:the\s)?)/u;

/** Where nothing is printed as a heading: the one line that names an evaluation and what was evaluated. */
function namingLine(titles: readonly Text[], { pageOf }: CoverLines): Text | null {
  const naming = titles.filter((line) => pageOf(line) === 1 && line.heading === null && namesEvaluated(line.text));
  const [only] = naming;
  return naming.length === 1 && only ? only : null;
}

function namesEvaluated(text: string): boolean {
  if (!UPPER.test(text) || wordsIn(text) > MOST_WORDS) return false;
  const what = evaluated(fold(text).replace(REPORT_OF, '').replace(REPORT_BEFORE, ''));
  return (
    (what !== null && LETTERS.test(what.replace(ENDS_OPEN, ''))) ||
    (what !== null && what !== '' && ENDS_OPEN.test(text))
  );
}
