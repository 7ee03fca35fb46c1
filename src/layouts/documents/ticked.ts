/** Options with boxes to tick, "☒ Agree ☐ Partially agree ☐ Disagree": only what is ticked is an answer. */
import type { SourceDocument } from '../../core/document.js';
import type { Claim } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { isDecision, isStatus } from './answer-words.js';

const BOX = /[☐☑☒□■◻◼⬜⬛🗹✓✔✗✘]|\[\s?[xX✓✔]?\s?\]|\(\s?[xX✓✔]?\s?\)/gu;
const TICKED = /[☑☒■◼⬛🗹✓✔✗✘xX]/u;
const FEWEST = 2;

export interface Ticked {
  /** What is ticked; none where nobody has answered. */
  readonly answers: readonly Span[];
  /** The boxes and what is not ticked. */
  readonly claims: readonly Claim[];
}

/** Reads the options that a span offers; null where it offers none. */
export function tickedIn(document: SourceDocument, span: Span): Ticked | null {
  const text = document.text.slice(span.start, span.end);
  const boxes = [...text.matchAll(BOX)];
  if (boxes.length < FEWEST || text.slice(0, boxes[0]?.index).trim() !== '') return null;
  const options = boxes.map((box, index) => {
    const from = span.start + box.index + box[0].length;
    const to = span.start + (boxes[index + 1]?.index ?? text.length);
    return {
      ticked: TICKED.test(box[0]),
      box: span.start + box.index,
      at: trimSpan(document.text, within(span, from, to)),
    };
  });
  const words = (at: Span): string => document.text.slice(at.start, at.end);
  const last = options.at(-1);
  // Behind the last option the answer may go on.
  const end = last ? firstLine(document, last.at) : span.end;
  const known = (at: Span): boolean => isDecision(words(at)) || isStatus(words(at));
  if (!options.slice(0, -1).every(({ at }) => known(at)) || !last || !known(within(last.at, last.at.start, end)))
    return null;
  const answers = options.filter(({ ticked }) => ticked).map(({ at }) => within(at, at.start, Math.min(at.end, end)));
  const claims = options.flatMap(({ ticked, box, at }): Claim[] =>
    ticked
      ? [{ span: within(span, box, at.start), as: 'label' }]
      : [{ span: within(span, box, Math.min(at.end, end)), as: 'furniture' }],
  );
  const rest = trimSpan(document.text, within(span, end, span.end));
  return { answers: rest.end > rest.start ? [...answers, rest] : answers, claims };
}

function firstLine(document: SourceDocument, at: Span): number {
  const end = document.text.indexOf('\n', at.start);
  return end < 0 || end > at.end ? at.end : end;
}
