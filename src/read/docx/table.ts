/** A table with its merged cells settled, written so that each covers exactly the grid that Word shows. */

export interface Cell {
  readonly columns: number;
  /** First of cells merged downwards, one more of them, or neither. */
  readonly down: 'first' | 'more' | null;
  readonly across: 'first' | 'more' | null;
  readonly content: string;
}

export interface Row {
  readonly isHeader: boolean;
  /** Grid columns that the row leaves out at its start. */
  readonly before: number;
  readonly cells: readonly Cell[];
}

interface Merged {
  columns: number;
  down: Cell['down'];
  content: string;
}

/** The table; nothing where no row is left. */
export function tableXml(rows: readonly Row[]): string {
  let above = new Map<number, number>();
  let xml = '';
  for (const row of rows) {
    const cells = merged(row);
    if (cells.length === 0) continue;
    const merging = new Map<number, number>();
    let column = 0;
    for (const cell of cells) {
      // Cells that go on with nothing above them, or with a cell of another width, are cells of their own.
      if (cell.down === 'more' && above.get(column) !== cell.columns) cell.down = 'first';
      if (cell.down !== null) merging.set(column, cell.columns);
      column += cell.columns;
    }
    above = merging;
    xml += rowXml(row, cells);
  }
  return xml === '' ? '' : `<w:tbl>${xml}</w:tbl>`;
}

/** The cells of a row, those merged across as one, a gap at its start as an empty cell. */
function merged({ before, cells }: Row): Merged[] {
  const result: Merged[] = before > 0 && cells.length > 0 ? [{ columns: before, down: null, content: '' }] : [];
  for (const { columns, down, across, content } of cells) {
    const last = result.at(-1);
    if (across === 'more' && last) {
      last.columns += columns;
      last.content += content;
    } else result.push({ columns, down, content });
  }
  return result;
}

function rowXml({ isHeader }: Row, cells: readonly Merged[]): string {
  const all = cells.map(({ columns, down, content }) => {
    const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
    const merge = down === null ? '' : `<w:vMerge w:val="${down === 'first' ? 'restart' : 'continue'}"/>`;
    return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${content}</w:tc>`;
  });
  return `<w:tr>${isHeader ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${all.join('')}</w:tr>`;
}
