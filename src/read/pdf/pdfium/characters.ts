/** The characters of a page as PDFium has them, less the ones it made up. */
import { Columns, type Look } from '../columns.js';
import { ABOVE, BELOW, emBox, shareBox } from '../em-box.js';
import { emboldened, FILLED_AND_STROKED, weightOf } from '../font-weight.js';
import { angleOf, type Frame, heightScaleOf, type Matrix, placedBox, placedX, placedY } from '../frame.js';
import type { PdfCharacters } from '../page.js';
import type { Pdfium } from './library.js';

/** What PDFium writes in place of a hyphen at the end of a line, and what stood there. */
const HYPHEN_MARK = 0x02;
const HYPHEN = 0x2d;
const SPACE = 0x20;
const UNKNOWN = 0xfffd;
const FIRST_NO_CHARACTER = 0xfffe;
const FORCED_BOLD = 0x40000;

/**
 * Reads the characters of a loaded text page.
 *
 * Where the file says what a stretch of glyphs stands for (ActualText), PDFium gives that. It leaves out the second of two
 * spaces, and the copy that a shadow or a false bold sets over a character.
 * @param marksInForms for text inside a form, the marked content that the form as a whole belongs to: the numbers inside
 * the form are its own, not the page's.
 */
export function readCharacters(
  pdfium: Pdfium,
  text: number,
  frame: Frame,
  marksInForms: ReadonlyMap<number, number>,
): PdfCharacters {
  return new Reader(pdfium, text, frame, marksInForms).read();
}

class Reader {
  readonly #pdfium: Pdfium;
  readonly #text: number;
  readonly #frame: Frame;
  readonly #marksInForms: ReadonlyMap<number, number>;
  readonly #columns: Columns;
  readonly #weights = new Map<number, number>();
  readonly #look: Look = { size: 0, weight: 0, angle: 0, mark: -1, colour: -1 };
  /** The text object that the look was read of. */
  #object = 0;
  /** The characters since `from` are set at one origin: letters of a ligature, or what a stretch of glyphs stands for. */
  readonly #origin = { x: Number.NaN, y: Number.NaN, from: 0, index: 0 };

  constructor(pdfium: Pdfium, text: number, frame: Frame, marksInForms: ReadonlyMap<number, number>) {
    this.#pdfium = pdfium;
    this.#text = text;
    this.#frame = frame;
    this.#marksInForms = marksInForms;
    this.#columns = new Columns(Math.max(pdfium.call.FPDFText_CountChars(text), 0));
  }

