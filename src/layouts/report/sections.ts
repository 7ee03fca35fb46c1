/** The chapters of a report: for each paragraph the headings that it stands under, and what they make of it. */
import type { SourceDocument } from '../../core/document.js';
import { fold } from '../../vocabulary/index.js';
import { type HeadingKind, headingKind, numberOf } from './heading.js';
import { type Item, itemsOf, type Text } from './items.js';
import { parseLabel } from './label.js';

export interface Section {
  /** Null above the first heading. */
  readonly heading: Text | null;
  readonly kind: HeadingKind;
  readonly level: number;
  /** The section it is part of. */
  readonly parent: Section | null;
  /** Behind the first annex. */
  readonly inAnnex: boolean;
}

export interface Outline {
  readonly items: readonly Item[];
  /** The section of each item. */
  readonly sections: readonly Section[];
  /** Items that are headings of sections. */
  readonly headings: ReadonlySet<Item>;
}

const known = new WeakMap<SourceDocument, Outline>();

export function outlineOf(document: SourceDocument): Outline {
  const held = known.get(document);
  if (held) return held;
  const outline = outline_(itemsOf(document));
  known.set(document, outline);
  return outline;
}

const TOP: Section = { heading: null, kind: 'other', level: 0, parent: null, inAnnex: false };
/** An annex is none before so much of the document has passed. */
const FRONT = 0.25;
const UNSTYLED = 3;
const ANNEX_LEVEL = 1;

function outline_(items: readonly Item[]): Outline {
  const sections: Section[] = [];
  const headings = new Set<Item>();
  const levels = new Levels();
  const kinds = new Kinds(items);
  let top = TOP;
  let at: Section = top;
  let inAnnex = false;
  for (const [index, item] of items.entries()) {
    const kind = item.kind === 'text' ? kinds.of(item, index, at) : null;
    if (kind && item.kind === 'text' && goesOn(item, items[index - 1], at)) {
      at = { ...at, kind };
      headings.add(item);
    } else if (kind && item.kind === 'text') {
      if ((kind === 'annex' || kind === 'terms') && index > items.length * FRONT) inAnnex = true;
      const level = levels.of(item, kind, at);
      let parent: Section | null = at;
      while (parent && parent.level >= level) parent = parent.parent;
      at = { heading: item, kind, level, parent: parent ?? top, inAnnex };
      // Terms of reference by their title: every chapter is part of them.
      if (kind === 'terms' && headings.size === 0) {
        top = { ...at, level: 0, parent: null };
        at = top;
      }
      headings.add(item);
    }
    if (at.kind === 'contents' && isProse(item)) at = at.parent ?? top;
    sections.push(at);
  }
  return { items, sections, headings };
}

/** No line of a table of contents is so long, unless it leads to its page. */
const PROSE = 250;
const LEADERS = /(?:[.…]\s?){5,}/u;
const isProse = (item: Item): boolean => item.kind === 'text' && item.text.length > PROSE && !LEADERS.test(item.text);

const PAGE_AT_END = /[\s.…·_]*\d{0,3}\s*$/u;
/** "Conclusions and" on one line, "recommendations" on the next. */
const GOES_ON = /(?:^|\s)(?:and|et|y|e|и|&|,|-|–|of|de|des)\s*$/iu;

const LISTED = /^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s/u;
const OPENS_LIST = /:\s*$/u;
const LOWER = /^\s*\p{Ll}/u;
/** A heading of two lines comes as two. */
const isSplit = (above: Text, item: Text): boolean =>
  item.heading !== null && (GOES_ON.test(above.text) || LOWER.test(item.text));

/** The second line of the heading that opened the section. */
const goesOn = (item: Text, before: Item | undefined, { heading }: Section): boolean =>
  heading !== null && before === heading && heading.heading === item.heading && isSplit(heading, item);

/** What paragraphs open as headings: asked of one after the other. */
class Kinds {
  /** "RECOMMENDATION:" after each lesson is a label; once, it heads a chapter. */
  private readonly labels: boolean;
  private inList = false;
  /** Lines of the table of contents: where one stands again, the chapter begins. */
  private readonly contents = new Set<string>();

