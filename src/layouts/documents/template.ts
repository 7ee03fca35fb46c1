/** Takes the instructions of the form out of a cell: they are no answer, whatever words they hold and in whatever print. */
import type { SourceDocument } from '../../core/document.js';
import type { Claim } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { templateSentences } from '../../vocabulary/template.js';
import { literals } from './pattern.js';
import { tickedIn } from './ticked.js';

const INSTRUCTION = new RegExp(literals(templateSentences), 'giu');
const LETTER = /[\p{L}\p{N}]/u;
const SENTENCE_END = /[.!?؟](?=\s|$)/gu;

const OPENING = new RegExp(`^[\\s–—:.-]*(?:${literals(templateSentences)})`, 'iu');

/** True where an instruction begins, behind a dash or a colon. */
export const isInstruction = (text: string): boolean => OPENING.test(text);

export interface Answered {
  readonly spans: readonly Span[];
  readonly claims: readonly Claim[];
}

/** The stretches of a span that are an answer: no instruction, and of options with boxes what is ticked. */
export function answersIn(document: SourceDocument, span: Span): Answered {
  const { spans, claims } = withoutInstructions(document, span);
  const parts = spans.map((one) => tickedIn(document, one) ?? { answers: [one], claims: [] });
  return {
    spans: parts.flatMap(({ answers }) => [...answers]),
    claims: [...claims, ...parts.flatMap((part) => [...part.claims])],
  };
}

function withoutInstructions(document: SourceDocument, span: Span): Answered {
  const text = document.text.slice(span.start, span.end);
  // Hardly any text holds one, and to look for the first costs less than to ask for all.
  if (text.search(INSTRUCTION) < 0) {
    const whole = trimSpan(document.text, span);
    return { spans: whole.end > whole.start ? [whole] : [], claims: [] };
  }
  const spans: Span[] = [];
  const claims: Claim[] = [];
  let from = 0;
  for (const match of text.matchAll(INSTRUCTION)) {
    if (match.index < from) continue;
    SENTENCE_END.lastIndex = match.index;
    const end = SENTENCE_END.exec(text);
    const to = end ? end.index + 1 : text.length;
    spans.push(within(span, span.start + from, span.start + match.index));
    claims.push({ span: within(span, span.start + match.index, span.start + to), as: 'furniture' });
    from = to;
  }
  spans.push(within(span, span.start + from, span.end));
  // What is left between instructions and is no word: the dash behind the label, a bracket.
  const left = spans.map((one) => trimSpan(document.text, one)).filter((one) => one.end > one.start);
  const isAnswer = (one: Span): boolean => claims.length === 0 || LETTER.test(document.text.slice(one.start, one.end));
  const signs = left.filter((one) => !isAnswer(one)).map((one): Claim => ({ span: one, as: 'furniture' }));
  return { spans: left.filter(isAnswer), claims: [...claims, ...signs] };
}
