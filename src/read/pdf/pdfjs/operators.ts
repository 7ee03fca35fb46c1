/**
 * Carries out pdf.js' list of operators as far as characters, lines and pictures go. Its text items would not do: they join
 * what is set near each other, make up spaces, and have one box for many characters. The operators have each glyph as it is
 * set, so every box is exact.
 */
import { Columns, type Look } from '../columns.js';
import { emBox, shareBox } from '../em-box.js';
import { emboldened, FILLED_AND_STROKED, weightOf } from '../font-weight.js';
import {
  angleOf,
  chained,
  type Frame,
  heightScaleOf,
  type Matrix,
  placedBox,
  placedX,
  placedY,
  scaleOf,
} from '../frame.js';
import { lettersOf } from '../ligatures.js';
import type { PdfCharacters } from '../page.js';
import { PathCollector } from '../path.js';
import { RulingCollector } from '../rulings.js';
import { isPaper } from '../visible.js';
import type { JsFont, JsGlyph, JsOperators, JsPage, PdfJs } from './library.js';
import { colourOf, matrixOf, type Paint, StateStack } from './state.js';

export interface Carried {
  readonly characters: PdfCharacters;
  readonly rulings: RulingCollector;
  /** The area under pictures, in square points. */
  readonly pictured: number;
}

type Arguments = readonly unknown[];

const THOUSANDTH = 0.001;
const UNKNOWN = 0xfffd;
const SPACE = 0x20;

export interface Carrying {
  readonly frame: Frame;
  /** Ids of the annotations that are text of the page; the operators of all others are passed over. */
  readonly filledIn: ReadonlySet<string>;
}

/** Reads one page's operators. */
export function carryOut(library: PdfJs, list: JsOperators, page: JsPage, { frame, filledIn }: Carrying): Carried {
  const { OPS } = library;
  const run = new Run(page, frame);
  const steps = stepsOf(library, run);
  let passedOver = false;
  for (const [at, operator] of list.fnArray.entries()) {
    const args = list.argsArray[at] ?? [];
    if (operator === OPS['beginAnnotation']) passedOver = !filledIn.has(String(args[0]));
    if (!passedOver) steps.get(operator)?.(args);
    if (operator === OPS['endAnnotation']) passedOver = false;
  }
  return run.result();
}

const number = (args: Arguments, at = 0): number => (typeof args[at] === 'number' ? args[at] : 0);

/** What each operator does; all others change nothing that is read. */
function stepsOf({ OPS }: PdfJs, run: Run): Map<number, (args: Arguments) => void> {
  const { states } = run;
  const steps: Readonly<Record<string, (args: Arguments) => void>> = {
    save: () => states.save(),
    restore: () => states.restore(),
    transform: (args) => run.transform(args),
    paintFormXObjectBegin: (args) => run.beginForm(args[0]),
    paintFormXObjectEnd: () => run.endForm(),
    beginAnnotation: (args) => run.beginAnnotation(args),
    endAnnotation: () => run.endForm(),
    beginGroup: () => states.save(),
    endGroup: () => states.restore(),
    beginMarkedContent: () => run.beginMarked(null),
    beginMarkedContentProps: (args) => run.beginMarked(args[1]),
    endMarkedContent: () => run.endMarked(),
    setGState: (args) => run.setState(args[0]),
    setLineWidth: (args) => run.set({ lineWidth: number(args) }),
    setFillRGBColor: (args) => run.set({ fill: colourOf(args) }),
    setStrokeRGBColor: (args) => run.set({ stroke: colourOf(args) }),
    setFillColorN: () => run.set({ fill: -1 }),
    setStrokeColorN: () => run.set({ stroke: -1 }),
    setFillTransparent: () => run.set({ fill: null }),
    setStrokeTransparent: () => run.set({ stroke: null }),
    beginText: () => states.beginText([1, 0, 0, 1, 0, 0]),
    setCharSpacing: (args) => run.set({ characterSpacing: number(args) }),
    setWordSpacing: (args) => run.set({ wordSpacing: number(args) }),
    setHScale: (args) => run.set({ stretch: number(args) / 100 }),
    setTextRenderingMode: (args) => run.set({ renderMode: number(args) }),
    setLeading: (args) => run.set({ leading: number(args) }),
    setTextRise: (args) => run.set({ rise: number(args) }),
    setFont: (args) => run.setFont(String(args[0]), number(args, 1)),
    moveText: (args) => states.moveText(number(args), number(args, 1)),
    setLeadingMoveText: (args) => {
      run.set({ leading: -number(args, 1) });
      states.moveText(number(args), number(args, 1));
    },
    setTextMatrix: (args) => states.beginText(matrixOf(args[0]) ?? [1, 0, 0, 1, 0, 0]),
    nextLine: () => states.moveText(0, -states.now.leading),
    showText: (args) => run.show(args[0] as readonly (JsGlyph | number)[]),
    constructPath: (args) => run.path(OPS, args),
    paintImageXObject: () => run.picture(),
    paintInlineImageXObject: () => run.picture(),
    paintImageMaskXObject: () => run.picture(),
    paintSolidColorImageMask: () => run.picture(),
    paintImageXObjectRepeat: (args) => run.pictures(number(args, 1), number(args, 2), args[3]),
    paintImageMaskXObjectRepeat: (args) => run.pictures(number(args, 1), number(args, 4), args[5]),
  };
  return new Map(
    Object.entries(steps).flatMap(([name, step]) => (OPS[name] === undefined ? [] : [[OPS[name], step] as const])),
  );
}

