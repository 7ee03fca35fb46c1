/** The heads of action tables in documents: known words in any order, on one level or two ("Tracking*" above "Comments" and "Status"). */
import type { Cell, Row, SourceDocument } from '../../core/document.js';
import { isEmpty } from '../../core/span.js';
import { columnGroups, type DocumentColumn, documentColumns, foldLabel } from '../../vocabulary/labels.js';
import { textOf } from '../lines.js';
import { isChoice } from './field-label.js';

/** The field of each grid column. */
export type Columns = ReadonlyMap<number, DocumentColumn>;

const BRACKET = /\s*\(([^()]*)\)/gu;
const FOOTNOTE = /[\d*†]+$/u;
/** Heads long enough to be known by how they begin. */
const LONG = 24;
const longHeads = [...documentColumns].filter(([label]) => label.length >= LONG);
const groups = [...columnGroups];

/** True for an empty cell: it holds no character but blanks. */
export const isBlank = (document: SourceDocument, cell: Cell): boolean =>
  isEmpty(cell.span) || textOf(document, cell.span) === '';

/** The columns that a head row names; null for any other row. */
export function headOf(document: SourceDocument, row: Row): Columns | null {
  const columns = new Map<number, DocumentColumn>();
  let unknown = 0;
  for (const cell of row.cells) {
    if (isBlank(document, cell)) continue;
    const text = textOf(document, cell.span);
    const field = columnOf(text);
    if (field && ![...columns.values()].includes(field)) columns.set(cell.column, field);
    else if (!field && !columnGroups.has(foldLabel(text))) unknown++;
  }
  const found = new Set(columns.values());
  const answers = (['response', 'status', 'category'] as const).some((field) => found.has(field));
  const tells = found.has('responsible') || found.has('dueDate') || (found.has('recommendation') && answers);
  return tells && found.size >= 2 && unknown < found.size - 1 ? withActionColumn(document, row, columns) : null;
}

/** A second head row below the first, with the columns of both; null for any other row. */
export function subHeadOf(document: SourceDocument, row: Row, above: Columns): Columns | null {
  const filled = row.cells.filter((cell) => !isBlank(document, cell));
  const fields = filled.map((cell) => [cell.column, columnOf(textOf(document, cell.span))] as const);
  if (fields.length === 0 || fields.some(([, field]) => field === null)) return null;
  const below = fields as readonly (readonly [number, DocumentColumn])[];
  const fresh = below.filter(([, field]) => ![...above.values()].includes(field));
  return new Map([...above, ...fresh]);
}

/** The field that a head names; null for other words. */
export function columnOf(text: string): DocumentColumn | null {
  const known = (words: string): DocumentColumn | undefined =>
    documentColumns.get(foldLabel(words)) ?? documentColumns.get(foldLabel(words.replace(FOOTNOTE, '')));
  const bare = text.replace(BRACKET, (whole, words: string) => (isChoice(words) || words.length > 3 ? '' : whole));
  const direct = known(text) ?? known(bare);
  if (direct) return direct;
  const folded = foldLabel(text);
  const group = groups.find((words) => folded.startsWith(words));
  const behind = group === undefined ? undefined : documentColumns.get(folded.slice(group.length));
  return behind ?? longHeads.find(([label]) => folded.startsWith(label))?.[1] ?? null;
}

const GAP = /[\s|]+/u;
const SHORTEST = 4;
const FLAT_HEADS = 3;
const MOST_WORDS = 16;
/** Every head and what is left of it where it is broken off. */
const beginnings: ReadonlySet<string> = new Set(
  [...documentColumns.keys(), ...groups].flatMap((head) =>
    Array.from({ length: Math.max(0, head.length - SHORTEST + 1) }, (_none, index) => head.slice(0, SHORTEST + index)),
  ),
);

/** The head of a table whose columns were lost: nothing but heads on one line, three or more, some of them broken off. */
export function isFlatHead(line: string): boolean {
  const printed = line.trim().split(GAP, MOST_WORDS + 1);
  if (printed.length < FLAT_HEADS || printed.length > MOST_WORDS) return false;
  const words = printed.map(foldLabel);
  // For every word: how many heads at most the words up to it are, none for words that are not.
  const counts: number[] = [0];
  for (let to = 1; to <= words.length; to++) {
    counts[to] = Number.NaN;
    for (let from = 0; from < to; from++) {
      const before = counts[from] ?? Number.NaN;
      if (Number.isNaN(before) || !beginnings.has(words.slice(from, to).join(''))) continue;
      counts[to] = Math.max(before + 1, counts[to] || 0);
    }
  }
  return (counts[words.length] ?? 0) >= FLAT_HEADS;
}

/** The column of the action may have no head: then it is the first without one. */
function withActionColumn(document: SourceDocument, row: Row, columns: Map<number, DocumentColumn>): Columns {
  const held = [...columns.values()];
  if (held.includes('description') || held.includes('recommendation')) return columns;
  const unnamed = row.cells.find((cell) => isBlank(document, cell) && !columns.has(cell.column));
  return unnamed ? new Map([...columns, [unnamed.column, 'description']]) : columns;
}
