/** Recommendations that stand as a list, or as headlines, in a chapter that its heading gives to them. */
import type { SourceDocument } from '../../core/document.js';
import { type Span, within } from '../../core/span.js';
import { PLAIN_BULLET } from './bullet.js';
import type { Candidate } from './candidate.js';
import { partFields } from './fields.js';
import type { Item, Text } from './items.js';
import { numberKey } from './label.js';
import { placeOf, wordsIn } from './labelled.js';
import { isAboutAll, opensWithVerb, recommends } from './recommending.js';
import { inside, type Outline, type Section } from './sections.js';

export interface Listed {
  readonly candidates: readonly Candidate[];
  /** Lists of chapters that also hold conclusions or lessons, and lists that mostly do not ask for anything. */
  readonly unsure: readonly Candidate[];
}

type Marker = 'bullet' | 'dash' | 'number' | 'dotted' | 'letter' | 'roman';
const MARKERS: readonly (readonly [Marker, RegExp])[] = [
  ['dotted', /^\(?(\d{1,2}(?:\.\d{1,2})+)[.):]?\s+/u],
  ['number', /^\(?(\d{1,3})[.):]\s+/u],
  ['roman', /^\(?([ivx]{1,4})[.)]\s+/u],
  ['letter', /^\(?([A-Za-z])[.)]\s+/u],
  ['bullet', new RegExp(`^(${PLAIN_BULLET})\\s*`, 'u')],
  ['dash', /^([*–—-])\s+/u],
];
const NUMBERING: ReadonlySet<Marker> = new Set(['dotted', 'number', 'roman', 'letter']);
const FEWEST_WORDS = 5;
const FEWEST_IN_HEADLINE = 3;
/** The share of entries that must ask for something before a list is one of recommendations. */
const MOSTLY = 0.6;
const AMONG_OTHERS = 0.4;
const ENDS_OPEN = /[:]\s*$/u;
const NOTE = /^\d{1,3}\s+(?:\p{Lu}|https?:)/u;

/** `taken`: sections that already gave recommendations. */
export function listedIn(document: SourceDocument, outline: Outline, taken: ReadonlySet<Section>): Listed {
  const candidates: Candidate[] = [];
  const unsure: Candidate[] = [];
  const lists = [...chapters(outline)]
    .filter(([section]) => !taken.has(section))
    .map(([section, items]) =>
      listOf(document, section, headlines(document, outline, items) ?? entries(document, outline, items)),
    );
  const pure = lists.filter((list) => list.pure);
  const all = sum(pure.map(({ own }) => own.length));
  // A report that ends each chapter with a list tells by all of them what such a list is.
  const share = sum(pure.map(({ asking }) => asking)) >= all * MOSTLY ? AMONG_OTHERS : MOSTLY;
  for (const list of lists) {
    const sure = list.pure && list.asking >= list.own.length * (list.counted ? AMONG_OTHERS : share);
    (sure ? candidates : unsure).push(...list.own);
  }
  return { candidates, unsure };
}

interface List {
  readonly own: readonly Candidate[];
  /** How many entries ask for something. */
  readonly asking: number;
  /** It is numbered from one. */
  readonly counted: boolean;
  /** The chapter holds nothing but recommendations. */
  readonly pure: boolean;
}

