/**
 * A book as an .xlsx file. The frame is written by hucre, the only library this project writes workbooks with, and this is the
 * only file that calls it; exceljs reads the files back in the tests.
 *
 * Same book, same bytes: the entries of the archive bear 1 January 1980, and the days in the document properties are the
 * book's own day.
 */
import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import { utcDate } from '../../core/calendar.js';
import { writeParts } from './archive.js';
import type { Book, CellContent, Emphasis, PageCell, PageSheet, TableSheet } from './book.js';
import { heightOf, linesOf } from './height.js';
import { emphasisStyles, FONT, headerStyleOf, pageStyle, plainLine, registerFormats } from './look.js';
import { letterOf } from './rows.js';
import { rangeOf, splicedParts } from './splice.js';
import { cellText, escapedText } from './text.js';

type Cells = Map<string, Partial<Cell>>;

export async function writeBook(path: string, book: Book): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx');
  const day = utcDate(book.day);
  const frame = await writeXlsx({
    sheets: book.sheets.map((sheet) => (sheet.kind === 'page' ? pageOf(sheet) : tableOf(sheet))),
    properties: { title: book.title, creator: book.creator, created: day, modified: day },
    namedRanges: book.sheets.flatMap((sheet) => (sheet.kind === 'page' ? [] : printRanges(sheet))),
    defaultFont: FONT,
    activeSheet: 0,
  });
  const tables = book.sheets.flatMap((sheet, index) => (sheet.kind === 'table' ? [[index + 1, sheet] as const] : []));
  await writeParts(path, splicedParts(frame, new Map(tables)));
}

/** The frame of a register: its header, and a row that shows every format, which the rows replace. */
function tableOf(sheet: TableSheet): WriteSheet {
  const { columns, tableName: name } = sheet;
  const headers: Cells = new Map(columns.map(({ kind }, column) => [`0,${column}`, { style: headerStyleOf(kind) }]));
  const formats: Cells = new Map(registerFormats.map(({ style }, column) => [`1,${column}`, { style }]));
  return {
    name: sheet.name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ header }) => header)],
    cells: new Map([...headers, ...formats]),
    rowDefs: new Map([[0, { height: headerHeight(columns) }]]),
    freezePane: { rows: 1 },
    tables: [
      { name, range: rangeOf(sheet), columns: columns.map(({ header }) => ({ name: header })), style: TABLE_STYLE },
    ],
    conditionalRules: emphasisRules(sheet),
    pageSetup: pageSetup(sheet.paper),
    headerFooter: { oddFooter: FOOTER },
  };
}

const TABLE_STYLE = 'TableStyleLight1';
const FOOTER = '&L&A&RPage &P of &N';
const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 } as const;

const pageSetup = (paperSize: 'a3' | 'a4'): NonNullable<WriteSheet['pageSetup']> => ({
  paperSize,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins,
});

/** Bold letters are wider: a header has that much less room. */
const BOLD = 1.5;

/** One line more than the words need, for the filter buttons. */
const headerHeight = (columns: TableSheet['columns']): number =>
  heightOf(1 + Math.max(...columns.map(({ header, width }) => linesOf(header, width - BOLD))));

function emphasisRules({ columns, count, emphasis }: TableSheet): NonNullable<WriteSheet['conditionalRules']> {
  const ruleOf = ({ header, word, look }: Emphasis, index: number) => {
    const letter = letterOf(columns.findIndex((column) => column.header === header));
    return {
      type: 'cellIs' as const,
      operator: 'equal' as const,
      priority: index + 1,
      formula: `"${word}"`,
      style: emphasisStyles[look],
      range: `${letter}2:${letter}${Math.max(count, 1) + 1}`,
    };
  };
  return emphasis.map(ruleOf);
}

/** The library leaves a sheet name with a space in it unquoted, which Excel repairs away: so these names are made here. */
function printRanges({
  name,
  columns,
  count,
  printUntil,
}: TableSheet): { name: string; range: string; scope: string }[] {
  const last = letterOf(columns.findIndex(({ header }) => header === printUntil));
  return [
    { name: '_xlnm.Print_Area', range: `'${name}'!$A$1:$${last}$${Math.max(count, 1) + 1}`, scope: name },
    { name: '_xlnm.Print_Titles', range: `'${name}'!$1:$1`, scope: name },
  ];
}

const TITLE_HEIGHT = 30;

function pageOf({ name, widths, rows }: PageSheet): WriteSheet {
  const cells: Cells = new Map();
  for (const [index, row] of rows.entries()) {
    for (const [column, cell] of row.entries()) cells.set(`${index},${column}`, pageCell(cell, row.length === 1));
  }
  const heights = rows.map((row, index) => [index, { height: pageRowHeight(row, widths) }] as const);
  return {
    name,
    columns: widths.map((width) => ({ width })),
    cells,
    rowDefs: new Map([...heights, [0, { height: TITLE_HEIGHT }]]),
    pageSetup: pageSetup('a4'),
    headerFooter: { oddFooter: FOOTER },
    view: { showGridLines: false },
  };
}

/** A cell that stands alone runs over the empty ones to its right. */
function pageRowHeight(row: readonly PageCell[], widths: readonly number[]): number {
  if (row.length === 1) return heightOf(1);
  const lines = row.map(({ content }, column) =>
    typeof content === 'string' ? linesOf(content, widths[column] ?? 1) : 1,
  );
  return heightOf(Math.max(1, ...lines));
}

function pageCell({ content, look }: PageCell, alone: boolean): Partial<Cell> {
  const style = alone && look === undefined ? plainLine : pageStyle(look);
  const value = pageValue(content);
  if (typeof value === 'number') return { value, style: numberStyle(style, content) };
  // Rich text, because plain text such as #N/A would become an error value.
  if (typeof value === 'string' && value.startsWith('#')) return { value, style, richText: [{ text: value }] };
  return { value, style };
}

function pageValue(content: CellContent): CellValue {
  if (content === null || typeof content === 'number') return content;
  if (typeof content === 'string') return escapedText(cellText(content));
  if ('share' in content) return content.share;
  return 'day' in content ? utcDate(content.day) : escapedText(cellText(content.text));
}

const numberStyle = (style: CellStyle, content: CellContent): CellStyle => ({
  ...style,
  alignment: { ...style.alignment, horizontal: 'right' },
  numFmt: typeof content === 'number' ? '#,##0' : '0.0%',
});
