/** The characters of a page as PDFium has them, less the ones it made up. */
import { angleOf, type Frame, type Matrix, placedBox, scaleOf } from '../frame.js';
import type { PdfCharacters } from '../page.js';
import type { Pdfium } from './library.js';

/** What PDFium writes in place of a hyphen at the end of a line, and what stood there. */
const HYPHEN_MARK = 0x02;
const HYPHEN = 0x2d;
const SPACE = 0x20;
const UNKNOWN = 0xfffd;
const HEAVIEST = 900;
const MATRIX_FLOATS = 6;

/** What all characters of one text object have in common. */
interface Look {
  object: number;
  size: number;
  weight: number;
  angle: number;
  mark: number;
  colour: number;
}

/** Columns that are filled one character after the other and cut to length at the end. */
class Columns {
  readonly codes: Uint32Array;
  readonly boxes: Float32Array;
  readonly fontSizes: Float32Array;
  readonly fontWeights: Uint16Array;
  readonly angles: Uint16Array;
  readonly marks: Int32Array;
  readonly colours: Int32Array;
  length = 0;

  constructor(most: number) {
    this.codes = new Uint32Array(most);
    this.boxes = new Float32Array(most * 4);
    this.fontSizes = new Float32Array(most);
    this.fontWeights = new Uint16Array(most);
    this.angles = new Uint16Array(most);
    this.marks = new Int32Array(most);
    this.colours = new Int32Array(most);
  }

  add(code: number, look: Look): void {
    const at = this.length++;
    this.codes[at] = code;
    this.fontSizes[at] = look.size;
    this.fontWeights[at] = look.weight;
    this.angles[at] = look.angle;
    this.marks[at] = look.mark;
    this.colours[at] = look.colour;
  }

  /** Copies, so that no column drags a longer buffer along. */
  cut(): PdfCharacters {
    const { length } = this;
    return {
      codes: this.codes.slice(0, length),
      boxes: this.boxes.slice(0, length * 4),
      fontSizes: this.fontSizes.slice(0, length),
      fontWeights: this.fontWeights.slice(0, length),
      angles: this.angles.slice(0, length),
      marks: this.marks.slice(0, length),
      colours: this.colours.slice(0, length),
    };
  }
}

/**
 * Reads the characters of a loaded text page.
 * @param marksInForms for text inside a form, the marked content that the form as a whole belongs to: the numbers inside
 * the form are its own, not the page's.
 */
export function readCharacters(
  pdfium: Pdfium,
  text: number,
  frame: Frame,
  marksInForms: ReadonlyMap<number, number>,
): PdfCharacters {
  const { call, scratch } = pdfium;
  const count = Math.max(call.FPDFText_CountChars(text), 0);
  const columns = new Columns(count);
  const look: Look = { object: 0, size: 0, weight: 0, angle: 0, mark: -1, colour: -1 };
  const at = scratch >> 2;
  for (let index = 0; index < count; index++) {
    const object = call.FPDFText_GetTextObject(text, index);
    if (object === 0 || call.FPDFText_IsGenerated(text, index) === 1) continue;
    const code = codeAt(pdfium, text, index);
    if (code === null) continue;
    if (object !== look.object) readLook(pdfium, { text, index, object }, { frame, marksInForms }, look);
    if (call.FPDFText_GetLooseCharBox(text, index, scratch) === 0) continue;
    const { f32 } = pdfium; // left, top, right, bottom
    const box = placedBox(frame.matrix, f32[at] ?? 0, f32[at + 3] ?? 0, f32[at + 2] ?? 0, f32[at + 1] ?? 0);
    columns.boxes.set(box, columns.length * 4);
    columns.add(code, look);
  }
  const characters = columns.cut();
  shareLigatures(characters);
  return characters;
}

/** The code point; null for control characters, which stand for nothing that is seen. */
function codeAt({ call }: Pdfium, text: number, index: number): number | null {
  const code = call.FPDFText_GetUnicode(text, index);
  if (code === HYPHEN_MARK && call.FPDFText_IsHyphen(text, index) === 1) return HYPHEN;
  if (call.FPDFText_HasUnicodeMapError(text, index) === 1) return UNKNOWN;
  if (code >= SPACE) return code === 0xfffe || code === 0xffff ? UNKNOWN : code;
  return code === 0 ? UNKNOWN : code === 0x09 ? SPACE : null;
}

interface Place {
  readonly text: number;
  readonly index: number;
  readonly object: number;
}

function readLook(
  pdfium: Pdfium,
  { text, index, object }: Place,
  { frame, marksInForms }: { readonly frame: Frame; readonly marksInForms: ReadonlyMap<number, number> },
  look: Look,
): void {
  const { call, scratch } = pdfium;
  const known = call.FPDFText_GetMatrix(text, index, scratch) === 1;
  const matrix = known ? matrixAt(pdfium) : null;
  look.object = object;
  look.size = call.FPDFText_GetFontSize(text, index) * (matrix ? scaleOf(matrix) : 1);
  look.angle = matrix ? angleOf(matrix, frame.turns) : frame.turns * 90;
  look.weight = Math.min(Math.max(call.FPDFText_GetFontWeight(text, index), 0), HEAVIEST);
  look.mark = marksInForms.get(object) ?? call.FPDFPageObj_GetMarkedContentID(object);
  look.colour = fillOf(pdfium, object);
}

/** The matrix that was just written to the scratch. */
export function matrixAt({ f32, scratch }: Pdfium): Matrix {
  const at = scratch >> 2;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = f32.subarray(at, at + MATRIX_FLOATS);
  return [a, b, c, d, e, f];
}

function fillOf({ call, scratch, u32 }: Pdfium, object: number): number {
  if (call.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return -1;
  const at = scratch >> 2;
  return ((u32[at] ?? 0) << 16) | ((u32[at + 1] ?? 0) << 8) | (u32[at + 2] ?? 0);
}

/** PDFium gives each letter of a ligature the box of the whole: they share it, in the direction of the text. */
function shareLigatures({ codes, boxes, angles }: PdfCharacters): void {
  let from = 0;
  for (let at = 1; at <= codes.length; at++) {
    if (at < codes.length && sameBox(boxes, from, at)) continue;
    if (at - from > 1) shareBox(boxes, from, at, angles[from] ?? 0);
    from = at;
  }
}

const sameBox = (boxes: Float32Array, one: number, other: number): boolean => {
  for (let side = 0; side < 4; side++) if (boxes[one * 4 + side] !== boxes[other * 4 + side]) return false;
  return true;
};

/** Cuts the box that the characters [from, to) have in common into equal parts. */
export function shareBox(boxes: Float32Array, from: number, to: number, angle: number): void {
  const upright = angle === 0 || angle === 180;
  const low = upright ? 0 : 1;
  const start = boxes[from * 4 + low] ?? 0;
  const step = ((boxes[from * 4 + low + 2] ?? 0) - start) / (to - from);
  const backwards = angle === 180 || angle === 270;
  for (let at = from; at < to; at++) {
    const part = backwards ? to - 1 - at : at - from;
    boxes[at * 4 + low] = start + step * part;
    boxes[at * 4 + low + 2] = start + step * (part + 1);
  }
}
