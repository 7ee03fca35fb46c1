/** The words of a page as columns: what one thread hands to another, and what is held of a page until it is laid out. */

/** One entry per word, in the order of the content stream. Columns over one buffer, so that a page is handed over in one piece. */
export interface WordColumns {
  /** All words, one directly after the other. */
  readonly text: string;
  /** Where each word ends in the text. */
  readonly ends: Uint32Array;
  /** Four numbers per word: x0, top, x1, bottom. */
  readonly boxes: Float32Array;
  readonly sizes: Float32Array;
  /** The marked content of the word; -1 for none. */
  readonly marks: Int32Array;
  /** Degrees, clockwise: 0, 90, 180, 270. */
  readonly angles: Uint16Array;
  /** BOLD and SPACED. */
  readonly styles: Uint8Array;
}

export const BOLD = 1;
/** White space was printed before the word. */
export const SPACED = 2;
