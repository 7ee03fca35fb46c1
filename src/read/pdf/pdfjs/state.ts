/** What pdf.js' list of operators leaves to whoever carries it out: the graphics state. */
import { chained, IDENTITY, type Matrix } from '../frame.js';
import type { JsFont } from './library.js';

/** Colours: 0xRRGGBB; -1 for a pattern or whatever else has no one colour; null for nothing drawn. */
export type Paint = number | null;

export interface State {
  matrix: Matrix;
  fill: Paint;
  stroke: Paint;
  fillAlpha: number;
  strokeAlpha: number;
  lineWidth: number;
  font: JsFont | null;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  /** Horizontal scaling, 1 for none. */
  stretch: number;
  renderMode: number;
  leading: number;
  rise: number;
}

const INITIAL: State = {
  matrix: IDENTITY,
  fill: 0,
  stroke: 0,
  fillAlpha: 1,
  strokeAlpha: 1,
  lineWidth: 1,
  font: null,
  fontSize: 0,
  characterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  renderMode: 0,
  leading: 0,
  rise: 0,
};

/** The states that are saved around each other, and the position of the text, which is not saved. */
export class StateStack {
  now: State = { ...INITIAL };
  textMatrix: Matrix = IDENTITY;
  x = 0;
  y = 0;
  #lineX = 0;
  #lineY = 0;
  readonly #saved: State[] = [];

  constructor(matrix: Matrix) {
    this.now.matrix = matrix;
  }

  save(): void {
    this.#saved.push({ ...this.now });
  }

  restore(): void {
    this.now = this.#saved.pop() ?? this.now;
  }

  transform(matrix: Matrix): void {
    this.now.matrix = chained(matrix, this.now.matrix);
  }

  beginText(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.#lineX = 0;
    this.#lineY = 0;
    this.x = 0;
    this.y = 0;
  }

  moveText(x: number, y: number): void {
    this.#lineX += x;
    this.#lineY += y;
    this.x = this.#lineX;
    this.y = this.#lineY;
  }
}

/** A colour as pdf.js writes it: `#rrggbb`, or three numbers. */
export function colourOf(args: readonly unknown[]): number {
  const [first, green, blue] = args;
  if (typeof first === 'string' && first.startsWith('#')) return Number.parseInt(first.slice(1), 16);
  if (typeof first !== 'number') return -1;
  return (first << 16) | (Number(green) << 8) | Number(blue);
}

/** Any list of six numbers. */
export function matrixOf(value: unknown): Matrix | null {
  if (!value || typeof value !== 'object') return null;
  const [a, b, c, d, e, f] = Array.from(value as ArrayLike<number>);
  const six = [a, b, c, d, e, f];
  return six.every(Number.isFinite) ? (six as unknown as Matrix) : null;
}
