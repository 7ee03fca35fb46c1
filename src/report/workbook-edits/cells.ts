/** A cell as somebody left it: its words, and the fingerprint to compare with what was written. */
import type { Cell, CellValue } from 'hucre';
import { addDays, daysBetween } from '../../core/calendar.js';
import { EMPTY, printOfDay, printOfText } from '../workbook/prints.js';
import { letterOf } from '../workbook/rows.js';

export type CellRead =
  | {
      readonly ok: true;
      /** As a person would write it: days as `YYYY-MM-DD`; empty for an empty cell. */
      readonly words: string;
      readonly print: string;
      /** Why it should not be believed as an edit. */
      readonly doubt?: Refusal;
    }
  | ({ readonly ok: false } & Refusal);

export interface Refusal {
  readonly problem: string;
  readonly remedy: string;
}

/** Something that cannot be read back. */
export interface CellProblem {
  readonly sheet: string;
  readonly cell: string;
  /** Continues “Key actions!K12:”. */
  readonly problem: string;
  readonly remedy: string;
}

export interface CellContext {
  /** The column holds dates. */
  readonly dated: boolean;
  readonly from1904: boolean;
}

/** `detail`: what is known of the cell besides its value; absent for most. */
export function readCell(value: CellValue, detail: Cell | undefined, context: CellContext): CellRead {
  if (detail?.type === 'error') return refused(`it holds the error ${String(value)}`, 'Write the value in its place.');
  if (detail?.type === 'formula' && value === null)
    return refused('its formula has no result', 'Write the value in place of the formula.');
  if (value === null) return { ok: true, words: '', print: EMPTY };
  if (value instanceof Date) return readDay(value.toISOString().slice(0, 10));
  if (typeof value === 'number' && context.dated) return readSerial(value, context);
  const words = typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
  return { ok: true, words: words.trim(), print: printOfText(words) };
}

const refused = (problem: string, remedy: string): CellRead => ({ ok: false, problem, remedy });

const DAY_ZERO = '1899-12-30';
const DAYS_TO_1904 = 1462;
const LAST_SERIAL = 2_958_465;
/** Whoever writes a year into a cell for dates gets a day of 1905 with that number. */
const YEARS = { first: 1950, last: 2150 } as const;
const FIRST_PLAUSIBLE = '1950-01-01';

function readSerial(serial: number, { from1904 }: CellContext): CellRead {
  if (serial < 1 || serial > LAST_SERIAL) return refused(`the number ${serial} is no date`, HOW);
  return readDay(addDays(DAY_ZERO, Math.floor(serial) + (from1904 ? DAYS_TO_1904 : 0)));
}

function readDay(day: string): CellRead {
  const print = printOfDay(day);
  if (day >= FIRST_PLAUSIBLE) return { ok: true, words: day, print };
  const serial = daysBetween(DAY_ZERO, day);
  if (serial >= YEARS.first && serial <= YEARS.last) return { ok: true, words: String(serial), print };
  const doubt = { problem: `the day ${day} is no date to be expected here`, remedy: HOW };
  return { ok: true, words: day, print, doubt };
}

const HOW = 'Write it as 2023-06-30 or Jun 2023.';

/** As spreadsheets name it: `K12`; both counted from 0. */
export const cellName = (row: number, column: number): string => `${letterOf(column)}${row + 1}`;
