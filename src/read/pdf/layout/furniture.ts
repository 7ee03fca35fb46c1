/**
 * Running heads, feet and page numbers: what stands in the margin of most pages and says the same. A heading such as
 * "Evaluation recommendation 4" can recur at one place on page after page, its number in step with the pages: so digits are
 * only looked past where nothing but a page number is left, or where the page has no other.
 */
import type { TextPage } from '../text-page.js';
import { linesFrom } from './lines.js';
import { addTo, type Line, middleX, middleY, type Word } from './model.js';
import { usualSize } from './size.js';
import { wordsOf } from './words.js';

/** The bands at the top and the bottom of a page, as shares of its height. */
const TOP = 0.14;
const BOTTOM = 0.87;
/** Places that differ by less are the same, as a share of the height: left and right pages can differ a little. */
const ASIDE = 0.03;
/** Repeated on so many pages, and on this share of them. */
const FEWEST = 3;
const SHARE = 0.3;
/** What the tags call content must be repeated on nearly all of them. */
const SHARE_OF_CONTENT = 0.75;
/** Pages that a head of one chapter spans, at least. */
const CHAPTER = 4;
/** White wider than this, in font sizes, parts what stands left from what stands right. */
const WIDE_GAP = 2.5;
/** So many pieces of a line that are no furniture make it a row. */
const ROW = 2;
/** Above is the upper margin, below the lower one. */
const TURN = 0.5;
/** Pieces with more words are text. */
const MOST_WORDS = 30;

const PAGE_NUMBER = /(?:^|[\s|])(?:\p{L}{1,6}\.?\s*)?(\d{1,4})(?:\s?(?:of|\/|de|sur|из|من)\s?\d{1,4})?$/iu;
const LEADING_NUMBER = /^(?:\p{L}{1,6}\.?\s)?(\d{1,4})(?:\s?\/\s?\d{1,4})?(?:\s?\||(?=\s|$))/u;
const ROMAN = /^[ivxlc]{1,6}$/u;
const RULE = /^[_\-–—=.\s]+$/u;
const LETTER = /\p{L}/u;

interface Piece {
  readonly page: number;
  readonly text: string;
  readonly y: number;
  /** What is left without the number. */
  readonly core: string;
  /** The number minus the page's own. */
  readonly offset: number | null;
  /** The tags of its page call it an artefact. */
  readonly artefact: boolean;
  /** The tags of its page say of nearly everything what it is. */
  readonly marked: boolean;
  /** Neither larger nor bolder than the rest. */
  readonly plain: boolean;
  readonly words: readonly Word[];
  readonly line: MarginLine;
}

/** A line in the margin of a page: the pieces it falls into, those included that are too long to be furniture. */
interface MarginLine {
  readonly parts: number;
}

/** Places of words that are furniture, by page number. Boxes are not shared between words: one place, one word. */
export type Furniture = ReadonlyMap<number, readonly Line[]>;

/** Finds the running heads, feet and page numbers of all pages. */
export function furnitureOf(pages: readonly TextPage[]): Furniture {
  const pieces = pages.flatMap(marginPieces);
  const found = new Set<Piece>();
  const total = pages.length;
  const numbers = pageNumbers(pieces);
  for (const piece of numbers) found.add(piece);
  const numbered = new Set([...numbers].map(({ page }) => page));
  for (const piece of pieces) if (piece.artefact && RULE.test(piece.text)) found.add(piece);
  for (const group of groups(pieces, ({ text }) => text)) {
    const artefacts = group.filter(({ artefact }) => artefact).length;
    const onPages = new Set(group.map(({ page }) => page)).size;
    const called = artefacts * 2 >= group.length || group.every(({ artefact }) => artefact);
    const needed = called
      ? Math.min(FEWEST - 1, total)
      : Math.max(FEWEST, total * (group[0]?.marked ? SHARE_OF_CONTENT : SHARE));
    if (onPages >= needed && onPages > 1 && !group[0]?.text.endsWith(':')) for (const piece of group) found.add(piece);
  }
  for (const group of groups(
    pieces.filter(({ core, offset, page, plain }) => core !== '' && offset !== null && plain && !numbered.has(page)),
    ({ core, offset }) => `${core}|${offset}`,
  ))
    if (new Set(group.map(({ page }) => page)).size >= CHAPTER - 1 && !group[0]?.core.endsWith(':'))
      for (const piece of group) found.add(piece);
  withoutRows(pieces, found);
  const byPage = new Map<number, Line[]>();
  for (const { page, words } of found) for (const line of linesFrom(words)) addTo(byPage, page, line);
  return byPage;
}

/**
 * What recurs in the margin may be cells of a table, a year or a status: such lines have other cells beside, and nothing further
 * from the edge of the page is furniture either.
 */
