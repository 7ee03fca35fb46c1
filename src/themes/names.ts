/** Names of bodies, units and programmes: the Ministry of Gender is addressed, and its name is no theme. */
import { withoutMarks } from '../vocabulary/stems.js';
import { nameWords } from '../vocabulary/themes.js';
import { isCased, type Word } from './words.js';

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map((word) => `=${withoutMarks(word)}`));
const ministries = setOf(nameWords.ministries);
const heads = setOf(nameWords.heads);
const tails = setOf(nameWords.tails);
const ands = setOf(nameWords.and);

/** The places of the words that are part of a name, among all words of a text. */
export function placesInNames(words: readonly Word[], small: ReadonlySet<string>): ReadonlySet<number> {
  const found = new Set<number>();
  const cased = isCased(words);
  const add = (places: readonly number[]): void => {
    for (const place of places) found.add(place);
  };
  for (const [at, word] of words.entries()) {
    const ministry = ministries.has(word.exact);
    const capital = cased && word.capital;
    if (capital && (ministry || heads.has(word.exact))) add(inCapitalsBehind(words, at, small, ministry));
    if (ministry) add(smallBehind(words, at, small));
    if (capital && tails.has(word.exact)) add(inCapitalsBefore(words, at, small));
  }
  return found;
}

/** "Ministry of Environment, Water and Forests", "Office for Gender Equality". Only ministries have commas in their names. */
function inCapitalsBehind(words: readonly Word[], head: number, small: ReadonlySet<string>, commas: boolean): number[] {
  const places: number[] = [];
  for (let at = head + 1; at < words.length; at++) {
    const word = words[at];
    if (!word || word.gap > (commas ? 1 : 0)) break;
    if (word.capital) places.push(at);
    else if (!small.has(word.exact)) break;
  }
  return places.length === 0 ? [] : [head, ...places];
}

/** "ministère de la femme et de la famille": one word, and those that an "and" joins to it. */
function smallBehind(words: readonly Word[], head: number, small: ReadonlySet<string>): number[] {
  const places: number[] = [];
  let joined = true;
  for (let at = head + 1; at < words.length; at++) {
    const word = words[at];
    if (!word || word.gap > 0) break;
    if (ands.has(word.exact)) joined = true;
    else if (small.has(word.exact)) continue;
    else if (joined) {
      places.push(at);
      joined = false;
    } else break;
  }
  return places;
}

/** "Gender Equality Unit", "the Climate Change Division". */
function inCapitalsBefore(words: readonly Word[], tail: number, small: ReadonlySet<string>): number[] {
  const places: number[] = [];
  for (let at = tail - 1; at >= 0; at--) {
    const word = words[at];
    if (!word || (words[at + 1]?.gap ?? 0) > 0) break;
    if (word.capital) places.push(at);
    else if (!small.has(word.exact)) break;
  }
  return places.length === 0 ? [] : [...places, tail];
}
