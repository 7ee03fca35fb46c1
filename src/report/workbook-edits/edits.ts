/** Holds the cells of a workbook against what it said when it was written: what is left are the edits, and what cannot be one. */
import type { Action, Evaluation, Recommendation } from '../../core/record.js';
import {
  actionRegister,
  evaluationRegister,
  guardPrint,
  type Register,
  recommendationRegister,
} from '../workbook/baseline.js';
import { EMPTY } from '../workbook/prints.js';
import { isCutText } from '../workbook/text.js';
import { type Baseline, baselineOf } from './baseline.js';
import { type CellProblem, type CellRead, cellName, type Refusal, readCell } from './cells.js';
import type { OpenedWorkbook } from './open.js';
import { type FoundRegister, findRegister } from './registers.js';

/** A cell that says something else than when it was written. */
export interface CellEdit {
  readonly kind: 'evaluation' | 'recommendation' | 'action';
  readonly id: string;
  readonly field: string;
  readonly sheet: string;
  /** As spreadsheets name it: `K12`. */
  readonly cell: string;
  readonly header: string;
  /** As a person would write the value: days as `YYYY-MM-DD`; empty for a cleared cell. */
  readonly words: string;
  /** Fingerprint of what the cell said when it was written. */
  readonly before: string;
}

export interface WorkbookEdits {
  /** Identity of the store that the workbook was made from. */
  readonly store: string;
  readonly edits: readonly CellEdit[];
  readonly problems: readonly CellProblem[];
  /** What was not read, and why. */
  readonly notices: readonly string[];
}

/** Throws WrongUsage when the workbook does not know what it said. `shown`: as the person knows the file. */
export function editsIn(workbook: OpenedWorkbook, shown: string): WorkbookEdits {
  const baseline = baselineOf(workbook, shown);
  const found = { edits: [] as CellEdit[], problems: [] as CellProblem[], notices: [] as string[] };
  readRegister<Evaluation>(workbook, evaluationRegister, baseline, found);
  readRegister<Recommendation>(workbook, recommendationRegister, baseline, found);
  readRegister<Action>(workbook, actionRegister, baseline, found);
  return { store: baseline.store, ...found };
}

interface Findings {
  readonly edits: CellEdit[];
  readonly problems: CellProblem[];
  readonly notices: string[];
}

const PREFIX = { evaluation: 'ev_', recommendation: 'rec_', action: 'act_' } as const;

function readRegister<Item>(
  workbook: OpenedWorkbook,
  register: Register<Item>,
  baseline: Baseline,
  { edits, problems, notices }: Findings,
): void {
  const written = [...baseline.prints.keys()].filter((id) => id.startsWith(PREFIX[register.kind]));
  if (written.length === 0) return;
  const search = findRegister(workbook, register);
  problems.push(...search.problems);
  notices.push(...search.notices);
  if (!search.found || search.problems.length > 0) return;
  const reading: Reading<Item> = { register, found: search.found, from1904: workbook.from1904, baseline };
  const rows = new Map<string, ReadRow>();
  for (let row = search.found.headerRow + 1; row < search.found.sheet.rows.length; row++) {
    const read = readRow(reading, row);
    problems.push(...read.problems);
    if (read.id === null) continue;
    const twin = rows.get(read.id);
    if (twin) problems.push(...twinProblems(reading, twin, read));
    else {
      rows.set(read.id, read);
      edits.push(...read.edits);
    }
  }
  const missing = written.filter((id) => !rows.has(id)).length;
  if (missing > 0)
    notices.push(
      `The sheet “${search.found.sheet.name}” has lost ${missing} of its ${written.length} rows: nothing was read from them, and their records stay.`,
    );
}

interface Reading<Item> {
  readonly register: Register<Item>;
  readonly found: FoundRegister;
  readonly from1904: boolean;
  readonly baseline: Baseline;
}

interface ReadRow {
  readonly row: number;
  /** Null where the row is about no record. */
  readonly id: string | null;
  readonly edits: readonly CellEdit[];
  readonly problems: readonly CellProblem[];
}