  read(): PdfCharacters {
    const { call } = this.#pdfium;
    const text = this.#text;
    const count = Math.max(call.FPDFText_CountChars(text), 0);
    for (let index = 0; index < count; index++) {
      const object = call.FPDFText_GetTextObject(text, index);
      if (object === 0 || call.FPDFText_IsGenerated(text, index) === 1) continue;
      const code = this.#codeAt(index);
      if (code === null) continue;
      if (object !== this.#object) this.#readLook(index, object);
      this.#add(code, index);
    }
    this.#endOrigin();
    return this.#columns.cut();
  }

  /** The code point; null for control characters, which stand for nothing that is seen, and for the second half of a pair. */
  #codeAt(index: number): number | null {
    const { call } = this.#pdfium;
    const code = call.FPDFText_GetUnicode(this.#text, index);
    if (code === HYPHEN_MARK && call.FPDFText_IsHyphen(this.#text, index) === 1) return HYPHEN;
    if (call.FPDFText_HasUnicodeMapError(this.#text, index) === 1) return UNKNOWN;
    if (code < SPACE) return code === 0 ? UNKNOWN : code === 0x09 ? SPACE : null;
    if (isLow(code)) return null;
    if (!isHigh(code)) return code >= FIRST_NO_CHARACTER && code <= 0xffff ? UNKNOWN : code;
    const next = call.FPDFText_GetUnicode(this.#text, index + 1);
    return isLow(next) ? 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00) : UNKNOWN;
  }

  #add(code: number, index: number): void {
    const { call, scratch, f32, f64 } = this.#pdfium;
    if (call.FPDFText_GetLooseCharBox(this.#text, index, scratch) === 0) return;
    if (call.FPDFText_GetCharOrigin(this.#text, index, scratch + 16, scratch + 24) === 0) return;
    const at = scratch >> 2;
    const left = f32[at] ?? 0;
    const above = f32[at + 1] ?? 0;
    const right = f32[at + 2] ?? 0;
    const below = f32[at + 3] ?? 0;
    const x = f64[(scratch >> 3) + 2] ?? 0;
    const y = f64[(scratch >> 3) + 3] ?? 0;
    this.#beginAt(x, y, index);
    const look = this.#look;
    const { matrix } = this.#frame;
    if (look.angle === 0 && this.#frame.turns === 0) {
      // Nearly every character: upright on an upright page, where the frame only shifts and mirrors.
      const base = matrix[5] - y;
      const shift = matrix[4];
      this.#columns.add(code, look, left + shift, base - ABOVE * look.size, right + shift, base + BELOW * look.size);
      return;
    }
    const advance = placedBox(matrix, left, below, right, above);
    const [x0, top, x1, bottom] = emBox(advance, placedX(matrix, x, y), placedY(matrix, x, y), look.size, look.angle);
    this.#columns.add(code, look, x0, top, x1, bottom);
  }

  /** Characters of one origin are counted together. Writes over the scratch. */
  #beginAt(x: number, y: number, index: number): void {
    const origin = this.#origin;
    if (x === origin.x && y === origin.y) return;
    this.#endOrigin();
    origin.x = x;
    origin.y = y;
    origin.from = this.#columns.length;
    origin.index = index;
  }

  /** Gives characters of one origin a place each: they share what their inks cover together. */
  #endOrigin(): void {
    const { from, index } = this.#origin;
    const to = this.#columns.length;
    if (to - from < 2) return;
    const { boxes } = this.#columns;
    const angle = this.#columns.angleAt(from);
    const low = angle === 0 || angle === 180 ? 0 : 1;
    let end = boxes[from * 4 + low + 2] ?? 0;
    for (let at = from; at < to; at++) end = Math.max(end, this.#inkEnd(index + at - from, low));
    for (let at = from; at < to; at++) boxes.copyWithin(at * 4, from * 4, from * 4 + 4);
    for (let at = from; at < to; at++) boxes[at * 4 + low + 2] = end;
    shareBox(boxes, from, to, angle);
  }

  /** Where the ink ends, to the right or downwards. PDFium spreads what a stretch of glyphs stands for over their ink. */
  #inkEnd(index: number, low: number): number {
    const { call, scratch, f64 } = this.#pdfium;
    if (call.FPDFText_GetCharBox(this.#text, index, scratch, scratch + 8, scratch + 16, scratch + 24) === 0) return 0;
    const at = scratch >> 3;
    const box = placedBox(this.#frame.matrix, f64[at] ?? 0, f64[at + 2] ?? 0, f64[at + 1] ?? 0, f64[at + 3] ?? 0);
    return box[low + 2] ?? 0;
  }

  #readLook(index: number, object: number): void {
    const { call, scratch } = this.#pdfium;
    const matrix = call.FPDFText_GetMatrix(this.#text, index, scratch) === 1 ? matrixAt(this.#pdfium) : null;
    const look = this.#look;
    this.#endOrigin();
    this.#origin.x = Number.NaN;
    this.#object = object;
    look.size = Math.abs(call.FPDFText_GetFontSize(this.#text, index)) * (matrix ? heightScaleOf(matrix) : 1);
    look.angle = matrix ? angleOf(matrix, this.#frame.turns) : this.#frame.turns * 90;
    look.weight = this.#weightOf(object);
    look.mark = this.#marksInForms.get(object) ?? call.FPDFPageObj_GetMarkedContentID(object);
    look.colour = fillOf(this.#pdfium, object);
  }

  #weightOf(object: number): number {
    const { call } = this.#pdfium;
    const font = call.FPDFTextObj_GetFont(object);
    let weight = this.#weights.get(font);
    if (weight === undefined) {
      const name = this.#pdfium.utf8((at, size) => call.FPDFFont_GetBaseFontName(font, at, size));
      weight = weightOf(name, (call.FPDFFont_GetFlags(font) & FORCED_BOLD) !== 0);
      this.#weights.set(font, weight);
    }
    return call.FPDFTextObj_GetTextRenderMode(object) === FILLED_AND_STROKED ? emboldened(weight) : weight;
  }
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** The matrix that was just written to the scratch. */
export function matrixAt({ f32, scratch }: Pdfium): Matrix {
  const at = scratch >> 2;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = f32.subarray(at, at + 6);
  return [a, b, c, d, e, f];
}

function fillOf({ call, scratch, u32 }: Pdfium, object: number): number {
  if (call.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return -1;
  const at = scratch >> 2;
  return ((u32[at] ?? 0) << 16) | ((u32[at + 1] ?? 0) << 8) | (u32[at + 2] ?? 0);
}
