/** How sure a record is: a column of the registers. */
import type { Column } from './book.js';

/** @param of the record that a row shows */
export const confidenceColumn = <Row>(of: (row: Row) => { readonly confidence: number }): Column<Row> => ({
  header: 'Confidence',
  width: 11,
  kind: 'confidence',
  note: 'How likely all that was read of it is as the source has it.',
  cell: (row) => ({ share: of(row).confidence }),
});
