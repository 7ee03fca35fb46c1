/** The text of cells as spans that keep their page: one for each paragraph. */
import type { Block, Cell, Paragraph } from '../../core/document.js';
import { isEmpty, type Span } from '../../core/span.js';

/** The paragraphs of blocks, tables dissolved. */
export function paragraphsOf(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsOf(cell.blocks))),
  );
}

/** The stretches of a cell that hold text. */
export function spansOf(cell: Cell): Span[] {
  const spans = paragraphsOf(cell.blocks)
    .map(({ span }) => span)
    .filter((span) => !isEmpty(span));
  return spans.length > 0 ? spans : isEmpty(cell.span) ? [] : [cell.span];
}
