/** The rows of a register as the XML of a worksheet, one row at a time. */
import { daysBetween } from '../../core/calendar.js';
import type { CellContent, ColumnKind, HiddenSheet, TableSheet } from './book.js';
import { heightOf, linesOf } from './height.js';
import { dateStyleOf, type FormatKey } from './look.js';
import { cellText, escapedText, LINK_LENGTH_LIMIT, LINK_LIMIT } from './text.js';

/** Index, in the workbook's list of cell formats, of what a register cell can look like. */
export type CellFormats = (key: FormatKey) => number;

/** The links of a sheet: the cells until they are written, and the targets, each once, with their names in its relations. */
export interface SheetLinks {
  count: number;
  cells: CellLink[];
  readonly targets: Map<string, string>;
}

export const noLinks = (): SheetLinks => ({ count: 0, cells: [], targets: new Map() });

function addLink(links: SheetLinks, link: CellLink): void {
  links.count++;
  links.cells.push(link);
  if (!links.targets.has(link.target)) links.targets.set(link.target, `link${links.targets.size + 1}`);
}

/** Where a link stands and where it leads. */
interface CellLink {
  readonly cell: string;
  readonly target: string;
  /** The place in it. */
  readonly within: string | null;
}

/** Days are counted from here; the calendar of Excel has a 29 February 1900, so earlier days stay text. */
const DAY_ZERO = '1899-12-30';
export const FIRST_DAY = '1900-03-01';

/** The rows from the second on; the first is the header. What is linked is added to `links`. */
export function* rowsXml(sheet: TableSheet, formats: CellFormats, links: SheetLinks): Generator<string> {
  if (sheet.count > 0) return yield* filledRows(sheet, formats, links);
  yield `<row r="2" ht="${heightOf(1)}" customHeight="1">${cellXml('A2', sheet.empty, formats('sentence'))}</row>`;
}

function* filledRows(sheet: TableSheet, formats: CellFormats, links: SheetLinks): Generator<string> {
  const columns = sheet.columns.map(({ kind, width }, index) => ({ kind, width, letter: letterOf(index) }));
  let number = 1;
  for (const row of sheet.rows()) {
    number++;
    let cells = '';
    let lines = 1;
    for (const [index, { kind, width, letter }] of columns.entries()) {
      const content = row[index] ?? null;
      const text = textOf(content);
      if (text !== null && kind === 'text') lines = Math.max(lines, linesOf(text, width));
      const ref = letter + number;
      const link = linkOf(content);
      const linked = link !== null && links.count < LINK_LIMIT;
      if (linked) addLink(links, { cell: ref, ...link });
      cells += cellXml(ref, content, formats(linked ? 'link' : formatOf(content, kind)));
    }
    yield `<row r="${number}" ht="${heightOf(lines)}" customHeight="1">${cells}</row>`;
  }
}

const textOf = (content: CellContent): string | null =>
  typeof content === 'string'
    ? content
    : content !== null && typeof content === 'object' && 'link' in content
      ? content.text
      : null;

const linkOf = (content: CellContent): Omit<CellLink, 'cell'> | null =>
  content !== null && typeof content === 'object' && 'link' in content && content.link.length <= LINK_LENGTH_LIMIT
    ? { target: content.link, within: content.within ?? null }
    : null;

/** A number among shares, such as a mean of days, is shown as one. */
function formatOf(content: CellContent, kind: ColumnKind): FormatKey {
  if (typeof content === 'number' && kind === 'share') return 'number';
  return content !== null && typeof content === 'object' && 'day' in content ? dateStyleOf(content.format) : kind;
}

/** The rows of a hidden sheet: texts, without formats. */
export function* hiddenRowsXml(sheet: HiddenSheet): Generator<string> {
  let number = 0;
  for (const row of sheet.rows()) {
    number++;
    const cells = row.map((text, column) => cellXml(letterOf(column) + number, text, 0)).join('');
    yield `<row r="${number}">${cells}</row>`;
  }
}

function cellXml(ref: string, content: CellContent, format: number): string {
  const value = valueOfCell(content);
  if (value === null) return `<c r="${ref}" s="${format}"/>`;
  if (typeof value === 'number') return `<c r="${ref}" s="${format}"><v>${value}</v></c>`;
  const text = xmlText(escapedText(cellText(value)));
  return `<c r="${ref}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function valueOfCell(content: CellContent): string | number | null {
  if (content === null || typeof content !== 'object') return content;
  if ('share' in content) return content.share;
  if ('link' in content) return content.text;
  return content.day < FIRST_DAY ? content.day : daysBetween(DAY_ZERO, content.day);
}

const MARKUP = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text or an attribute's value in XML. */
export const xmlText = (text: string): string => text.replace(MARKUP, (sign) => ENTITIES[sign] ?? sign);

export function letterOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter;
}
