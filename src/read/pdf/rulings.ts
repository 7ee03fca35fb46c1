/**
 * Rulings from paths: a stroke, an edge of a stroked rectangle and a thin filled shape all count as the lines that a reader
 * sees. Pieces of one line (cell by cell, dash by dash, dot by dot) become one ruling.
 */
import type { Frame } from './frame.js';
import type { Ruling } from './page.js';

/** A shape no thicker than this is a line; anything thicker is an area. */
const THICK = 3;
/** Width 0 means the thinnest line that can be drawn. */
const HAIR = 0.1;
/** How far a line may lean and still count as straight, in points over its length. */
const LEAN = 0.5;
/** Pieces are on one line when their middles are no further apart than this. */
const ASIDE = 0.75;
/** Ends that touch, give or take what rounding leaves between them. */
const TOUCH = 1.5;
/** A dash or dot is no longer than this, and a gap between two of them no wider. */
const DASH = 6;
/** Fewer dots than this in a row are bullets or full stops, not a line. */
const FEWEST_DOTS = 3;

/** A straight piece across or down, or a dot, which may belong to either. */
interface Piece {
  readonly x0: number;
  readonly top: number;
  readonly x1: number;
  readonly bottom: number;
}

/** Collects what a page's paths draw; `rulings()` gives what they amount to. */
export class RulingCollector {
  readonly #frame: Frame;
  readonly #across: Piece[] = [];
  readonly #down: Piece[] = [];
  readonly #dots: Piece[] = [];

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** One straight stroke, in coordinates as shown, and its width. */
  stroke(x0: number, y0: number, x1: number, y1: number, width: number): void {
    if (width > THICK) return;
    const half = Math.max(width, HAIR) / 2;
    const across = Math.abs(x1 - x0);
    const down = Math.abs(y1 - y0);
    if (down <= LEAN && across > down) {
      const middle = (y0 + y1) / 2;
      this.#add(Math.min(x0, x1), middle - half, Math.max(x0, x1), middle + half);
    } else if (across <= LEAN && down > across) {
      const middle = (x0 + x1) / 2;
      this.#add(middle - half, Math.min(y0, y1), middle + half, Math.max(y0, y1));
    }
  }

  /** One filled shape: a line where it is thin. */
  fill(x0: number, top: number, x1: number, bottom: number): void {
    if (Math.min(x1 - x0, bottom - top) <= THICK) this.#add(x0, top, x1, bottom);
  }

  /** All lines of the page: those across from the top down, then those down from left to right. */
  rulings(): Ruling[] {
    const dotted = [...this.#dots];
    const across = joined([...this.#across, ...rows(dotted)]);
    const down = joined([...this.#down.map(turned), ...rows(dotted.map(turned))]).map(turned);
    return [
      ...across.map((piece): Ruling => ({ direction: 'horizontal', ...piece })),
      ...down.map((piece): Ruling => ({ direction: 'vertical', ...piece })),
    ];
  }

  #add(x0: number, top: number, x1: number, bottom: number): void {
    const { width, height } = this.#frame;
    const piece = {
      x0: Math.max(x0, 0),
      top: Math.max(top, 0),
      x1: Math.min(x1, width),
      bottom: Math.min(bottom, height),
    };
    const across = piece.x1 - piece.x0;
    const down = piece.bottom - piece.top;
    if (!(across >= 0 && down >= 0)) return; // off the page, or no number
    if (across <= THICK && down <= THICK) this.#dots.push(piece);
    else (across > down ? this.#across : this.#down).push(piece);
  }
}

const turned = ({ x0, top, x1, bottom }: Piece): Piece => ({ x0: top, top: x0, x1: bottom, bottom: x1 });
const middleOf = ({ top, bottom }: Piece): number => (top + bottom) / 2;
const byMiddle = (a: Piece, b: Piece): number => middleOf(a) - middleOf(b) || a.x0 - b.x0;
const byStart = (a: Piece, b: Piece): number => a.x0 - b.x0 || a.top - b.top;

/** The dots that stand in rows, each row as the pieces that it is made of. */
function rows(dots: readonly Piece[]): Piece[] {
  return lines(dots).flatMap((line) => {
    const runs: Piece[][] = [];
    for (const dot of line.sort(byStart)) {
      const run = runs.at(-1);
      const last = run?.at(-1);
      if (run && last && dot.x0 - last.x1 <= DASH) run.push(dot);
      else runs.push([dot]);
    }
    return runs.filter(isDotted).flat();
  });
}

const isDotted = (run: readonly Piece[]): boolean => {
  const first = run[0];
  const last = run.at(-1);
  return run.length >= FEWEST_DOTS && first !== undefined && last !== undefined && last.x1 - first.x0 > THICK;
};

/** Pieces grouped by the line across that they stand on. */
function lines(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const piece of [...pieces].sort(byMiddle)) {
    const middle = middleOf(piece);
    const group = groups.at(-1);
    if (group && middle - last <= ASIDE) group.push(piece);
    else groups.push([piece]);
    if (!group || middle - last > ASIDE) last = middle;
  }
  return groups;
}

/** One piece for all that touch on one line, or that follow each other as dashes. */
function joined(pieces: readonly Piece[]): Piece[] {
  return lines(pieces).flatMap((line) => {
    const whole: Piece[] = [];
    let dash = false; // whether the piece before was one
    for (const piece of line.sort(byStart)) {
      const last = whole.at(-1);
      const short = piece.x1 - piece.x0 <= DASH;
      const reach = short && dash ? DASH : TOUCH;
      if (last && piece.x0 - last.x1 <= reach) whole[whole.length - 1] = union(last, piece);
      else whole.push(piece);
      dash = short;
    }
    return whole;
  });
}

const union = (a: Piece, b: Piece): Piece => ({
  x0: Math.min(a.x0, b.x0),
  top: Math.min(a.top, b.top),
  x1: Math.max(a.x1, b.x1),
  bottom: Math.max(a.bottom, b.bottom),
});
