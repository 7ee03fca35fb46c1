/** Where a string stands. Everything that evaltrail says of a document is said with these. */

/** Points from the page's top left corner: x0, top, x1, bottom. Paged documents only. */
export type Box = readonly [x0: number, top: number, x1: number, bottom: number];

/** A half-open stretch [start, end) of a document's stored text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly page?: number;
  readonly box?: Box;
}

const SPACE = /\s/u;

/** The span without the white space at its ends; an all-white span shrinks to nothing at its start. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && SPACE.test(text[start] as string)) start++;
  while (end > start && SPACE.test(text[end - 1] as string)) end--;
  return start === span.start && end === span.end ? span : { ...span, start, end };
}

/** True when the span holds no character. */
export const isEmpty = (span: Span): boolean => span.end <= span.start;
