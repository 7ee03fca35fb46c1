/** Where a page's own coordinates lie on the page as it is shown: crop box and rotation applied, from the top left corner. */

/** As PDF files have it: left, bottom, right, top, in the page's own space. */
export type PageBox = readonly [left: number, bottom: number, right: number, top: number];

/** An affine map, as PDF files write it: a b c d e f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Clockwise quarter turns, 0 to 3. */
  readonly turns: number;
  /** From the page's own space to the page as shown. */
  readonly matrix: Matrix;
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The frame of a page with this visible box, shown after `turns` clockwise quarter turns. */
export function frameOf([left, bottom, right, top]: PageBox, turns: number): Frame {
  const across = right - left;
  const up = top - bottom;
  switch (turns) {
    case 1:
      return { width: up, height: across, turns, matrix: [0, 1, 1, 0, -bottom, -left] };
    case 2:
      return { width: across, height: up, turns, matrix: [-1, 0, 0, 1, right, -bottom] };
    case 3:
      return { width: up, height: across, turns, matrix: [0, -1, -1, 0, top, right] };
    default:
      return { width: across, height: up, turns: 0, matrix: [1, 0, 0, -1, -left, top] };
  }
}

/** First `inner`, then `outer`. */
export const chained = (inner: Matrix, outer: Matrix): Matrix => [
  inner[0] * outer[0] + inner[1] * outer[2],
  inner[0] * outer[1] + inner[1] * outer[3],
  inner[2] * outer[0] + inner[3] * outer[2],
  inner[2] * outer[1] + inner[3] * outer[3],
  inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
  inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
];

export const placedX = (m: Matrix, x: number, y: number): number => m[0] * x + m[2] * y + m[4];
export const placedY = (m: Matrix, x: number, y: number): number => m[1] * x + m[3] * y + m[5];

/** The box as shown (x0, top, x1, bottom) of two opposite corners in the page's own space. */
export function placedBox(m: Matrix, left: number, bottom: number, right: number, top: number): PageBox {
  const x0 = placedX(m, left, bottom);
  const y0 = placedY(m, left, bottom);
  const x1 = placedX(m, right, top);
  const y1 = placedY(m, right, top);
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

/** How much the map enlarges lengths, on average. */
export const scaleOf = (m: Matrix): number => Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]));

/** How much the map enlarges heights: what the size of text is to be multiplied with. */
export const heightScaleOf = (m: Matrix): number => Math.hypot(m[2], m[3]);

const QUARTER = 90;

/** The direction of text set with this matrix on a page turned so often: 0, 90, 180, 270 degrees clockwise. */
export function angleOf(m: Matrix, turns: number): number {
  const degrees = (-Math.atan2(m[1], m[0]) * 180) / Math.PI;
  const quarters = Math.round(degrees / QUARTER) + turns;
  return (((quarters % 4) + 4) % 4) * QUARTER;
}