class Run {
  readonly states: StateStack;
  readonly #page: JsPage;
  readonly #frame: Frame;
  readonly #columns = new Columns();
  readonly #rulings: RulingCollector;
  readonly #paths: PathCollector;
  /** The marked content around, -1 where it has no number. */
  readonly #marks: number[] = [];
  /** For each form around: how much marked content was open when it began, and the number that holds all through it. */
  readonly #forms: { readonly open: number; readonly mark: number }[] = [];
  #pictured = 0;

  constructor(page: JsPage, frame: Frame) {
    this.#page = page;
    this.#frame = frame;
    this.states = new StateStack(frame.matrix);
    this.#rulings = new RulingCollector(frame);
    this.#paths = new PathCollector(this.#rulings);
  }

  result(): Carried {
    return { characters: this.#columns.cut(), rulings: this.#rulings, pictured: this.#pictured };
  }

  set(values: Partial<StateStack['now']>): void {
    Object.assign(this.states.now, values);
  }

  transform(args: Arguments): void {
    const matrix = matrixOf(args);
    if (matrix) this.states.transform(matrix);
  }

  beginForm(value: unknown): void {
    this.states.save();
    const matrix = matrixOf(value);
    if (matrix) this.states.transform(matrix);
    this.#forms.push({ open: this.#marks.length, mark: this.#mark() });
  }

  /** Of no marked content of the page; drawn by two matrices, its place on the page and its own. */
  beginAnnotation([, , place, own]: Arguments): void {
    this.states.save();
    for (const matrix of [matrixOf(place), matrixOf(own)]) if (matrix) this.states.transform(matrix);
    this.#forms.push({ open: this.#marks.length, mark: -1 });
  }

  endForm(): void {
    const form = this.#forms.pop();
    if (form) this.#marks.length = Math.min(this.#marks.length, form.open);
    this.states.restore();
  }

  beginMarked(mark: unknown): void {
    this.#marks.push(typeof mark === 'number' ? mark : -1);
  }

  endMarked(): void {
    if (this.#marks.length > (this.#forms.at(-1)?.open ?? 0)) this.#marks.pop();
  }

  /** The innermost number; inside a form the one that the form stands in, because a form numbers for itself. */
  #mark(): number {
    const form = this.#forms[0];
    return form ? form.mark : (this.#marks.findLast((mark) => mark >= 0) ?? -1);
  }

  setState(entries: unknown): void {
    for (const [key, value] of (entries ?? []) as readonly (readonly [string, unknown])[]) {
      if (key === 'LW') this.set({ lineWidth: Number(value) });
      else if (key === 'ca') this.set({ fillAlpha: Number(value) });
      else if (key === 'CA') this.set({ strokeAlpha: Number(value) });
      else if (key === 'Font' && Array.isArray(value)) this.setFont(String(value[0]), Number(value[1]));
    }
  }

  setFont(id: string, fontSize: number): void {
    const { commonObjs } = this.#page;
    this.set({ font: commonObjs.has(id) ? commonObjs.get(id) : null, fontSize });
  }

  show(glyphs: readonly (JsGlyph | number)[]): void {
    const { now, textMatrix } = this.states;
    const { font } = now;
    if (!font || now.fontSize === 0 || !Array.isArray(glyphs)) return; // text without a size is not seen
    const matrix = chained(textMatrix, now.matrix);
    // The direction is told in the page's own space; the frame turns it.
    const look = {
      size: Math.abs(now.fontSize) * heightScaleOf(matrix),
      weight: this.#weightOf(font),
      angle: this.#angle(matrix, now.fontSize < 0),
      mark: this.#mark(),
      colour: now.fill ?? -1,
    };
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') this.#advance(font, -glyph * THOUSANDTH * now.fontSize);
      else this.#glyph(glyph, font, matrix, look);
    }
  }

  /** As shown, y runs down: a matrix that keeps text upright mirrors it. */
  #angle([a, b]: Matrix, backwards: boolean): number {
    return angleOf(backwards ? [-a, b, 0, 0, 0, 0] : [a, -b, 0, 0, 0, 0], 0);
  }

