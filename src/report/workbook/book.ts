/**
 * What a workbook is to this project: sheets, columns, cells. The sheets are written against these types only; one file knows
 * the library that turns them into bytes.
 */

/** How much of a date is known, shown by its number format: the cell always holds the last day the date can mean. */
export type DateFormat =
  | { readonly precision: 'day' | 'month' | 'year' }
  | { readonly precision: 'quarter'; readonly quarter: 1 | 2 | 3 | 4 }
  /** The end of several days or months. */
  | { readonly precision: 'until-day' | 'until-month' };

export type Look =
  | 'title'
  | 'subtitle'
  | 'heading'
  | 'number-heading'
  | 'light-heading'
  | 'words-heading'
  | 'strong'
  | 'quiet'
  | 'bad'
  | 'warn'
  | 'editable'
  | 'light-green'
  | 'light-yellow'
  | 'light-red';

type Content =
  | string
  | number
  | { readonly day: string; readonly format: DateFormat }
  /** `within`: the place in the linked file, such as `page=3`. */
  | { readonly text: string; readonly link: string; readonly within?: string }
  /** A share from 0 to 1. */
  | { readonly share: number };

export type CellContent = Content | null;

/** Text is wrapped, and stands on the side its script begins on. A label is short: a number or a letter, to the left. */
export type ColumnKind = 'text' | 'label' | 'number' | 'confidence' | 'share' | 'date' | 'code';

export interface ColumnHead {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly kind: ColumnKind;
  /** Said in a note on the header. */
  readonly note?: string;
  /** What a person writes here is read back by `evaltrail apply`. */
  readonly editable?: true;
  /** Words to choose from. */
  readonly choices?: readonly string[];
}

export interface Column<Row> extends ColumnHead {
  readonly cell: (row: Row) => CellContent;
}

/** What makes a cell of a column stand out, by its value. */
export type Emphasis = { readonly header: string } & (
  | { readonly word: string; readonly look: 'bad' | 'warn' | 'good' }
  /** Numbers above it. */
  | { readonly above: number; readonly look: 'bad' | 'warn' }
  /** A bar as long as the number, from 0; `full` is the number of a bar that fills the cell. */
  | { readonly bar: 'bad' | 'plain'; readonly full?: number }
  /** A traffic light beside the number: green and yellow from these values up. */
  | { readonly green: number; readonly yellow: number }
);

/** A register: one header row, one row for each thing, an Excel table around it. */
export interface TableSheet {
  readonly kind: 'table';
  readonly name: string;
  /** Of the Excel table: letters only, unique in the workbook. */
  readonly tableName: string;
  readonly columns: readonly ColumnHead[];
  /** How many rows there are; they are made when they are asked for, so that a large register is never held whole. */
  readonly count: number;
  readonly rows: () => Iterable<readonly CellContent[]>;
  /** The cells that may be too long for a cell, or links too many for a sheet: what must be known before the rows are written. */
  readonly texts: () => Iterable<CellContent>;
  readonly emphasis: readonly Emphasis[];
  /** Columns that stay in sight when the sheet is moved sideways. */
  readonly frozenColumns?: number;
  /** Said in place of rows when there are none. */
  readonly empty: string;
  /** Last column that is printed, by its header; what follows is for filters and look-ups. */
  readonly printUntil: string;
  readonly paper: 'a3' | 'a4';
}

export interface PageCell {
  readonly content: CellContent;
  readonly look?: Look;
}

/** Rows and columns counted from 0. */
export interface PlacedChart {
  readonly title: string;
  readonly type: 'bar' | 'column';
  /** The rows of the page it shows, from the first to the last; names stand in the first column, numbers in the second. */
  readonly rows: readonly [first: number, last: number];
  /** Hex, without `#`. */
  readonly colour: string;
  readonly from: { readonly row: number; readonly col: number };
  readonly to: { readonly row: number; readonly col: number };
}

/** A page to read from top to bottom. */
export interface PageSheet {
  readonly kind: 'page';
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly PageCell[])[];
  readonly charts: readonly PlacedChart[];
}

/** Texts for programs, on a sheet that people do not see. */
export interface HiddenSheet {
  readonly kind: 'hidden';
  readonly name: string;
  readonly count: number;
  readonly rows: () => Iterable<readonly string[]>;
}

export interface Book {
  readonly title: string;
  readonly creator: string;
  /** Stands as the day the file was made: the as-of date, so that the same input gives the same bytes. */
  readonly day: string;
  readonly sheets: readonly (PageSheet | TableSheet | HiddenSheet)[];
}

/** A table sheet from rows of any type and the columns that read them. */
export function tableSheet<Row>(
  frame: Omit<TableSheet, 'kind' | 'columns' | 'count' | 'rows' | 'texts'>,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): TableSheet {
  return {
    kind: 'table',
    ...frame,
    columns: columns.map(({ cell: _, ...head }) => head),
    count: rows.length,
    *rows() {
      for (const row of rows) yield columns.map(({ cell }) => cell(row));
    },
    *texts() {
      const long = columns.filter(({ kind }) => kind === 'text');
      for (const row of rows) for (const { cell } of long) yield cell(row);
    },
  };
}