function readRow<Item>(reading: Reading<Item>, row: number): ReadRow {
  const { register, found, baseline } = reading;
  const { sheet, columns } = found;
  const idColumn = columns.get(register.idHeader) ?? 0;
  const idCell = cellAt(reading, row, idColumn, false);
  const id = idCell.ok ? idCell.words : '';
  const nothing = { row, id: null, edits: [], problems: [] };
  const problem = (column: number, what: string, remedy: string): ReadRow => ({
    ...nothing,
    problems: [{ sheet: sheet.name, cell: cellName(row, column), problem: what, remedy }],
  });
  if (id === '') {
    const filled = register.fields.some(({ header, kind }) => {
      const column = columns.get(header);
      const cell = column === undefined ? null : cellAt(reading, row, column, kind === 'date');
      return cell !== null && !(cell.ok && cell.print === EMPTY);
    });
    if (!filled) return nothing;
    return problem(
      idColumn,
      'the id is missing, so nobody can tell what the row is about',
      'Bring the id back, or empty the row: new records come from documents only.',
    );
  }
  const prints = baseline.prints.get(id);
  const fields = baseline.fields.get(register.kind);
  if (!prints || !fields || !id.startsWith(PREFIX[register.kind]))
    return problem(idColumn, `“${id}” is no id that was written here`, 'Bring the id of the row back.');
  return {
    row,
    id,
    ...editsOf(reading, row, id, new Map(fields.map((field, index) => [field, prints[index] ?? EMPTY]))),
  };
}

function editsOf<Item>(
  reading: Reading<Item>,
  row: number,
  id: string,
  before: ReadonlyMap<string, string>,
): Pick<ReadRow, 'edits' | 'problems'> {
  const { register, found } = reading;
  const edits: CellEdit[] = [];
  const problems: CellProblem[] = [];
  for (const { field, header, kind, required } of register.fields) {
    const column = found.columns.get(header);
    const print = before.get(field);
    if (column === undefined || print === undefined) continue;
    const read = cellAt(reading, row, column, kind === 'date');
    const place = { sheet: found.sheet.name, cell: cellName(row, column) };
    const refused = read.ok ? refusedWords(read, print, { header, required: required === true }) : read;
    if (refused) problems.push({ ...place, problem: refused.problem, remedy: refused.remedy });
    else if (read.ok && read.print !== print)
      edits.push({ kind: register.kind, id, field, ...place, header, words: read.words, before: print });
  }
  if (edits.length === 0 || besideIsSame(reading, row, before.get('beside'))) return { edits, problems };
  const [first] = edits;
  const apart: CellProblem = {
    sheet: found.sheet.name,
    cell: first?.cell ?? '',
    problem: `what stands beside it (${register.guards.map(({ header }) => header).join(', ')}) is not what was written for ${id}: cells of this row were moved apart, or changed`,
    remedy: 'Sort whole rows only, and leave the columns with a blue head as they were.',
  };
  return { edits: [], problems: [...problems, apart] };
}

/** An edit that is none: a required cell that was cleared, a text that was not whole when it was written. */
function refusedWords(
  read: Extract<CellRead, { ok: true }>,
  before: string,
  { header, required }: { readonly header: string; readonly required: boolean },
): Refusal | null {
  if (read.print === before) return null;
  if (read.doubt) return read.doubt;
  if (read.print === EMPTY && required)
    return { problem: `“${header}” cannot be empty`, remedy: 'Write a value, or bring the old one back.' };
  if (isCutText(read.words))
    return {
      problem: 'the text was cut when it was written, because a cell holds no more: an edit of it would lose the rest',
      remedy: 'Bring the text back, or take the mark at its end away to keep only what is there.',
    };
  return null;
}

/** True too when one of the columns that tell is gone. */
function besideIsSame<Item>(reading: Reading<Item>, row: number, print: string | undefined): boolean {
  const { register, found } = reading;
  const columns = register.guards.map(({ header }) => found.columns.get(header));
  if (print === undefined || columns.some((column) => column === undefined)) return true;
  const words = columns.map((column) => {
    const cell = cellAt(reading, row, column ?? 0, false);
    return cell.ok ? cell.words : null;
  });
  return guardPrint(words) === print;
}

function cellAt<Item>({ found, from1904 }: Reading<Item>, row: number, column: number, dated: boolean): CellRead {
  const { rows, cells } = found.sheet;
  return readCell(rows[row]?.[column] ?? null, cells?.get(`${row},${column}`), { dated, from1904 });
}

/** Two rows about one record: a copy does no harm while both say the same. */
function twinProblems<Item>({ found }: Reading<Item>, first: ReadRow, second: ReadRow): CellProblem[] {
  const said = ({ edits }: ReadRow): string => JSON.stringify(edits.map(({ field, words }) => [field, words]));
  if (said(first) === said(second)) return [];
  const cell = second.edits[0]?.cell ?? first.edits[0]?.cell ?? cellName(second.row, 0);
  return [
    {
      sheet: found.sheet.name,
      cell,
      problem: `rows ${first.row + 1} and ${second.row + 1} are about the same record and say different things`,
      remedy: 'Delete one of the two rows.',
    },
  ];
}
