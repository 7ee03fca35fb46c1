/**
 * Values as text of a CSV file by RFC 4180. Nothing is put before a text that looks like a formula: these files are read by
 * programs, which must get the text as it is; for people there is the workbook.
 */

/** Null: nothing there, an empty cell. An empty text is there: it is written as two quotation marks. A list: its items, joined. */
export type Cell = string | number | boolean | null | readonly string[];

export const DELIMITER = ',';
export const LINE_END = '\r\n';
/** Stands between the items of a list; in an item it is written `\|`, and a backslash `\\`. */
export const LIST_DELIMITER = '|';

const QUOTED = /[",\r\n]|^\s|\s$/u;
const ESCAPED = /[\\|]/gu;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.length === 0 ? '' : quoted(cell.map(listItem).join(LIST_DELIMITER));
  return typeof cell === 'string' ? quoted(cell) : String(cell);
}

const listItem = (item: string): string => item.replace(ESCAPED, '\\$&');

const quoted = (text: string): string => (text === '' || QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One row, its line end included. */
export const rowText = (cells: readonly Cell[]): string => cells.map(cellText).join(DELIMITER) + LINE_END;
