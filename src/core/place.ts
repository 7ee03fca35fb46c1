/**
 * Where the stored text of a paged document stands: one place for each word, with its page and box. Any stretch of the text,
 * however a layout cut it, gets its pages and boxes from here.
 */
import type { Box, Span } from './span.js';

/** Columns of equal length, in the order of the stored text. */
export interface Places {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly pages: Int32Array;
  /** Four numbers for each word: x0, top, x1, bottom. */
  readonly boxes: Float32Array;
}

/**
 * The span with its pages and boxes: one span for each page that it stands on, in the order of the text. A span without a
 * word in it, and every span of a document without pages, comes back as it is.
 */
export function placed(places: Places | undefined, span: Span): Span[] {
  if (!places) return [span];
  const found: { start: number; end: number; page: number; box: [number, number, number, number] }[] = [];
  for (let at = firstAfter(places, span.start); at < places.starts.length; at++) {
    const start = Math.max(places.starts[at] ?? 0, span.start);
    const end = Math.min(places.ends[at] ?? 0, span.end);
    if (start >= span.end) break;
    const page = places.pages[at] ?? 0;
    const box = boxOf(places, at);
    const last = found.at(-1);
    if (last?.page === page) {
      last.end = end;
      last.box = [
        Math.min(last.box[0], box[0]),
        Math.min(last.box[1], box[1]),
        Math.max(last.box[2], box[2]),
        Math.max(last.box[3], box[3]),
      ];
    } else found.push({ start, end, page, box });
  }
  return found.length === 0 ? [span] : found;
}

const DECIMALS = 100;
const rounded = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;

function boxOf({ boxes }: Places, at: number): [...Box] {
  const side = (of: number): number => rounded(boxes[at * 4 + of] ?? 0);
  return [side(0), side(1), side(2), side(3)];
}

/** Index of the first word that ends after the offset. */
function firstAfter({ ends }: Places, offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
