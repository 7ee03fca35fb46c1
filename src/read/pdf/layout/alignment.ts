/**
 * Tables that neither lines nor tags show: texts that keep their places across over several lines. Three columns or more are
 * enough; two can also be a page set in columns, so they need labels that end in a colon, or a bold head.
 */
import type { Box } from '../../../core/span.js';
import {
  type ChunkLine,
  CORRIDOR,
  cellIn,
  chunked,
  corridorsOf,
  finer,
  fitted,
  type Interval,
  isFilled,
  refitted,
  wordsIn,
} from './chunks.js';
import { flowsDown } from './flow.js';
import { lineOf } from './lines.js';
import { type Line, middleX, most, type PageTable, type Word, widthOf } from './model.js';
import { isMarker } from './paragraphs.js';
import { END_STEP, groupsOf, ROW_STEP, rowsOf, tableFrom, usualStep } from './rows.js';
import type { Fill } from './tag-table.js';

const MOST_HEAD_LINES = 3;
const FEWEST_LINES = 3;
const MOST_COLUMNS = 20;
/** As many columns are hardly ever chance. */
const CERTAIN_COLUMNS = 3;
/** No page that people read has more. */
const MOST_LINES = 1000;
const MOSTLY = 0.6;
/** Places that differ by less are the same, in points. */
const LINED_UP = 2;
/** Lines that mostly fill their columns this far, with so many words, are prose. */
const FULL = 0.75;
const PROSE_WORDS = 3;
const PROSE_LINES = 8;
const NEARLY_ALL = 0.8;

/** A table and the words that it has taken up. */
export interface Aligned {
  readonly table: PageTable;
  readonly words: readonly Word[];
}

/** A run of lines and the columns they keep to. */
interface Run {
  readonly lines: readonly ChunkLine[];
  readonly columns: readonly Interval[];
}

/** @param others boxes of tables already known: none reaches across these */
export function alignedTables(all: readonly Line[], others: readonly Box[], page: number, fill: Fill): Aligned[] {
  const lines = all.filter(({ words: [first] }) => first?.angle === 0).map(chunked);
  const found: Aligned[] = [];
  if (lines.length > MOST_LINES) return found;
  for (let at = 0; at < lines.length; ) {
    const run = (lines[at] as ChunkLine).chunks.length > 1 ? runFrom(lines, at, others) : null;
    const prose = run !== null && isInColumns(run);
    const made = run && !prose && isTable(run) && !isTorn(run, lines) ? tableOf(run, page, fill) : null;
    const isFound = made !== null && made.table.rows.length > 1;
    if (isFound) found.push(made);
    // The end of prose in columns must not be looked at alone: what is left of them there may stand like cells.
    if (run && (isFound || prose)) {
      const end = (run.lines.at(-1) as ChunkLine).top;
      while (at < lines.length && (lines[at] as ChunkLine).top <= end) at++;
    } else at++;
  }
  return found;
}

/** A page, or part of one, set in columns. */
const isInColumns = ({ lines, columns }: Run): boolean =>
  (columns.length >= CERTAIN_COLUMNS && isProse(lines, columns)) || flowsDown(lines, columns);

/**
 * The lines from `start` that keep to the columns which the first of them opens. Where narrow white and columns that only later
 * lines fill bring more lines, these hold, if the cells line up.
 */
function runFrom(lines: readonly ChunkLine[], start: number, others: readonly Box[]): Run | null {
  const first = lines[start] as ChunkLine;
  if (first.chunks.length > MOST_COLUMNS) return null;
  const strict = grown(lines, start, others, first, fittingLine);
  const fine = finer(first);
  const loose = fine.chunks.length < CERTAIN_COLUMNS ? strict : grown(lines, start, others, fine, refittingLine);
  if (loose.length > strict.length) {
    const made = finished(loose, lines.slice(0, start));
    if (made.columns.length >= CERTAIN_COLUMNS && lineUp(made.lines, made.columns)) return made;
  }
  return finished(strict, lines.slice(0, start));
}

