/** Recommendations told in the past, with their id at the end: "On 30 June the Commission recommended that the operator … (018/14)", and the answers below. */
import type { SourceDocument } from '../../core/document.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { recommendStems, replyWords, smallNameWords } from '../../vocabulary/report.js';
import { BULLET } from './bullet.js';
import type { Candidate } from './candidate.js';
import type { Text } from './items.js';
import { numberKey } from './label.js';
import { placeOf } from './labelled.js';
import { inside, type Outline, type Section } from './sections.js';
import { anyOf } from './words.js';

const ID_AT_END =
  /[([]\s*((?:[A-Z]{1,4}-)?\d{1,4}\s?[/-]\s?\d{2,4}|[A-Z]{1,3}\d{0,4}[/-]\d{2,4}[/-]\d{1,4})\s*[)\]]\s*\.?\s*$/u;
const STEMS = recommendStems.join('|');
/** "the Commission recommended that", "… recommended to the Director that he": up to the one who is to act. */
const LEAD = new RegExp(`(?<![\\p{L}])(?:${STEMS})\\p{L}*\\s+(?:(that|que|qu')\\s*|(to|à|au|aux|al?)\\s+)`, 'iu');
const NUMBERED = /^\s*(?:\d{1,2}(?:\.\d{1,3}){1,4}\.?|\(?\d{1,3}[.)])\s+/u;
const NUMBERED_DEEP = /^\s*\d{1,2}(?:\.\d{1,3}){1,4}\.?\s/u;
const REPLIES = anyOf(replyWords, 'iu');
/** How far into a paragraph the answer says that it is one. */
const SOON = 260;
const MOST = 12;
const TO_SOMEBODY = /\s+(?:that\s+)?(?:(?:he|she|they|it)\s*(?:\/\s*(?:he|she|they))?|to)[:\s]\s*/u;
const WORD = /[^\s,;:]+/gu;
const PROPER = /^[‘“"']?\p{Lu}/u;
const SHOULD = /^(?:should|must|shall|devrait|doit)$/u;

export function quotedIn(document: SourceDocument, outline: Outline): Candidate[] {
  const found: Candidate[] = [];
  for (const [index, item] of outline.items.entries()) {
    const section = outline.sections[index] as Section;
    if (item.kind !== 'text' || !inside(section, 'recommendations', 'mixed')) continue;
    if (!LEAD.test(item.text)) continue;
    const last = lastOf(outline, index);
    const candidate = last === null ? null : candidateOf(document, outline, { first: index, last, section });
    if (candidate) found.push(candidate);
  }
  return found;
}

const OPENS_LIST = /[:;]\s*$/u;

/** The paragraph that ends with the id: this one, or the last of the list that it opens. */
function lastOf(outline: Outline, index: number): number | null {
  for (let at = index; at < outline.items.length && at - index < MOST; at++) {
    const item = outline.items[at];
    if (item?.kind !== 'text' || outline.headings.has(item)) return null;
    if (at > index && (LEAD.test(item.text) || NUMBERED_DEEP.test(item.text))) return null;
    if (ID_AT_END.test(item.text)) return at;
    if (at === index && !OPENS_LIST.test(item.text)) return null;
  }
  return null;
}

const BULLETED = new RegExp(`^${BULLET}\\s+`, 'u');
const withoutBullet = (document: SourceDocument, span: Span): Span =>
  within(span, span.start + (BULLETED.exec(document.text.slice(span.start, span.end))?.[0].length ?? 0), span.end);

interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly section: Section;
}

function candidateOf(document: SourceDocument, outline: Outline, { first, last, section }: Stretch): Candidate | null {
  const { span } = outline.items[first] as Text;
  const end = (outline.items[last] as Text).span;
  const tail = document.text.slice(end.start, end.end);
  const id = ID_AT_END.exec(tail);
  const printed = id?.[1];
  if (!id || printed === undefined) return null;
  const at = end.start + id.index + id[0].indexOf(printed);
  const label = within(end, at, at + printed.length);
  const before = end.start + id.index;
  const asked = askedIn(document.text.slice(span.start, first === last ? before : span.end));
  const spans = outline.items.slice(first, last + 1).map((item) => item.span);
  const text = spans
    .map((one) => within(one, one === span ? span.start + asked.from : one.start, one === end ? before : one.end))
    .map((one) => withoutBullet(document, trimSpan(document.text, one)))
    .filter((one) => one.end > one.start);
  const start = text[0]?.start ?? span.start;
  const addressee = asked.addressee;
  return {
    rule: 'report/id-at-end',
    announced: true,
    label,
    key: numberKey(printed),
    title: [],
    text,
    priority: [],
    addressees: addressee ? [within(span, span.start + addressee[0], span.start + addressee[1])] : [],
    timeFrame: [],
    response: responseBelow(outline, last),
    section,
    place: placeOf(section),
    start: span.start,
    claims: [
      { span: within(span, span.start, Math.min(start, span.end)), as: 'label' },
      { span: within(end, before, end.end), as: 'label' },
    ],
  };
}

interface Asked {
  /** Where the words begin that say what is to be done. */
  readonly from: number;
  readonly addressee: readonly [from: number, to: number] | null;
}

/**
 * "… recommended that KiwiRail apply": the name is told by its capitals, and the first small word behind them that no name holds is
 * the verb. Where it cannot be told, the sentence stays whole.
 */
function askedIn(text: string): Asked {
  const number = NUMBERED.exec(text)?.[0].length ?? 0;
  const whole: Asked = { from: number, addressee: null };
  const lead = LEAD.exec(text);
  if (!lead) return whole;
  const from = lead.index + lead[0].length;
  if (lead[2] !== undefined) {
    const rest = text.slice(from);
    const end = TO_SOMEBODY.exec(rest);
    if (!end || end.index > 120) return whole;
    return { from: from + end.index + end[0].length, addressee: [from, from + end.index] };
  }
  let proper = false;
  for (const match of text.slice(from).matchAll(WORD)) {
    const word = match[0];
    if (PROPER.test(word)) proper = true;
    else if (!smallNameWords.has(word)) {
      if (!proper) return whole;
      const verb = SHOULD.test(word) ? match.index + word.length + 1 : match.index;
      return { from: from + verb, addressee: nameIn(text, from, from + match.index) };
    }
  }
  return whole;
}

const CLOSING = /[\s,;:]+$/u;
const ARTICLE = /^the\s+/iu;

function nameIn(text: string, from: number, to: number): readonly [number, number] {
  const name = text.slice(from, to).replace(CLOSING, '');
  const article = ARTICLE.exec(name)?.[0].length ?? 0;
  return [from + article, from + name.length];
}

/** The paragraph below that says who answered, and the unnumbered ones that quote the answer. */
function responseBelow(outline: Outline, index: number): Span[] {
  const spans: Span[] = [];
  for (let at = index + 1; at < outline.items.length && at - index <= MOST; at++) {
    const item = outline.items[at];
    if (!item || item.kind === 'row' || outline.headings.has(item) || item.heading !== null) break;
    if (ID_AT_END.test(item.text) && LEAD.test(item.text)) break;
    const numbered = NUMBERED.exec(item.text)?.[0].length ?? 0;
    if (spans.length === 0) {
      if (!REPLIES.test(item.text.slice(0, SOON))) break;
      spans.push(within(item.span, item.span.start + numbered, item.span.end));
    } else if (numbered > 0) break;
    else spans.push(item.span);
  }
  return spans;
}
