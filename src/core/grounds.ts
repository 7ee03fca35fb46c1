/**
 * What a recommendation was told by, where nothing but the words and the shape of a report tell it, and how much confidence each
 * ground costs. The figures are measured: `npm run reliability` prints them beside what is right.
 */

/** Doubt of each ground, 0 to 1: the share of the confidence that it takes. */
export const groundDoubts = {
  'found/in-two-places': 0.01,
  'found/by-label': 0.08,
  'found/by-short-label': 0.09,
  'found/by-bare-label': 0.03,
  'found/by-id': 0.1,
  'found/in-table': 0.02,
  'found/in-list': 0.05,
  'found/as-headline': 0.1,
  'found/among-others': 0.2,
  'found/outside-chapter': 0.01,
  'found/in-summary-only': 0.03,
  'found/in-annex': 0.1,
  'found/numbers-broken': 0.05,
} as const satisfies Readonly<Record<string, number>>;

/** Permanent once released, as the codes of diagnostics are: it is written into the records. */
export type Ground = keyof typeof groundDoubts;

const WORDS: Readonly<Record<Ground, string>> = {
  'found/in-two-places': 'told by the report’s own words, in two places or more',
  'found/by-label': 'told by its label, in one place only',
  'found/by-short-label': 'told by a letter and a number only',
  'found/by-bare-label': 'told by the word “recommendation” without a number',
  'found/by-id': 'told by the id at its end',
  'found/in-table': 'told by the head of its table or the label beside it',
  'found/in-list': 'an entry of a list in a chapter of recommendations, with no label',
  'found/as-headline': 'a headline in a chapter of recommendations, with no label',
  'found/among-others': 'an entry of a list in a chapter that also holds something else',
  'found/outside-chapter': 'in no chapter of recommendations',
  'found/in-summary-only': 'in the summary only',
  'found/in-annex': 'in an annex only',
  'found/numbers-broken': 'the numbers of the recommendations do not follow one another',
};

export const isGround = (code: string): code is Ground => Object.hasOwn(groundDoubts, code);

/** The ground as a clause, for a sentence or a line. */
export const groundInWords = (ground: Ground): string => WORDS[ground];
