/**
 * Themes of recommendations: tags earned by words of their title and text, by rules that are data (`vocabulary/themes.json`).
 * Derived from what a record says, so that they can be derived again when a text was corrected or taken from another source.
 */
import type { Evaluation, Recommendation, Theme } from '../core/record.js';
import { type ThemeId, themeIds } from '../core/theme.js';
import { languages } from '../vocabulary/shape.js';
import { findThemes } from './find.js';

/** Of the words that earn one theme so many are named. */
const MOST_WORDS = 6;
const FIELDS = ['title', 'text'] as const;

/** The themes of a recommendation, in the order of `themeIds`. `language`: ISO 639-1; others than the known ones give goals only. */
export async function themesOf(
  { title, text }: Pick<Recommendation, 'title' | 'text'>,
  language: string | null,
): Promise<Theme[]> {
  const known = languages.find((each) => each === language) ?? null;
  const byTheme = new Map<ThemeId, Theme['words']>();
  for (const [field, value] of [
    [FIELDS[0], title],
    [FIELDS[1], text],
  ] as const) {
    if (!value) continue;
    for (const { theme, start, end } of await findThemes(value, known)) {
      const words = byTheme.get(theme) ?? [];
      byTheme.set(theme, words);
      words.push({ field, offset: start, text: value.slice(start, end) });
    }
  }
  return themeIds.flatMap((id) => {
    const words = byTheme.get(id);
    return words ? [{ id, words: once(words).slice(0, MOST_WORDS) }] : [];
  });
}

/** The same words once, where they stand first. */
function once(words: Theme['words']): Theme['words'] {
  const seen = new Set<string>();
  return words.filter(({ text }) => {
    const folded = text.toLowerCase();
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}

/** The recommendation with the themes of its title and text in place of whatever it had. */
export async function withThemesOf(recommendation: Recommendation, language: string | null): Promise<Recommendation> {
  const { themes: _, ...bare } = recommendation;
  const { themes: __, ...evidence } = recommendation.evidence;
  const themes = await themesOf(recommendation, language);
  if (themes.length === 0) return { ...bare, evidence };
  const from = FIELDS.filter((field) => themes.some(({ words }) => words.some((each) => each.field === field)));
  return { ...bare, themes, evidence: { ...evidence, themes: { rule: 'theme-terms', from } } };
}

/** The evaluation with the themes of all its recommendations. */
export async function withThemes(evaluation: Evaluation): Promise<Evaluation> {
  const recommendations: Recommendation[] = [];
  for (const each of evaluation.recommendations) recommendations.push(await withThemesOf(each, evaluation.language));
  return { ...evaluation, recommendations };
}
