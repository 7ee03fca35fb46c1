/**
 * Splits a responsible cell into units: list marks and semicolons always, commas unless they stand inside a name, slashes,
 * dashes and "and" only where both sides are units of their own.
 */
import { fold, unitNouns, unitWords } from '../../vocabulary/index.js';
import {
  beginsName,
  beginsWithNoun,
  isAcronym,
  isClosedName,
  isOpenName,
  isWholeAgency,
  kindOf,
  startsWithAgency,
  wordsOf,
} from './phrase.js';

const COMMA = /[,،]/u;
const SEMICOLON = /[;؛|]/u;
const OPENS_LIST = /^\s*(?:[-–—•*·▪◦]|\(?\d{1,2}[).]|\(?(?:[a-h]|[ivx]{1,4})\)|[ivx]{1,4}\.(?=\s))\s*(?=[\p{L}(])/u;
const LIST_MARK =
  /(?:^|(?<=[\s.;,]))(?:[-–—•*·▪◦]|\(?\d{1,2}[).]|\(?(?:[a-h]|[ivx]{1,4})\)|[ivx]{1,4}\.(?=\s))\s*(?=[\p{L}(])/gu;
const BULLET = /[•▪◦]/gu;
const DASH_BEHIND_STOP = /(?<=\.)\s*[-–—]\s*(?=\p{Lu})/gu;
const SPACED_DASH = /\s[-–—]\s/gu;
const STARTS_LOWER = /^[^\p{L}]*\p{Ll}/u;
const SPACE = /\s/u;
/** A longer stretch is prose: splitting it at "and" would only do harm. */
const LONGEST_NAME = 400;

/** Offsets of the signs that match, outside brackets where the brackets are balanced. */
function signsIn(text: string, sign: RegExp): number[] {
  const found: number[] = [];
  const outside: number[] = [];
  let depth = 0;
  let balanced = true;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    if (depth < 0) balanced = false;
    if (sign.test(char)) (depth === 0 ? outside : found).push(at);
  }
  return balanced && depth === 0 ? outside : [...outside, ...found].sort((a, b) => a - b);
}

function cutAt(text: string, starts: readonly number[], skip: number): string[] {
  const edges = [-skip, ...starts, text.length];
  return edges.slice(0, -1).map((edge, n) => text.slice(edge + skip, edges[n + 1]));
}

const filled = (parts: readonly string[]): string[] => parts.map((part) => part.trim()).filter((part) => part !== '');

/** The units of one line of a cell, as on the page. */
export function splitLine(line: string): string[] {
  return listItems(line)
    .flatMap((item) => filled(cutAt(item, signsIn(item, SEMICOLON), 1)))
    .flatMap(splitCommas);
}

/** A line that opens with a list mark is a list; bullets and ".-" part items anywhere. */
function listItems(line: string): string[] {
  const marks = OPENS_LIST.test(line)
    ? [...line.matchAll(LIST_MARK)].map((match) => match.index)
    : [...line.matchAll(BULLET), ...line.matchAll(DASH_BEHIND_STOP)].map((match) => match.index).sort((a, b) => a - b);
  return filled(cutAt(line, marks, 0));
}

/** "with the support of …" ties what follows to the unit before it: from there on nothing is split. */
function jointAt(item: string): number {
  const folded = foldSameLength(item);
  const found = unitWords('joint').map((phrase) => indexOfPhrase(folded, phrase));
  return Math.min(item.length, ...found.filter((at) => at >= 0));
}

/** Lower case without changing the length, so that offsets hold. */
const foldSameLength = (text: string): string => {
  const lower = text.toLowerCase().replaceAll('’', "'");
  return lower.length === text.length ? lower : text;
};

function indexOfPhrase(text: string, phrase: string): number {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const [before, behind] = [text.charAt(at - 1), text.charAt(at + phrase.length)];
    if ((at === 0 || !isLetter(before)) && !isLetter(behind)) return at;
  }
  return -1;
}

const LETTER = /[\p{L}\p{N}]/u;
const isLetter = (char: string): boolean => LETTER.test(char);

