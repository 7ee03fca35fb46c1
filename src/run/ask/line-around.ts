/** The line around a place in a text, cut so that it fits a screen. */

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly before: string;
  /** The place itself, on one line. */
  readonly here: string;
  readonly after: string;
}

const AROUND = 60;
const LONGEST = 200;
const SPACES = /\s+/gu;

const oneLine = (text: string): string => text.replace(SPACES, ' ');

/** What stands before and after the span on its line; a long place is cut in its middle. */
export function lineAround(text: string, { start, end }: { readonly start: number; readonly end: number }): Line {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', end);
  const lineEnd = found < 0 ? text.length : found;
  const before = oneLine(text.slice(Math.max(lineStart, start - AROUND), start)).trimStart();
  const after = oneLine(text.slice(end, Math.min(lineEnd, end + AROUND))).trimEnd();
  return {
    number: numberOf(text, start),
    before: start - AROUND > lineStart ? `…${before}` : before,
    here: cut(oneLine(text.slice(start, end))),
    after: end + AROUND < lineEnd ? `${after}…` : after,
  };
}

const cut = (line: string): string =>
  line.length <= LONGEST ? line : `${line.slice(0, LONGEST / 2)} … ${line.slice(-LONGEST / 2)}`;

function numberOf(text: string, offset: number): number {
  let number = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) number++;
  return number;
}
