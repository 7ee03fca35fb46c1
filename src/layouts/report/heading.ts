/** What a heading of a report opens: recommendations, those of somebody else, a summary, an annex, something else. */
import { fold } from '../../vocabulary/index.js';
import {
  headingSuffixes,
  knownHeadings,
  mixedWith,
  othersWords,
  qualifiers,
  recommendationNouns,
} from '../../vocabulary/report.js';
import { BULLET } from './bullet.js';
import { anyOf, beginningOf } from './words.js';

export type HeadingKind =
  | 'recommendations'
  /** Recommendations together with conclusions or lessons. */
  | 'mixed'
  /** Recommendations of another evaluation, or what became of them. */
  | 'others'
  | 'summary'
  | 'annex'
  | 'contents'
  | 'terms'
  /** A chapter of its own, whatever its print: lessons, conclusions, sources. */
  | 'apart'
  | 'other';

const NUMBERING =
  /^\s*(?:(?:chapter|section|part|chapitre|partie|capítulo|sección|parte|secção|глава|раздел|الفصل|القسم)\s+)?(?:(?:\d{1,2}(?:\.\d{1,2}){0,4}|[ivx]{1,6}|[a-z])[.:)\s–—-]+)?[.:)\s–—-]*/u;
const BULLETED = new RegExp(`^${BULLET}\\s*`, 'u');
const CLOSING = /[\s:.]+$/u;
/** "7. Recommendations ........ 22", "Recommendations  22". */
const LEADS_TO_PAGE = /(?:[.…·_]\s?){4,}\s*[\divxl]*\s*$|[\p{L})”"]\s*\t\s*\d{1,3}\s*$|\p{L}\s+\d{1,3}$/iu;
const DOTS = /(?:[.…]\s?){5,}/u;
const SENTENCE = /[.;,!?]$/u;
const MOST_WORDS = 18;
const LONGEST = 200;
const LONGEST_UNSTYLED = 120;
const WORD = /\S+/gu;