function finished(run: readonly ChunkLine[], above: readonly ChunkLine[]): Run {
  const kept = withoutTail(run);
  return withHead({ lines: kept, columns: corridorsOf(kept) }, above);
}

/** A line as it keeps to columns, and the columns as they are with it; null where it does not. */
type Fit = { readonly line: ChunkLine; readonly columns: readonly Interval[] } | null;

function grown(
  lines: readonly ChunkLine[],
  start: number,
  others: readonly Box[],
  first: ChunkLine,
  fitLine: (columns: readonly Interval[], line: ChunkLine, run: readonly ChunkLine[]) => Fit,
): ChunkLine[] {
  let columns: readonly Interval[] = first.chunks.map(({ box }): Interval => [box[0], box[2]]);
  const run = [first];
  for (let at = start + 1; at < lines.length; at++) {
    const [before, line] = [lines[at - 1] as ChunkLine, lines[at] as ChunkLine];
    if (line.top - before.top > (before.bottom - before.top) * END_STEP) break;
    if (others.some((box) => box[1] < line.bottom && box[3] > before.top)) break;
    const fit = fitLine(columns, line, run);
    if (!fit) break;
    columns = fit.columns;
    run.push(fit.line);
  }
  return run;
}

function refittingLine(columns: readonly Interval[], line: ChunkLine, run: readonly ChunkLine[]): Fit {
  const fine = finer(line);
  const made = fitted(columns, fine.chunks) ?? refitted(columns, fine.chunks, run);
  return made && { line: fine, columns: made };
}

/** Once there are several columns, a narrow white in one line is enough where they have theirs. */
function fittingLine(columns: readonly Interval[], line: ChunkLine): Fit {
  const widened = fitted(columns, line.chunks);
  if (widened) return { line, columns: widened };
  if (columns.length < CERTAIN_COLUMNS) return null;
  const fine = finer(line);
  const fit = fine.chunks.length > line.chunks.length ? fitted(columns, fine.chunks) : null;
  return fit && { line: fine, columns: fit };
}

/** In every column most cells begin, end or are centred at one place; figures in a chart stand anywhere. */
export function lineUp(lines: readonly ChunkLine[], columns: readonly Interval[]): boolean {
  let single = 0;
  for (const column of columns) {
    const own = lines.flatMap((line) => cellIn(line, column) ?? []).map(({ box }) => box);
    if (own.length === 1) single++;
    const places = [own.map((box) => box[0]), own.map((box) => box[2]), own.map(middleX)];
    if (!places.some((all) => most(all.map((x) => count(all, x))) >= own.length * MOSTLY)) return false;
  }
  return single <= 1;
}

const count = (all: readonly number[], x: number): number =>
  all.filter((other) => Math.abs(other - x) <= LINED_UP).length;

/** The upper lines of a head of several, where its first column has but one. */
function withHead({ lines, columns }: Run, above: readonly ChunkLine[]): Run {
  const step = usualStep(lines);
  const head: ChunkLine[] = [];
  let widened = columns;
  for (let at = above.length - 1; at >= 0 && head.length < MOST_HEAD_LINES; at--) {
    const line = above[at] as ChunkLine;
    const next = head[0] ?? (lines[0] as ChunkLine);
    const words = line.chunks.flatMap((chunk) => chunk.words);
    const first = words[0];
    if (!first || next.top - line.top > step * ROW_STEP || first.box[0] < (columns[1]?.[0] ?? 0) - CORRIDOR) break;
    const fit = fitted(
      widened,
      words.map((word) => lineOf([word])),
    );
    if (!fit) break;
    widened = fit;
    head.unshift(line);
  }
  return { lines: [...head, ...lines], columns: widened };
}

/** Lines of one chunk at the end belong to the text that follows, if white parts them from the rest. */
function withoutTail(run: readonly ChunkLine[]): ChunkLine[] {
  const step = usualStep(run);
  let end = run.length;
  for (let at = run.length - 1; at > 0 && (run[at] as ChunkLine).chunks.length === 1; at--)
    if ((run[at] as ChunkLine).top - (run[at - 1] as ChunkLine).top > step * ROW_STEP) end = at;
  return run.slice(0, end);
}

