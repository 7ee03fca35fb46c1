/** The tag tree of a page → its tables as rows and cells of marked content, and the levels of its headings. */
import type { PdfTag } from '../page.js';

export interface TagCell {
  readonly marks: readonly number[];
  readonly header: boolean;
  readonly columns: number;
  readonly row: number;
  /** Place in the row. */
  readonly index: number;
  readonly table: TagTable;
}

export interface TagTable {
  readonly rows: TagCell[][];
}

export interface TagHeading {
  readonly level: number;
}

export interface Tagging {
  readonly tables: readonly TagTable[];
  /** Of marked contents that lie in a cell: the innermost one. */
  readonly cells: ReadonlyMap<number, TagCell>;
  /** By marked content. Contents of one heading share one object. */
  readonly headings: ReadonlyMap<number, TagHeading>;
}

const HEADING = /^H([1-6])?$/u;
const NOTES = new Set(['Note', 'FENote']);
const DEEPEST = 200;

export function taggingOf(tags: readonly PdfTag[] | null): Tagging {
  const tables: TagTable[] = [];
  const cells = new Map<number, TagCell>();
  const headings = new Map<number, TagHeading>();
  const walk = (
    tag: PdfTag,
    table: TagTable | null,
    cell: TagCell | null,
    level: TagHeading | null,
    depth: number,
  ): void => {
    if (depth > DEEPEST) return;
    let [inTable, inCell, inHeading] = [table, cell, level];
    const heading = HEADING.exec(tag.type);
    if (heading) inHeading = { level: Number(heading[1] ?? '1') };
    if (tag.type === 'Table') {
      inTable = { rows: [] };
      tables.push(inTable);
    } else if (tag.type === 'TR' && inTable) inTable.rows.push([]);
    else if ((tag.type === 'TD' || tag.type === 'TH') && inTable) {
      inCell = cellOf(tag, inTable);
    } else if (NOTES.has(tag.type)) {
      // A footnote is tagged where it is called, but stands at the foot of the page.
      inCell = null;
    }
    for (const mark of tag.marks) {
      if (inCell) {
        cells.set(mark, inCell);
        (inCell.marks as number[]).push(mark);
      }
      if (inHeading !== null && !inCell) headings.set(mark, inHeading);
    }
    for (const child of tag.children) walk(child, inTable, inCell, inHeading, depth + 1);
  };
  for (const tag of tags ?? []) walk(tag, null, null, null, 0);
  return { tables: tables.filter(({ rows }) => rows.some((row) => row.length > 0)), cells, headings };
}

function cellOf(tag: PdfTag, table: TagTable): TagCell {
  if (table.rows.length === 0) table.rows.push([]);
  const row = table.rows.at(-1) as TagCell[];
  const columns = Math.max(1, Math.min(tag.columns, 100));
  const cell: TagCell = {
    marks: [],
    header: tag.type === 'TH',
    columns,
    row: table.rows.length - 1,
    index: row.length,
    table,
  };
  row.push(cell);
  return cell;
}
