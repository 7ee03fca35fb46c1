/** The columns of a page's characters while they are filled, one character after the other. */
import type { PdfCharacters } from './page.js';

/** What all characters that are set in one go have in common. */
export interface Look {
  size: number;
  weight: number;
  angle: number;
  mark: number;
  colour: number;
}

const FIRST_SIZE = 2048;

/** Grows as it is filled; `cut` gives the columns. */
export class Columns {
  length = 0;
  #most: number;
  #codes: Uint32Array;
  #boxes: Float32Array;
  #fontSizes: Float32Array;
  #fontWeights: Uint16Array;
  #angles: Uint16Array;
  #marks: Int32Array;
  #colours: Int32Array;

  constructor(most = FIRST_SIZE) {
    this.#most = most;
    this.#codes = new Uint32Array(most);
    this.#boxes = new Float32Array(most * 4);
    this.#fontSizes = new Float32Array(most);
    this.#fontWeights = new Uint16Array(most);
    this.#angles = new Uint16Array(most);
    this.#marks = new Int32Array(most);
    this.#colours = new Int32Array(most);
  }

  /** The boxes so far, for those who mend them. */
  get boxes(): Float32Array {
    return this.#boxes;
  }

  angleAt(at: number): number {
    return this.#angles[at] ?? 0;
  }

  add(code: number, look: Look, x0: number, top: number, x1: number, bottom: number): void {
    if (this.length === this.#most) this.#grow();
    const at = this.length++;
    this.#codes[at] = code;
    this.#boxes[at * 4] = x0;
    this.#boxes[at * 4 + 1] = top;
    this.#boxes[at * 4 + 2] = x1;
    this.#boxes[at * 4 + 3] = bottom;
    this.#fontSizes[at] = look.size;
    this.#fontWeights[at] = look.weight;
    this.#angles[at] = look.angle;
    this.#marks[at] = look.mark;
    this.#colours[at] = look.colour;
  }

  /** Copies, so that no column drags a longer buffer along. */
  cut(): PdfCharacters {
    const { length } = this;
    return {
      codes: this.#codes.slice(0, length),
      boxes: this.#boxes.slice(0, length * 4),
      fontSizes: this.#fontSizes.slice(0, length),
      fontWeights: this.#fontWeights.slice(0, length),
      angles: this.#angles.slice(0, length),
      marks: this.#marks.slice(0, length),
      colours: this.#colours.slice(0, length),
    };
  }

  #grow(): void {
    this.#most = Math.max(this.#most * 2, FIRST_SIZE);
    this.#codes = copied(this.#codes, new Uint32Array(this.#most));
    this.#boxes = copied(this.#boxes, new Float32Array(this.#most * 4));
    this.#fontSizes = copied(this.#fontSizes, new Float32Array(this.#most));
    this.#fontWeights = copied(this.#fontWeights, new Uint16Array(this.#most));
    this.#angles = copied(this.#angles, new Uint16Array(this.#most));
    this.#marks = copied(this.#marks, new Int32Array(this.#most));
    this.#colours = copied(this.#colours, new Int32Array(this.#most));
  }
}

type Column = Uint32Array | Float32Array | Uint16Array | Int32Array;

function copied<C extends Column>(from: C, to: C): C {
  to.set(from);
  return to;
}