function isTable({ lines, columns }: Run): boolean {
  const full = lines.filter(({ chunks }) => chunks.length > 1);
  if (full.length < FEWEST_LINES || columns.length < 2) return false;
  const firsts = full.flatMap(({ chunks: [first] }) => first ?? []);
  if (isListed(lines, columns)) return false;
  if (columns.length > 2) return full.length >= lines.length * 0.3;
  return areLabels(firsts) || hasHead(lines, columns);
}

/** Directly above or below stand other lines in columns, with no more white between than in a row: these rows are not whole. */
function isTorn({ lines, columns }: Run, all: readonly ChunkLine[]): boolean {
  if (columns.length < CERTAIN_COLUMNS) return false;
  const [first, last] = [lines[0] as ChunkLine, lines.at(-1) as ChunkLine];
  const step = usualStep(lines) * ROW_STEP;
  const isNext = ({ top, chunks }: ChunkLine): boolean =>
    chunks.length > 1 && ((top > last.top && top - last.top <= step) || (top < first.top && first.top - top <= step));
  return all.some(isNext);
}

/** A list with its numbers beside it, or a table of contents. */
export function isListed(lines: readonly ChunkLine[], columns: readonly unknown[]): boolean {
  const full = lines.filter(({ chunks }) => chunks.length > 1);
  if (columns.length > 2) return isContents(full);
  return full.every(({ chunks: [first] }) => first !== undefined && isNumber(first));
}

const PAGE = /^(?:\d{1,4}|[ivxlc]{1,6})$/iu;
/** A table of contents: numbers before, page numbers behind. */
const isContents = (lines: readonly ChunkLine[]): boolean =>
  lines.every(({ chunks }) => PAGE.test(chunks.at(-1)?.text ?? '')) &&
  lines.filter(({ chunks: [first] }) => first && (isNumber(first) || CHAPTER.test(first.text))).length * 2 >=
    lines.length;
const CHAPTER = /^(?:[ivxlc]{1,5}|[a-z]|\d{1,2})[.)]?$/iu;

const isNumber = (line: Line): boolean =>
  line.words.length === 1 && isMarker({ ...line, words: [...line.words, ...line.words] });
const areLabels = (firsts: readonly Line[]): boolean =>
  firsts.filter(({ text }) => text.endsWith(':')).length >= firsts.length * MOSTLY;

/** The first line is bold, the rest is not, and rows are parted by white. */
function hasHead(lines: readonly ChunkLine[], columns: readonly Interval[]): boolean {
  const [head, ...rest] = lines;
  const bold = ({ chunks }: ChunkLine): boolean => chunks.every((chunk) => chunk.bold);
  return (
    head !== undefined && bold(head) && rest.some((line) => !bold(line)) && rowsOf(lines, columns, false).length > 2
  );
}

/** Text set in columns beside each other: most lines run to the end of theirs, and no white parts rows, or none is left in cells. */
export function isProse(lines: readonly ChunkLine[], columns: readonly Interval[]): boolean {
  if (lines.length < PROSE_LINES) return false;
  const filled = lines.filter((line) => columns.every((column) => isFilled(line, column)));
  if (groupsOf(lines).length > 2 && filled.length < lines.length * NEARLY_ALL) return false;
  return columns.every((column) => {
    const own = lines.flatMap((line) => cellIn(line, column) ?? []);
    const full = own.filter(
      ({ box, words }) => widthOf(box) >= (column[1] - column[0]) * FULL && words.length >= PROSE_WORDS,
    );
    return full.length * 2 > own.length;
  });
}

function tableOf({ lines, columns }: Run, page: number, fill: Fill): Aligned {
  const firsts = lines.filter(({ chunks }) => chunks.length > 1).flatMap(({ chunks: [first] }) => first ?? []);
  const rows = rowsOf(lines, columns, columns.length === 2 && areLabels(firsts));
  return { table: tableFrom(rows, columns, page, fill), words: wordsIn(lines) };
}
