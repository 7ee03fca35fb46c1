/** The places of words while they are written, one after the other. */
import type { Places } from '../../../core/place.js';
import type { Box } from '../../../core/span.js';

const FIRST_SIZE = 1024;

/** Grows as it is filled; `cut` gives the columns. */
export class PlaceCollector {
  #count = 0;
  #most = FIRST_SIZE;
  #starts = new Int32Array(FIRST_SIZE);
  #ends = new Int32Array(FIRST_SIZE);
  #pages = new Int32Array(FIRST_SIZE);
  #boxes = new Float32Array(FIRST_SIZE * 4);

  add(start: number, end: number, page: number, box: Box): void {
    if (this.#count === this.#most) this.#grow();
    const at = this.#count++;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#pages[at] = page;
    this.#boxes[at * 4] = box[0];
    this.#boxes[at * 4 + 1] = box[1];
    this.#boxes[at * 4 + 2] = box[2];
    this.#boxes[at * 4 + 3] = box[3];
  }

  /** Copies, so that no column drags a longer buffer along. */
  cut(): Places {
    const count = this.#count;
    return {
      starts: this.#starts.slice(0, count),
      ends: this.#ends.slice(0, count),
      pages: this.#pages.slice(0, count),
      boxes: this.#boxes.slice(0, count * 4),
    };
  }

  #grow(): void {
    this.#most *= 2;
    const longer = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(this.#most);
      copy.set(column);
      return copy;
    };
    this.#starts = longer(this.#starts);
    this.#ends = longer(this.#ends);
    this.#pages = longer(this.#pages);
    const boxes = new Float32Array(this.#most * 4);
    boxes.set(this.#boxes);
    this.#boxes = boxes;
  }
}
