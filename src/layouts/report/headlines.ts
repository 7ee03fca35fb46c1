/** Recommendations that stand as headlines in their chapter, with the text below. */
import type { SourceDocument } from '../../core/document.js';
import { type Span, within } from '../../core/span.js';
import type { Candidate } from './candidate.js';
import { partFields } from './fields.js';
import type { Item, Text } from './items.js';
import { numberKey } from './label.js';
import { placeOf, wordsIn } from './labelled.js';
import { markerOf } from './marker.js';
import { opensWithVerb } from './recommending.js';
import type { Outline, Section } from './sections.js';

const FEWEST_IN_HEADLINE = 3;
const NOTE = /^\d{1,3}(?:\s+\p{Lu}|\p{Lu}\p{Ll}|\s*https?:)/u;

/** Headings that each say what is to be done, with text below: two of them at least. Null where there are none. */
export function headlines(document: SourceDocument, outline: Outline, indices: readonly number[]): Candidate[] | null {
  const styled = indices.filter((index) => {
    const item = outline.items[index] as Item;
    return item.kind === 'text' && item.heading !== null && isHeadline(item.text);
  });
  if (styled.length < 2) return null;
  const run = numberedHeadlines(outline, indices);
  const heads = styled.every((index) => run.includes(index)) ? run : styled;
  return heads.flatMap((index, at) => {
    const end = heads[at + 1] ?? (indices.at(-1) ?? index) + 1;
    return headlineCandidate(document, outline, index, end);
  });
}

const MOST_IN_HEADLINE = 25;

/** Headlines that count from one: a longer one of them may not look like a heading to the reader of the page. */
function numberedHeadlines(outline: Outline, indices: readonly number[]): number[] {
  const run: number[] = [];
  for (const index of indices) {
    const item = outline.items[index] as Item;
    if (item.kind !== 'text' || wordsIn(item.text) > MOST_IN_HEADLINE) continue;
    const marked = markerOf(item.text);
    if (marked?.marker !== 'number' || item.text.slice(...marked.label) !== String(run.length + 1)) continue;
    if (isHeadline(item.text)) run.push(index);
  }
  return run;
}

function isHeadline(text: string): boolean {
  const words = text.slice(markerOf(text)?.length ?? 0);
  return wordsIn(words) >= FEWEST_IN_HEADLINE && opensWithVerb(words);
}

function headlineCandidate(document: SourceDocument, outline: Outline, index: number, end: number): Candidate[] {
  const head = outline.items[index] as Text;
  const marked = markerOf(head.text);
  const title = within(head.span, head.span.start + (marked?.length ?? 0), head.span.end);
  const below: Span[] = [];
  for (let at = index + 1; at < end; at++) {
    const item = outline.items[at];
    if (item?.kind !== 'text' || (outline.headings.has(item) && item.heading !== null)) break;
    if (!(NOTE.test(item.text) && document.pages !== null)) below.push(item.span);
  }
  const parted = below.map((span) => partFields(document, span));
  const text = parted.flatMap(({ rest }) => rest);
  const section = outline.sections[index] as Section;
  const label =
    marked && marked.marker === 'number'
      ? within(head.span, head.span.start + marked.label[0], head.span.start + marked.label[1])
      : null;
  return [
    {
      rule: 'report/headline',
      announced: false,
      label,
      key: label ? numberKey(document.text.slice(label.start, label.end)) : null,
      title: text.length > 0 ? [title] : [],
      text: text.length > 0 ? text : [title],
      addressees: parted.flatMap(({ fields }) => fields.addressees),
      priority: parted.flatMap(({ fields }) => fields.priority),
      timeFrame: parted.flatMap(({ fields }) => fields.timeFrame),
      response: [],
      section,
      place: placeOf(section),
      start: head.span.start,
      claims: parted.flatMap(({ claims }) => claims),
    },
  ];
}