function splitCommas(item: string): string[] {
  const joint = jointAt(item);
  const commas = signsIn(item, COMMA).filter((at) => at < joint && item.slice(at + 1, joint).trim() !== '');
  const parts = cutAt(item, commas, 1);
  if (isListOfThemes(parts)) return [item];
  const groups = filled(groupCommas(parts));
  return groups.flatMap((group, n) => {
    const tied = joint < item.length && n === groups.length - 1;
    return tied ? [group] : splitInner(withoutAnd(group));
  });
}

/** "Environment, Energy and Disaster Management Unit": single words that are no bodies, and one noun behind them all. */
function isListOfThemes(parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? '';
  const [and] = andsIn(last);
  if (parts.length < 2 || and === undefined || kindOf(last) !== 'noun' || isOpenName(last)) return false;
  const isTheme = (part: string): boolean => wordsOf(part).length === 1 && kindOf(part) === 'none';
  return isTheme(last.slice(0, and.at)) && parts.slice(0, -1).every(isTheme);
}

/** Puts back together what a comma parts inside one name: "Office of Budget, Performance and Compliance". */
function groupCommas(parts: readonly string[]): string[] {
  const groups: string[] = [];
  for (const part of parts) {
    const open = groups.at(-1);
    if (open !== undefined && continuesName(open, withoutAnd(part), parts.length))
      groups[groups.length - 1] = `${open},${part}`;
    else groups.push(part);
  }
  return groups;
}

function continuesName(open: string, part: string, count: number): boolean {
  if (part.trim() === '' || open.trim() === '') return false;
  if (startsWithRest(part)) return true;
  const kind = kindOf(part);
  // "Programme Officer, UNDP" is one post; in a longer list each item is its own.
  if (count === 2 && kindOf(open) === 'role') return kind === 'agency' && isAgencyAlone(part);
  if (kind !== 'none' && kind !== 'noun-weak') return false;
  // "Office of Finance, Service Centre and Office of …": a body of its own stands before the "and".
  const [and] = andsIn(part);
  if (and && kindOf(part.slice(0, and.at)) === 'noun') return false;
  if (isOpenName(open)) return true;
  return kind === 'none' && STARTS_LOWER.test(part);
}

const isAgencyAlone = (part: string): boolean => wordsOf(part).length <= 2 && startsWithAgency(wordsOf(part));

const startsWithRest = (part: string): boolean => startsWithOne(part, 'rest');

function startsWithOne(part: string, group: 'rest' | 'and'): boolean {
  const folded = `${fold(part)} `;
  return unitWords(group).some((word) => folded.startsWith(`${word} `));
}

/** ", and UNICEF" → "UNICEF". */
function withoutAnd(part: string): string {
  const text = part.trim();
  const folded = foldSameLength(text);
  const word = unitWords('and').find((and) => folded.startsWith(`${and} `));
  return word === undefined ? text : text.slice(word.length).trim();
}

/** Slashes, dashes and "and" within one item. */
function splitInner(item: string): string[] {
  if (item.length > LONGEST_NAME) return [item];
  return splitDashes(item).flatMap(splitSlashes).flatMap(splitAnds);
}

/** A post keeps its dashes; otherwise all parts must be names of one kind. */
function splitDashes(item: string): string[] {
  const parts = item.split(SPACED_DASH).map((part) => part.trim());
  const kinds = new Set(parts.map((part) => (isShortName(part) ? 'acronym' : kindOf(part))));
  const apart =
    parts.length > 1 && kinds.size === 1 && !kinds.has('none') && !kinds.has('role') && !kinds.has('noun-weak');
  return apart ? parts : [item];
}

/** An agency or an acronym alone: "UNDP", "PMU". */
const isShortName = (part: string): boolean =>
  isWholeAgency(part) || (wordsOf(part).length === 1 && isAcronym(wordsOf(part)[0] ?? ''));

function splitSlashes(item: string): string[] {
  const parts = cutAt(item, signsIn(item, SLASH), 1);
  const groups: string[] = [];
  for (const part of parts) {
    const open = groups.at(-1);
    if (open !== undefined && !((isWhole(open) && isWhole(part)) || setsApart(open, part)))
      groups[groups.length - 1] = `${open}/${part}`;
    else groups.push(part);
  }
  return filled(groups);
}

