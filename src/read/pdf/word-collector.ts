/** The columns of a page's words while they are found, one after the other. */
import type { PdfCharacters } from './page.js';
import { BOLD, SPACED, type WordColumns } from './word-columns.js';

/** Bytes of a word in all columns together. */
const BYTES = 4 * 4 + 4 + 4 + 4 + 2 + 1;
const KEY = 0x3fffffff;
const LATIN = 0xff;

/** `open`, `add` and `close` take one word after the other; `cut` gives the columns. */
export class WordCollector {
  readonly #characters: PdfCharacters;
  /** UTF-16 code units. */
  readonly #units: Uint16Array;
  readonly #words: Columns;
  /** Words by place and text, so that a second one on the same spot is seen. */
  readonly #seen = new Map<number, number>();
  #length = 0;
  #count = 0;
  #wide = 0;

  constructor(characters: PdfCharacters) {
    const { length } = characters.codes;
    this.#characters = characters;
    this.#units = new Uint16Array(length * 2);
    this.#words = columnsFor(length);
  }

  /** @param size of its first character */
  open(at: number, spaced: boolean, bold: boolean, size: number): void {
    const { boxes, sizes, marks, angles, styles } = this.#words;
    const characters = this.#characters;
    const count = this.#count;
    for (let side = 0; side < 4; side++) boxes[count * 4 + side] = characters.boxes[at * 4 + side] ?? 0;
    sizes[count] = size;
    marks[count] = characters.marks[at] ?? -1;
    angles[count] = characters.angles[at] ?? 0;
    styles[count] = (bold ? BOLD : 0) | (spaced ? SPACED : 0);
    this.#put(characters.codes[at] ?? 0);
  }

  add(at: number): void {
    const { boxes } = this.#words;
    const from = this.#characters.boxes;
    const place = this.#count * 4;
    boxes[place] = Math.min(boxes[place] ?? 0, from[at * 4] ?? 0);
    boxes[place + 1] = Math.min(boxes[place + 1] ?? 0, from[at * 4 + 1] ?? 0);
    boxes[place + 2] = Math.max(boxes[place + 2] ?? 0, from[at * 4 + 2] ?? 0);
    boxes[place + 3] = Math.max(boxes[place + 3] ?? 0, from[at * 4 + 3] ?? 0);
    this.#put(this.#characters.codes[at] ?? 0);
  }

  close(): void {
    const { ends } = this.#words;
    const at = this.#count;
    ends[at] = this.#length;
    if (this.#isNew(at)) this.#count++;
    else this.#length = this.#startOf(at);
  }

  cut(): WordColumns {
    const all = this.#words;
    const kept = columnsFor(this.#count);
    for (const name of ['boxes', 'sizes', 'marks', 'ends', 'angles', 'styles'] as const)
      kept[name].set(all[name].subarray(0, kept[name].length));
    const text = Buffer.from(this.#units.buffer, 0, this.#length * 2);
    if (this.#wide > LATIN) return { ...kept, text: text.toString('utf16le') };
    return {
      ...kept,
      text: Buffer.from(new Uint8Array(this.#units.subarray(0, this.#length)).buffer).toString('latin1'),
    };
  }

  #put(code: number): void {
    this.#wide |= code;
    if (code > 0xffff) {
      this.#units[this.#length++] = 0xd800 + ((code - 0x10000) >> 10);
      this.#units[this.#length++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
    } else this.#units[this.#length++] = code;
  }

  #startOf(at: number): number {
    return at === 0 ? 0 : (this.#words.ends[at - 1] ?? 0);
  }

  /** False for a word whose text was set on this spot before. */
  #isNew(at: number): boolean {
    let key = this.#keyOf(at);
    for (;;) {
      const other = this.#seen.get(key);
      if (other === undefined) break;
      if (this.#isSame(at, other)) return false;
      key = (key + 1) & KEY;
    }
    this.#seen.set(key, at);
    return true;
  }

  /** The place of the left (0) or upper (1) side in steps that a false bold stays within. */
  #step(at: number, side: 0 | 1): number {
    const { boxes, sizes } = this.#words;
    return Math.round((boxes[at * 4 + side] ?? 0) / Math.max((sizes[at] ?? 0) / 4, 1));
  }

  #keyOf(at: number): number {
    let key = Math.imul(this.#step(at, 0), 73_856_093) ^ Math.imul(this.#step(at, 1), 19_349_663);
    for (let unit = this.#startOf(at); unit < this.#length; unit++) key = Math.imul(key, 31) + (this.#units[unit] ?? 0);
    return key & KEY;
  }

  #isSame(at: number, other: number): boolean {
    const { ends } = this.#words;
    const [start, from] = [this.#startOf(at), this.#startOf(other)];
    const length = (ends[at] ?? 0) - start;
    if ((ends[other] ?? 0) - from !== length) return false;
    if (this.#step(at, 0) !== this.#step(other, 0) || this.#step(at, 1) !== this.#step(other, 1)) return false;
    for (let unit = 0; unit < length; unit++) if (this.#units[start + unit] !== this.#units[from + unit]) return false;
    return true;
  }
}

type Columns = Omit<WordColumns, 'text'>;

/** Columns for so many words over one buffer, the widest first, so that each begins where it may. */
function columnsFor(count: number): Columns {
  const buffer = new ArrayBuffer(count * BYTES);
  return {
    boxes: new Float32Array(buffer, 0, count * 4),
    sizes: new Float32Array(buffer, count * 16, count),
    marks: new Int32Array(buffer, count * 20, count),
    ends: new Uint32Array(buffer, count * 24, count),
    angles: new Uint16Array(buffer, count * 28, count),
    styles: new Uint8Array(buffer, count * 30, count),
  };
}
