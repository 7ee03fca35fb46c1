/** The head of a document: its title where no label names it, and the agency that speaks. */
import type { Paragraph, SourceDocument } from '../../core/document.js';
import { type Claim, type Reading, readAt } from '../../core/reading.js';
import { type Span, trimSpan } from '../../core/span.js';
import { fold } from '../../vocabulary/index.js';
import {
  agencyOfSymbol,
  evaluationWords,
  foldLabel,
  formNames,
  formWords,
  isFrontMatter,
  publishers,
} from '../../vocabulary/labels.js';
import { textOf } from '../lines.js';
import { isFurnitureLine } from '../page-end.js';
import { isChapterHeading } from '../report/heading.js';

const SYMBOL =
  /(?<![\p{L}\p{N}/])(?:[A-Z]{1,4}\/)(?:[A-Z-]{2,7}\/){0,2}\d{4}\/[A-Z]?\d{1,4}(?:\/Add\.\d+)?(?![\p{L}\p{N}/])/u;
const SYMBOL_ALONE = /^[A-Z]{1,4}(?:\/[A-Z0-9.-]{1,12}){1,5}$/u;
const LETTERS = /\p{L}{3}/u;
const ABSTRACT = /^(?:summary|contents|résumé|sommaire|resumen|índice|resumo|резюме|содержание|ملخص|المحتويات)$/iu;
const SENTENCE_END = /[.;:]$/u;
const FRONT = 6000;
const LONGEST_TITLE = 300;

/** What the walk through a document saw of its title. */
interface Titles {
  readonly title: Span | null;
  readonly weakTitles: readonly Span[];
  readonly front: readonly Paragraph[];
}

/** The title: as labelled, else the first heading or line that is no name of a form, else the symbol of the document. */
export function titleOf(document: SourceDocument, { title, weakTitles, front }: Titles): Reading | null {
  if (title) return readAt(document, title, 'form/title');
  const lines = beforeAbstract(document, front).filter((paragraph) => isTitleLike(document, paragraph));
  const headings = lines.filter(({ heading }) => heading !== null);
  const level = Math.min(...headings.map(({ heading }) => heading ?? Number.POSITIVE_INFINITY));
  const best = headings.find(({ heading }) => heading === level);
  if (best) return readAt(document, wholeTitle(document, best, lines), 'form/title-heading');
  const weak = weakTitles.find((span) => namesEvaluation(textOf(document, span))) ?? weakTitles[0];
  if (weak) return readAt(document, weak, 'form/title-label');
  const symbol = symbolIn(document);
  if (symbol) return readAt(document, symbol, 'form/title-symbol');
  const only = lines.find(({ span }) => namesEvaluation(textOf(document, span))) ?? lines.at(-1);
  return only ? readAt(document, withoutFrontLines(document, only.span), 'form/title-above-labels') : null;
}

const BLANK = /\s+/gu;

/** "Date: …" below a title, or behind it where its lines were joined, is none of it. */
function withoutFrontLines(document: SourceDocument, span: Span): Span {
  const text = document.text.slice(span.start, span.end);
  for (const { index, 0: blank } of text.matchAll(BLANK)) {
    const rest = text.slice(index + blank.length);
    const isLabel = COLON_SOON.test(rest) && isFrontMatter(rest);
    if (index > 0 && isLabel) return trimSpan(document.text, { ...span, end: span.start + index });
  }
  return span;
}
const COLON_SOON = /^[^\s:]{1,20}\s?:/u;

/** "Final evaluation of …": the line says what it names. */
const namesEvaluation = (text: string): boolean =>
  (fold(text).match(WORD) ?? []).some((word) => evaluationWords.has(word));

const SHORT_TITLE = 2;
const WORD = /[\p{L}\p{N}]+/gu;

/** "LIBERIA" below "COUNTRY PROGRAMME EVALUATION": a word or two are what the heading above speaks of. */
function wholeTitle(document: SourceDocument, title: Paragraph, lines: readonly Paragraph[]): readonly Span[] {
  const above = lines[lines.indexOf(title) - 1];
  const words = textOf(document, title.span).match(WORD)?.length ?? 0;
  const own = withoutFrontLines(document, title.span);
  return above && above.heading !== null && words <= SHORT_TITLE ? [above.span, own] : [own];
}

const FEW = 40;

function beforeAbstract(document: SourceDocument, front: readonly Paragraph[]): readonly Paragraph[] {
  const near = front.filter(({ region }) => region === 'content').slice(0, FEW);
  const end = near.findIndex(({ span, heading }) => {
    const text = textOf(document, span);
    return ABSTRACT.test(text) || (heading !== null && isChapterHeading(text));
  });
  return end < 0 ? near : near.slice(0, end);
}

function isTitleLike(document: SourceDocument, { span, heading, region }: Paragraph): boolean {
  const text = textOf(document, span);
  if (!LETTERS.test(text) || text.length > LONGEST_TITLE || isFormName(text)) return false;
  if (isFrontMatter(text) || SYMBOL_ALONE.test(text)) return false;
  if (heading === null && SENTENCE_END.test(text)) return false;
  const line = { kind: 'line', span, cells: [span], heading, navigation: region === 'navigation' } as const;
  return !isFurnitureLine(document, line);
}

function symbolIn({ text, blocks }: SourceDocument): Span | null {
  const match = SYMBOL.exec(text.slice(0, FRONT));
  if (!match || blocks.length === 0) return null;
  return { start: match.index, end: match.index + match[0].length };
}

const ownNames: readonly string[] = publishers.flatMap(([, names]) => names).map(foldLabel);

/** "Management response matrix", "UNDP management response", "UNFPA". */
function isFormName(text: string): boolean {
  const words = foldLabel(text);
  const own = ownNames.find((name) => words.startsWith(name)) ?? '';
  if (formNames.has(words) || formNames.has(words.slice(own.length)) || (own !== '' && own === words)) return true;
  const said = fold(text).match(WORD) ?? [];
  return said.length > 1 && said.every((word) => formWords.has(word));
}

const MANY = 3;
const CLEARLY = 2;

/** The agency: by the symbol of the document, else the one that is named far more often than any other. */
export function agencyOf(document: SourceDocument): string | null {
  const symbol = symbolIn(document);
  const printed = symbol ? document.text.slice(symbol.start, symbol.end) : '';
  const known = agencyOfSymbol.find(([prefix]) => printed.startsWith(`${prefix}/`));
  if (known) return known[1];
  const counts = publishers
    .map(([agency, names]) => ({ agency, count: countOf(document.text, names) }))
    .sort((a, b) => b.count - a.count);
  const [best, second] = counts;
  if (!best || best.count < MANY || best.count < CLEARLY * (second?.count ?? 0)) return null;
  return best.agency;
}

const WORD_SIGN = /[\p{L}\p{N}]/u;

function countOf(text: string, names: readonly string[]): number {
  let count = 0;
  for (const name of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      if (!WORD_SIGN.test(text[at - 1] ?? ' ') && !WORD_SIGN.test(text[at + name.length] ?? ' ')) count++;
  return count;
}

/** Lines in which the form names itself. */
export const formNamesIn = (document: SourceDocument, front: readonly Paragraph[]): Claim[] =>
  front.filter(({ span }) => isFormName(textOf(document, span))).map(({ span }) => ({ span, as: 'furniture' }));
