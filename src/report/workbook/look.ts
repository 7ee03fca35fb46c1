/** How the workbook looks: fonts, colours, number formats. One place, so that it can be changed in one place. */
import type { CellStyle } from 'hucre/xlsx';
import type { ColumnHead, ColumnKind, DateFormat, Look } from './book.js';

export const FONT = { name: 'Calibri', size: 10 } as const;

const INK = '1F2933';
const NAVY = '24476B';
const GREY = '5F6B7A';
const LINE = 'D5DBE1';
const RED = 'B3261E';
const AMBER = '8A5A00';
const GREEN = '1E6B3A';

const fill = (rgb: string): NonNullable<CellStyle['fill']> => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { rgb },
  // Conditional formats take the colour of a solid fill from here.
  bgColor: { rgb },
});

const underline: NonNullable<CellStyle['border']> = { bottom: { style: 'thin', color: { rgb: LINE } } };
const top = { vertical: 'top' } as const;
const toTheRight = { ...top, horizontal: 'right', indent: 1 } as const;
const aside = { ...top, wrapText: true, indent: 1, horizontal: 'left' } as const;

const headerStyle: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: fill(NAVY),
  alignment: { vertical: 'center', wrapText: true },
};

/** The head of a column, on the side that its cells stand on; below its words there is room for the filter button. */
export function headerStyleOf({ kind, editable }: Pick<ColumnHead, 'kind' | 'editable'>): CellStyle {
  const base = TO_THE_RIGHT.has(kind) ? columnHeaderOnTheRight : columnHeader;
  return editable ? { ...base, fill: fill(GREEN) } : base;
}

const TO_THE_RIGHT: ReadonlySet<ColumnKind> = new Set(['number', 'confidence', 'share']);
const headerOnTheRight: CellStyle = { ...headerStyle, alignment: { ...headerStyle.alignment, horizontal: 'right' } };
const columnHeader: CellStyle = { ...headerStyle, alignment: { ...top, wrapText: true } };
const columnHeaderOnTheRight: CellStyle = { ...headerStyle, alignment: { ...toTheRight, wrapText: true } };

const linkFont = { ...FONT, color: { rgb: '0B57A4' }, underline: true } as const;

const bodyStyles: Readonly<Record<ColumnKind, CellStyle>> = {
  text: { border: underline, alignment: { ...top, wrapText: true } },
  label: { border: underline, alignment: { ...top, horizontal: 'left' } },
  number: { border: underline, alignment: toTheRight },
  confidence: { border: underline, alignment: toTheRight, numFmt: '0%' },
  share: { border: underline, alignment: toTheRight, numFmt: '0.0%' },
  date: { border: underline, alignment: { ...top, horizontal: 'left' }, numFmt: 'd mmm yyyy' },
  code: { border: underline, alignment: top, font: { ...FONT, color: { rgb: GREY } } },
};

/** Number formats that show no more of a date than is known; the month names are in the reader's language. */
const dateFormats = {
  day: 'd mmm yyyy',
  month: 'mmm yyyy',
  'quarter-1': '"Q1" yyyy',
  'quarter-2': '"Q2" yyyy',
  'quarter-3': '"Q3" yyyy',
  'quarter-4': '"Q4" yyyy',
  year: 'yyyy',
  'until-month': '"to" mmm yyyy',
  'until-day': '"to" d mmm yyyy',
} as const;

export type DateStyle = keyof typeof dateFormats;

export const dateStyleOf = (format: DateFormat): DateStyle =>
  format.precision === 'quarter' ? `quarter-${format.quarter}` : format.precision;

export type FormatKey = ColumnKind | DateStyle | 'link' | 'sentence';

/** Everything a cell of a register can look like. */
export const registerFormats: readonly { readonly key: FormatKey; readonly style: CellStyle }[] = [
  ...entries(bodyStyles).map(([key, style]) => ({ key, style })),
  ...entries(dateFormats).map(([key, numFmt]) => ({ key, style: { ...bodyStyles.date, numFmt } })),
  { key: 'link', style: { ...bodyStyles.text, font: linkFont } },
  // In place of rows: it runs over the empty cells to its right.
  { key: 'sentence', style: { font: { ...FONT, italic: true, color: { rgb: GREY } } } },
];

function entries<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}

export const emphasisStyles: Readonly<Record<'bad' | 'warn' | 'good', CellStyle>> = {
  bad: { font: { bold: true, color: { rgb: RED } }, fill: fill('FBE9E7') },
  warn: { font: { color: { rgb: AMBER } }, fill: fill('FFF4DC') },
  good: { font: { color: { rgb: GREEN } } },
};

/** Of bars behind numbers. */
export const barColours = { bad: 'E8A9A4', plain: 'A9BFD6' } as const;

const lightLook = (ink: string, ground: string): CellStyle => ({
  font: { ...FONT, bold: true, color: { rgb: ink } },
  fill: fill(ground),
  border: underline,
  alignment: { ...top, horizontal: 'center' },
});

const pageStyles: Readonly<Record<Look, CellStyle>> = {
  title: { font: { ...FONT, size: 18, bold: true, color: { rgb: NAVY } }, alignment: { vertical: 'center' } },
  subtitle: { font: { ...FONT, size: 12, color: { rgb: GREY } } },
  heading: headerStyle,
  'number-heading': headerOnTheRight,
  'light-heading': { ...headerStyle, alignment: { ...headerStyle.alignment, horizontal: 'center' } },
  'words-heading': { ...headerStyle, alignment: { ...headerStyle.alignment, horizontal: 'left', indent: 1 } },
  strong: {
    font: { ...FONT, bold: true, color: { rgb: INK } },
    border: underline,
    alignment: { ...top, wrapText: true },
  },
  quiet: { font: { ...FONT, color: { rgb: GREY } }, border: underline, alignment: aside },
  bad: { font: { ...FONT, bold: true, color: { rgb: RED } }, border: underline, alignment: { ...top, wrapText: true } },
  warn: { font: { ...FONT, bold: true, color: { rgb: AMBER } } },
  editable: { ...headerStyle, fill: fill(GREEN), alignment: { ...top, wrapText: true } },
  'light-green': lightLook(GREEN, 'DDF1E3'),
  'light-yellow': lightLook(AMBER, 'FFF0C2'),
  'light-red': lightLook(RED, 'FBDAD7'),
};

export const pageStyle = (look: Look | undefined): CellStyle =>
  look === undefined ? { border: underline, alignment: top } : pageStyles[look];

/** Lines that run over the empty cells to their right. */
export const plainLine: CellStyle = { font: { ...FONT, color: { rgb: GREY } } };
