/**
 * Joined blocks → stored text and the document's blocks over it. Lines of a paragraph are joined by a space; a line that ends
 * in a hyphen keeps its line feed, so that the word can be put together again, and so does a page break inside a paragraph.
 * Paragraphs and rows end with a line feed, cells are parted by tabs, as in a web page.
 */
import type { Block, Cell, Paragraph, Region, Row, Table } from '../../../core/document.js';
import type { Places } from '../../../core/place.js';
import type { Box, Span } from '../../../core/span.js';
import type { JoinedBlock, JoinedCell, JoinedParagraph, JoinedRow, JoinedTable } from './joined.js';
import { startTable } from './joined.js';
import { isSpace } from './lines.js';
import type { Line, PageBlock, PageParagraph, PageTable, Word } from './model.js';

const HYPHEN = /\p{L}[-\u2010\u00AD]$/u;
const LETTER = /^\p{L}/u;
/** A dash or stroke without a space before it, at the end of a line: what follows belongs to it. */
const STROKE = /[\p{L}\p{N}][–—/]$|\d[-\u2010]$/u;
const ENDED = /[.!?:;…]["'”’»)\]]*$/u;
const LOWER = /^["'“‘(]?\p{Ll}|^[,;)&]/u;
const DECIMALS = 100;

export class Writer {
  readonly #pieces: string[] = [];
  #length = 0;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #pages: number[] = [];
  readonly #boxes: number[] = [];

  /** @param headingOf the level of a paragraph outside of tables */
  write(blocks: readonly JoinedBlock[], headingOf: (paragraph: JoinedParagraph) => number | null): Block[] {
    return blocks.flatMap((block) => {
      this.#newLine();
      if (block.kind === 'paragraph') return [this.#paragraph(block.fragments, headingOf(block), 'content')];
      const table = this.#table(block);
      return [
        table,
        ...block.repeated.flatMap(({ page, row }) =>
          this.furniture(
            row.cells.flatMap(({ blocks: inner }) => linesIn(inner)),
            page,
          ),
        ),
      ];
    });
  }

  /** Lines that are no content, each a paragraph of its own. */
  furniture(lines: readonly Line[], page: number): Paragraph[] {
    return lines.map((line) => {
      this.#newLine();
      return this.#paragraph([{ kind: 'paragraph', page, lines: [line], box: line.box }], null, 'navigation');
    });
  }

  get text(): string {
    return this.#pieces.join('');
  }

  get places(): Places {
    return {
      starts: Int32Array.from(this.#starts),
      ends: Int32Array.from(this.#ends),
      pages: Int32Array.from(this.#pages),
      boxes: Float32Array.from(this.#boxes),
    };
  }

  #newLine(): void {
    if (this.#length > 0) this.#put('\n');
  }

  #put(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }

  #word({ text, box }: Word, page: number): void {
    this.#starts.push(this.#length);
    this.#put(text);
    this.#ends.push(this.#length);
    this.#pages.push(page);
    this.#boxes.push(...box);
  }

  #paragraph(fragments: readonly PageParagraph[], heading: number | null, region: Region): Paragraph {
    const start = this.#length;
    let before: Line | null = null;
    for (const [at, { lines, page }] of fragments.entries())
      for (const [index, line] of lines.entries()) {
        if (before) this.#put(at > 0 && index === 0 ? '\n' : joint(before, line));
        for (const [place, word] of line.words.entries()) {
          if (isSpace(line.words[place - 1], word)) this.#put(' ');
          this.#word(word, page);
        }
        before = line;
      }
    const [first] = fragments;
    return {
      kind: 'paragraph',
      span: this.#span(start, first?.page ?? 1, first?.box ?? [0, 0, 0, 0]),
      heading,
      region,
    };
  }

  #span(start: number, page: number, box: Box): Span {
    return { start, end: this.#length, page, box: rounded(box) };
  }

  #table(table: JoinedTable): Table {
    const start = this.#length;
    const rows = table.rows.map((row, at) => {
      if (at > 0) this.#put('\n');
      return this.#row(row);
    });
    const [part] = table.parts as [PageTable];
    return { kind: 'table', span: this.#span(start, part.page, part.box), rows, region: 'content' };
  }

  #row({ cells, fragments }: JoinedRow): Row {
    const start = this.#length;
    const made = cells.map((cell, at) => {
      if (at > 0) this.#put('\t');
      return this.#cell(cell);
    });
    const [first] = fragments;
    return { span: this.#span(start, first?.page ?? 1, first?.row.box ?? [0, 0, 0, 0]), cells: made };
  }

  #cell({ column, columns, fragments }: JoinedCell): Cell {
    const start = this.#length;
    const blocks = joinedIn(fragments.map(({ cell }) => cell.blocks)).map((block, at) => {
      if (at > 0) this.#put('\n');
      return block.kind === 'paragraph' ? this.#paragraph(block.fragments, null, 'content') : this.#table(block);
    });
    // The fragment that holds text says where the cell is: a cell can be empty on the first of its pages.
    const place = fragments.find(({ cell }) => cell.blocks.length > 0) ?? fragments[0];
    const header = place?.cell.header ?? false;
    return {
      span: this.#span(start, place?.page ?? 1, place?.cell.box ?? [0, 0, 0, 0]),
      blocks,
      header,
      column,
      columns,
    };
  }
}

/** The blocks of a cell over its pages; a paragraph that a page break cut is one. */
function joinedIn(fragments: readonly (readonly PageBlock[])[]): JoinedBlock[] {
  const blocks: JoinedBlock[] = [];
  for (const fragment of fragments)
    for (const [at, block] of fragment.entries()) {
      const last = blocks.at(-1);
      if (block.kind === 'table') blocks.push(startTable(block));
      else if (at === 0 && last?.kind === 'paragraph' && cut(last.fragments.at(-1)?.lines.at(-1), block.lines[0]))
        last.fragments.push(block);
      else blocks.push({ kind: 'paragraph', fragments: [block] });
    }
  return blocks;
}

const cut = (before: Line | undefined, line: Line | undefined): boolean =>
  before !== undefined && line !== undefined && (LOWER.test(line.text) || !ENDED.test(before.text));

function joint(before: Line, line: Line): string {
  if (HYPHEN.test(before.text) && LETTER.test(line.text)) return '\n';
  return STROKE.test(before.text) ? '' : ' ';
}

const linesIn = (blocks: readonly PageBlock[]): Line[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.lines
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => linesIn(cell.blocks))),
  );

const round = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;
const rounded = ([x0, top, x1, bottom]: Box): Box => [round(x0), round(top), round(x1), round(bottom)];
