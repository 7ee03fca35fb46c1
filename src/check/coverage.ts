/** The coverage ledger: of every stretch of the source, whether a field, a label or page furniture claimed it, or nobody did. */
import type { SourceDocument } from '../core/document.js';
import type { Claim } from '../core/reading.js';
import type { Evaluation, Evidence } from '../core/record.js';
import type { Coverage } from '../core/result.js';
import type { Span } from '../core/span.js';

const FURNITURE = 1;
const CLAIMED = 2;
const SPACE = /\s/u;
const BLANK = 32;
const LAST_ASCII = 127;

/** Asked of every character of every page: the pattern only where the code does not tell. */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > LAST_ASCII) return SPACE.test(text.charAt(at));
  return code <= BLANK && SPACE.test(text.charAt(at));
}

/** Counts the characters that are not white space, by who accounts for them; a field wins over furniture. */
export function coverageOf(document: SourceDocument, evaluation: Evaluation, claims: readonly Claim[]): Coverage {
  const { text } = document;
  const marks = new Uint8Array(text.length);
  for (const { span } of claims) marks.fill(FURNITURE, span.start, Math.max(span.start, span.end));
  for (const span of evidenceSpans(evaluation)) marks.fill(CLAIMED, span.start, span.end);
  const counts = [0, 0, 0];
  const unclaimedSpans: Span[] = [];
  let open: { start: number; end: number } | null = null;
  for (let at = 0; at < text.length; at++) {
    if (isSpace(text, at)) continue;
    const mark = marks[at] === 0 && isDrawing(document, at) ? FURNITURE : (marks[at] as number);
    counts[mark] = (counts[mark] as number) + 1;
    if (mark !== 0) open = null;
    else if (open) open.end = at + 1;
    else {
      open = { start: at, end: at + 1 };
      unclaimedSpans.push(open);
    }
  }
  const [unclaimed = 0, furniture = 0, claimed = 0] = counts;
  const characters = unclaimed + furniture + claimed;
  return {
    characters,
    claimed,
    furniture,
    unclaimed,
    unclaimedShare: characters === 0 ? null : unclaimed / characters,
    unclaimedSpans,
  };
}

/** Pipes, rules and list dashes draw the tables and lists of a plain text. */
function isDrawing({ text, format }: SourceDocument, at: number): boolean {
  if (format !== 'text') return false;
  if (text[at] === '|') return true;
  if (text[at] !== '-') return false;
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '-' || text[at + 1] === '-';
}

/** Every span that some field of the evaluation was read from. */
export function* evidenceSpans(evaluation: Evaluation): Generator<Span> {
  yield* spansOf(evaluation.evidence);
  for (const recommendation of evaluation.recommendations) {
    yield* spansOf(recommendation.evidence);
    for (const action of recommendation.actions) yield* spansOf(action.evidence);
  }
}

function* spansOf(evidence: Evidence): Generator<Span> {
  for (const entry of Object.values(evidence)) {
    for (const one of Array.isArray(entry) ? entry : [entry])
      if ('start' in one) yield { start: one.start, end: one.end };
  }
}
