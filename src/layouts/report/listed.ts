/** Recommendations that stand as a list, as headlines or as paragraphs in a chapter that its heading gives to them. */
import type { SourceDocument } from '../../core/document.js';
import { type Span, within } from '../../core/span.js';
import { fold } from '../../vocabulary/index.js';
import { decidingWords } from '../../vocabulary/report.js';
import { addresseeOfLine } from './addressed.js';
import type { Candidate } from './candidate.js';
import { partFields } from './fields.js';
import { headlines } from './headlines.js';
import type { Item, Text } from './items.js';
import { numberKey } from './label.js';
import { placeOf, wordsIn } from './labelled.js';
import { countedWithoutSign, type Marked, type Marker, markerOf } from './marker.js';
import { rawOffset } from './offset.js';
import { isAboutAll, opensWithVerb, recommends, speaksOfThem } from './recommending.js';
import { inside, type Outline, type Section } from './sections.js';
import { anyOf } from './words.js';

export interface Listed {
  readonly candidates: readonly Candidate[];
  /** Lists of chapters that also hold conclusions or lessons, and lists that mostly do not ask for anything. */
  readonly unsure: readonly Candidate[];
}

const NUMBERING: ReadonlySet<Marker> = new Set(['dotted', 'number', 'roman', 'letter']);
const FEWEST_WORDS = 5;
/** The share of entries that must ask for something before a list is one of recommendations. */
const MOSTLY = 0.6;
const AMONG_OTHERS = 0.4;
const ENDS_OPEN = /[:]\s*$/u;
const DECIDES = anyOf(decidingWords);
const ENDS_SENTENCE = /[.;!?]\s*$/u;
const NOTE = /^\d{1,3}(?:\s+\p{Lu}|\p{Lu}\p{Ll}|\s*https?:)/u;

/** `taken`: sections that already gave recommendations. */
export function listedIn(document: SourceDocument, outline: Outline, taken: ReadonlySet<Section>): Listed {
  const candidates: Candidate[] = [];
  const unsure: Candidate[] = [];
  const lists = [...chapters(outline)]
    .filter(([section]) => !taken.has(section))
    .map(([section, items]) =>
      listOf(document, section, headlines(document, outline, items) ?? listIn(document, outline, items)),
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

function listIn(document: SourceDocument, outline: Outline, indices: readonly number[]): Candidate[] {
  const marked = entries(document, outline, indices);
  return marked.length > 0 ? marked : unmarked(document, outline, indices);
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

interface Entry {
  readonly first: Text;
  readonly marked: Marked;
  readonly section: Section;
  /** Named by a line above. */
  readonly addressee: Span | null;
  readonly more: Text[];
}

function entries(document: SourceDocument, outline: Outline, indices: readonly number[]): Candidate[] {
  const found: Entry[] = [];
  const counted = countedWithoutSign(outline, indices);
  let top: Marker | null = null;
  let open: Entry | null = null;
  let addressee: Span | null = null;
  /** Below "The Board may wish to:". */
  let decided = false;
  for (const index of indices) {
    const item = outline.items[index] as Item;
    if (item.kind === 'row' || outline.headings.has(item)) {
      open = null;
      if (item.kind === 'text') top = addressee = null;
      decided = false;
      continue;
    }
    const plain = counted.has(item);
    if (!plain && NOTE.test(item.text) && document.pages !== null) continue;
    if (isAboutAll(item.text)) {
      open = null;
      continue;
    }
    const marked = markerOf(item.text, plain);
    if (!marked) decided = ENDS_OPEN.test(item.text) && DECIDES.test(fold(item.text));
    if (decided) {
      open = null;
      continue;
    }
    const group = marked ? null : addresseeOfLine(item.text);
    if (group) {
      addressee = addresseeIn(document, item, group);
      open = top = null;
    } else if (marked && (top === null || marked.marker === top) && !goesOnIn(open, marked)) {
      top = marked.marker;
      open = { first: item, marked, section: outline.sections[index] as Section, addressee, more: [] };
      found.push(open);
    } else if (open && (marked !== null || (NUMBERING.has(open.marked.marker) && !ENDS_OPEN.test(item.text))))
      open.more.push(item);
    else {
      open = null;
      // Another line that heads a list: for somebody else, or for all.
      if (!ENDS_SENTENCE.test(item.text)) addressee = null;
    }
  }
  return found.flatMap((entry) => entryCandidate(document, entry));
}

function addresseeIn(document: SourceDocument, { span }: Text, [from, to]: readonly [number, number]): Span {
  const raw = document.text.slice(span.start, span.end);
  return within(span, span.start + rawOffset(raw, from), span.start + rawOffset(raw, to));
}

/** Bullets below a numbered entry that ends with a colon belong to it; so do numbers below a bullet. */
const goesOnIn = (open: Entry | null, marked: Marked): boolean =>
  open !== null && marked.marker !== open.marked.marker && ENDS_OPEN.test((open.more.at(-1) ?? open.first).text);

function entryCandidate(document: SourceDocument, { first, marked, section, addressee, more }: Entry): Candidate[] {
  const { span } = first;
  const start = span.start + marked.length;
  const parted = [within(span, start, span.end), ...more.map((item) => item.span)].map((one) =>
    partFields(document, one),
  );
  const text = parted.flatMap(({ rest }) => rest);
  if (text.reduce((sum, one) => sum + wordsIn(document.text.slice(one.start, one.end)), 0) < FEWEST_WORDS) return [];
  const own = parted.flatMap(({ fields }) => fields.addressees);
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
      addressees: own.length === 0 && addressee ? [addressee] : own,
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

const FEWEST_UNMARKED = 3;
const NEARLY_ALL = 0.8;

/** Paragraphs without a sign, nearly all of which begin with what is to be done: "Shorten the chain. Headquarters should …". */
function unmarked(document: SourceDocument, outline: Outline, indices: readonly number[]): Candidate[] {
  const items = indices.map((index) => outline.items[index] as Item);
  if (items.some(({ kind }) => kind === 'row')) return [];
  const texts = indices.filter((index) => {
    const item = outline.items[index] as Text;
    const note = NOTE.test(item.text) && document.pages !== null;
    const leads = ENDS_OPEN.test(item.text) || (speaksOfThem(item.text) && !opensWithVerb(item.text));
    return !outline.headings.has(item) && !note && !leads;
  });
  const asking = texts.filter((index) => opensWithVerb((outline.items[index] as Text).text));
  if (asking.length < FEWEST_UNMARKED || asking.length < texts.length * NEARLY_ALL) return [];
  const whole: Marked = { marker: 'bullet', label: [0, 0], length: 0 };
  return asking.flatMap((index) => {
    const section = outline.sections[index] as Section;
    const first = outline.items[index] as Text;
    return entryCandidate(document, { first, marked: whole, section, addressee: null, more: [] });
  });
}
