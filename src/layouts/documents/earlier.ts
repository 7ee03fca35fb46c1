/** Recommendations of an earlier evaluation that a report follows up in one of its chapters: none of its own. A document that is a follow-up keeps them. */
import type { SourceDocument } from '../../core/document.js';
import { fold } from '../../vocabulary/index.js';
import { followUpWords, recommendationNouns, reportNames } from '../../vocabulary/report.js';
import { isChapterHeading } from '../report/heading.js';
import { chain, inside, type Outline, outlineOf, type Section } from '../report/sections.js';
import { anyOf } from '../report/words.js';
import type { Draft } from './draft.js';

const CHAPTERS = 3;
const MOST = 0.4;
/** A paragraph of a chapter: no line of a form is so long. */
const PROSE = 150;
const FRONT_ITEMS = 25;
const LONGEST_TITLE = 300;
const NOUN = anyOf(recommendationNouns);
const FOLLOW_UP = anyOf(followUpWords);
const FOLLOWED = anyOf([...reportNames, 'audit', 'auditoria', 'ревизи']);

/** The drafts without those of a chapter headed as recommendations of others, where the report has chapters enough beside it. */
export function withoutEarlier(document: SourceDocument, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length === 0) return drafts;
  const outline = outlineOf(document);
  if (!outline.sections.some(({ kind }) => kind === 'others') || isFollowUp(outline)) return drafts;
  const chapters = drafts.map(({ start }) => othersAt(outline, start));
  if (isMostly(outline, chapters)) return drafts;
  const holding = new Set(drafts.map(({ start }) => sectionAt(outline, start)?.heading));
  return drafts.filter((_draft, at) => {
    const chapter = chapters[at];
    return !chapter || chaptersBeside(outline, chapter, holding) < CHAPTERS;
  });
}

function sectionAt({ items, sections }: Outline, start: number): Section | null {
  const at = items.findLastIndex(({ span }) => span.start <= start);
  return sections[at] ?? null;
}

function othersAt(outline: Outline, start: number): Section | null {
  const section = sectionAt(outline, start);
  const told = section && inside(section, 'terms', 'recommendations', 'mixed', 'others');
  return told?.kind === 'others' && told.heading ? told : null;
}

/** Chapters as deep as this one or less that hold prose, and no recommendation of the form. The title of the report is none. */
function chaptersBeside(
  { items, sections, headings }: Outline,
  chapter: Section,
  holding: ReadonlySet<Section['heading'] | undefined>,
): number {
  const [title] = headings;
  const found = new Set<Section['heading']>();
  for (const [index, item] of items.entries()) {
    const section = sections[index];
    if (!section || item.kind !== 'text' || item === section.heading || item.text.length < PROSE) continue;
    const top = outermost(section, chapter);
    if (!top?.heading || top.kind === 'others' || top.kind === 'terms' || holding.has(top.heading)) continue;
    if (top.heading !== title || isChapterHeading(top.heading.text)) found.add(top.heading);
  }
  return found.size;
}

/** The chapter that the section is part of: the outermost that does not hold the other one too. */
function outermost(section: Section, other: Section): Section | null {
  const around = new Set([...chain(other)].map(({ heading }) => heading));
  const own = [...chain(section)].filter(({ heading, level }) => !around.has(heading) && level <= other.level);
  return own.at(-1) ?? null;
}

/** Its title, or a line beside it above the first chapter, speaks of recommendations or of the follow-up to an evaluation or an audit. */
function isFollowUp({ items, sections }: Outline): boolean {
  const front = items.slice(0, FRONT_ITEMS);
  const end = front.findIndex((item, at) => {
    const section = sections[at];
    const heads = item.kind === 'text' && item.heading !== null && section?.heading === item;
    return section?.kind === 'contents' || (heads && isChapterHeading(item.text));
  });
  return front.slice(0, end < 0 ? front.length : end).some((item) => {
    if (item.kind !== 'text' || item.text.length > LONGEST_TITLE) return false;
    const words = fold(item.text);
    return NOUN.test(words) || (FOLLOW_UP.test(words) && FOLLOWED.test(words));
  });
}

/** Most of the document stands in chapters that follow up: that is what it is about. */
function isMostly({ items, sections }: Outline, chapters: readonly (Section | null)[]): boolean {
  const held = new Set(chapters.flatMap((chapter) => (chapter ? [chapter.heading] : [])));
  let within = 0;
  let all = 0;
  for (const [index, { span }] of items.entries()) {
    const section = sections[index];
    const length = span.end - span.start;
    all += length;
    if (section && [...chain(section)].some(({ heading }) => heading !== null && held.has(heading))) within += length;
  }
  return within > all * MOST;
}
