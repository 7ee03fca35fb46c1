/** Themes follow the texts that are shown: those put together from several sources, and those that a person corrected. */
import type { Evaluation, Recommendation } from '../../core/record.js';
import { withThemesOf } from '../../themes/index.js';

const sameTexts = (one: Recommendation, other: Recommendation): boolean =>
  one.title === other.title && one.text === other.text;

/** With the themes of the source that has title and text together: it knows its language. Else they are found anew. */
export async function themesOfMerged(merged: Evaluation, sources: readonly Evaluation[]): Promise<Evaluation> {
  if (sources.length < 2) return merged;
  const said = new Map<string, Recommendation[]>();
  for (const each of sources.flatMap(({ recommendations }) => recommendations))
    said.set(each.id, [...(said.get(each.id) ?? []), each]);
  return each(merged, async (shown) => {
    const source = (said.get(shown.id) ?? []).find((own) => sameTexts(own, shown));
    return source ? withThemesFrom(shown, source) : withThemesOf(shown, merged.language);
  });
}

/** Where title or text were decided by a person. */
export const themesOfCorrected = (evaluation: Evaluation): Promise<Evaluation> =>
  each(evaluation, async (shown) => (isCorrected(shown) ? withThemesOf(shown, evaluation.language) : shown));

const isCorrected = ({ evidence }: Recommendation): boolean =>
  ['title', 'text'].some((field) => {
    const found = evidence[field];
    return found !== undefined && !Array.isArray(found) && 'correction' in found;
  });

function withThemesFrom(shown: Recommendation, source: Recommendation): Recommendation {
  const { themes: _, ...bare } = shown;
  const { themes: __, ...evidence } = shown.evidence;
  const derived = source.evidence['themes'];
  if (!source.themes || !derived) return { ...bare, evidence };
  return { ...bare, themes: source.themes, evidence: { ...evidence, themes: derived } };
}

async function each(
  evaluation: Evaluation,
  change: (recommendation: Recommendation) => Promise<Recommendation>,
): Promise<Evaluation> {
  const recommendations: Recommendation[] = [];
  for (const recommendation of evaluation.recommendations) recommendations.push(await change(recommendation));
  return { ...evaluation, recommendations };
}
