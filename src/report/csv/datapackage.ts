/** `datapackage.json`: what the CSV files hold, as a Frictionless Data Package of version 2. No clock: same input, same bytes. */
import type { Column, Table } from './table.js';
import { DELIMITER, LINE_END, LIST_DELIMITER } from './text.js';

const PROFILES = 'https://datapackage.org/profiles/2.0';

/** Only what describes a table; its rows play no part. */
type Described = Pick<Table<never>, 'name' | 'title' | 'description' | 'primaryKey' | 'foreignKeys'> & {
  readonly columns: readonly Omit<Column<never>, 'cell'>[];
};

export const dataPackage = (tables: readonly Described[], asOf: string): object => ({
  $schema: `${PROFILES}/datapackage.json`,
  name: 'compliance-with-management-responses',
  title: 'Compliance with management responses',
  description: `Evaluations, recommendations, management responses and key actions, and the indicators as of ${asOf}. An empty cell is a value that is not there; a text that is there and empty is written as two quotation marks. The items of a list are parted by “${LIST_DELIMITER}”; in an item it is written “\\${LIST_DELIMITER}”, and a backslash “\\\\”. Texts are as they were read: nothing is put before one that looks like a formula.`,
  resources: tables.map(resource),
});

const resource = (table: Described): object => ({
  $schema: `${PROFILES}/dataresource.json`,
  name: table.name,
  type: 'table',
  path: `${table.name}.csv`,
  title: table.title,
  description: table.description,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  dialect: {
    $schema: `${PROFILES}/tabledialect.json`,
    header: true,
    delimiter: DELIMITER,
    lineTerminator: LINE_END,
    quoteChar: '"',
    doubleQuote: true,
    skipInitialSpace: false,
  },
  schema: {
    $schema: `${PROFILES}/tableschema.json`,
    fields: table.columns.map(field),
    // A string, as the standard has it; the published profile of 2.0 asked for a list by mistake.
    fieldsMatch: 'exact',
    missingValues: [''],
    ...(table.primaryKey.length > 0 ? { primaryKey: table.primaryKey } : {}),
    ...(table.foreignKeys.length > 0 ? { foreignKeys: table.foreignKeys.map(foreignKey) } : {}),
  },
});

/** Lists are declared as strings: the published profile of 2.0 lacks the type, and tools refuse a whole package for it. */
function field({ name, type, description, required, values }: Described['columns'][number]): object {
  const constraints = { ...(required ? { required } : {}), ...(values ? { enum: values } : {}) };
  const list = type === 'list';
  return {
    name,
    type: list ? 'string' : type,
    description: list ? `${description}; items parted by ${LIST_DELIMITER}` : description,
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

const foreignKey = ({ fields, table, references }: Described['foreignKeys'][number]): object => ({
  fields,
  reference: { resource: table, fields: references },
});
