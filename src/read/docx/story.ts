/**
 * One text of a Word file (the body, a header, the notes) rewritten as plain paragraphs and tables: what Word shows, in the
 * few elements that convert without loss. Numbers of lists are written out, deleted and hidden text is gone, controls, fields
 * and text boxes are resolved.
 */
import type { Context } from './context.js';
import { Line, textRun } from './line.js';
import { Counters, type Label } from './numbering.js';
import type { Part } from './package.js';
import { branchOf, Runs } from './runs.js';
import { listIn } from './styles.js';
import { type Cell, type Row, tableXml } from './table.js';
import { child, isElement, isOn, numberIn, valIn, type XmlElement, type XmlNode } from './xml.js';

/** Paragraph styles that the conversion maps; see `to-html.ts`. */
export const CONTENTS_STYLE = 'contents';
export const headingStyle = (level: number): string => `heading${level}`;

const LETTER = /^[\p{L}\p{N}]/u;

/** A large first letter is a paragraph of its own in the file, not on the page. */
const isInitial = (properties: XmlElement | undefined): boolean =>
  INITIALS.has(child(properties, 'w:framePr')?.attribs['w:dropCap'] ?? '');
const INITIALS = new Set(['drop', 'margin']);

export class Story {
  readonly #context: Context;
  readonly #counters: Counters;
  readonly #runs: Runs;
  /** A paragraph whose end was deleted, or a large initial: the next goes on with it. */
  #open: Line | null = null;

  constructor(context: Context, part: Part) {
    this.#context = context;
    this.#counters = new Counters(context.lists);
    this.#runs = new Runs(context, part.targets, part.root);
  }

  /** Rewrites what a body, a cell, a text box or a note holds. */
  blocks(container: XmlElement): string {
    const before = this.#open;
    this.#open = null;
    const xml = this.#each(container.children) + this.#finish();
    this.#open = before;
    return xml;
  }

  #each(nodes: readonly XmlNode[]): string {
    let xml = '';
    for (const node of nodes) if (isElement(node)) xml += this.#block(node);
    return xml;
  }

  #block(element: XmlElement): string {
    switch (element.name) {
      case 'w:p':
        return this.#paragraph(element);
      case 'w:tbl':
        return this.#finish() + this.#table(element);
      case 'w:sdt':
        return this.#control(element, (content) => this.#each(content));
      case 'w:del':
      case 'w:moveFrom':
        this.#runs.leaveOut(element);
        return '';
      case 'w:altChunk':
        this.#context.tally.embedded++;
        return '';
      case 'mc:AlternateContent':
        return this.#each(branchOf(element)?.children ?? []);
      default:
        return this.#each(element.children);
    }
  }

  #control(element: XmlElement, read: (content: readonly XmlNode[]) => string): string {
    let xml = '';
    this.#runs.within(element, () => {
      xml = read(child(element, 'w:sdtContent')?.children ?? []);
    });
    return xml;
  }

  #paragraph(element: XmlElement): string {
    const properties = child(element, 'w:pPr');
    const style = valIn(child(properties, 'w:pStyle')) ?? this.#context.styles.normal;
    const line = this.#open ?? new Line();
    this.#runs.read(element, line, style);
    const mark = child(properties, 'w:rPr');
    if (child(mark, 'w:del') || child(mark, 'w:moveFrom') || isInitial(properties)) {
      this.#open = line;
      return '';
    }
    this.#open = null;
    const isHidden = line.first === '' && (isOn(child(mark, 'w:vanish')) ?? false);
    const label = isHidden ? null : this.#label(properties, style);
    return this.#written(line, label, this.#styleOf(line, properties, style));
  }

  /** A paragraph whose end was deleted and that nothing follows. */
  #finish(): string {
    const line = this.#open;
    this.#open = null;
    return line ? this.#written(line, null, null) : '';
  }

  #written(line: Line, label: Label | null, style: string | null): string {
    const content = line.xml();
    const gap = label?.close === true && !LETTER.test(line.first) ? '' : ' ';
    const isShown = line.first !== '' || label?.isBullet === false;
    const start = label && isShown ? textRun(`${label.text}${gap}`) : '';
    const properties = style === null ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
    const paragraph = isShown || content !== '' ? `<w:p>${properties}${start}${content}</w:p>` : '';
    return paragraph + line.boxes.map((box) => this.#box(box)).join('');
  }

  #box(box: XmlElement): string {
    const leave = this.#runs.enter(box);
    const xml = this.blocks(box);
    leave();
    return xml;
  }

  #styleOf(line: Line, properties: XmlElement | undefined, style: string | undefined): string | null {
    const { styles } = this.#context;
    if (line.inContents || styles.isContents(style)) return CONTENTS_STYLE;
    const heading = styles.heading(style, numberIn(child(properties, 'w:outlineLvl')));
    return heading === null ? null : headingStyle(heading);
  }

  #label(properties: XmlElement | undefined, style: string | undefined): Label | null {
    const own = listIn(properties);
    const byStyle = this.#context.styles.list(style);
    const id = own.id ?? byStyle.id;
    if (id === undefined || id === '0') return null;
    const level =
      own.level ?? (own.id === undefined ? this.#context.lists.levelForStyle(id, byStyle.styles) : undefined);
    return this.#counters.next(id, level ?? byStyle.level ?? 0);
  }

  #table(table: XmlElement): string {
    const rows: Row[] = [];
    this.#collect(table.children, 'w:tr', (row) => {
      const properties = child(row, 'w:trPr');
      if (child(properties, 'w:del')) this.#context.tally.deletions++;
      else if (isOn(child(properties, 'w:hidden')) === true) this.#context.tally.hidden++;
      else rows.push(this.#row(row, properties));
    });
    return tableXml(rows);
  }

  #row(row: XmlElement, properties: XmlElement | undefined): Row {
    const cells: Cell[] = [];
    this.#collect(row.children, 'w:tc', (cell) => {
      const about = child(cell, 'w:tcPr');
      if (child(about, 'w:cellDel')) return;
      const columns = Math.max(1, numberIn(child(about, 'w:gridSpan')) ?? 1);
      const merge = (name: string): Cell['down'] => {
        const element = child(about, name);
        return element ? (valIn(element) === 'restart' ? 'first' : 'more') : null;
      };
      cells.push({ columns, down: merge('w:vMerge'), across: merge('w:hMerge'), content: this.blocks(cell) });
    });
    const before = numberIn(child(properties, 'w:gridBefore')) ?? 0;
    return { isHeader: isOn(child(properties, 'w:tblHeader')) ?? false, before, cells };
  }

  /** Rows of a table or cells of a row, through the controls and changes around them. */
  #collect(nodes: readonly XmlNode[], name: string, take: (element: XmlElement) => void): void {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (node.name === name) take(node);
      else if (node.name === 'w:sdt')
        this.#control(node, (content) => {
          this.#collect(content, name, take);
          return '';
        });
      else if (node.name !== 'w:tblPr' && node.name !== 'w:trPr') this.#collect(node.children, name, take);
    }
  }
}
