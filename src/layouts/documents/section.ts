/** Lines that head a group of recommendations and belong to none: "Area 2. Procedures", "B. Budget", "IV. Earlier years". */
import { recommendationHeads, sectionWords } from '../../vocabulary/labels.js';
import { literals } from './pattern.js';

const NAMED = new RegExp(`^(?:${literals(sectionWords)})\\s+(?:\\d{1,2}|[IVX]{1,5}|[A-Z])\\s*[.:–—-]\\s*\\S`, 'iu');
const LETTERED = /^(?:[A-Z]|[IVX]{1,5})\.\s+\p{Lu}/u;
const SENTENCE = /[.;:,]$/u;
const UPPER = /^\p{Lu}/u;
const WORDS = /\S+/gu;
const LONGEST_HEAD = 14;
const LONGEST_LINE = 24;

/** The number of a paragraph, as UN documents print it. */
export const PARAGRAPH_NUMBER = /^\s*\d{1,3}\.\s+/u;

/** "Area 2. Procedures". */
export const isNamedSection = (text: string): boolean => isHead(text) && NAMED.test(text);

/** "B. Budget", "IV. Earlier years". */
export const isLetteredSection = (text: string): boolean => isHead(text) && LETTERED.test(text);

const isHead = (text: string): boolean => UPPER.test(text) && !SENTENCE.test(text) && count(text) <= LONGEST_HEAD;

const GROUP = new RegExp(`^(?:\\d{1,2}[.)]\\s*)?(?:no\\s+)?(?:${literals(recommendationHeads)})(?![\\p{L}])`, 'iu');

/** "2. Recommendations addressed to the executive head." */
export const headsGroup = (text: string): boolean => count(text) <= LONGEST_LINE && GROUP.test(text);

/** A line of few words that is no sentence. */
export const isShortLine = (text: string): boolean =>
  UPPER.test(text) && !SENTENCE.test(text) && count(text) <= LONGEST_LINE;

const count = (text: string): number => text.match(WORDS)?.length ?? 0;
