/** Finds in one text the words that earn it themes. */
import { type ThemeId, themeIds } from '../core/theme.js';
import type { Language } from '../vocabulary/shape.js';
import { goalsIn } from './goals.js';
import { placesInNames } from './names.js';
import { type Rule, type Rules, rulesFor } from './rules.js';
import { type Sequence, standsAt } from './term.js';
import { type Word, wordsOf } from './words.js';

export interface Found {
  readonly theme: ThemeId;
  /** In UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
  /** Words between those that were looked for. */
  readonly between: number;
}

interface Hit {
  readonly rule: Rule;
  /** Places of its words, gaps left out. */
  readonly places: readonly number[];
}

/** What earns the text its themes, theme by theme, each in the order of the text. A language without rules has goals only. */
export async function findThemes(text: string, language: Language | null): Promise<Found[]> {
  const found: Found[] = goalsIn(text).map((goal) => ({ ...goal, between: 0 }));
  if (language) found.push(...byRules(text, await rulesFor(language)));
  const earned = new Set(found.map(({ theme }) => theme));
  return themeIds
    .filter((theme) => earned.has(theme))
    .flatMap((theme) => apart(found.filter((each) => each.theme === theme)));
}

/** Sentence ends stay where small words go. */
function withoutSmall(words: readonly Word[], small: ReadonlySet<string>): { words: Word[]; from: number[] } {
  const left: Word[] = [];
  const from: number[] = [];
  let gap: Word['gap'] = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (word.gap > gap) gap = word.gap;
    if (small.has(word.exact)) continue;
    left.push(word.gap === gap ? word : { ...word, gap });
    from.push(at);
    gap = 0;
  }
  return { words: left, from };
}

function byRules(text: string, rules: Rules): Found[] {
  const all = wordsOf(text, rules.stemOf);
  const { words, from } = withoutSmall(all, rules.small);
  const hits = hitsIn(words, rules);
  const earned = hits.filter(({ rule }) => rule.earns);
  if (earned.length === 0) return [];
  const named = placesInNames(all, rules.small);
  const inName = new Set(hits.flatMap(({ rule, places }) => (rule.theme === null ? places : [])));
  const otherwise = new Map<ThemeId, Set<number>>();
  for (const { rule, places } of hits) {
    if (rule.earns || rule.theme === null) continue;
    const known = otherwise.get(rule.theme) ?? new Set();
    otherwise.set(rule.theme, known);
    for (const place of places) known.add(place);
  }
  return earned.flatMap(({ rule, places }) => {
    const { theme } = rule;
    const [first, last] = [words[places[0] ?? 0], words[places.at(-1) ?? 0]];
    const means = (place: number): boolean =>
      !inName.has(place) && !named.has(from[place] ?? -1) && otherwise.get(theme as ThemeId)?.has(place) !== true;
    if (theme === null || !first || !last || !places.every(means)) return [];
    if (!hasContext(rule, words, places[0] ?? 0)) return [];
    const between = (places.at(-1) ?? 0) - (places[0] ?? 0) + 1 - places.length;
    return [{ theme, start: first.start, end: last.end, between }];
  });
}

function hitsIn(words: readonly Word[], { byFirst }: Rules): Hit[] {
  const hits: Hit[] = [];
  const look = (key: string, at: number): void => {
    const rules = byFirst.get(key);
    if (rules === undefined) return;
    for (const rule of rules) {
      const places = standsAt(rule.sequence, words, at);
      if (places) hits.push({ rule, places });
    }
  };
  for (let at = 0; at < words.length; at++) {
    const { stem, exact, abbreviation } = words[at] as Word;
    look(stem, at);
    look(exact, at);
    if (abbreviation !== null) look(abbreviation, at);
  }
  return hits;
}

function hasContext(rule: Rule, words: readonly Word[], at: number): boolean {
  if (rule.with === null && rule.without.length === 0) return true;
  let start = at;
  while (start > 0 && words[start]?.gap !== 2) start--;
  let end = at + 1;
  while (end < words.length && words[end]?.gap !== 2) end++;
  const stands = (sequence: Sequence): boolean => {
    for (let place = start; place < end; place++) if (standsAt(sequence, words, place)) return true;
    return false;
  };
  return (rule.with === null || rule.with.some(stands)) && !rule.without.some(stands);
}

/** Of words that overlap those with the fewest others between them, then the longest. */
function apart(found: readonly Found[]): Found[] {
  const best = [...found].sort(
    (a, b) => a.between - b.between || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: Found[] = [];
  for (const each of best) if (!kept.some(({ start, end }) => each.start < end && start < each.end)) kept.push(each);
  return kept.sort((a, b) => a.start - b.start);
}
