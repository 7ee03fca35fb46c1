/** A plain text gives every line as a paragraph: those of one paragraph that was broken to a width are put together again. */
import type { Block, Paragraph, SourceDocument } from '../../core/document.js';
import { BULLET } from './bullet.js';
import { headingKind } from './heading.js';
import { parseLabel } from './label.js';

/** Longer lines are paragraphs that nobody broke. */
const WIDE = 220;
const NEARLY_ALL = 0.95;
/** A line so long is no heading and no entry of a narrow list: what follows may go on with it. */
const FULL = 45;
const BLANK_LINE = /\n[^\S\n]*\n/u;
const STARTS = new RegExp(
  `^\\s*(?:${BULLET}\\s|\\(?\\d{1,2}[.)]\\s|\\d{1,2}(?:\\.\\d{1,2})+\\.?\\s|\\(?[a-zA-Z][.)]\\s)`,
  'u',
);
const ENDS_SENTENCE = /[.:;!?؟]["”»)]?\s*$/u;
const LOWER = /^\s*\p{Ll}/u;

export function joinedLines(document: SourceDocument): readonly Block[] {
  const { blocks, text } = document;
  const lines = blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
  const lengths = lines.map(({ span }) => span.end - span.start).sort((a, b) => a - b);
  const wide = (lengths[Math.floor(lengths.length * NEARLY_ALL)] ?? 0) > WIDE;
  const joined: Paragraph[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before && goesOn(text, before, line, wide))
      joined[joined.length - 1] = { ...before, span: { ...before.span, end: line.span.end } };
    else joined.push(line);
  }
  return joined;
}

function goesOn(text: string, before: Paragraph, line: Paragraph, wide: boolean): boolean {
  if (BLANK_LINE.test(text.slice(before.span.end, line.span.start + 1))) return false;
  const next = text.slice(line.span.start, line.span.end);
  if (STARTS.test(next) || parseLabel(next) !== null) return false;
  const last = text
    .slice(Math.max(before.span.start, text.lastIndexOf('\n', before.span.end - 1) + 1), before.span.end)
    .trim();
  const open = !ENDS_SENTENCE.test(last) && LOWER.test(next);
  if (wide || last.length < FULL) return open;
  return open || (headingKind(last, false) === null && headingKind(next.trim(), false) === null);
}
