/** The size that most text is set in. */
import type { PdfPage } from '../page.js';

const TENTHS = 10;

/** The font size of most characters, to a tenth of a point. */
export function usualSize(pages: readonly PdfPage[]): number {
  const counts = new Map<number, number>();
  for (const { characters } of pages) {
    let from = 0;
    const sizes = characters.fontSizes;
    for (let at = 1; at <= sizes.length; at++) {
      if (at < sizes.length && sizes[at] === sizes[from]) continue;
      const size = Math.round((sizes[from] ?? 0) * TENTHS) / TENTHS;
      counts.set(size, (counts.get(size) ?? 0) + at - from);
      from = at;
    }
  }
  let usual = 0;
  for (const [size, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = size;
  return usual;
}