function listOf(document: SourceDocument, section: Section, own: readonly Candidate[]): List {
  const asking = own.filter(({ text, title }) => [...title, ...text].some((span) => asks(document, span))).length;
  // In an annex a list of recommendations is one only where the annex itself is called so.
  const annexed = section.inAnnex && inside(section, 'annex') !== null;
  const counted = own.length > 1 && own.every(({ key }, index) => key === String(index + 1));
  return { own, asking, counted, pure: section.kind === 'recommendations' && !annexed && own.length > 0 };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const asks = (document: SourceDocument, { start, end }: Span): boolean => recommends(document.text.slice(start, end));

/** The items of each chapter of recommendations, its subsections among them. */
function chapters(outline: Outline): Map<Section, number[]> {
  const found = new Map<Section, number[]>();
  for (const [index, section] of outline.sections.entries()) {
    const own = inside(section, 'recommendations', 'mixed', 'others', 'contents', 'terms');
    if (!own || inside(section, 'terms') || (own.kind !== 'recommendations' && own.kind !== 'mixed')) continue;
    const held = found.get(own);
    if (held) held.push(index);
    else found.set(own, [index]);
  }
  return found;
}

interface Marked {
  readonly marker: Marker;
  readonly label: readonly [from: number, to: number];
  readonly length: number;
}

function markerOf(text: string): Marked | null {
  for (const [marker, pattern] of MARKERS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const at = match[0].indexOf(match[1] ?? '');
    return { marker, label: [at, at + (match[1] ?? '').length], length: match[0].length };
  }
  return null;
}

interface Entry {
  readonly first: Text;
  readonly marked: Marked;
  readonly section: Section;
  readonly more: Text[];
}

function entries(document: SourceDocument, outline: Outline, indices: readonly number[]): Candidate[] {
  const found: Entry[] = [];
  let top: Marker | null = null;
  let open: Entry | null = null;
  for (const index of indices) {
    const item = outline.items[index] as Item;
    if (item.kind === 'row' || outline.headings.has(item)) {
      open = null;
      if (item.kind === 'text') top = null;
      continue;
    }
    if (NOTE.test(item.text) && document.pages !== null) continue;
    if (isAboutAll(item.text)) {
      open = null;
      continue;
    }
    const marked = markerOf(item.text);
    if (marked && (top === null || marked.marker === top) && !goesOnIn(open, marked)) {
      top = marked.marker;
      open = { first: item, marked, section: outline.sections[index] as Section, more: [] };
      found.push(open);
    } else if (open && (marked !== null || (NUMBERING.has(open.marked.marker) && !ENDS_OPEN.test(item.text))))
      open.more.push(item);
    else open = null;
  }
  return found.flatMap((entry) => entryCandidate(document, entry));
}

/** Bullets below a numbered entry that ends with a colon belong to it; so do numbers below a bullet. */
const goesOnIn = (open: Entry | null, marked: Marked): boolean =>
  open !== null && marked.marker !== open.marked.marker && ENDS_OPEN.test((open.more.at(-1) ?? open.first).text);

function entryCandidate(document: SourceDocument, { first, marked, section, more }: Entry): Candidate[] {
  const { span } = first;
  const start = span.start + marked.length;
  const parted = [within(span, start, span.end), ...more.map((item) => item.span)].map((one) =>
    partFields(document, one),
  );
  const text = parted.flatMap(({ rest }) => rest);
  if (text.reduce((sum, one) => sum + wordsIn(document.text.slice(one.start, one.end)), 0) < FEWEST_WORDS) return [];
  const numbered = NUMBERING.has(marked.marker);
  const label = numbered ? within(span, span.start + marked.label[0], span.start + marked.label[1]) : null;
  return [
    {
      rule: 'report/list',
      announced: false,
      label,
      key: label ? numberKey(document.text.slice(label.start, label.end)) : null,
      title: [],
      text,
      addressees: parted.flatMap(({ fields }) => fields.addressees),
      priority: parted.flatMap(({ fields }) => fields.priority),
      timeFrame: parted.flatMap(({ fields }) => fields.timeFrame),
      response: [],
      section,
      place: placeOf(section),
      start: span.start,
      claims: [{ span: within(span, span.start, start), as: 'label' }, ...parted.flatMap(({ claims }) => claims)],
    },
  ];
}

/** Headings that each say what is to be done, with text below: two of them at least. Null where there are none. */
function headlines(document: SourceDocument, outline: Outline, indices: readonly number[]): Candidate[] | null {
  const heads = indices.filter((index) => {
    const item = outline.items[index] as Item;
    return item.kind === 'text' && item.heading !== null && isHeadline(item.text);
  });
  if (heads.length < 2) return null;
  return heads.flatMap((index, at) => {
    const end = heads[at + 1] ?? (indices.at(-1) ?? index) + 1;
    return headlineCandidate(document, outline, index, end);
  });
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
