/**
 * Paragraphs that are a recommendation as a whole: with the id behind it, in brackets or on a line of its own ("… (R-19-11)",
 * "… (Recommendation 2)"), or opened by who recommends ("45. The Board recommends that …").
 */
import type { SourceDocument } from '../../core/document.js';
import { type Span, within } from '../../core/span.js';
import { recommendationSingulars } from '../../vocabulary/report.js';
import { literals } from '../documents/pattern.js';
import { BULLET } from './bullet.js';
import type { Candidate } from './candidate.js';
import type { Text } from './items.js';
import { numberKey, parseLabel } from './label.js';
import { placeOf, wordsIn } from './labelled.js';
import { makesRecommendation, recommends } from './recommending.js';
import { inside, type Outline, type Section } from './sections.js';

const WORD_AND_NUMBER = `(?:${literals(recommendationSingulars)})\\s*(?:n[°ºo]\\.?\\s*|#\\s*)?`;
const BY_YEAR = '[A-Z]{1,6}[-–]?\\d{2,4}[-–]\\d{1,4}';
const ID_BEHIND = new RegExp(
  `[([]\\s*(?:${WORD_AND_NUMBER}(\\d{1,3})|(?:${WORD_AND_NUMBER})?(${BY_YEAR}))\\s*[)\\]]\\s*\\.?\\s*$`,
  'iu',
);
const FEWEST_WORDS = 10;
const COUNTED = /^\s*(?:\d{1,2}(?:\.\d{1,3}){1,4}\.?|\(?\d{1,3}[.)])\s+/u;
const BULLETED = new RegExp(`^\\s*${BULLET}\\s+`, 'u');

/** In chapters of recommendations: paragraphs that ask for something and end with their id. */
export function withIdBehind(document: SourceDocument, outline: Outline): Candidate[] {
  const found: Candidate[] = [];
  for (const [index, item] of outline.items.entries()) {
    const section = outline.sections[index] as Section;
    if (item.kind !== 'text') continue;
    if (inside(section, 'recommendations', 'mixed', 'others')?.kind !== 'recommendations') continue;
    // In bold print a whole paragraph may look like a heading.
    if (parseLabel(item.text) || (outline.headings.has(item) && wordsIn(item.text) < FEWEST_WORDS)) continue;
    const raw = document.text.slice(item.span.start, item.span.end);
    const id = ID_BEHIND.exec(raw);
    const printed = id?.[1] ?? id?.[2];
    // An id that counts by the year is given to recommendations only; a number may be spoken of.
    if (!id || printed === undefined || (id[1] !== undefined && !recommends(withoutMarker(raw)))) continue;
    const from = item.span.start + id.index + id[0].indexOf(printed);
    const text = within(item.span, item.span.start + markerLength(raw), item.span.start + id.index);
    const label = within(item.span, from, from + printed.length);
    found.push({ ...made('report/id-behind', section, item, [text], label), key: numberKey(printed) });
  }
  return found;
}

/** So far into its paragraph a sentence says who recommends: "The Board reiterates its view and recommends that". */
const SOON = 110;
const SENTENCE_END = /[.!?;]\s/u;
const OPEN = /(?:\s(?:that|que|to|de)|[:;])\s*$/iu;
const FEWEST = 2;
/** "TSB Recommendation …", "Recommandation … du BST". */
const PREFIX = /^\p{Lu}{2,6}\s+(?=\p{Lu})/u;
const OF_BOARD = /\s+(?:du|de la|de l['’]|of the)\s*\p{Lu}{2,6}\s*$/u;

/** Two of them at least, in chapters that speak of recommendations by their name, or each with an id below. Not where surer ones are. */
export function statedIn(document: SourceDocument, outline: Outline): Candidate[] {
  const found: Candidate[] = [];
  for (const [index, item] of outline.items.entries()) {
    const section = outline.sections[index] as Section;
    if (item.kind !== 'text' || outline.headings.has(item) || !isOwn(section) || !states(item.text)) continue;
    const open = OPEN.test(item.text);
    const next = outline.items[index + 1];
    const below = open
      ? belowOf(document, outline, index)
      : { spans: [], label: next?.kind === 'text' ? labelAlone(next) : null };
    if (open && below.spans.length === 0) continue;
    if (below.label === null && inside(section, 'recommendations', 'mixed') === null) continue;
    const raw = document.text.slice(item.span.start, item.span.end);
    // "Therefore, the Board recommends that" and an id below: what is to be done stands between them.
    const own = below.label && open ? [] : [within(item.span, item.span.start + markerLength(raw), item.span.end)];
    found.push({
      ...made('report/stated', section, item, [...own, ...below.spans], below.label),
      announced: below.label !== null,
      key: below.label ? numberKey(document.text.slice(below.label.start, below.label.end)) : null,
    });
  }
  return found.length < FEWEST ? [] : found;
}

const isOwn = (section: Section): boolean =>
  !section.inAnnex && inside(section, 'others', 'terms', 'summary', 'contents') === null;

const markerLength = (raw: string): number => (COUNTED.exec(raw) ?? BULLETED.exec(raw))?.[0].length ?? 0;
const withoutMarker = (raw: string): string => raw.slice(markerLength(raw));

/** Its first sentence recommends, and says so soon. */
function states(text: string): boolean {
  const [first = ''] = withoutMarker(text).split(SENTENCE_END, 1);
  return makesRecommendation(first.slice(0, SOON));
}

const MOST = 12;

/** What a paragraph that ends open leads to: up to the next that is counted, and the id on a line of its own behind it. */
function belowOf(
  document: SourceDocument,
  { items, headings }: Outline,
  index: number,
): { readonly spans: readonly Span[]; readonly label: Span | null } {
  const spans: Span[] = [];
  for (const item of items.slice(index + 1, index + 1 + MOST)) {
    if (item.kind !== 'text') break;
    const label = spans.length > 0 ? labelAlone(item) : null;
    if (label) return { spans, label };
    if (headings.has(item)) break;
    const listed = BULLETED.test(item.text) || LISTED.test(item.text);
    if (spans.length > 0 && !listed) break;
    const raw = document.text.slice(item.span.start, item.span.end);
    spans.push(within(item.span, item.span.start + (BULLETED.exec(raw)?.[0].length ?? 0), item.span.end));
  }
  return { spans, label: null };
}

const LISTED = /^\s*\(?(?:[a-z]|[ivx]{1,4})[.)]\s/u;

/** "TSB Recommendation R22-03" and nothing else. */
function labelAlone({ text, span }: Text): Span | null {
  const prefix = PREFIX.exec(text)?.[0].length ?? 0;
  const label = parseLabel(text.slice(prefix).replace(OF_BOARD, ''));
  if (!label?.alone || !label.number) return null;
  const [from, to] = label.number;
  return within(span, span.start + prefix + from, span.start + prefix + to);
}

function made(rule: string, section: Section, item: Text, text: readonly Span[], label: Span | null): Candidate {
  return {
    rule,
    announced: true,
    label,
    key: null,
    title: [],
    text,
    addressees: [],
    priority: [],
    timeFrame: [],
    response: [],
    section,
    place: placeOf(section),
    start: item.span.start,
    claims: [],
  };
}
