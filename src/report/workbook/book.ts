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
  | 'words-heading'
  | 'strong'
  | 'quiet'
  | 'bad'
  | 'warn';

type Content =
  | string
  | number
  | { readonly day: string; readonly format: DateFormat }
  | { readonly text: string; readonly link: string }
  /** A share from 0 to 1. */
  | { readonly share: number };

export type CellContent = Content | null;

/** Text is wrapped, and stands on the side its script begins on. A label is short: a number or a letter, to the left. */
export type ColumnKind = 'text' | 'label' | 'number' | 'confidence' | 'date' | 'code';

export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly kind: ColumnKind;
  readonly cell: (row: Row) => CellContent;
}

/** Words in a column that make the cell stand out. */
export interface Emphasis {
  readonly header: string;
  readonly word: string;
  readonly look: 'bad' | 'warn';
}

/** A register: one header row, one row for each thing, an Excel table around it. */
export interface TableSheet {
  readonly kind: 'table';
  readonly name: string;
  /** Of the Excel table: letters only, unique in the workbook. */
  readonly tableName: string;
  readonly columns: readonly Pick<Column<never>, 'header' | 'width' | 'kind'>[];
  /** How many rows there are; they are made when they are asked for, so that a large register is never held whole. */
  readonly count: number;
  readonly rows: () => Iterable<readonly CellContent[]>;
  readonly emphasis: readonly Emphasis[];
  /** Last column that is printed, by its header; what follows is for filters and look-ups. */
  readonly printUntil: string;
  readonly paper: 'a3' | 'a4';
}

export interface PageCell {
  readonly content: CellContent;
  readonly look?: Look;
}

/** A page to read from top to bottom. */
export interface PageSheet {
  readonly kind: 'page';
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly PageCell[])[];
}

export interface Book {
  readonly title: string;
  readonly creator: string;
  /** Stands as the day the file was made: the as-of date, so that the same input gives the same bytes. */
  readonly day: string;
  readonly sheets: readonly (PageSheet | TableSheet)[];
}

/** A table sheet from rows of any type and the columns that read them. */
export function tableSheet<Row>(
  frame: Omit<TableSheet, 'kind' | 'columns' | 'count' | 'rows'>,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): TableSheet {
  return {
    kind: 'table',
    ...frame,
    columns: columns.map(({ header, width, kind }) => ({ header, width, kind })),
    count: rows.length,
    *rows() {
      for (const row of rows) yield columns.map(({ cell }) => cell(row));
    },
  };
}
