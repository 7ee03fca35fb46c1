/** The chapters of a report: for each paragraph the headings that it stands under, and what they make of it. */
import type { SourceDocument } from '../../core/document.js';
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
  const labels = items.filter((item) => item.kind === 'text' && isBareLabel(item)).length > 1;
  let at: Section = TOP;
  let inAnnex = false;
  let labelBefore = false;
  for (const [index, item] of items.entries()) {
    const kind = item.kind === 'text' ? sectionKind(item, at, { labelBefore, labels }) : null;
    labelBefore = item.kind === 'text' && isLoneLabel(item);
    if (kind && item.kind === 'text') {
      if ((kind === 'annex' || kind === 'terms') && index > items.length * FRONT) inAnnex = true;
      const level = levels.of(item, kind, at);
      let parent: Section | null = at;
      while (parent && parent.level >= level) parent = parent.parent;
      at = { heading: item, kind, level, parent: parent ?? TOP, inAnnex };
      headings.add(item);
    }
    sections.push(at);
  }
  return { items, sections, headings };
}

/** How deep headings stand: by their numbers where these go on with those of the chapters, else by their print. */
class Levels {
  private chapter = 0;

  of(item: Text, kind: HeadingKind, at: Section): number {
    const printed = item.heading ?? UNSTYLED;
    const number = numberOf(item.text);
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

const isBareLabel = ({ text }: Text): boolean => {
  const label = parseLabel(text);
  return label?.style === 'bare' && label.alone;
};

const isLoneLabel = ({ text }: Text): boolean => {
  const label = parseLabel(text);
  return label !== null && label.style !== 'bare' && label.alone;
};

/** What a paragraph opens as a heading; null for text. The label of a recommendation and the headline below it open nothing. */
function sectionKind(
  item: Text,
  at: Section,
  { labelBefore, labels }: { readonly labelBefore: boolean; readonly labels: boolean },
): HeadingKind | null {
  const styled = item.heading !== null && !item.boxed;
  const label = parseLabel(item.text);
  if (label && label.style !== 'bare') return null;
  // "RECOMMENDATION:" after each lesson is a label; once, it heads a chapter.
  if (label && (labels || !label.alone)) return null;
  if (labelBefore && styled && headingKind(item.text, false) === null) return null;
  const kind = headingKind(item.text, styled || (item.boxed && item.heading !== null));
  // A line of the table of contents opens nothing.
  if (at.kind === 'contents' && !styled && kind !== null) return null;
  return kind;
}

/** The section and those it is part of, the innermost first. */
export function* chain(section: Section): Generator<Section> {
  for (let one: Section | null = section; one; one = one.parent) yield one;
}

/** The innermost section of one of the kinds. */
export function inside(section: Section, ...kinds: readonly HeadingKind[]): Section | null {
  for (const one of chain(section)) if (kinds.includes(one.kind)) return one;
  return null;
}
