/** Builds pages as an engine would give them: text at a place, lines, tags. Every character is half as wide as it is high. */

import type { Diagnostic, Report } from '../../../src/core/diagnostics.js';
import type { SourceDocument } from '../../../src/core/document.js';
import type { PdfPage, PdfTag, Ruling } from '../../../src/read/pdf/page.js';
import { type TextPage, textPageOf } from '../../../src/read/pdf/text-page.js';
import { readPdf } from '../../../src/read/pdf.js';

export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly angle?: number;
  readonly mark?: number;
}

export const WIDTH = 600;
export const HEIGHT = 800;
export const SIZE = 10;
const REGULAR = 400;
const BOLD = 700;

export class PageBuilder {
  readonly #codes: number[] = [];
  readonly #boxes: number[] = [];
  readonly #sizes: number[] = [];
  readonly #weights: number[] = [];
  readonly #angles: number[] = [];
  readonly #marks: number[] = [];
  readonly #rulings: Ruling[] = [];
  readonly #links: PdfPage['links'][number][] = [];
  readonly #number: number;
  #tags: PdfTag[] | null = null;

  constructor(number = 1) {
    this.#number = number;
  }

  /** One line of text, or several: each 12 points below the other. */
  text(x: number, top: number, text: string, style: Style = {}): this {
    for (const [at, line] of text.split('\n').entries())
      this.#line(x, top + at * 1.2 * (style.size ?? SIZE), line, style);
    return this;
  }

  across(y: number, x0: number, x1: number): this {
    this.#rulings.push({ direction: 'horizontal', x0, x1, top: y - 0.25, bottom: y + 0.25 });
    return this;
  }

  down(x: number, top: number, bottom: number): this {
    this.#rulings.push({ direction: 'vertical', x0: x - 0.25, x1: x + 0.25, top, bottom });
    return this;
  }

  /** Lines at all these places. */
  grid(xs: readonly number[], ys: readonly number[]): this {
    for (const y of ys) this.across(y, xs[0] ?? 0, xs.at(-1) ?? 0);
    for (const x of xs) this.down(x, ys[0] ?? 0, ys.at(-1) ?? 0);
    return this;
  }

  link(box: readonly [number, number, number, number], target: string): this {
    this.#links.push({ box, target });
    return this;
  }

  tags(...tags: PdfTag[]): this {
    this.#tags = tags;
    return this;
  }

  page(): TextPage {
    return textPageOf({
      number: this.#number,
      label: null,
      width: WIDTH,
      height: HEIGHT,
      characters: {
        codes: Uint32Array.from(this.#codes),
        boxes: Float32Array.from(this.#boxes),
        fontSizes: Float32Array.from(this.#sizes),
        fontWeights: Uint16Array.from(this.#weights),
        angles: Uint16Array.from(this.#angles),
        marks: Int32Array.from(this.#marks),
        colours: Int32Array.from(this.#codes, () => 0),
      },
      rulings: this.#rulings,
      links: this.#links,
      pictured: 0,
      tags: this.#tags,
    });
  }

  #line(x: number, top: number, text: string, { size = SIZE, bold = false, angle = 0, mark = -1 }: Style): void {
    let along = 0;
    for (const character of text) {
      const box = boxAt(x, top, along, size, angle);
      this.#codes.push(character.codePointAt(0) ?? 0);
      this.#boxes.push(...box);
      this.#sizes.push(size);
      this.#weights.push(bold ? BOLD : REGULAR);
      this.#angles.push(angle);
      this.#marks.push(mark);
      along += size / 2;
    }
  }
}

function boxAt(x: number, top: number, along: number, size: number, angle: number): [number, number, number, number] {
  const step = size / 2;
  if (angle === 90) return [x, top + along, x + size, top + along + step];
  if (angle === 270) return [x, top - along - step, x + size, top - along];
  return [x + along, top, x + along + step, top + size];
}

export const tag = (type: string, content: readonly number[] | readonly PdfTag[] = []): PdfTag => {
  const marks = content.filter((one): one is number => typeof one === 'number');
  const children = content.filter((one): one is PdfTag => typeof one !== 'number');
  return { type, marks, children, columns: 1, rows: 1 };
};

/** A tagged table: for each cell its marked content, none for an empty cell that has no content on the page. */
export const tagTable = (rows: readonly (readonly number[])[]): PdfTag =>
  tag(
    'Table',
    rows.map((cells) =>
      tag(
        'TR',
        cells.map((mark) => tag('TD', [mark])),
      ),
    ),
  );

export type Said = Pick<Diagnostic, 'code' | 'data'>;

export function documentFrom(...builders: readonly PageBuilder[]): { document: SourceDocument; said: Said[] } {
  const said: Said[] = [];
  const report: Report = (code, data) => {
    said.push({ code, data } as Said);
  };
  const document = readPdf(
    builders.map((builder) => builder.page()),
    report,
  );
  if (!document) throw new Error('not read');
  return { document, said };
}