/** With blanks on both sides and more than one word on each, a slash stands between names: "Green Growth / Rural Energy". */
const setsApart = (open: string, part: string): boolean =>
  open.endsWith(' ') &&
  part.startsWith(' ') &&
  isName(open) &&
  isName(part) &&
  !endsWithAnd(open) &&
  !startsWithRest(part);
const isName = (part: string): boolean =>
  kindOf(part) !== 'none' || (wordsOf(part).length > 1 && !STARTS_LOWER.test(part));

const SLASH = /\//u;
const isWhole = (part: string): boolean =>
  kindOf(part) !== 'none' && (wordsOf(part)[0] ?? '').length > 1 && !endsWithAnd(part) && !startsWithRest(part);
const endsWithAnd = (part: string): boolean => unitWords('and').some((and) => fold(part).endsWith(` ${and}`));

function splitAnds(item: string): string[] {
  let start = 0;
  const parts: string[] = [];
  for (const { at, length } of andsIn(item)) {
    const [left, right] = [item.slice(start, at).trim(), item.slice(at + length).trim()];
    if (!partsUnits(left, right)) continue;
    parts.push(left);
    start = at + length;
  }
  return filled([...parts, item.slice(start)]);
}

/** Places of "and", "&", "et" … as words of their own, outside brackets. */
export function andsIn(name: string): { at: number; length: number }[] {
  const folded = foldSameLength(name);
  const spaces = signsIn(folded, SPACE);
  return spaces.flatMap((at) => {
    const word = unitWords('and').find((and) => folded.startsWith(`${and} `, at + 1));
    if (word !== undefined) return [{ at: at + 1, length: word.length }];
    return isGluedAnd(folded.slice(at + 1)) ? [{ at: at + 1, length: 1 }] : [];
  });
}

/** Arabic writes "and" together with the word behind it: before a noun for a unit it is no part of the word. */
const GLUED = /^و(\p{Script=Arabic}{3,})/u;
function isGluedAnd(text: string): boolean {
  const word = GLUED.exec(text)?.[1];
  return word !== undefined && unitNouns.has(word) && !unitNouns.has(`و${word}`);
}

/** True when "and" stands between two units, not inside the name of one. */
function partsUnits(left: string, right: string): boolean {
  if (startsWithRest(right)) return false;
  const next = firstUnitOf(right, isOpenName(left));
  const [before, behind] = [kindOf(left), kindOf(next)];
  if (before === 'none' && behind === 'noun' && beginsWithNoun(wordsOf(next))) return isProperName(left);
  if (before === 'none' || behind === 'none') return besideAgency(left, next) || besideAgency(next, left);
  const words = wordsOf(next);
  const alone = words.length === 1 ? fold(words[0] ?? '') : '';
  const isPost = behind === 'role' && !isAcronym(words[0] ?? '');
  if (alone !== '' && (isPost || unitWords('generic').includes(alone))) return false;
  if (before === 'noun-weak' && !startsWithAgency(wordsOf(left))) return false;
  if (isOpenName(left)) return beginsName(next);
  // "Unité Gouvernance et Unité Environnement": both begin with a noun for a unit.
  if (beginsWithNoun(wordsOf(left)) && beginsWithNoun(words)) return true;
  // "UNDP Mexico's Governance and Democracy Unit": the noun behind "and" may close the name begun before it.
  return isClosedName(left) || behind === 'agency' || behind === 'acronym' || isOpenName(next);
}

/** Beside the name of an agency a name of unknown words is one of its own: "UNDP and Coast Guard". */
const besideAgency = (agency: string, other: string): boolean =>
  isWholeAgency(agency) && wordsOf(other).length > 1 && wordsOf(other).every(isCapitalised);
/** "Puerto Nuevo y Unidad Técnica": words with capitals before a name that begins with its noun. */
const isProperName = (name: string): boolean => wordsOf(name).length > 1 && wordsOf(name).every(isCapitalised);
const isCapitalised = (word: string): boolean => CAPITAL.test(word);
const CAPITAL = /^\p{Lu}/u;

/** Up to the next "and": the right side may itself be a list. */
function firstUnitOf(right: string, strict: boolean): string {
  const [next] = andsIn(right);
  if (next === undefined) return right;
  const first = right.slice(0, next.at).trim();
  return strict || kindOf(first) !== 'none' ? first : right;
}
