/**
 * What a page looks like from above: where anything at all stands, point by point across. Says quickly that no white runs from
 * top to bottom, which is so for most of what is asked; a yes is to be looked at closely.
 */
import type { Box } from '../../../core/span.js';

/** Pages wider than this, in points, are not looked at: the answer is yes. */
const WIDEST = 5000;
/** Points lost to rounding at both sides of a white. */
const ROUNDING = 2;

export class Shade {
  /** How many boxes begin at a point, less those that ended before it. */
  #steps = new Int32Array(0);

  /** Whether boxes between these two edges may leave a white as wide as this between them. */
  leaves(items: readonly { readonly box: Box }[], x0: number, x1: number, wide: number): boolean {
    const width = Math.ceil(x1 - x0) + 2;
    if (!(width <= WIDEST)) return true;
    if (this.#steps.length < width) this.#steps = new Int32Array(width);
    const steps = this.#steps.fill(0, 0, width);
    for (const { box } of items) {
      const from = Math.floor(box[0] - x0);
      const to = Math.floor(box[2] - x0) + 1;
      steps[from] = (steps[from] ?? 0) + 1;
      steps[to] = (steps[to] ?? 0) - 1;
    }
    let over = 0;
    let white = 0;
    for (let at = 0; at < width; at++) {
      over += steps[at] ?? 0;
      white = over > 0 ? 0 : white + 1;
      if (white >= wide - ROUNDING && at < width - ROUNDING) return true;
    }
    return false;
  }
}
