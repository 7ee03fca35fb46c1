/** Takes a path apart: its straight strokes and its thin fills go to the rulings, curves nowhere. */
import type { RulingCollector } from './rulings.js';

/** Takes moves, lines and closes in coordinates as shown; `end` says how the path is painted. */
export class PathCollector {
  readonly #rulings: RulingCollector;
  /** x and y of the points of each part, one after the other. */
  #parts: number[][] = [];
  /** Parts with a curve in them are drawn, but hold no shape that we read when filled. */
  readonly #curved = new Set<number[]>();

  constructor(rulings: RulingCollector) {
    this.#rulings = rulings;
  }

  moveTo(x: number, y: number): void {
    this.#parts.push([x, y]);
  }

  lineTo(x: number, y: number): void {
    const part = this.#parts.at(-1);
    if (part) part.push(x, y);
    else this.moveTo(x, y);
  }

  /** Goes on at the end of a curve; what lies between is no straight line. */
  curveTo(x: number, y: number): void {
    const part = this.#parts.at(-1);
    if (part) this.#curved.add(part);
    this.moveTo(x, y);
    const next = this.#parts.at(-1);
    if (next) this.#curved.add(next);
  }

  close(): void {
    const part = this.#parts.at(-1);
    const [x, y] = part ?? [];
    if (part && x !== undefined && y !== undefined) part.push(x, y);
  }

  /** @param strokeWidth in points; null where the path is not stroked */
  end(fill: boolean, strokeWidth: number | null): void {
    const parts = this.#parts;
    if (fill) this.#fill(parts.filter((part) => !this.#curved.has(part)));
    if (strokeWidth !== null) for (const part of parts) this.#stroke(part, strokeWidth);
    this.#parts = [];
    this.#curved.clear();
  }

  #stroke(part: readonly number[], width: number): void {
    for (let at = 2; at + 1 < part.length; at += 2) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = part.slice(at - 2, at + 2);
      this.#rulings.stroke(x0, y0, x1, y1, width);
    }
  }

  #fill(parts: readonly (readonly number[])[]): void {
    const boxes = parts.filter((part) => part.length >= MIN_CORNERS * 2).map(boxOf);
    const [outer, inner] = boxes;
    if (
      boxes.length === 2 &&
      outer &&
      inner &&
      (frame(this.#rulings, outer, inner) || frame(this.#rulings, inner, outer))
    )
      return;
    for (const box of boxes) this.#rulings.fill(...box);
  }
}

type Box = readonly [x0: number, top: number, x1: number, bottom: number];

/** Two corners are enough: a fill can be as thin as a line. */
const MIN_CORNERS = 2;

function boxOf(part: readonly number[]): Box {
  let [x0, top, x1, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < part.length; at += 2) {
    const x = part[at] ?? 0;
    const y = part[at + 1] ?? 0;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return [x0, top, x1, bottom];
}

/** A box with a hole is a frame: its four sides are lines, as far as they are thin. */
function frame(rulings: RulingCollector, outer: Box, inner: Box): boolean {
  const inside = outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
  if (!inside) return false;
  rulings.fill(outer[0], outer[1], outer[2], inner[1]);
  rulings.fill(outer[0], inner[3], outer[2], outer[3]);
  rulings.fill(outer[0], outer[1], inner[0], outer[3]);
  rulings.fill(inner[2], outer[1], outer[2], outer[3]);
  return true;
}
