/** How sure a record is, and why no surer: two columns of the registers. */
import { doubtsInWords } from '../../core/doubt-words.js';
import type { Doubt } from '../../core/record.js';
import type { Column } from './book.js';

interface Doubted {
  readonly confidence: number;
  readonly doubts?: readonly Doubt[] | undefined;
}

/** @param of the record that a row shows */
export const confidenceColumns = <Row>(of: (row: Row) => Doubted): Column<Row>[] => [
  {
    header: 'Confidence',
    width: 11,
    kind: 'confidence',
    note: 'How likely all that was read of it is as the source has it.',
    cell: (row) => ({ share: of(row).confidence }),
  },
  { header: 'Why not surer', width: 30, kind: 'text', cell: (row) => doubtsInWords(of(row).doubts) },
];
