/**
 * Tables that neither lines nor tags show: texts that keep their places across over several lines. Three columns or more are
 * enough; two can also be a page set in columns, so they need labels that end in a colon, or a bold head.
 */
import type { Box } from '../../../core/span.js';
import { lineOf, linesFrom } from './lines.js';
import { around, type Line, least, type PageCell, type PageRow, type PageTable, shared, type Word } from './model.js';
import { isMarker } from './paragraphs.js';
import type { Fill } from './tag-table.js';

/** White wider than this, in font sizes, parts what stands in different columns. */
const WIDE_GAP = 1.4;
/** The white between columns, in points, once all lines are counted. */
const CORRIDOR = 6;
const CORRIDOR_SIZE = 0.6;
const MOST_HEAD_LINES = 3;
/** A step to the next line longer than this, against the usual one, begins a row; one longer than that ends the table. */
const ROW_STEP = 1.22;
const END_STEP = 3.5;
const LEAST_STEP = 0.8;
const FEWEST_LINES = 3;
const MOST_COLUMNS = 20;
/** As many columns are hardly ever chance. */
const CERTAIN_COLUMNS = 3;
/** No page that people read has more. */
const MOST_LINES = 1000;
const MOSTLY = 0.6;
const DENSE = 0.75;

export interface Aligned {
  readonly table: PageTable;
  readonly words: readonly Word[];
}

interface ChunkLine {
  readonly chunks: readonly Line[];
  readonly top: number;
  readonly bottom: number;
}

type Interval = [x0: number, x1: number];

/** A run of lines and the columns they keep to. */
interface Run {
  readonly lines: readonly ChunkLine[];
  readonly columns: readonly Interval[];
}

/** @param others boxes of tables already known: none reaches across these */
export function alignedTables(words: readonly Word[], others: readonly Box[], page: number, fill: Fill): Aligned[] {
  const lines = linesFrom(words.filter(({ angle }) => angle === 0)).map(chunked);
  const found: Aligned[] = [];
  if (lines.length > MOST_LINES) return found;
  for (let at = 0; at < lines.length; ) {
    const run = (lines[at] as ChunkLine).chunks.length > 1 ? runFrom(lines, at, others) : null;
    if (run && isTable(run)) {
      found.push(tableOf(run, page, fill));
      while (at < lines.length && (lines[at] as ChunkLine).top <= (run.lines.at(-1) as ChunkLine).top) at++;
    } else at++;
  }
  return found;
}

const chunked = (line: Line): ChunkLine => ({
  chunks: chunksOf(line.words, (size) => size * WIDE_GAP),
  top: line.box[1],
  bottom: line.box[3],
});

/** The line with any white taken for one between columns that may be one. */
const finer = (line: ChunkLine): ChunkLine => ({
  ...line,
  chunks: chunksOf(
    line.chunks.flatMap(({ words }) => words),
    (size) => Math.max(CORRIDOR, size * CORRIDOR_SIZE),
  ),
});

function chunksOf(words: readonly Word[], gap: (size: number) => number): Line[] {
  const chunks: Word[][] = [];
  for (const word of words) {
    const last = chunks.at(-1)?.at(-1);
    if (last && word.box[0] - last.box[2] < gap(Math.max(last.size, word.size))) chunks.at(-1)?.push(word);
    else chunks.push([word]);
  }
  return chunks.map(lineOf);
}

/** The lines from `start` that keep to the columns which the first of them opens. */
function runFrom(lines: readonly ChunkLine[], start: number, others: readonly Box[]): Run | null {
  const first = lines[start] as ChunkLine;
  let columns: Interval[] = first.chunks.map(({ box }): Interval => [box[0], box[2]]);
  if (columns.length > MOST_COLUMNS) return null;
  const run = [first];
  for (let at = start + 1; at < lines.length; at++) {
    const [before, line] = [lines[at - 1] as ChunkLine, lines[at] as ChunkLine];
    const height = before.bottom - before.top;
    if (line.top - before.top > height * END_STEP) break;
    if (others.some((box) => box[1] < line.bottom && box[3] > before.top)) break;
    const fit = fittingLine(columns, line);
    if (!fit) break;
    columns = fit.columns;
    run.push(fit.line);
  }
  const kept = withoutTail(run);
  return withHead({ lines: kept, columns: corridorsOf(kept) }, lines.slice(0, start));
}

/** Once there are several columns, a narrow white in one line is enough where they have theirs. */
function fittingLine(columns: readonly Interval[], line: ChunkLine): { line: ChunkLine; columns: Interval[] } | null {
  const widened = fitted(columns, line.chunks);
  if (widened) return { line, columns: widened };
  if (columns.length < CERTAIN_COLUMNS) return null;
  const fine = finer(line);
  const fit = fine.chunks.length > line.chunks.length ? fitted(columns, fine.chunks) : null;
  return fit && { line: fine, columns: fit };
}

