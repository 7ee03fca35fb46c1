/**
 * The box of a character: along the line as wide as its advance, across it as high as its size, the baseline at four fifths.
 * Neither the ink nor the heights that fonts claim for themselves would do: these differ between the engines, between the
 * fonts of one line, and often from the truth, while boxes of one size stand in one row and never reach into the next.
 */

export const ABOVE = 0.8;
export const BELOW = 0.2;

/** A box as shown: x0, top, x1, bottom. */
type Box = readonly [x0: number, top: number, x1: number, bottom: number];

/**
 * @param advance a box whose sides along the line are right; the others are not looked at
 * @param x and y: where the baseline begins
 */
export function emBox(advance: Box, x: number, y: number, size: number, angle: number): Box {
  const [x0, top, x1, bottom] = advance;
  switch (angle) {
    case 90:
      return [x - BELOW * size, top, x + ABOVE * size, bottom];
    case 180:
      return [x0, y - BELOW * size, x1, y + ABOVE * size];
    case 270:
      return [x - ABOVE * size, top, x + BELOW * size, bottom];
    default:
      return [x0, y - ABOVE * size, x1, y + BELOW * size];
  }
}

/** Cuts the box that the characters [from, to) have in common into equal parts, in the direction of the text. */
export function shareBox(boxes: Float32Array, from: number, to: number, angle: number): void {
  const low = angle === 0 || angle === 180 ? 0 : 1;
  const start = boxes[from * 4 + low] ?? 0;
  const step = ((boxes[from * 4 + low + 2] ?? 0) - start) / (to - from);
  const backwards = angle === 180 || angle === 270;
  for (let at = from; at < to; at++) {
    const part = backwards ? to - 1 - at : at - from;
    boxes[at * 4 + low] = start + step * part;
    boxes[at * 4 + low + 2] = start + step * (part + 1);
  }
}
