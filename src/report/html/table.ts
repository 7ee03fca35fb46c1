/** Rows as the page reads them: the names of the columns once, then the values of each row, one row a chunk. */
import { embeddedJson } from './markup.js';

export type Cells<Row> = Readonly<Record<string, (row: Row) => unknown>>;

/** `{"columns":[…],"rows":[[…],…]}` */
export function* tableText<Row>(cells: Cells<Row>, rows: Iterable<Row>): Generator<string> {
  const readers = Object.values(cells);
  const values = function* (): Generator<unknown[]> {
    for (const row of rows) yield readers.map((read) => read(row) ?? null);
  };
  yield `{"columns":${embeddedJson(Object.keys(cells))},"rows":`;
  yield* listText(values());
  yield '}';
}

/** `[…]`, one item a chunk and a line. */
export function* listText(items: Iterable<unknown>): Generator<string> {
  let before = '[\n';
  for (const item of items) {
    yield before + embeddedJson(item);
    before = ',\n';
  }
  yield before.startsWith('[') ? '[]' : ']';
}
