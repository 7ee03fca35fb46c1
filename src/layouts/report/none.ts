/** Why a report gives no recommendation, and the passages that say so. */
import type { DiagnosticData } from '../../core/diagnostics.js';
import type { SourceDocument } from '../../core/document.js';
import { type Span, trimSpan, within } from '../../core/span.js';
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

const SENTENCE = /[^.!?؟]+(?:[.!?؟]+(?=\s|$)|[.!?؟]|$)/gu;

/** The sentence of a paragraph that recommends. */
export function sentenceIn(document: SourceDocument, span: Span): Span {
  for (const match of document.text.slice(span.start, span.end).matchAll(SENTENCE)) {
    if (!makesRecommendation(match[0])) continue;
    const from = span.start + match.index;
    return trimSpan(document.text, within(span, from, from + match[0].length));
  }
  return span;
}