function withoutRows(pieces: readonly Piece[], found: Set<Piece>): void {
  const byLine = new Map<MarginLine, Piece[]>();
  const byPage = new Map<number, Piece[]>();
  for (const piece of pieces) addTo(byLine, piece.line, piece);
  for (const piece of found) addTo(byPage, piece.page, piece);
  for (const [{ parts }, own] of byLine) {
    const furniture = own.filter((piece) => found.has(piece));
    const [row] = furniture;
    if (!row || parts - furniture.length < ROW) continue;
    for (const piece of byPage.get(row.page) ?? []) if (!piece.artefact && isInward(piece, row)) found.delete(piece);
  }
}

/** In the same margin, and as far from the edge or further. */
const isInward = ({ y }: Piece, row: Piece): boolean =>
  row.y > TURN ? y > TURN && y <= row.y : y <= TURN && y >= row.y;

/** Numbers that count with the pages and have nothing beside them but a word such as "Page". */
function pageNumbers(pieces: readonly Piece[]): Set<Piece> {
  const found = new Set<Piece>();
  const bare = pieces.filter(({ core, offset, text }) => (offset !== null && !LETTER.test(core)) || ROMAN.test(text));
  for (const group of groups(bare, ({ offset }) => String(offset))) {
    const onPages = new Set(group.map(({ page }) => page)).size;
    if (onPages > 1 || group.every(({ artefact, core }) => artefact && core === ''))
      for (const piece of group) found.add(piece);
  }
  // A document of one page has nothing to compare with.
  for (const piece of bare) if (piece.offset === 0 && piece.y > BOTTOM) found.add(piece);
  return found;
}

/** Pieces of one key that stand at one height. */
function groups(pieces: readonly Piece[], key: (piece: Piece) => string): Piece[][] {
  const byKey = new Map<string, Piece[]>();
  for (const piece of pieces) addTo(byKey, key(piece), piece);
  return [...byKey.values()].flatMap((list) => {
    const found: Piece[][] = [];
    for (const piece of list.sort((a, b) => a.y - b.y || a.page - b.page)) {
      const group = found.at(-1);
      if (group && piece.y - (group[0]?.y ?? 0) <= ASIDE) group.push(piece);
      else found.push([piece]);
    }
    return found;
  });
}

function marginPieces(page: TextPage): Piece[] {
  const { height, number, marked } = page;
  const words = wordsOf(page, (top, bottom) => bottom < height * TOP || top > height * BOTTOM);
  const usual = usualSize([page]);
  return linesFrom(words.filter((word) => !isInTable(word, page)))
    .flatMap((whole) => {
      const parts = partsOf(whole);
      const line: MarginLine = { parts: parts.length };
      return parts.map((part) => ({ part, line }));
    })
    .filter(({ part }) => part.words.length <= MOST_WORDS)
    .map(({ part, line }): Piece => {
      const { text, words: list } = part;
      const { core, value } = withoutNumber(text);
      return {
        page: number,
        text,
        y: middleY(part.box) / height,
        core,
        offset: value === null ? null : value - number,
        marked,
        artefact: marked && list.every(({ mark }) => mark < 0),
        plain: part.size <= usual * 1.05 && !part.bold,
        words: list,
        line,
      };
    });
}

function withoutNumber(text: string): { core: string; value: number | null } {
  const match = PAGE_NUMBER.exec(text) ?? LEADING_NUMBER.exec(text);
  if (!match) return { core: text, value: null };
  const core = `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`.trim();
  return { core, value: Number(match[1]) };
}

/** A line between other lines down the page is part of a table. */
function isInTable({ box }: Word, { rulings, height }: TextPage): boolean {
  const y = middleY(box);
  return rulings.some(
    ({ direction, top, bottom }) => direction === 'vertical' && top < y && bottom > y && bottom - top < height * 0.95,
  );
}

/** What stands left, in the middle and right. */
function partsOf(line: Line): Line[] {
  const parts: Word[][] = [];
  for (const word of line.words) {
    const last = parts.at(-1)?.at(-1);
    if (last && word.upright[0] - last.upright[2] <= WIDE_GAP * word.size) parts.at(-1)?.push(word);
    else parts.push([word]);
  }
  return parts.flatMap((words) => linesFrom(words));
}

/** Says of a word of the page whether it belongs to its furniture. */
export function isFurniture(lines: readonly Line[]): (word: Word) => boolean {
  const places = new Set(lines.flatMap(({ words }) => words.map(placeOf)));
  return (word) => lines.some(({ box }) => word.box[1] <= box[3] && word.box[3] >= box[1]) && places.has(placeOf(word));
}

const placeOf = ({ text, box }: Word): string => `${text}|${middleX(box).toFixed(1)}|${middleY(box).toFixed(1)}`;
