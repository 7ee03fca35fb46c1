/** Finds a register in a workbook that people worked in: its sheet, its header, its columns, wherever they have gone. */
import type { Sheet } from 'hucre';
import type { Register } from '../workbook/baseline.js';
import { sameText } from '../workbook/prints.js';
import { type CellProblem, cellName } from './cells.js';
import type { OpenedWorkbook } from './open.js';

export interface FoundRegister {
  readonly sheet: Sheet;
  /** Counted from 0. */
  readonly headerRow: number;
  /** The column of each header, counted from 0, as the workbook was written with it. */
  readonly columns: ReadonlyMap<string, number>;
}

export type RegisterSearch =
  | { readonly found: FoundRegister; readonly problems: readonly CellProblem[]; readonly notices: readonly string[] }
  | { readonly found: null; readonly problems: readonly CellProblem[]; readonly notices: readonly string[] };

const folded = (text: unknown): string => sameText(String(text ?? '')).toLowerCase();

/** A title or notes may have been put above the header. */
const HEADER_WITHIN = 50;

export function findRegister<Item>({ sheets }: OpenedWorkbook, register: Register<Item>): RegisterSearch {
  const own = sheets.find(({ name }) => folded(name) === folded(register.sheet));
  if (own) {
    const headerRow = headerRowOf(own, [register.idHeader]);
    return headerRow === null ? withoutIds(own, register) : columnsIn(own, headerRow, register);
  }
  const needed = [register.idHeader, ...register.fields.map(({ header }) => header)];
  const like = sheets.filter((sheet) => headerRowOf(sheet, needed) !== null);
  const [only, second] = like;
  if (only && !second) return columnsIn(only, headerRowOf(only, needed) ?? 0, register);
  const names = like.map(({ name }) => `“${name}”`).join(', ');
  const notice = second
    ? `There is no sheet “${register.sheet}”, and several look like it (${names}): none was read. Give one its name back.`
    : `There is no sheet “${register.sheet}”: nothing was read from it.`;
  return { found: null, problems: [], notices: [notice] };
}

function headerRowOf({ rows }: Sheet, needed: readonly string[]): number | null {
  const wanted = needed.map(folded);
  for (const [index, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const heads = new Set(row.map(folded));
    if (wanted.every((head) => heads.has(head))) return index;
  }
  return null;
}

/** Without the ids nobody knows which record a row is about. */
function withoutIds<Item>(sheet: Sheet, { idHeader, fields }: Register<Item>): RegisterSearch {
  const headerRow =
    headerRowOf(
      sheet,
      fields.slice(0, 1).map(({ header }) => header),
    ) ?? 0;
  const end = Math.max((sheet.rows[headerRow]?.length ?? 1) - 1, 0);
  return {
    found: null,
    problems: [
      {
        sheet: sheet.name,
        cell: cellName(headerRow, end),
        problem: `the column “${idHeader}” is missing, so nobody can tell what the rows are about`,
        remedy: 'Bring the column back, with its name and its ids.',
      },
    ],
    notices: [],
  };
}

function columnsIn<Item>(sheet: Sheet, headerRow: number, register: Register<Item>): RegisterSearch {
  const { idHeader, fields, guards } = register;
  const places = new Map<string, number[]>();
  for (const [column, head] of (sheet.rows[headerRow] ?? []).entries())
    places.set(folded(head), [...(places.get(folded(head)) ?? []), column]);
  const columns = new Map<string, number>();
  const problems: CellProblem[] = [];
  const notices: string[] = [];
  for (const { header } of [{ header: idHeader }, ...fields, ...guards]) {
    const [first, second] = places.get(folded(header)) ?? [];
    if (first !== undefined) columns.set(header, first);
    if (second !== undefined)
      problems.push({
        sheet: sheet.name,
        cell: cellName(headerRow, second),
        problem: `a second column is named “${header}”`,
        remedy: 'Give one of the two another name.',
      });
  }
  for (const { header } of fields)
    if (!columns.has(header))
      notices.push(
        `The sheet “${sheet.name}” has no column “${header}”: nothing was read from it. If it was renamed, give it its name back.`,
      );
  return { found: { sheet, headerRow, columns }, problems, notices };
}