  constructor(private readonly items: readonly Item[]) {
    this.labels = items.filter((item) => item.kind === 'text' && isBareLabel(item)).length > 1;
  }

  /** Null for text. The label of a recommendation and the headline below it open nothing. */
  of(item: Text, index: number, at: Section): HeadingKind | null {
    const styled = item.heading !== null && !item.boxed;
    const label = parseLabel(item.text);
    if (label && (label.style !== 'bare' || this.labels || !label.alone)) return null;
    const before = this.items[index - 1];
    const above = before?.kind === 'text' ? before : null;
    if (this.isListed(item, above)) return null;
    const outlined = !styled && item.heading === null && LISTED.test(item.text) && inside(at, 'terms') !== null;
    if (outlined) return null;
    if (above && isLoneLabel(above) && styled && headingKind(item.text, false) === null) return null;
    const split = above && styled && above.heading === item.heading && isSplit(above, item);
    const kind = headingKind(split ? `${above.text} ${item.text}` : item.text, styled || item.heading !== null);
    return at.kind === 'contents' && !styled ? this.behindContents(item, kind) : kind;
  }

  /** "The report will be ordered so:" and below it the names of chapters: a list, which opens none of them. */
  private isListed(item: Text, above: Text | null): boolean {
    const numbered = item.heading === null && LISTED.test(item.text);
    this.inList = numbered && above !== null && (this.inList || OPENS_LIST.test(above.text));
    return this.inList;
  }

  private behindContents({ text }: Text, kind: HeadingKind | null): HeadingKind | null {
    const line = fold(text).replace(PAGE_AT_END, '');
    if (kind !== null && this.contents.has(line)) return kind;
    this.contents.add(line);
    return null;
  }
}

/** How deep headings stand: by their numbers where these go on with those of the chapters, else by their print. */
class Levels {
  private chapter = 0;

  of(item: Text, kind: HeadingKind, at: Section): number {
    const whole = kind === 'apart' ? inside(at, 'recommendations') : null;
    const printed = Math.min(item.heading ?? UNSTYLED, whole?.level ?? Number.POSITIVE_INFINITY);
    const number = isBelowLetter(item, at) ? null : numberOf(item.text);
    const [first] = number ?? [];
    if (!number || first === undefined) return kind === 'annex' ? ANNEX_LEVEL : printed;
    const own = inside(at, 'recommendations');
    // Numbered headlines within a chapter of recommendations are its own.
    const deeper = own !== null && item.heading !== null && item.heading > (own.heading?.heading ?? 0);
    if (number.length > 1) return first === this.chapter || first === this.chapter + 1 ? number.length : printed;
    if (first !== this.chapter + 1 || deeper) return printed;
    this.chapter = first;
    return 1;
  }
}

const LETTERED = /^\s*(?:[A-Z]|[IVX]{1,5})\.\s/u;

/** "2. Procurement" below "B. Findings": its number counts within the letter. */
const isBelowLetter = ({ heading }: Text, at: Section): boolean =>
  heading !== null &&
  [...chain(at)].some(
    (one) => one.heading && (one.heading.heading ?? UNSTYLED) < heading && LETTERED.test(one.heading.text),
  );

const isBareLabel = ({ text }: Text): boolean => {
  const label = parseLabel(text);
  return label?.style === 'bare' && label.alone;
};

const isLoneLabel = ({ text }: Text): boolean => {
  const label = parseLabel(text);
  return label !== null && label.style !== 'bare' && label.alone;
};

/** The section and those it is part of, the innermost first. */
export function* chain(section: Section): Generator<Section> {
  for (let one: Section | null = section; one; one = one.parent) yield one;
}

/** The innermost section of one of the kinds. */
export function inside(section: Section, ...kinds: readonly HeadingKind[]): Section | null {
  for (const one of chain(section)) if (kinds.includes(one.kind)) return one;
  return null;
}
