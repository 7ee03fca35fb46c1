/** Where the words that earned a theme stand in the source: through the places of the title or text that they are part of. */
import type { EvidenceSpan, Recommendation, Theme } from '../../core/record.js';

const UNSEEN = /[\s\u00ad\u200b\u2060\ufeff]/u;
const HYPHEN = /[-\u2010]/u;

interface Sign {
  readonly span: EvidenceSpan;
  /** In the stored text. */
  readonly at: number;
}

/** The places of the words; none where the field was decided by a person or reads otherwise than the source. */
export function placesOfWords(
  recommendation: Recommendation,
  { field, offset, text }: Theme['words'][number],
): EvidenceSpan[] {
  const spans = recommendation.evidence[field];
  const value = recommendation[field];
  if (spans === undefined || value === null || (!Array.isArray(spans) && !('start' in spans))) return [];
  const signs = signsOf(value, Array.isArray(spans) ? spans : [spans]);
  return signs ? joined(signs.slice(offset, offset + text.length).filter((sign) => sign !== null)) : [];
}

/** Of each sign of the value its place, null for blanks; null where value and source differ in more than blanks and hyphens. */
function signsOf(value: string, spans: readonly EvidenceSpan[]): (Sign | null)[] | null {
  const source = spans.flatMap((span) =>
    [...span.quote.split('').entries()].map(([at, sign]) => ({ sign, place: { span, at: span.start + at } })),
  );
  let next = 0;
  const found: (Sign | null)[] = [];
  for (const sign of value.split('')) {
    if (UNSEEN.test(sign)) {
      found.push(null);
      continue;
    }
    while (next < source.length && UNSEEN.test(source[next]?.sign ?? '')) next++;
    // A word that was broken at the end of a line.
    if (source[next]?.sign !== sign && HYPHEN.test(source[next]?.sign ?? '')) {
      next++;
      while (next < source.length && UNSEEN.test(source[next]?.sign ?? '')) next++;
    }
    const here = source[next++];
    if (here?.sign !== sign) return null;
    found.push(here.place);
  }
  return found;
}

/** One span for each stretch of the source. */
function joined(signs: readonly Sign[]): EvidenceSpan[] {
  const bySpan = new Map<EvidenceSpan, Sign[]>();
  for (const sign of signs) bySpan.set(sign.span, [...(bySpan.get(sign.span) ?? []), sign]);
  return [...bySpan].map(([span, own]) => {
    const [start, end] = [own[0]?.at ?? span.start, (own.at(-1)?.at ?? span.start) + 1];
    return {
      start,
      end,
      ...(span.page === undefined ? {} : { page: span.page }),
      quote: span.quote.slice(start - span.start, end - span.start),
      rule: 'theme-terms',
      ...(span.source === undefined ? {} : { source: span.source }),
    };
  });
}
