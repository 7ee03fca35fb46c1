/** The report that a management response says it answers: "Management response to the evaluation of … (DP/2025/6)". */
import type { SourceDocument } from '../core/document.js';
import { type RawEvaluation, type Reading, readAt } from '../core/reading.js';
import { responseTitles, symbolPattern } from '../vocabulary/labels.js';

const escaped = (words: readonly string[]): string =>
  words
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
        .replaceAll("'", "['’]")
        .replaceAll(' ', '\\s+'),
    )
    .join('|');

/** From its name on, the line in which a response names what it answers. */
const LINE = 250;
const NAMED = new RegExp(`(?<!\\p{L})(?:${escaped(responseTitles.names)})(?!\\p{L})[^\\n]{0,${LINE}}`, 'giu');
const SYMBOL = new RegExp(symbolPattern, 'gu');
const DIGIT = /\d/u;
/** So much of a document is its head. */
const HEAD = 6000;

/** Where the symbol of the report stands in the head of a response; null where none does, or several. */
export function answeredSymbol(
  document: SourceDocument,
  { holdsResponses, recommendations }: RawEvaluation,
): Reading | null {
  if (!holdsResponses) return null;
  const [first] = recommendations.flatMap(({ label, text }) => [...(label?.at ?? []), ...(text?.at ?? [])]);
  const head = document.text.slice(0, Math.min(HEAD, first?.start ?? HEAD));
  const found = [...head.matchAll(NAMED)].flatMap(({ index, 0: line }) =>
    [...line.matchAll(SYMBOL)]
      .filter(([symbol]) => DIGIT.test(symbol))
      .map((match) => ({ at: index + match.index, symbol: match[0] })),
  );
  const [only] = found;
  if (!only || found.some(({ symbol }) => symbol !== only.symbol)) return null;
  return readAt(document, { start: only.at, end: only.at + only.symbol.length }, 'response/answered-symbol');
}
