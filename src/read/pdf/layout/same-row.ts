/**
 * Is the first row of a page the rest of the last row of the page before? Decided by evidence for and against: what the tags
 * list, whether sentences go on, where numbers and labels begin anew. A row that begins anew and is joined glues two actions
 * together; a row that goes on and is not joined loses its end: both are wrong, and a tie is taken for a new row.
 */
import type { JoinedRow } from './joined.js';
import { type Line, linesOf, type PageBlock, type PageCell, type PageRow, shared } from './model.js';
import { isMarker } from './paragraphs.js';

const NEEDED = 1.5;
const LOWER = /^["'“‘(]?\p{Ll}|^[,;)&/(]/u;
const UPPER = /^["'“‘]?\p{Lu}/u;
const ENDED = /[.!?:;…]["'”’»)\]]*$/u;
const BROKEN = /(?:[,\-‐–—/]|\b(?:and|or|of|the|to|for|in|with|by|et|de|la|le|du|des|y|e|и))$/iu;
const NUMBERED = /^(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+|\(?[a-z][.)])/u;
const LABEL = /^[^.]{2,60}:\s*$|^\p{L}[^:]{1,40}:\s/u;

interface Texts {
  readonly before: readonly Line[];
  readonly after: readonly Line[];
  /** The first word of the new page would have fitted on the last line of the old one: that line was not broken there. */
  readonly early: boolean;
}

/** @param marked the page's text nearly all belongs to tags, so that their silence says something */
export function goesOn(last: JoinedRow, row: PageRow, marked: boolean): boolean {
  const above = last.fragments.at(-1)?.row;
  if (!above || above.cells.length !== row.cells.length || !sameCells(above.cells, row.cells)) return false;
  const texts = row.cells.map((cell, at): Texts => {
    const before = last.cells[at]?.fragments.flatMap((fragment) => linesIn(fragment.cell.blocks)) ?? [];
    const after = linesIn(cell.blocks);
    return { before, after, early: hasRoom(before.at(-1), after[0], above.cells[at] ?? cell) };
  });
  if (texts.every(({ after }) => after.length === 0)) return false;
  return byTags(row, above, texts, marked) + byText(texts) >= NEEDED;
}

/** White that a line leaves beside the next word, in font sizes, before it counts as room. */
const ROOM = 1.2;

function hasRoom(last: Line | undefined, next: Line | undefined, { box }: PageCell): boolean {
  const word = next?.words[0];
  if (!last || !word) return false;
  return box[2] - last.box[2] > word.box[2] - word.box[0] + ROOM * word.size;
}

const linesIn = (blocks: readonly PageBlock[]): Line[] => blocks.flatMap((block) => [...linesOf(block)]);

function sameCells(above: readonly PageCell[], cells: readonly PageCell[]): boolean {
  return cells.every((cell, at) => {
    const other = above[at];
    if (!other) return false;
    const common = shared(cell.box[0], cell.box[2], other.box[0], other.box[2]);
    const width = Math.min(cell.box[2] - cell.box[0], other.box[2] - other.box[0]);
    return width <= 0 || common >= width * 0.8;
  });
}

/** The tags list every cell where a row begins, empty ones too; where it goes on, only the cells that do. */
function byTags(row: PageRow, above: PageRow, texts: readonly Texts[], marked: boolean): number {
  const filled = texts.filter(({ after }) => after.length > 0).length;
  const count = above.tagged ?? row.cells.length;
  if (row.tagged === null) return marked && above.tagged !== null ? 0.5 : 0;
  if (row.cells.length === 1) return 0;
  if (row.tagged < count && row.tagged <= filled) return 4;
  return row.tagged >= count && filled < count ? -3 : 0;
}

function byText(texts: readonly Texts[]): number {
  const [first] = texts;
  let score = 0;
  const isAlone = texts.length === 1;
  if (!isAlone && first?.after.length === 0 && first.before.length > 0) score += 2;
  for (const [at, pair] of texts.entries()) if (pair.after.length > 0) score += ofCell(pair, at, isAlone);
  return score;
}

function ofCell({ before, after, early }: Texts, at: number, isAlone: boolean): number {
  const line = after[0] as Line;
  const last = before.at(-1);
  const { text } = line;
  if (!last) return -1.5;
  if (countsOn(before, line)) return isAlone ? 2 : 0.5;
  if (isMarker(line) || NUMBERED.test(text)) return at === 0 ? -4 : -0.5;
  let score = 0;
  const unfinished = !ENDED.test(last.text);
  if (LOWER.test(text)) score += early ? 0.5 : unfinished ? 2 : 1;
  else if (early) score -= 0.5;
  if (BROKEN.test(last.text)) score += 1;
  if (UPPER.test(text)) score += unfinished ? (isAlone || at === 0 ? -0.5 : 0) : -1;
  if (at === 0 && LABEL.test(text)) score -= 3;
  if (at === 0 && line.bold && !last.bold) score -= 2;
  if (isAlone && !unfinished && !LOWER.test(text)) score -= 2;
  return score;
}

const LAST_NUMBER = /(\d+)\D*$/u;

/** A list inside the cell counts on: 9.2, and now 9.3. A cell that begins with a number itself may be followed by the next. */
function countsOn(before: readonly Line[], line: Line): boolean {
  const [first] = before;
  const marker = line.words[0]?.text ?? '';
  const value = LAST_NUMBER.exec(marker);
  if (!first || !value || !NUMBERED.test(marker) || NUMBERED.test(first.words[0]?.text ?? '')) return false;
  const wanted = marker.replace(LAST_NUMBER, (whole, digits: string) =>
    whole.replace(digits, String(Number(digits) - 1)),
  );
  return before.some(({ words }) => words[0]?.text === wanted);
}
