/** Recommendations that a report announces one by one: "Recommendation 3: …", "R3. …", "RECOMMENDATION:" after a lesson. */
import type { SourceDocument } from '../../core/document.js';
import { type Span, within } from '../../core/span.js';
import { documentLabels } from '../../vocabulary/labels.js';
import { literals } from '../documents/pattern.js';
import { BodyReader } from './body.js';
import type { Candidate, Place } from './candidate.js';
import type { Text } from './items.js';
import { type Label, numberKey, parseLabel } from './label.js';
import { rawOffset } from './offset.js';
import { recommends } from './recommending.js';
import { inside, type Outline, type Section } from './sections.js';

const WORD = /[\p{L}\p{N}]+/gu;
/** Fewer words are a code or a status. */
const FEWEST_WORDS = 4;
const LEADS_TO_PAGE = /(?:[.…]\s?){4,}\s*\d*\s*$/u;

export interface Labelled {
  readonly candidates: readonly Candidate[];
  /** Those with a line below that says what became of them. */
  readonly followUps: ReadonlySet<Candidate>;
}

export function labelledIn(document: SourceDocument, outline: Outline): Labelled {
  const reader = new BodyReader(document, outline);
  const found: Candidate[] = [];
  const bare: Candidate[] = [];
  const followUps = new Set<Candidate>();
  for (const [index, item] of outline.items.entries()) {
    const section = outline.sections[index] as Section;
    if (item.kind !== 'text' || section.kind === 'contents' || outline.headings.has(item)) continue;
    const label = parseLabel(item.text);
    if (!label || LEADS_TO_PAGE.test(item.text) || !isMade(item, label, section)) continue;
    const candidate = candidateOf(document, { item, index, label, section, reader });
    if (!candidate) continue;
    (label.style === 'bare' ? bare : found).push(candidate);
    if (hasStatusBelow(outline, index)) followUps.add(candidate);
  }
  return { candidates: [...found, ...bare].sort((a, b) => a.start - b.start), followUps };
}

const STATUS = new RegExp(
  `^\\s*(?:${literals(documentLabels.filter(([, field]) => field === 'status').map(([label]) => label))})\\s*[:：]\\s*\\S`,
  'u',
);
const MOST_BELOW = 6;

/** "Status: closed in 2019" before the next label or heading. */
function hasStatusBelow({ items, headings }: Outline, index: number): boolean {
  for (const item of items.slice(index + 1, index + 1 + MOST_BELOW)) {
    if (item.kind !== 'text' || headings.has(item) || parseLabel(item.text)) return false;
    if (STATUS.test(item.text)) return true;
  }
  return false;
}

/** A label without its sign, or a short one, counts only where recommendations are made. */
function isMade(item: Text, label: Label, section: Section): boolean {
  const chapter = inside(section, 'recommendations', 'mixed') !== null;
  if (label.style === 'short') return chapter && (!label.loose || recommends(item.text));
  if (label.loose) return item.heading !== null || recommends(item.text.slice(label.valueFrom));
  return true;
}

interface Found {
  readonly item: Text;
  readonly index: number;
  readonly label: Label;
  readonly section: Section;
  readonly reader: BodyReader;
}

function candidateOf(document: SourceDocument, { item, index, label, section, reader }: Found): Candidate | null {
  const body = reader.read(index, label);
  const { span } = item;
  const raw = document.text.slice(span.start, span.end);
  const words = body.text.reduce((sum, { start, end }) => sum + wordsIn(document.text.slice(start, end)), 0);
  if (words < FEWEST_WORDS) return null;
  const at = ([from, to]: readonly [number, number]): Span =>
    within(span, span.start + rawOffset(raw, from), span.start + rawOffset(raw, to));
  const number = label.number ? at(label.number) : null;
  const addressee = label.addressee ? [at(label.addressee)] : [];
  return {
    rule: `report/${label.style}-label`,
    announced: true,
    label: number,
    key: number ? numberKey(document.text.slice(number.start, number.end)) : null,
    title: body.title,
    text: body.text,
    ...body.fields,
    addressees: [...addressee, ...body.fields.addressees],
    response: [],
    section,
    place: placeOf(section),
    start: span.start,
    claims: [{ span: labelSpan(span, raw, label), as: 'label' }, ...body.claims],
  };
}

const labelSpan = (span: Span, raw: string, label: Label): Span =>
  within(span, span.start, span.start + rawOffset(raw, label.valueFrom));

export const wordsIn = (text: string): number => text.match(WORD)?.length ?? 0;

/** Where in a report a section stands. */
export function placeOf(section: Section): Place {
  if (section.inAnnex) return 'annex';
  if (inside(section, 'summary')) return 'summary';
  return inside(section, 'recommendations', 'mixed') ? 'chapter' : 'body';
}
