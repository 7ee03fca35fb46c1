/** What is drawn on a page besides text: lines, pictures, and the forms that hold more of both. */
import { chained, type Frame, IDENTITY, type Matrix, placedBox, placedX, placedY, scaleOf } from '../frame.js';
import { PathCollector } from '../path.js';
import { RulingCollector } from '../rulings.js';
import { isPaper } from '../visible.js';
import { matrixAt } from './characters.js';
import type { Pdfium } from './library.js';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const LINE_TO = 0;
const MOVE_TO = 2;
/** Forms hold forms; a file can hold itself. */
const DEEPEST = 12;
/** A path of more pieces is a drawing, not a table. */
const MOST_SEGMENTS = 4000;

export interface Drawn {
  readonly rulings: RulingCollector;
  /** For each text object inside a form: the marked content of the form itself. */
  readonly marksInForms: Map<number, number>;
  /** The area under pictures, in square points. */
  pictured: number;
}

/** Walks everything on the page. */
export function readObjects(pdfium: Pdfium, page: number, frame: Frame): Drawn {
  const { call } = pdfium;
  const drawn: Drawn = { rulings: new RulingCollector(frame), marksInForms: new Map(), pictured: 0 };
  const walk = new Walk(pdfium, frame, drawn);
  const count = call.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index++) {
    walk.object(call.FPDFPage_GetObject(page, index), IDENTITY, 0, null);
  }
  return drawn;
}

class Walk {
  readonly #pdfium: Pdfium;
  readonly #frame: Frame;
  readonly #drawn: Drawn;
  readonly #paths: PathCollector;

  constructor(pdfium: Pdfium, frame: Frame, drawn: Drawn) {
    this.#pdfium = pdfium;
    this.#frame = frame;
    this.#drawn = drawn;
    this.#paths = new PathCollector(drawn.rulings);
  }

  /** `outer` is the matrix of the forms around it, `mark` the marked content of the outermost of them. */
  object(object: number, outer: Matrix, depth: number, mark: number | null): void {
    if (object === 0) return;
    switch (this.#pdfium.call.FPDFPageObj_GetType(object)) {
      case PATH:
        this.#path(object, outer);
        break;
      case IMAGE:
        this.#image(object, outer);
        break;
      case FORM:
        if (depth < DEEPEST) this.#form(object, outer, depth, mark);
        break;
      case TEXT:
        if (mark !== null) this.#drawn.marksInForms.set(object, mark);
        break;
      default:
    }
  }

  #form(form: number, outer: Matrix, depth: number, mark: number | null): void {
    const { call } = this.#pdfium;
    const matrix = chained(this.#matrixOf(form), outer);
    const own = mark ?? call.FPDFPageObj_GetMarkedContentID(form);
    const count = call.FPDFFormObj_CountObjects(form);
    for (let index = 0; index < count; index++) {
      this.object(call.FPDFFormObj_GetObject(form, index), matrix, depth + 1, own);
    }
  }

  #matrixOf(object: number): Matrix {
    const { call, scratch } = this.#pdfium;
    return call.FPDFPageObj_GetMatrix(object, scratch) === 1 ? matrixAt(this.#pdfium) : IDENTITY;
  }

  #image(image: number, outer: Matrix): void {
    const { width, height } = this.#frame;
    // A picture is the unit square under its matrix.
    const matrix = chained(chained(this.#matrixOf(image), outer), this.#frame.matrix);
    const [x0, top, x1, bottom] = placedBox(matrix, 0, 0, 1, 1);
    const across = Math.min(x1, width) - Math.max(x0, 0);
    const down = Math.min(bottom, height) - Math.max(top, 0);
    if (across > 0 && down > 0) this.#drawn.pictured += across * down;
  }

  #path(path: number, outer: Matrix): void {
    const { call, scratch, i32 } = this.#pdfium;
    const count = call.FPDFPath_CountSegments(path);
    if (count < 2 || count > MOST_SEGMENTS) return;
    if (call.FPDFPath_GetDrawMode(path, scratch, scratch + 4) === 0) return;
    const at = scratch >> 2;
    const fills = i32[at] !== 0;
    const strokes = i32[at + 1] !== 0;
    const fill = fills && this.#visible(path, 'FPDFPageObj_GetFillColor');
    const stroke = strokes && this.#visible(path, 'FPDFPageObj_GetStrokeColor');
    if (!fill && !stroke) return;
    const matrix = chained(chained(this.#matrixOf(path), outer), this.#frame.matrix);
    const width = stroke ? this.#widthOf(path) * scaleOf(matrix) : null;
    this.#segments(path, count, matrix);
    this.#paths.end(fill, width);
  }

  #segments(path: number, count: number, matrix: Matrix): void {
    const { call, scratch, f32 } = this.#pdfium;
    const at = scratch >> 2;
    for (let index = 0; index < count; index++) {
      const segment = call.FPDFPath_GetPathSegment(path, index);
      if (segment === 0 || call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
      const x = f32[at] ?? 0;
      const y = f32[at + 1] ?? 0;
      const type = call.FPDFPathSegment_GetType(segment);
      const [px, py] = [placedX(matrix, x, y), placedY(matrix, x, y)];
      if (type === MOVE_TO) this.#paths.moveTo(px, py);
      else if (type === LINE_TO) this.#paths.lineTo(px, py);
      else this.#paths.curveTo(px, py);
      if (call.FPDFPathSegment_GetClose(segment) === 1) this.#paths.close();
    }
  }

  #widthOf(path: number): number {
    const { call, scratch, f32 } = this.#pdfium;
    return call.FPDFPageObj_GetStrokeWidth(path, scratch) === 1 ? (f32[scratch >> 2] ?? 0) : 0;
  }

  /** White on white paper and what is all transparent is not seen. A colour that cannot be told is. */
  #visible(path: number, get: 'FPDFPageObj_GetFillColor' | 'FPDFPageObj_GetStrokeColor'): boolean {
    const { call, scratch, u32 } = this.#pdfium;
    if (call[get](path, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return true;
    const [red = 0, green = 0, blue = 0, alpha = 0] = u32.subarray(scratch >> 2, (scratch >> 2) + 4);
    return alpha > 0 && !isPaper((red << 16) | (green << 8) | blue);
  }
}