const NOUN = `(?:${recommendationNouns.join('|')})`;
const QUALIFIER = `(?:${qualifiers.map(fold).join('|')})`;
const PURE = new RegExp(
  `^(?:${QUALIFIER}\\s+){0,3}${NOUN}(?![\\p{L}\\p{N}])(?:\\s+(?:${QUALIFIER}|${headingSuffixes.join('|')})(?![\\p{L}])){0,2}(.*)$`,
  'u',
);
const HAS_NOUN = anyOf(recommendationNouns);
const MIXED = beginningOf(mixedWith);
/** Words that speak of recommendations behind them ("status of …") and words that say it anywhere ("previous …"). */
const BEFORE_ONLY = /(?:\s(?:of|on|to|in|des|de|d'|las|das)|^how .*|uptake|past|outstanding)$/u;
const BEFORE = anyOf(othersWords.filter((word) => BEFORE_ONLY.test(word)));
const ANYWHERE = anyOf(othersWords.filter((word) => !BEFORE_ONLY.test(word)));
/** "Recommendations to the office", "Recommandations pour la phase suivante". */
const CONTINUES =
  /^(?:\s*$|\s*[:–—(/&,-]|\s+(?:to|for|of|from|by|on|and|in|regarding|concerning|related|at|addressed|directed|with|arising|pour|de|du|des|d'|aux?|a|à|et|sur|en|al|aos?|as|les?|las?|los|towards|made|under|formulees|formuladas|proposees|issues|adressees|para|del?|dirigidas|y|e|da|do|das|dos|по|для|и|в|к|إلى|من)(?![\p{L}]))|^\s*\d{1,2}\s*$/u;

/** Null for a line that is no heading of a known kind. `styled`: the document prints it as a heading. */
export function headingKind(text: string, styled: boolean): HeadingKind | null {
  if (text.length > (styled ? LONGEST : LONGEST_UNSTYLED)) return styled ? 'other' : null;
  if (DOTS.test(text) || (text.match(WORD)?.length ?? 0) > MOST_WORDS) return styled ? 'other' : null;
  if (!styled && (SENTENCE.test(text) || LEADS_TO_PAGE.test(text) || BULLETED.test(text))) return null;
  const bare = fold(text).replace(BULLETED, '').replace(CLOSING, '');
  const words = bare.replace(NUMBERING, '');
  const known = knownHeadings.get(words) ?? annexOf(bare) ?? annexOf(words) ?? termsOf(words);
  const about = HAS_NOUN.test(words) ? ofRecommendations(words, styled) : null;
  if (known === 'annex' && about === 'others') return 'others';
  if (known === 'annex' && !styled && !ANNEX_LINE.test(bare)) return null;
  return known ?? about ?? (styled ? 'other' : null);
}

const ANNEX_LINE = /^\p{L}+(?:\s+(?:[\divx]{1,4}|[a-z]))?(?:\s*$|\s*[.:–—-]|\s+\p{L})/u;
const ANNEX = /^(\p{L}+)(?=\s|$|[.:–—-])\s*(?:[\divx]{1,4}|[a-z](?![\p{L}]))?[\s.:–—-]*(.*)$/u;

/** "Annex 3. Persons met"; an annex with the terms of reference is these. */
function annexOf(text: string): 'annex' | 'terms' | null {
  const [, word = '', title = ''] = ANNEX.exec(text) ?? [];
  if (knownHeadings.get(word) !== 'annex') return null;
  return knownHeadings.get(title) === 'terms' ? 'terms' : (termsOf(title) ?? 'annex');
}

const TERMS = [...knownHeadings].filter(([, kind]) => kind === 'terms').map(([words]) => words);
const OF_TERMS = new RegExp(
  `^(?:${TERMS.join('|')})(?:\\s*$|\\s*[:–—(,-]|\\s+(?:for|of|de|du|des|pour|para|da|do|del)(?![\\p{L}]))`,
  'u',
);

/** "Terms of reference for the final evaluation", "Terms of reference: …". */
const termsOf = (words: string): 'terms' | null => (OF_TERMS.test(words) ? 'terms' : null);

function ofRecommendations(words: string, styled: boolean): HeadingKind | null {
  const noun = HAS_NOUN.exec(words);
  const before = words.slice(0, noun?.index ?? 0);
  if (BEFORE.test(before) || ANYWHERE.test(words)) return styled || isShort(words) ? 'others' : null;
  const pure = PURE.exec(words);
  if (pure && CONTINUES.test(pure[1] ?? '')) return MIXED.test(words) ? 'mixed' : 'recommendations';
  return MIXED.test(words) && (styled || isShort(words)) ? 'mixed' : null;
}

const isShort = (words: string): boolean => (words.match(WORD)?.length ?? 0) <= 8;

const CHAPTER_NUMBER =
  /^\s*(?:1(?:\.\d{1,2})*\s|(?:\d{1,2}(?:\.\d{1,2}){0,4}|[ivx]{1,6}|[a-z])[.)]\s|(?:chapter|chapitre|capitulo)\s+(?:\d{1,2}|[ivx]{1,6})(?:$|[\s.:]))/u;

/** A heading that opens a chapter of any report ("3. Loans", "Introduction", "Chapter II"): it is no title. */
export function isChapterHeading(text: string): boolean {
  const bare = fold(text).replace(CLOSING, '');
  const words = bare.replace(NUMBERING, '');
  const known = knownHeadings.get(words) ?? annexOf(bare);
  return words === '' || CHAPTER_NUMBER.test(bare) || (known !== undefined && known !== null && known !== 'terms');
}

const NUMBER = /^\s*(?:chapter\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})(?![\d/-])[.)]?\s+\P{N}/iu;

/** The number of a heading, part by part: "4.3.1 …" is [4, 3, 1]. Null without one. */
export function numberOf(text: string): readonly number[] | null {
  const match = NUMBER.exec(text);
  return match ? (match[1] ?? '').split('.').map(Number) : null;
}
