/**
 * Finds the name of a responsible unit at the end of a text that does not set it apart. A name is a run of words that are
 * written like names (capitals, acronyms), hold a word for a unit or a role, or connect two such words; it does not reach
 * back over the end of a sentence. Rows of one page explain each other: a name that stands alone in one row is found again
 * at the end of another.
 */
import { agencies, connectors, roleNouns, unitNouns } from '../vocabulary/index.js';

interface Word {
  readonly text: string;
  readonly from: number;
}

const WORD = /\S+/gu;
const ENDS_SENTENCE = /[.!?;:]["”»)]?$/u;
const ABBREVIATION = /^(?:\p{Lu}\.)+$|^(?:Dr|Mr|Ms|Mrs|Sr|Sra|St|No)\.$/u;
const NAME_LIKE = /^[("“«[=-]*(?:\p{Lu}|\d+[)º.]|[&/–-]$)/u;
const ARTICLE = /^(?:the|a|an|el|la|los|las|le|les|l’|o|os|as|un|une|una)$/iu;
const EDGE = /^[("“«[=]+|[)"”»\],.;:]+$/gu;

/** For each text, the offset at which the name at its end begins; the length of the text where there is none. */
export function nameRuns(texts: readonly string[]): number[] {
  const starts = texts.map(runStart);
  const names = texts.map((text, index) => text.slice(starts[index]).trim());
  return texts.map((text, index) => shorterKnown(text, starts[index] as number, names));
}

/** The run may have swallowed the end of the action ("Gender Strategy UN Women CO"); another row shows the bare name. */
function shorterKnown(text: string, start: number, names: readonly string[]): number {
  const name = text.slice(start).trim();
  const known = names
    .filter((other) => other !== '' && other.length < name.length && name.endsWith(` ${other}`))
    .sort((a, b) => b.length - a.length)[0];
  return known === undefined ? start : text.trimEnd().length - known.length;
}

function runStart(text: string): number {
  const words = [...text.matchAll(WORD)].map((match): Word => ({ text: match[0], from: match.index }));
  let first = words.length;
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] as Word;
    if (at < words.length - 1 && endsSentence(word.text)) break;
    if (isNamePart(word.text)) first = at;
    else if (!isConnector(word.text)) break;
  }
  // A run from the very start of the text would leave no action: only the words from an agency on can be the unit.
  if (first === 0 || followsArticle(words, first)) first = agencyWithin(words, first) ?? first;
  return words[first]?.from ?? text.length;
}

const bare = (word: string): string => word.replace(EDGE, '');
const endsSentence = (word: string): boolean => ENDS_SENTENCE.test(word) && !ABBREVIATION.test(word);
const isConnector = (word: string): boolean => connectors.has(bare(word).toLowerCase());
const isNamePart = (word: string): boolean =>
  NAME_LIKE.test(word) || unitNouns.has(bare(word).toLowerCase()) || roleNouns.has(bare(word).toLowerCase());

const followsArticle = (words: readonly Word[], first: number): boolean => ARTICLE.test(words[first - 1]?.text ?? '');

const agencyNames: ReadonlySet<string> = new Set([...agencies].map((name) => name.toLowerCase()));

/** The first word behind `first` with which the name of an agency begins. */
function agencyWithin(words: readonly Word[], first: number): number | null {
  for (let at = first + 1; at < words.length; at++) {
    const one = bare((words[at] as Word).text).toLowerCase();
    const two = `${one} ${bare(words[at + 1]?.text ?? '').toLowerCase()}`;
    if (agencyNames.has(one) || agencyNames.has(two)) return at;
  }
  return null;
}
