/** The rules of a language, made ready once: which sequences of words earn which theme, found by the first of their words. */
import { type ThemeId, themeIds } from '../core/theme.js';
import type { Language } from '../vocabulary/shape.js';
import { type StemOf, stemsOf, withoutMarks } from '../vocabulary/stems.js';
import { nameWords, smallWords, type Term, themeTerms } from '../vocabulary/themes.js';
import { type Sequence, sequencesOf } from './term.js';

export interface Rule {
  readonly sequence: Sequence;
  /** Null: a name, in which no word earns anything. */
  readonly theme: ThemeId | null;
  /** False for phrases in which the words of the theme mean something else. */
  readonly earns: boolean;
  /** Of these one, of those none stands in the same sentence. */
  readonly with: readonly Sequence[] | null;
  readonly without: readonly Sequence[];
}

export interface Rules {
  readonly stemOf: StemOf;
  /** Written as `=of`. */
  readonly small: ReadonlySet<string>;
  readonly byFirst: ReadonlyMap<string, readonly Rule[]>;
}

const kept = new Map<Language, Promise<Rules>>();

export function rulesFor(language: Language): Promise<Rules> {
  const rules = kept.get(language) ?? made(language);
  kept.set(language, rules);
  return rules;
}

async function made(language: Language): Promise<Rules> {
  const stemOf = await stemsOf(language);
  const byFirst = new Map<string, Rule[]>();
  for (const rule of allRules(language, stemOf)) {
    for (const key of rule.sequence[0]?.keys ?? []) {
      const known = byFirst.get(key);
      if (known) known.push(rule);
      else byFirst.set(key, [rule]);
    }
  }
  return { stemOf, small: new Set(smallWords[language].map((word) => `=${withoutMarks(word)}`)), byFirst };
}

function* allRules(language: Language, stemOf: StemOf): Generator<Rule> {
  for (const theme of themeIds) {
    for (const term of themeTerms[theme][language] ?? []) yield* rulesOf(term, theme, stemOf);
    for (const phrase of themeTerms[theme].not?.[language] ?? []) yield* noRules(phrase, theme, stemOf);
  }
  for (const name of nameWords.fixed[language]) yield* noRules(name, null, stemOf);
}

function* rulesOf(term: Term, theme: ThemeId, stemOf: StemOf): Generator<Rule> {
  const { term: words, with: others = null, without = [] } = typeof term === 'string' ? { term } : term;
  const all = (terms: readonly string[]): Sequence[] => terms.flatMap((each) => sequencesOf(each, stemOf));
  const context = { with: others && all(others), without: all(without) };
  for (const sequence of sequencesOf(words, stemOf)) yield { sequence, theme, earns: true, ...context };
}

function* noRules(phrase: string, theme: ThemeId | null, stemOf: StemOf): Generator<Rule> {
  for (const sequence of sequencesOf(phrase, stemOf)) yield { sequence, theme, earns: false, with: null, without: [] };
}
