/**
 * Finds the name of a responsible unit at the end of a text that does not set it apart. A name is a run of words that are
 * written like names (capitals, acronyms), hold a word for a unit or a role, or connect two such words; it does not reach
 * back over the end of a sentence. Rows of one page explain each other: a name that stands alone in one row is found again
 * at the end of another.
 */
import { agencies, connectors, roleNouns, unitNouns, unitWords, weakUnitNouns } from '../vocabulary/index.js';

interface Word {
  readonly text: string;
  readonly from: number;
}

const WORD = /\S+/gu;
const ENDS_SENTENCE = /[.!?:]["”»)]?$/u;
const ABBREVIATION = /^(?:\p{Lu}\.)+$|^(?:Dr|Mr|Ms|Mrs|Sr|Sra|St|No)\.$/u;
const NAME_LIKE = /^[("“«[=/-]*(?:[dl]['’])?(?:\p{Lu}|\d+[)º.]|[&/–-]$)/u;
const ARTICLE = /^(?:the|a|an|el|la|los|las|le|les|l’|o|os|as|un|une|una)$/iu;
const OR = /^(?:or|o|ou)$/iu;
const EDGE = /^[("“«[=]+|[)"”»\],.;:]+$/gu;
const NUMBER = /^\(\d+\)[.,]?$/u;
const ACRONYM = /^\p{Lu}[\p{L}&]{0,8}[\p{Lu}]$/u;

/** For each text, the offset at which the name at its end begins; the length of the text where there is none. */
export function nameRuns(texts: readonly string[]): number[] {
  const loud = texts.map(capitalsUpTo);
  const starts = texts.map((text, index) => runStart(text, loud[index] as number));
  const names = texts.map((text, index) => text.slice(starts[index]).trim());
  return texts.map((text, index) => {
    const from = starts[index] as number;
    const start = shorterKnown(text, (loud[index] as number) > 0 && from === text.length ? 0 : from, names);
    // A text that is a name from its first word on shows nothing of where the action ends.
    return start === 0 ? text.length : start;
  });
}

const LIST_SIGN = /[,;/&]$/u;

/**
 * The run may have swallowed the end of the action ("Gender Strategy UN Women CO"); another row shows the bare name. Behind a
 * comma or "and" the bare name is one of a list.
 */
function shorterKnown(text: string, start: number, names: readonly string[]): number {
  const name = text.slice(start).trim();
  const known = names
    .filter((other) => other !== '' && other.length < name.length && name.endsWith(` ${other}`))
    .filter((other) => !isListBefore(name.slice(0, -other.length).trimEnd()))
    .sort((a, b) => b.length - a.length)[0];
  return known === undefined ? start : text.trimEnd().length - known.length;
}

function isListBefore(text: string): boolean {
  const last = text.slice(text.lastIndexOf(' ') + 1);
  return LIST_SIGN.test(last) || andWords.has(last.toLowerCase());
}
const andWords: ReadonlySet<string> = new Set(unitWords('and'));

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map((match): Word => ({ text: match[0], from: match.index }));

const SMALL_LETTER = /\p{Ll}/u;
const LETTERS = /\p{L}{4}/u;
const FEWEST_LOUD = 3;

/** An action printed in capitals: how many words they go on for; 0 where the text does not begin so, or its first sentence ends. */
function capitalsUpTo(text: string): number {
  const words = wordsOf(text);
  const small = words.findIndex(({ text: word }) => SMALL_LETTER.test(word));
  const end = small < 0 ? words.length : small;
  const loud = words.slice(0, end);
  if (loud.slice(0, -1).some(({ text: word }) => endsSentence(word))) return 0;
  return end >= FEWEST_LOUD && loud.some(({ text: word }) => LETTERS.test(word) && !isAgency(word)) ? end : 0;
}

/** Among capitals only the name of an agency shows itself; behind them, a name in small letters. */
function behindCapitals(text: string, loud: number): number {
  const words = wordsOf(text);
  let first = loud;
  while (first > 1 && isAgency(words[first - 1]?.text ?? '')) first--;
  const from = words[first]?.from ?? text.length;
  return from + (first < loud ? 0 : runStart(text.slice(from), 0));
}

const isAgency = (word: string): boolean => agencyNames.has(lower(word));

function runStart(text: string, loud: number): number {
  if (loud > 0) return behindCapitals(text, loud);
  const words = wordsOf(text);
  let first = words.length;
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] as Word;
    if (at < words.length - 1 && endsSentence(word.text)) break;
    if (isNamePart(word.text) || (at === words.length - 1 && isWeakNoun(word.text))) first = at;
    else if (!joins(words, at)) break;
  }
  first = withoutTail(words, first);
  // The first word has its capital from the sentence: joined only by small words, what follows them is the name.
  if (first === 0 && joins(words, 1)) first = withoutTail(words, 1);
  // What stands behind an article or a preposition belongs to the action: only a name that begins within it can be the unit.
  if (first === 0 || isObject(words, first)) first = nameWithin(words, first) ?? first;
  return words[first]?.from ?? text.length;
}

const bare = (word: string): string => word.replace(EDGE, '');
const lower = (word: string): string => bare(word).toLowerCase();
const endsSentence = (word: string): boolean => ENDS_SENTENCE.test(word) && !ABBREVIATION.test(word);
const isConnector = (word: string): boolean => connectors.has(lower(word));
const isNoun = (word: string): boolean => unitNouns.has(lower(word)) || roleNouns.has(lower(word));
const isWeakNoun = (word: string): boolean => weakUnitNouns.has(lower(word));
const isNamePart = (word: string): boolean => NAME_LIKE.test(word) || isNoun(word);

/** A small word inside a name: "of", "of the", "Head or Officer"; an article alone begins something new. */
function joins(words: readonly Word[], at: number): boolean {
  const [before = '', word = ''] = [words[at - 1]?.text, words[at]?.text];
  if (OR.test(word)) return isNoun(before);
  if (!ARTICLE.test(word)) return isConnector(word);
  return isConnector(before) && !ARTICLE.test(before);
}

/** A name begins with a capital: "a consultant Operations Manager"; a number in brackets ends what stands before. */
function withoutTail(words: readonly Word[], first: number): number {
  let at = first;
  while (at < words.length && (!NAME_LIKE.test(words[at]?.text ?? '') || NUMBER.test(words[at]?.text ?? ''))) at++;
  const hasCapital = at < words.length;
  return hasCapital || isWeakNoun(words[first]?.text ?? '') ? at : first;
}

function isObject(words: readonly Word[], first: number): boolean {
  const before = words[first - 1]?.text ?? '';
  return ARTICLE.test(before) || isConnector(before);
}

const agencyNames: ReadonlySet<string> = new Set([...agencies].map((name) => name.toLowerCase()));

/** The first word behind `first` with which a name begins: an agency, or an acronym before a noun for a unit or a post. */
function nameWithin(words: readonly Word[], first: number): number | null {
  for (let at = first + 1; at < words.length; at++) {
    const one = lower((words[at] as Word).text);
    const two = `${one} ${lower(words[at + 1]?.text ?? '')}`;
    if (agencyNames.has(one) || agencyNames.has(two)) return at;
    const acronym = ACRONYM.test(bare((words[at] as Word).text)) && !isConnector(words[at - 1]?.text ?? '');
    if (acronym && words.slice(at + 1).some(({ text }) => isNoun(text) || isWeakNoun(text))) return at;
  }
  return behindAcronym(words, first);
}

/** "the MTR Programme Unit": behind an article an acronym is the object, what follows it the name. */
function behindAcronym(words: readonly Word[], first: number): number | null {
  const [article = '', acronym = '', ...rest] = words.slice(Math.max(0, first - 1)).map(({ text }) => text);
  const isObjectAlone = ARTICLE.test(article) && ACRONYM.test(acronym) && !agencyNames.has(acronym.toLowerCase());
  const [next = ''] = rest;
  return isObjectAlone && rest.length > 1 && NAME_LIKE.test(next) && rest.some(isNoun) ? first + 1 : null;
}
