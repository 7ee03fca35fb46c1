/**
 * A book as an .xlsx file. The frame is written by hucre, the only library this project writes workbooks with, and this is the
 * only file that calls it; exceljs reads the files back in the tests.
 *
 * Same book, same bytes: the entries of the archive bear 1 January 1980, and the days in the document properties are the
 * book's own day.
 */
import type { Cell, CellStyle, CellValue, ConditionalRule, WriteSheet } from 'hucre/xlsx';
import { utcDate } from '../../core/calendar.js';
import { writeParts } from './archive.js';
import type {
  Book,
  CellContent,
  ColumnHead,
  Emphasis,
  HiddenSheet,
  PageCell,
  PageSheet,
  PlacedChart,
  TableSheet,
} from './book.js';
import { heightOf, linesOf } from './height.js';
import { barColours, emphasisStyles, FONT, headerStyleOf, pageStyle, plainLine, registerFormats } from './look.js';
import { letterOf } from './rows.js';
import { rangeOf, splicedParts } from './splice.js';
import { cellText, escapedText } from './text.js';

type Cells = Map<string, Partial<Cell>>;

export async function writeBook(path: string, book: Book): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx');
  const day = utcDate(book.day);
  const frame = await writeXlsx({
    sheets: book.sheets.map(frameOf),
    properties: { title: book.title, creator: book.creator, created: day, modified: day },
    namedRanges: book.sheets.flatMap((sheet) => (sheet.kind === 'table' ? printRanges(sheet) : [])),
    defaultFont: FONT,
    activeSheet: 0,
  });
  const tables = book.sheets.flatMap((sheet, index) => (sheet.kind === 'page' ? [] : [[index + 1, sheet] as const]));
  await writeParts(path, splicedParts(frame, new Map(tables)));
}

function frameOf(sheet: Book['sheets'][number]): WriteSheet {
  switch (sheet.kind) {
    case 'page':
      return pageOf(sheet);
    case 'table':
      return tableOf(sheet);
    case 'hidden':
      return hiddenOf(sheet);
  }
}

/** The row is there to be replaced. */
const hiddenOf = ({ name }: HiddenSheet): WriteSheet => ({ name, rows: [['']], veryHidden: true });

/** The frame of a register: its header, and a row that shows every format, which the rows replace. */
function tableOf(sheet: TableSheet): WriteSheet {
  const { columns, tableName: name } = sheet;
  const headers: Cells = new Map(columns.map((head, column) => [`0,${column}`, headerCell(head)]));
  const formats: Cells = new Map(registerFormats.map(({ style }, column) => [`1,${column}`, { style }]));
  return {
    name: sheet.name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ header }) => header)],
    cells: new Map([...headers, ...formats]),
    rowDefs: new Map([[0, { height: headerHeight(columns) }]]),
    freezePane: { rows: 1, ...(sheet.frozenColumns ? { columns: sheet.frozenColumns } : {}) },
    tables: [
      { name, range: rangeOf(sheet), columns: columns.map(({ header }) => ({ name: header })), style: TABLE_STYLE },
    ],
    conditionalRules: emphasisRules(sheet),
    dataValidations: choiceRules(sheet),
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

const AUTHOR = 'evaltrail';

/** What is said in a note on the head of a column. */
function headerCell(head: ColumnHead): Partial<Cell> {
  const { header, note, editable } = head;
  const text = [editable ? 'You may edit this column.' : '', note ?? ''].filter(Boolean).join(' ');
  const style = headerStyleOf(head);
  return { value: header, style, ...(text === '' ? {} : { comment: { author: AUTHOR, text } }) };
}

const columnRange = ({ columns, count }: TableSheet, header: string): string => {
  const letter = letterOf(columns.findIndex((column) => column.header === header));
  return `${letter}2:${letter}${Math.max(count, 1) + 1}`;
};

const emphasisRules = (sheet: TableSheet): ConditionalRule[] =>
  sheet.emphasis.map((emphasis, index) => ({
    ...ruleOf(emphasis),
    priority: index + 1,
    range: columnRange(sheet, emphasis.header),
  }));

function ruleOf(emphasis: Emphasis): Omit<ConditionalRule, 'priority' | 'range'> {
  if ('word' in emphasis)
    return { type: 'cellIs', operator: 'equal', formula: `"${emphasis.word}"`, style: emphasisStyles[emphasis.look] };
  if ('above' in emphasis)
    return {
      type: 'cellIs',
      operator: 'greaterThan',
      formula: String(emphasis.above),
      style: emphasisStyles[emphasis.look],
    };
  if ('bar' in emphasis)
    return { type: 'dataBar', dataBar: { cfvo: barEnds(emphasis.full), color: barColours[emphasis.bar] } };
  return { type: 'iconSet', iconSet: { iconSet: '3TrafficLights1', cfvo: lightSteps(emphasis) } };
}

type BarEnds = NonNullable<ConditionalRule['dataBar']>['cfvo'];

const barEnds = (full: number | undefined): BarEnds => [
  { type: 'num', value: '0' },
  full === undefined ? { type: 'max' } : { type: 'num', value: String(full) },
];

/** The first step of an icon set is everything below the second. */
const lightSteps = ({
  green,
  yellow,
}: Extract<Emphasis, { readonly green: number }>): NonNullable<ConditionalRule['iconSet']>['cfvo'] => [
  { type: 'min' },
  { type: 'num', value: String(yellow) },
  { type: 'num', value: String(green) },
];

/** Lists to choose from. Other words are let in after a warning: what cannot be read is named when the edits are read back. */
const choiceRules = (sheet: TableSheet): NonNullable<WriteSheet['dataValidations']> =>
  sheet.columns.flatMap(({ header, choices }) =>
    choices === undefined || sheet.count === 0
      ? []
      : [
          {
            type: 'list' as const,
            values: [...choices],
            range: columnRange(sheet, header),
            allowBlank: true,
            showErrorMessage: true,
            errorStyle: 'warning' as const,
            errorTitle: header,
            errorMessage: 'Please choose one of the words of the list.',
          },
        ],
  );

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

function pageOf({ name, widths, rows, charts }: PageSheet): WriteSheet {
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
    charts: charts.map((chart) => chartOf(name, chart)),
  };
}

/** Names in the first column of the page, numbers in the second. */
function chartOf(sheet: string, { title, type, rows: [first, last], colour, from, to }: PlacedChart) {
  const column = (letter: string): string => `'${sheet}'!$${letter}$${first + 1}:$${letter}$${last + 1}`;
  return {
    type,
    title,
    titleFontSize: 11,
    legend: false as const,
    gapWidth: 60,
    // Bars are drawn from the bottom up: turned round they stand as in the rows.
    ...(type === 'bar' ? { axes: { x: { reverse: true }, y: { hidden: true } } } : { axes: { y: { hidden: true } } }),
    series: [{ categories: column('A'), values: column('B'), color: colour, dataLabels: { showValue: true } }],
    anchor: { from, to },
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