/** The columns by the white that runs through all lines: finer than the gaps of any single one. */
function corridorsOf(lines: readonly ChunkLine[]): Interval[] {
  const columns: Interval[] = [];
  const words = lines.flatMap(({ chunks }) => chunks.flatMap((chunk) => chunk.words));
  for (const { box, size } of words.sort((a, b) => a.box[0] - b.box[0])) {
    const last = columns.at(-1);
    if (last && box[0] - last[1] < Math.max(CORRIDOR, size * CORRIDOR_SIZE)) last[1] = Math.max(last[1], box[2]);
    else columns.push([box[0], box[2]]);
  }
  return columns;
}

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

/** The columns, widened by the chunks of one more line; null where a chunk lies in none or across two. */
function fitted(columns: readonly Interval[], chunks: readonly Line[]): Interval[] | null {
  const widened = columns.map(([x0, x1]): Interval => [x0, x1]);
  for (const { box } of chunks) {
    const over = widened.filter(([x0, x1]) => shared(box[0], box[2], x0, x1) > 0);
    const [column] = over;
    if (over.length !== 1 || !column) return null;
    column[0] = Math.min(column[0], box[0]);
    column[1] = Math.max(column[1], box[2]);
  }
  return widened.every(([x0], at) => at === 0 || x0 - (widened[at - 1] as Interval)[1] >= CORRIDOR) ? widened : null;
}

/** Lines of one chunk at the end belong to the text that follows, if white parts them from the rest. */
function withoutTail(run: readonly ChunkLine[]): ChunkLine[] {
  const step = usualStep(run);
  let end = run.length;
  for (let at = run.length - 1; at > 0 && (run[at] as ChunkLine).chunks.length === 1; at--)
    if ((run[at] as ChunkLine).top - (run[at - 1] as ChunkLine).top > step * ROW_STEP) end = at;
  return run.slice(0, end);
}

function usualStep(lines: readonly ChunkLine[]): number {
  const steps = lines.slice(1).map((line, at) => line.top - (lines[at] as ChunkLine).top);
  const height = least(lines.map(({ top, bottom }) => bottom - top));
  // A cell that stands between the lines of its neighbours makes steps that are no line's.
  return Math.min(least(steps.filter((step) => step > height * LEAST_STEP)), height * END_STEP);
}

function isTable({ lines, columns }: Run): boolean {
  const full = lines.filter(({ chunks }) => chunks.length > 1);
  if (full.length < FEWEST_LINES || columns.length < 2) return false;
  const firsts = full.flatMap(({ chunks: [first] }) => first ?? []);
  if (columns.length === 2 && firsts.every((line) => isNumber(line))) return false;
  if (columns.length > 2 && isContents(full)) return false;
  if (columns.length > 2) return full.length >= lines.length * 0.3;
  return areLabels(firsts) || hasHead(lines);
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
function hasHead(lines: readonly ChunkLine[]): boolean {
  const [head, ...rest] = lines;
  const bold = ({ chunks }: ChunkLine): boolean => chunks.every((chunk) => chunk.bold);
  return head !== undefined && bold(head) && rest.some((line) => !bold(line)) && rowsOf(lines, false).length > 2;
}

/** Lines grouped into rows: by white between them; where there is none, by what begins in the first column. */
function rowsOf(lines: readonly ChunkLine[], byLabels: boolean): ChunkLine[][] {
  const step = usualStep(lines);
  const isWide = (at: number): boolean =>
    at > 0 && (lines[at] as ChunkLine).top - (lines[at - 1] as ChunkLine).top > step * ROW_STEP;
  const full = lines.filter(({ chunks }) => chunks.length > 1).length;
  const dense = full >= lines.length * DENSE && !lines.some((_, at) => isWide(at));
  const rows: ChunkLine[][] = [];
  for (const [at, line] of lines.entries()) {
    const begins = byLabels || dense ? line.chunks.length > 1 : isWide(at);
    if (rows.length === 0 || begins) rows.push([line]);
    else rows.at(-1)?.push(line);
  }
  return rows;
}

function tableOf({ lines, columns }: Run, page: number, fill: Fill): Aligned {
  const firsts = lines.filter(({ chunks }) => chunks.length > 1).flatMap(({ chunks: [first] }) => first ?? []);
  const rows = rowsOf(lines, columns.length === 2 && areLabels(firsts)).map((group) => rowOf(group, columns, fill));
  const box = around(rows);
  const words = lines.flatMap((line) => line.chunks.flatMap((chunk) => chunk.words));
  return { table: { kind: 'table', page, box, rows, columns, by: 'alignment' }, words };
}

function rowOf(lines: readonly ChunkLine[], columns: readonly Interval[], fill: Fill): PageRow {
  const chunks = lines.flatMap((line) => line.chunks);
  const [, top, , bottom] = around(chunks);
  const all = chunks.flatMap((chunk) => chunk.words);
  const cells = columns.map(([x0, x1], column): PageCell => {
    const words = all.filter(({ box }) => shared(box[0], box[2], x0, x1) > 0);
    return { box: [x0, top, x1, bottom], blocks: fill(words, x1), column, columns: 1, rows: 1, header: false };
  });
  return { cells, box: around(cells), tagged: null };
}
