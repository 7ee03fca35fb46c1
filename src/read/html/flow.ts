/**
 * The stored text of a web page while it is being written, and the blocks over it. White space is written late, when the
 * text after it comes: so no block, cell or link ever ends in white space, and every span is exact when it is made.
 */
import type { Block, Link, Region } from '../../core/document.js';

const WHITE = /[ \t\n\f\r]+/gu;
const NEEDS_COLLAPSING = /[\t\n\f\r]| {2}/u;
/** Characters without width, that a browser shows nothing for: soft hyphen, zero-width space, word joiner, stray BOM. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]+/gu;
const HAS_INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/u;
const LINE_END = /\r\n?|\n/u;
const LONGEST_GAP = 200;
const BULLET = '• ';

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;

/** What the elements around it make of a paragraph. */
export interface Setting {
  readonly heading: number | null;
  readonly region: Region;
  /** White space is kept. */
  readonly pre: boolean;
}

export class Flow {
  readonly links: Link[] = [];
  /** Where finished blocks go. Set only between paragraphs. */
  into: Block[];
  /** Nothing has been written in this cell or document while the length is this: no line end is due yet. */
  floor = 0;
  setting: Setting = { heading: null, region: 'content', pre: false };

  #pieces: string[] = [];
  #length = 0;
  #start = -1;
  #gap = '';
  #lineEnds = 0;
  #marker = '';
  #link: { readonly target: string; readonly owner: object; start: number } | null = null;

  constructor(blocks: Block[]) {
    this.into = blocks;
  }

  get length(): number {
    return this.#length;
  }

  text(): string {
    return this.#pieces.join('');
  }

  /** Text of the page, its white space as the setting says. */
  write(data: string): void {
    const text = HAS_INVISIBLE.test(data) ? data.replace(INVISIBLE, '') : data;
    if (this.setting.pre) this.#lines(text);
    else this.#inline(text);
  }

  /** A blank, if text comes before and after it in the paragraph. */
  space(): void {
    if (this.#start >= 0 && this.#gap === '') this.#gap = ' ';
  }

  /** Ends the paragraph, if one is open; what comes next stands on a line of its own. */
  break(): void {
    if (this.#start >= 0) {
      const { heading, region } = this.setting;
      this.into.push({ kind: 'paragraph', span: { start: this.#start, end: this.#length }, heading, region });
      this.#start = -1;
    }
    this.#gap = '';
    if (this.#length > this.floor && this.#lineEnds === 0) this.#lineEnds = 1;
  }

  /** Writes the line end that is due, so that what begins here begins on its own line. */
  settle(): void {
    this.break();
    if (this.#lineEnds > 0) this.#put('\n'.repeat(this.#lineEnds));
    this.#lineEnds = 0;
  }

  /** Writes a separator whatever stands around it: between cells and rows, empty ones too. */
  separate(separator: '\t' | '\n'): void {
    this.break();
    this.#lineEnds = 0;
    this.#put(separator);
  }

  /** Begins a list item: the marker is printed with the first text of the item. Returns what was still to be printed. */
  mark(marker: string): string {
    const before = this.#marker;
    this.#marker = before === BULLET ? marker : before + marker;
    return before;
  }

  /** Ends a list item: a marker that no text came for is not printed. */
  unmark(before: string): void {
    if (this.#marker !== '') this.#marker = before;
  }

  /** A list item that begins with a table: its number stands on a line of its own, its bullet is left out. */
  settleMarker(): void {
    const marker = this.#marker;
    this.#marker = '';
    if (marker !== '' && marker !== BULLET) {
      this.#say(marker.trimEnd());
      this.break();
    }
  }

  /** Begins a link; one that is still open ends, as links do not nest. */
  openLink(target: string, owner: object): void {
    this.closeLink();
    this.#link = { target, owner, start: -1 };
  }

  /** The element whose link is open. */
  get linkOwner(): object | null {
    return this.#link?.owner ?? null;
  }

  /** Ends the link that is open, or only the owner's. */
  closeLink(owner?: object): void {
    const link = this.#link;
    if (!link || (owner && link.owner !== owner)) return;
    const start = link.start < 0 ? this.#length : link.start;
    this.links.push({ span: { start, end: this.#length }, target: link.target });
    this.#link = null;
  }

  #put(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }

  #say(text: string): void {
    if (this.#start < 0) {
      if (this.#lineEnds > 0) this.#put('\n'.repeat(this.#lineEnds));
      this.#lineEnds = 0;
      this.#start = this.#length;
      if (this.#marker !== '') this.#put(this.#marker);
      this.#marker = '';
    }
    if (this.#gap !== '') this.#put(this.#gap);
    this.#gap = '';
    if (this.#link && this.#link.start < 0) this.#link.start = this.#length;
    this.#put(text);
  }

  #inline(text: string): void {
    let from = 0;
    let to = text.length;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (from > 0 && this.#start >= 0) this.#widen(text.slice(0, from));
    if (from === to) return;
    const body = text.slice(from, to);
    this.#say(NEEDS_COLLAPSING.test(body) ? body.replace(WHITE, ' ') : body);
    if (to < text.length) this.#widen(text.slice(to));
  }

  #widen(space: string): void {
    if (this.#gap.length > LONGEST_GAP) return;
    const gap = space === ' ' ? space : space.slice(0, LONGEST_GAP).replace(WHITE, ' ');
    this.#gap += this.#gap.endsWith(' ') && gap.startsWith(' ') ? gap.slice(1) : gap;
  }

  #lines(text: string): void {
    const lines = text.split(LINE_END);
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#endLine();
      const end = line.trimEnd().length;
      if (end > 0) this.#say(line.slice(0, end));
      if (end < line.length && this.#gap.length < LONGEST_GAP) this.#gap += line.slice(end);
    }
  }

  /** Blank lines of preformatted text are kept. */
  #endLine(): void {
    if (this.#start < 0 && this.#lineEnds > 0) this.#lineEnds++;
    this.break();
  }
}
