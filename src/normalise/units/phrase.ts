/** Tells whether a phrase can be the name of a responsible unit of its own, from the words it is made of. */
import { agencies, fold, roleNouns, unitNouns, unitWords, weakUnitNouns } from '../../vocabulary/index.js';

/** What makes a phrase a unit. `noun-weak`: "senior management", a unit only together with something stronger. */
export type PhraseKind = 'agency' | 'acronym' | 'role' | 'noun' | 'noun-weak' | 'none';

const WORD = /[\p{L}\p{M}\p{N}'’&.-]+/gu;
const BRACKETS = /\([^()]*\)/gu;
const ACRONYM = /^\p{Lu}[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]{0,3}$/u;
const LONGEST_ACRONYM = 12;
const EDGE_DOTS = /^[.&-]+|[.&'’-]+$/gu;
const POSSESSIVE = /['’]s$/u;

interface Words {
  readonly agencies: ReadonlySet<string>;
  readonly connectors: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
}

let cached: Words | undefined;

function vocabulary(): Words {
  cached ??= {
    agencies: new Set(agencies.map(fold)),
    connectors: new Set(unitWords('connectors')),
    functions: new Set(unitWords('functions')),
    articles: new Set(unitWords('articles')),
  };
  return cached;
}

/** The words of a phrase without what stands in brackets and without a leading article. */
export function wordsOf(phrase: string): string[] {
  const words = (phrase.replace(BRACKETS, ' ').match(WORD) ?? [])
    .map((word) => word.replace(EDGE_DOTS, ''))
    .filter((word) => word !== '');
  const first = words[0];
  return first !== undefined && words.length > 1 && vocabulary().articles.has(fold(first)) ? words.slice(1) : words;
}

const has = (set: ReadonlySet<string>, word: string): boolean => set.has(word.toLowerCase()) || set.has(fold(word));

/** A noun of one or two words ("task force") at the end or the start of the words. */
function endsIn(set: ReadonlySet<string>, words: readonly string[]): boolean {
  const [last = '', before = ''] = [words.at(-1), words.at(-2)];
  return has(set, last) || has(set, `${before} ${last}`);
}

function startsIn(set: ReadonlySet<string>, words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  return has(set, first) || has(set, `${first} ${second}`);
}

export function isAcronym(word: string): boolean {
  return word.length <= LONGEST_ACRONYM && ACRONYM.test(word) && !vocabulary().functions.has(fold(word));
}

/** The words begin with the name of an agency: "UNDP Country Office", "UN Women CO". */
export function startsWithAgency(words: readonly string[]): boolean {
  const known = vocabulary().agencies;
  const bare = words.slice(0, 5).map((word) => fold(word.replace(POSSESSIVE, '')));
  return bare.some((_, length) => known.has(bare.slice(0, length + 1).join(' ')));
}

const isRole = (words: readonly string[]): boolean =>
  words.some((word, at) => has(roleNouns, word) || has(roleNouns, `${word} ${words[at + 1] ?? ''}`));

/** What kind of name a phrase is; `none` when nothing shows that it is one. */
export function kindOf(phrase: string): PhraseKind {
  const words = wordsOf(phrase);
  const [first] = words;
  if (first === undefined || vocabulary().functions.has(fold(phrase))) return 'none';
  if (isRole(words)) return 'role';
  if (startsWithAgency(words)) return 'agency';
  if (endsIn(unitNouns, words) || (words.length > 1 && startsIn(unitNouns, words))) return 'noun';
  if (isAcronym(first) && words.length <= 3) return 'acronym';
  return words.length > 1 && endsIn(weakUnitNouns, words) ? 'noun-weak' : 'none';
}

/** "Office of …", "Ministère de la …": what follows "and" may still belong to the name. */
export function isOpenName(phrase: string): boolean {
  const words = wordsOf(phrase);
  const joint = words.slice(1, 3).some((word) => vocabulary().connectors.has(fold(word)));
  return joint && (startsIn(unitNouns, words) || startsIn(weakUnitNouns, words));
}

/** The last word closes the name: a noun, a post, an acronym, an agency. "UNDP Mexico" is open, "UNDP Mexico CO" closed. */
export function isClosedName(phrase: string): boolean {
  const words = wordsOf(phrase);
  const last = words.at(-1) ?? '';
  if (endsIn(unitNouns, words) || endsIn(weakUnitNouns, words) || endsIn(roleNouns, words) || isAcronym(last))
    return true;
  return vocabulary().agencies.has(fold(words.join(' ')));
}

/** Nothing but the name of an agency; funds, which give their names to programmes, left out. */
export function isWholeAgency(phrase: string): boolean {
  const name = fold(wordsOf(phrase).join(' '));
  return vocabulary().agencies.has(name) && !FUNDS.has(name);
}
const FUNDS = new Set(['gef', 'gcf', 'un', 'eu']);

/** The first of several words is a noun for a unit. */
export const beginsWithNoun = (words: readonly string[]): boolean => words.length > 1 && startsIn(unitNouns, words);

/** The words say by themselves that a name begins here, whatever stands before. */
export function beginsName(phrase: string): boolean {
  const kind = kindOf(phrase);
  return kind === 'agency' || kind === 'acronym' || kind === 'role' || kind === 'noun';
}
