/**
 * Joined blocks → stored text and the document's blocks over it. Lines of a paragraph are joined by a space; a line that ends
 * in a hyphen keeps its line feed, so that the word can be put together again, and so does a page break inside a paragraph.
 * Paragraphs and rows end with a line feed, cells are parted by tabs, as in a web page.
 */
import type { Block, Cell, Paragraph, Region, Row, Table } from '../../../core/document.js';
import type { Places } from '../../../core/place.js';
import type { Box, Span } from '../../../core/span.js';
import { type JoinedBlock, type JoinedCell, type JoinedRow, type JoinedTable, startTable } from './joined.js';
import type { Line, PageBlock, PageParagraph, PageTable } from './model.js';
import { PlaceCollector } from './places.js';

const HYPHEN = /\p{L}[-\u2010\u00AD]$/u;
const LETTER = /^\p{L}/u;
/** A dash or stroke without a space before it, at the end of a line: what follows belongs to it. */
const STROKE = /[\p{L}\p{N}][–—/]$|\d[-\u2010]$/u;
const ENDED = /[.!?:;…]["'”’»)\]]*$/u;
const LOWER = /^["'“‘(]?\p{Ll}|^[,;)&]/u;
const DECIMALS = 100;
const SPACE = 0x20;

export class Writer {
  readonly #pieces: string[] = [];
  #length = 0;
  readonly #places = new PlaceCollector();

  /** Paragraphs come without the level of a heading. */
  write(block: JoinedBlock): Block[] {
    this.#newLine();
    if (block.kind === 'paragraph') return [this.#paragraph(block.fragments, 'content')];
    const blocks: Block[] = [this.#table(block)];
    for (const { page, row } of block.repeated)
      blocks.push(
        ...this.furniture(
          row.cells.flatMap(({ blocks: inner }) => linesIn(inner)),
          page,
        ),
      );
    return blocks;
  }

  /** Lines that are no content, each a paragraph of its own. */
  furniture(lines: readonly Line[], page: number): Paragraph[] {
    return lines.map((line) => {
      this.#newLine();
      return this.#paragraph([{ kind: 'paragraph', page, lines: [line], box: line.box }], 'navigation');
    });
  }

  get text(): string {
    return this.#pieces.join('');
  }

  get places(): Places {
    return this.#places.cut();
  }

  #newLine(): void {
    if (this.#length > 0) this.#put('\n');
  }

  #put(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }

  #line({ text, words }: Line, page: number): void {
    let end = this.#length;
    for (const [at, word] of words.entries()) {
      const start = at > 0 && text.charCodeAt(end - this.#length) === SPACE ? end + 1 : end;
      end = start + word.text.length;
      this.#places.add(start, end, page, word.box);
    }
    this.#put(text);
  }

  #paragraph(fragments: readonly PageParagraph[], region: Region): Paragraph {
    const start = this.#length;
    let before: Line | null = null;
    for (const [at, { lines, page }] of fragments.entries())
      for (const [index, line] of lines.entries()) {
        if (before) this.#put(at > 0 && index === 0 ? '\n' : joint(before, line));
        this.#line(line, page);
        before = line;
      }
    const [first] = fragments;
    const span = this.#span(start, first?.page ?? 1, first?.box ?? [0, 0, 0, 0]);
    return { kind: 'paragraph', span, heading: null, region };
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
      return block.kind === 'paragraph' ? this.#paragraph(block.fragments, 'content') : this.#table(block);
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
