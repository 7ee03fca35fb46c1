/**
 * What a cell said, as a short fingerprint. The workbook carries those of its editable cells on a sheet that nobody sees, so that
 * an edit is known as one wherever its row and column have gone since, and whichever program saved the file.
 */
import { crc32 } from 'node:zlib';
import type { CellContent } from './book.js';
import { FIRST_DAY } from './rows.js';
import { cellText } from './text.js';

const DIGITS = 7;
const SPACE = /\s+/gu;
export const EMPTY = '-';

/** Some programs write such a character as it is when they save the file again, others keep its number. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/gu;

/** What most texts do not have: letters beyond ASCII, other white space than single spaces, character numbers. */
const UNUSUAL = /[^\u0021-\u007E ]| {2}|_x/u;

/** What cells that say the same have in common: white space and the way letters are composed make no difference. */
export function sameText(text: string): string {
  if (!UNUSUAL.test(text)) return text.trim();
  return text
    .replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .normalize('NFC')
    .replace(SPACE, ' ')
    .trim();
}

/** Of a text as a cell shows it. */
export function printOfText(text: string): string {
  const said = sameText(text);
  return said === '' ? EMPTY : crc32(said).toString(36).padStart(DIGITS, '0');
}

/** Of a day, whatever format it is shown in. */
export const printOfDay = (day: string): string => printOfText(day < FIRST_DAY ? day : `day ${day}`);

export function printOf(content: CellContent): string {
  if (content === null) return EMPTY;
  if (typeof content !== 'object') return printOfText(cellText(String(content)));
  if ('day' in content) return printOfDay(content.day);
  return printOfText('share' in content ? String(content.share) : cellText(content.text));
}
