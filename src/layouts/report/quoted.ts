/** Recommendations told in the past, with their id at the end: "On 30 June the Commission recommended that the operator … (018/14)", and the answers below. */
import type { SourceDocument } from '../../core/document.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { recommendStems, replyWords, smallNameWords } from '../../vocabulary/report.js';
import type { Candidate } from './candidate.js';
import type { Text } from './items.js';
import { numberKey } from './label.js';
import { placeOf } from './labelled.js';
import { inside, type Outline, type Section } from './sections.js';
import { anyOf } from './words.js';

const ID_AT_END = /[([]\s*((?:[A-Z]{1,4}-)?\d{1,4}\s?[/-]\s?\d{2,4}|[A-Z]{1,3}\d{0,4}[/-]\d{2,4}[/-]\d{1,4})\s*[)\]]\s*\.?\s*$/u;
const STEMS = recommendStems.join('|');
/** "the Commission recommended that", "… recommended to the Director that he": up to the one who is to act. */
const LEAD = new RegExp(`(?<![\\p{L}])(?:${STEMS})\\p{L}*\\s+(?:(that|que|qu')\\s*|(to|à|au|aux|al?)\\s+)`, 'iu');
const NUMBERED = /^\s*(?:\d{1,2}(?:\.\d{1,3}){1,4}\.?|\(?\d{1,3}[.)])\s+/u;
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
    const id = ID_AT_END.exec(item.text);
    if (!id || !LEAD.test(item.text)) continue;
    const candidate = candidateOf(document, outline, index, section);
    if (candidate) found.push(candidate);
  }
  return found;
}

function candidateOf(document: SourceDocument, outline: Outline, index: number, section: Section): Candidate | null {
  const { span } = outline.items[index] as Text;
  const raw = document.text.slice(span.start, span.end);
  const id = ID_AT_END.exec(raw);
  const printed = id?.[1];
  if (!id || printed === undefined) return null;
  const at = span.start + id.index + id[0].indexOf(printed);
  const label = within(span, at, at + printed.length);
  const asked = askedIn(raw.slice(0, id.index));
  const text = trimSpan(document.text, within(span, span.start + asked.from, span.start + id.index));
  const addressee = asked.addressee;
  return {
    rule: 'report/id-at-end',
    announced: true,
    label,
    key: numberKey(printed),
    title: [],
    text: [text],
    priority: [],
    addressees: addressee ? [within(span, span.start + addressee[0], span.start + addressee[1])] : [],
    timeFrame: [],
    response: responseBelow(outline, index),
    section,
    place: placeOf(section),
    start: span.start,
    claims: [
      { span: within(span, span.start, text.start), as: 'label' },
      { span: within(span, span.start + id.index, span.end), as: 'label' },
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

function nameIn(text: string, from: number, to: number): readonly [number, number] {
  const name = text.slice(from, to).replace(/[\s,;:]+$/u, '');
  const article = /^the\s+/iu.exec(name)?.[0].length ?? 0;
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