  #glyph(glyph: JsGlyph, font: JsFont, matrix: Matrix, look: Look): void {
    const { now } = this.states;
    const unit = (font.fontMatrix?.[0] || THOUSANDTH) * now.fontSize;
    const spacing = now.characterSpacing + (glyph.isSpace ? now.wordSpacing : 0);
    const down = font.vertical ? (glyph.vmetric ?? font.defaultVMetrics) : null;
    const [x0, top, x1, bottom] = down
      ? this.#downBox(glyph, down, unit, matrix)
      : this.#box(glyph, unit, matrix, look);
    const from = this.#columns.length;
    for (const code of codesOf(glyph)) this.#columns.add(code, look, x0, top, x1, bottom);
    if (this.#columns.length - from > 1) shareBox(this.#columns.boxes, from, this.#columns.length, look.angle);
    this.#advance(font, (down ? (down[0] ?? 0) : glyph.width) * unit + (down ? -spacing : spacing));
  }

  #box(glyph: JsGlyph, unit: number, matrix: Matrix, { size, angle }: Look): ReturnType<typeof emBox> {
    const { now, x, y } = this.states;
    const base = y + now.rise;
    const advance = placedBox(matrix, x, base, x + glyph.width * unit * now.stretch, base);
    return emBox(advance, placedX(matrix, x, base), placedY(matrix, x, base), size, angle);
  }

  #weightOf({ name, bold }: JsFont): number {
    const weight = weightOf(name ?? '', bold === true);
    return this.states.now.renderMode === FILLED_AND_STROKED ? emboldened(weight) : weight;
  }

  /** Text that runs down the page: a square below the pen, its middle under it. */
  #downBox(glyph: JsGlyph, down: readonly number[], unit: number, matrix: Matrix): ReturnType<typeof placedBox> {
    const { x, y } = this.states;
    const half = (glyph.width * unit) / 2;
    return placedBox(matrix, x - half, y + (down[0] ?? 0) * unit, x + half, y);
  }

  #advance(font: JsFont, by: number): void {
    if (font.vertical) this.states.y += by;
    else this.states.x += by * this.states.now.stretch;
  }

  path(OPS: PdfJs['OPS'], [operator, data]: Arguments): void {
    const { now } = this.states;
    const name = PAINTS.find((paint) => OPS[paint] === operator);
    const points = (data as readonly unknown[] | undefined)?.[0];
    if (!name || !(points instanceof Float32Array)) return;
    const fills = name.includes('ill') && seen(now.fill, now.fillAlpha);
    const strokes = name.includes('troke') && seen(now.stroke, now.strokeAlpha);
    if (!fills && !strokes) return;
    this.#points(points);
    this.#paths.end(fills, strokes ? now.lineWidth * scaleOf(now.matrix) : null);
  }

  #points(points: Float32Array): void {
    const [a, b, c, d, e, f] = this.states.now.matrix;
    const x = (at: number): number => a * (points[at] ?? 0) + c * (points[at + 1] ?? 0) + e;
    const y = (at: number): number => b * (points[at] ?? 0) + d * (points[at + 1] ?? 0) + f;
    for (let at = 0; at < points.length; ) {
      const draw = points[at++];
      if (draw === 0) this.#paths.moveTo(x(at), y(at));
      else if (draw === 1) this.#paths.lineTo(x(at), y(at));
      else if (draw === 2) this.#paths.curveTo(x(at + 4), y(at + 4));
      else this.#paths.close();
      at += POINT_NUMBERS[draw ?? 3] ?? 0;
    }
  }

  /** A picture is the unit square. */
  picture(matrix: Matrix = this.states.now.matrix): void {
    const { width, height } = this.#frame;
    const [x0, top, x1, bottom] = placedBox(matrix, 0, 0, 1, 1);
    const across = Math.min(x1, width) - Math.max(x0, 0);
    const down = Math.min(bottom, height) - Math.max(top, 0);
    if (across > 0 && down > 0) this.#pictured += across * down;
  }

  /** The same picture at many places. */
  pictures(across: number, down: number, places: unknown): void {
    const positions = Array.from((places ?? []) as ArrayLike<number>);
    for (let at = 0; at + 1 < positions.length; at += 2) {
      const matrix: Matrix = [across, 0, 0, down, positions[at] ?? 0, positions[at + 1] ?? 0];
      this.picture(chained(matrix, this.states.now.matrix));
    }
  }
}

/** How many numbers follow: move, line, curve, close. */
const POINT_NUMBERS = [2, 2, 6, 0];
const PAINTS = [
  'stroke',
  'closeStroke',
  'fill',
  'eoFill',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
];

const seen = (paint: Paint, alpha: number): boolean => paint !== null && alpha > 0 && !isPaper(paint);

/** The letters of a glyph, less what is not seen. */
function codesOf({ unicode }: JsGlyph): number[] {
  if (!unicode) return [UNKNOWN];
  return lettersOf(unicode).flatMap((code) => {
    if (code === 0) return [UNKNOWN];
    return code < SPACE ? (code === 0x09 ? [SPACE] : []) : [code];
  });
}
