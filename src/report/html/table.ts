/** Rows as the page reads them: the names of the columns once, then the values of each row, one row a chunk. */
import { embeddedJson } from './markup.js';

export type Cells<Row> = Readonly<Record<string, (row: Row) => unknown>>;

/** `{"columns":[…],"rows":[[…],…]}` */
export function* tableText<Row>(cells: Cells<Row>, rows: Iterable<Row>): Generator<string> {
  const readers = Object.values(cells);
  yield `{"columns":${embeddedJson(Object.keys(cells))},"rows":[`;
  let before = '\n';
  for (const row of rows) {
    yield before + embeddedJson(readers.map((read) => read(row) ?? null));
    before = ',\n';
  }
  yield ']}';
}
