/** The size that most text is set in. */
import type { TextPage } from '../text-page.js';

/** The font size of most characters, to a tenth of a point. */
export function usualSize(pages: readonly TextPage[]): number {
  const counts = new Map<number, number>();
  for (const { sizes } of pages)
    for (let at = 0; at < sizes.length; at += 2) {
      const size = sizes[at] ?? 0;
      counts.set(size, (counts.get(size) ?? 0) + (sizes[at + 1] ?? 0));
    }
  let usual = 0;
  for (const [size, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = size;
  return usual;
}
