/** The words of evaluation reports, ready to be looked up: how their chapters are headed, how they recommend. The words are data: `report.json`. */
import { fold } from './fold.js';
import data from './report.json' with { type: 'json' };

const folded = (list: readonly string[]): readonly string[] => [...new Set(list.map(fold))];
const longestFirst = (list: readonly string[]): readonly string[] =>
  [...list].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** The word for one recommendation and for several, folded. */
export const recommendationNouns: readonly string[] = longestFirst(folded([...data.plural, ...data.singular]));
/** The word for several, behind words that mean all of them: "these recommendations". Folded. */
export const allOfThem: readonly string[] = folded(
  data.allOfThem.flatMap((words) => data.plural.map((noun) => `${words} ${noun}`)),
);
/** The same as printed. */
export const printedNouns: readonly string[] = longestFirst([...data.plural, ...data.singular]);
/** As printed: before the number of a recommendation. */
export const recommendationSingulars: readonly string[] = data.singular;
export const shortLabels: readonly string[] = longestFirst(data.short);
/** What words of recommending begin with, folded. */
export const recommendStems: readonly string[] = folded(data.stems);
/** Words beside the noun that do not change it, as printed. */
export const qualifiers: readonly string[] = longestFirst(data.qualifiers);

export type KnownHeading = keyof typeof data.headings;
/** Headings of reports by what they open, folded. */
export const knownHeadings: ReadonlyMap<string, KnownHeading> = new Map(
  (Object.entries(data.headings) as [KnownHeading, readonly string[]][]).flatMap(([kind, words]) =>
    words.map((word): [string, KnownHeading] => [fold(word), kind]),
  ),
);
/** Behind the noun in a heading: "Recommendations matrix". */
export const headingSuffixes: readonly string[] = folded(data.suffixes);
/** What shares a chapter with recommendations, folded. */
export const mixedWith: readonly string[] = folded(data.mixedWith);
/** Words of a heading that make the recommendations below those of somebody else, or tell of their fate. Folded. */
export const othersWords: readonly string[] = folded(data.others);
/** Words of a sentence that name another evaluation. Folded, blanks at the end kept. */
export const otherSources: readonly string[] = data.otherSources.map((words) =>
  words.endsWith(' ') ? `${fold(words)} ` : fold(words),
);
/** Before what a governing body is asked to decide: no recommendation of an evaluation. Folded. */
export const decidingWords: readonly string[] = folded(data.deciding);
/** Words by which a sentence leads to what stands below it, folded. */
export const introducingWords: readonly string[] = folded(data.introducing);
/** Words by which a sentence asks for something, folded. */
export const recommendingWords: readonly string[] = longestFirst(folded(data.recommending));
/** Words by which a sentence itself recommends, folded. */
export const makingWords: readonly string[] = longestFirst(folded(data.makes));
/** English verbs that open a recommendation, and what may stand before the infinitive of other languages. */
export const imperatives: ReadonlySet<string> = new Set(data.imperatives);
export const infinitiveLeads: ReadonlySet<string> = new Set(folded(data.infinitives.leads));
export const infinitiveEndings: readonly string[] = data.infinitives.endings;
/** "advised", "replied": who was addressed has answered. As printed. */
export const replyWords: readonly string[] = longestFirst(data.replies);
/** Small words inside the name of somebody who is addressed. */
export const smallNameWords: ReadonlySet<string> = new Set(data.notNames);
/** Between "Recommendations" and who they are for, as printed. */
export const addressingWords: readonly string[] = longestFirst(data.addressing);
/** Labels inside a recommendation, beside those of response forms. As printed. */
export const reportLabels = {
  addressees: data.addressees,
  priority: data.priorities,
  timeFrame: data.timeFrames,
  aside: data.asides,
} as const;
/** What a cover calls the report, folded; lines that say no more than that; kinds of evaluation, longest first. */
export const reportNames: readonly string[] = folded(data.cover.reportNames);
/** How reports of a year call themselves, folded: they tell of other reports and of what those recommended. */
export const annualNames: readonly string[] = folded(data.cover.annualNames);
export const genericTitles: ReadonlySet<string> = new Set(folded(data.cover.generic));
/** How lines of a cover begin that name no title: who wrote the report, whose it is. Folded. */
export const noTitles: readonly string[] = folded(data.cover.noTitles);
/** "Report of the …": of an evaluation, which makes a title, or of who wrote it. Folded. */
export const reportsOf: readonly string[] = folded(data.cover.reportsOf);
/** Between the name of an evaluation and what was evaluated; behind it in the names of those who evaluate. Folded. */
export const evaluatesWords: readonly string[] = folded(data.cover.evaluates);
export const evaluatorWords: readonly string[] = folded(data.cover.evaluators);
/** In the title of what follows up an evaluation or an audit. Folded. */
export const followUpWords: readonly string[] = folded(data.cover.followUps);
/** What inquiries look into: a day on their covers is that of the event. Folded. */
export const eventWords: readonly string[] = folded(data.cover.events);
export const evaluationTypes: readonly string[] = longestFirst(data.cover.types);
/** Labels in front of a country, on the page of facts behind the cover. Folded. */
export const countryLabels: ReadonlySet<string> = new Set(folded(data.cover.countryLabels));
