/**
 * What is kept of a page once it was read: its words instead of its characters, and what its characters tell all together.
 * Made where the engine runs, so that no character leaves its thread and none is held longer than its page is read.
 */
import type { PdfCharacters, PdfLink, PdfPage, PdfTag, Ruling } from './page.js';
import type { WordColumns } from './word-columns.js';
import { wordsIn } from './words.js';

/** As the page of the engine, in points from the top left corner. */
export interface TextPage {
  /** Counted from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly words: WordColumns;
  readonly rulings: readonly Ruling[];
  readonly links: readonly PdfLink[];
  readonly tags: readonly PdfTag[] | null;
  /** The share of the page that lies under pictures, 0 to 1. */
  readonly pictured: number;
  /** Font sizes to a tenth of a point, each followed by how many characters have it; in the order of the text. */
  readonly sizes: readonly number[];
  /** Characters that are no white space. */
  readonly seen: number;
  /** Characters of which the file does not say what they are. */
  readonly unknown: number;
  /** Nearly all characters belong to marked content. */
  readonly marked: boolean;
}

const UNKNOWN = 0xfffd;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const NEARLY_ALL = 0.8;
const TENTHS = 10;

/** Takes of a page what is needed of it. */
export function textPageOf(page: PdfPage): TextPage {
  const { number, width, height, rulings, links, tags, pictured, characters } = page;
  return {
    number,
    width,
    height,
    words: wordsIn(characters),
    rulings,
    links,
    tags,
    pictured,
    sizes: sizesOf(characters),
    ...countsOf(characters),
    marked: tags !== null && isMarked(characters),
  };
}

/** What is handed over to another thread instead of copied. */
export const bufferOf = ({ words }: TextPage): ArrayBuffer => words.boxes.buffer as ArrayBuffer;

function countsOf({ codes }: PdfCharacters): { readonly seen: number; readonly unknown: number } {
  let seen = 0;
  let unknown = 0;
  for (const code of codes) {
    if (code > SPACE && code !== NO_BREAK_SPACE) seen++;
    if (code === UNKNOWN) unknown++;
  }
  return { seen, unknown };
}

function isMarked({ marks }: PdfCharacters): boolean {
  let marked = 0;
  for (const mark of marks) if (mark >= 0) marked++;
  return marked >= marks.length * NEARLY_ALL;
}

function sizesOf({ fontSizes }: PdfCharacters): number[] {
  const counts = new Map<number, number>();
  let from = 0;
  for (let at = 1; at <= fontSizes.length; at++) {
    if (at < fontSizes.length && fontSizes[at] === fontSizes[from]) continue;
    const size = Math.round((fontSizes[from] ?? 0) * TENTHS) / TENTHS;
    counts.set(size, (counts.get(size) ?? 0) + at - from);
    from = at;
  }
  return [...counts].flat();
}
