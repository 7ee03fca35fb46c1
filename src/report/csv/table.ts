/** What a table is: its columns, each with its type and its words, and the ways to make the columns that tables share. */
import { type DateValue, dateKinds, type Evidence } from '../../core/record.js';
import { type Cell, rowText } from './text.js';

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'list';

export interface Column<Row> {
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
  readonly cell: (row: Row) => Cell;
  /** Never empty. */
  readonly required?: true;
  /** The only values there are. */
  readonly values?: readonly string[];
}

export interface ForeignKey {
  readonly fields: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
}

export interface Table<Row> {
  /** Also the name of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly Column<Row>[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** The text of the file, a row at a time. */
export function* csvText<Row>({ columns }: Pick<Table<Row>, 'columns'>, rows: Iterable<Row>): Generator<string> {
  yield rowText(columns.map(({ name }) => name));
  for (const row of rows) yield rowText(columns.map(({ cell }) => cell(row)));
}

type Make = <Row>(
  name: string,
  description: string,
  cell: (row: Row) => Cell,
  extra?: Pick<Column<Row>, 'required' | 'values'>,
) => Column<Row>;

const column =
  (type: FieldType): Make =>
  (name, description, cell, extra = {}) => ({ name, type, description, cell, ...extra });

export const text = column('string');
export const integer = column('integer');
export const number = column('number');
export const boolean = column('boolean');
export const date = column('date');
export const list = column('list');

export const required = { required: true } as const;

/** A date as printed, what kind it is, and the first and the last day it can mean. No kind: the source has no such field. */
export const dateColumns = <Row>(name: string, what: string, dateOf: (row: Row) => DateValue | null): Column<Row>[] => [
  text(`${name}_raw`, `${what}, as printed`, (row) => dateOf(row)?.raw ?? null),
  text(
    `${name}_kind`,
    `What kind of date it is; empty: the source has no such field`,
    (row) => dateOf(row)?.kind ?? null,
    {
      values: dateKinds,
    },
  ),
  date(
    `${name}_earliest`,
    'First day it can mean; empty where it means no day',
    (row) => dateOf(row)?.earliest ?? null,
  ),
  date(`${name}_latest`, 'Last day it can mean; empty where it means no day', (row) => dateOf(row)?.latest ?? null),
];

/** Where the field was read, in the first of its places. */
export function placeColumns<Row>(what: string, field: string, evidenceOf: (row: Row) => Evidence): Column<Row>[] {
  const place = (row: Row) => {
    const found = evidenceOf(row)[field];
    const span = Array.isArray(found) ? found[0] : found;
    return span && 'start' in span ? span : null;
  };
  return [
    integer(
      'source_page',
      `Page on which ${what} stands, counted from 1; empty where the source has no pages`,
      (row) => place(row)?.page ?? null,
    ),
    integer(
      'source_start',
      `Where ${what} begins in the stored text, in UTF-16 code units`,
      (row) => place(row)?.start ?? null,
    ),
    integer('source_end', `Where ${what} ends in the stored text`, (row) => place(row)?.end ?? null),
  ];
}
