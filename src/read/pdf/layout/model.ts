/** What the layout work makes of a page on the way to the document model: words, lines, paragraphs and tables with their boxes. */
import type { Box } from '../../../core/span.js';

/** A run of characters without white space, of one style and one marked content. */
export interface Word {
  readonly text: string;
  /** On the page as shown. */
  readonly box: Box;
  /** The box as someone sees it who turns the page until the word is upright; equal to `box` for upright text. */
  readonly upright: Box;
  readonly size: number;
  readonly bold: boolean;
  readonly angle: number;
  /** Marked content; -1 for none. */
  readonly mark: number;
  /** White space was printed before it. */
  readonly spaced: boolean;
}

export interface Line {
  readonly words: readonly Word[];
  readonly text: string;
  readonly box: Box;
  readonly upright: Box;
  /** Of most of its characters. */
  readonly size: number;
  /** All of it that has letters. */
  readonly bold: boolean;
}

export interface PageParagraph {
  readonly kind: 'paragraph';
  readonly page: number;
  readonly lines: readonly Line[];
  readonly box: Box;
}

export interface PageCell {
  readonly box: Box;
  readonly blocks: readonly PageBlock[];
  /** Grid columns, counted from 0. */
  readonly column: number;
  readonly columns: number;
  /** Grid rows that it covers. */
  readonly rows: number;
  readonly header: boolean;
}

export interface PageRow {
  readonly cells: readonly PageCell[];
  readonly box: Box;
  /** How many cells the row has on this page according to the tags, empty ones included; null where they do not say. */
  readonly tagged: number | null;
}

export interface PageTable {
  readonly kind: 'table';
  readonly page: number;
  readonly box: Box;
  readonly rows: readonly PageRow[];
  /** Left and right edge of each grid column: of its lines where it has some, otherwise of its text. */
  readonly columns: readonly (readonly [x0: number, x1: number])[];
  /** What the cells were told by. */
  readonly by: 'rulings' | 'tags' | 'alignment';
}

export type PageBlock = PageParagraph | PageTable;

/** A page in reading order. */
export interface PageLayout {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly PageBlock[];
  /** Levels of headings by marked content, as the tags have them. */
  readonly headings: ReadonlyMap<number, { readonly level: number }>;
  /** Nearly all characters belong to marked content, so that text which does not is likely an artefact. */
  readonly marked: boolean;
  /** Tables that tags and rulings divide differently. */
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  readonly box: Box;
  /** Cells of the one that lie in several cells of the other. */
  readonly cells: number;
}

export const widthOf = (box: Box): number => box[2] - box[0];
export const heightOf = (box: Box): number => box[3] - box[1];
export const middleX = (box: Box): number => (box[0] + box[2]) / 2;
export const middleY = (box: Box): number => (box[1] + box[3]) / 2;

/** The smallest box around all; an empty one at the corner where there are none. */
export function around(items: readonly { readonly box: Box }[]): Box {
  let x0 = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let x1 = -1;
  let bottom = -1;
  for (const { box } of items) {
    if (box[0] < x0) x0 = box[0];
    if (box[1] < top) top = box[1];
    if (box[2] > x1) x1 = box[2];
    if (box[3] > bottom) bottom = box[3];
  }
  return x1 < 0 ? [0, 0, 0, 0] : [x0, top, x1, bottom];
}

export const aroundBoxes = (boxes: readonly Box[]): Box => around(boxes.map((box) => ({ box })));

/** Of lists of any length, where spreading them into a call would not do. */
export const least = (values: readonly number[]): number =>
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
export const most = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

/** Adds to the list under the key. */
export function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The length that two intervals share; negative: the gap between them. */
export const shared = (a0: number, a1: number, b0: number, b1: number): number => Math.min(a1, b1) - Math.max(a0, b0);

export const holds = (box: Box, x: number, y: number): boolean =>
  x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/** All lines of a block, those in cells included. */
export function* linesOf(block: PageBlock): Generator<Line> {
  if (block.kind === 'paragraph') yield* block.lines;
  else
    for (const row of block.rows) for (const cell of row.cells) for (const inner of cell.blocks) yield* linesOf(inner);
}

export const textOfBlocks = (blocks: readonly PageBlock[]): string =>
  blocks.flatMap((block) => [...linesOf(block)].map(({ text }) => text)).join(' ');
