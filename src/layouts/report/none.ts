/** Why a report gives no recommendation, and the passages that say so. */
import type { DiagnosticData } from '../../core/diagnostics.js';
import type { Text } from './items.js';
import { makesRecommendation, speaksOfThem } from './recommending.js';
import { inside, type Outline, type Section } from './sections.js';

export type Why = DiagnosticData['report/none-made']['why'];

export interface Passages {
  /** Prose that itself recommends. */
  readonly recommending: readonly Text[];
  /** Passages that speak of recommendations. */
  readonly speaking: readonly Text[];
}

const HEAD = /(?:[.…]\s?){4,}/u;

/** The passages of a report that speak of recommendations; contents, annexes with terms of reference and sources left out. */
export function passagesOf(outline: Outline): Passages {
  const recommending: Text[] = [];
  const speaking: Text[] = [];
  for (const [index, item] of outline.items.entries()) {
    const section = outline.sections[index] as Section;
    if (item.kind !== 'text' || section.kind === 'contents' || HEAD.test(item.text)) continue;
    if (!speaksOfThem(item.text)) continue;
    const own = !inside(section, 'others', 'terms') && !section.inAnnex;
    if (own && makesRecommendation(item.text)) recommending.push(item);
    else speaking.push(item);
  }
  return { recommending, speaking };
}

export function whyNone(passages: Passages, others: number, unsure: number): Why {
  if (passages.recommending.length > 0 || unsure > 0) return 'only-prose';
  if (others > 0) return 'only-others';
  return passages.speaking.length > 0 ? 'only-mentioned' : 'not-mentioned';
}
