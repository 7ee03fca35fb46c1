/** The title of an evaluation, also where it stands in the title of the management response: "Management response to the …". */
import { responseTitles, titleFillers } from '../vocabulary/labels.js';
import { evaluationTypes } from '../vocabulary/report.js';
import { Wording } from './wording.js';

/** Longest first, so that "Management response and action plan" is not read as "Management response". */
const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
        .replaceAll("'", "['’]")
        .replaceAll(' ', '\\s+'),
    )
    .join('|');

const NAMES = anyOf(responseTitles.names);
const LINKS = anyOf(responseTitles.links);
const ARTICLES = anyOf(responseTitles.articles);
const END = '(?![\\p{L}\\p{N}])';
/** The agency may stand before it: "UNDP management response to the …". */
const BEFORE = new RegExp(
  `^\\s*(?:[\\p{L}-]{2,12}\\s+)?(?:${NAMES})${END}\\s*(?:(?:[:–—-]|(?:${LINKS})(?<=['’]|(?!\\S)))\\s*)?(?:(?:${ARTICLES})(?<=['’]|(?!\\S))\\s*)?`,
  'iu',
);
const AFTER = new RegExp(`\\s*[,:;(–—-]\\s*(?:${NAMES})\\s*\\)?\\s*$`, 'iu');

/** The title without the words that make it that of a response; null where nothing is left. */
export function titleOfEvaluation(title: string | null): string | null {
  if (title === null) return null;
  const plain = title.replace(BEFORE, '').replace(AFTER, '').trim();
  return plain === '' ? null : plain;
}

/** True for the title of a response, not of what it answers. */
export const isTitleOfResponse = (title: string): boolean => titleOfEvaluation(title) !== title.trim();

const fillers: ReadonlySet<string> = new Set([
  ...titleFillers,
  ...evaluationTypes.flatMap((type) => new Wording(type).words.map(({ text }) => text)),
]);

/** Fewer words are the title of many. */
const TELLING = 3;
const LONGEST_SMALL_WORD = 3;

/**
 * The words of a title that tell what was evaluated, sorted: without "final evaluation of the project", which one document says and
 * the other leaves out. Empty where they are few. Mid-term and final evaluations of one project have the same.
 */
export function subjectOf(title: Wording): string {
  const words = title.words.filter(
    ({ text, mark }) => (mark || text.length > LONGEST_SMALL_WORD) && !fillers.has(text),
  );
  const telling = [...new Set(words.map(({ text }) => text))].sort();
  return telling.length < TELLING ? '' : telling.join(' ');
}
