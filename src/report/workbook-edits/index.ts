/** Reads a workbook back that people worked in: the edits, cell by cell. Changes nothing. */
import type { Action, Evaluation, Recommendation } from '../../core/record.js';
import { actionRegister, evaluationRegister, type Register, recommendationRegister } from '../workbook/baseline.js';
import { printOf } from '../workbook/prints.js';
import { editsIn, type WorkbookEdits } from './edits.js';
import { openWorkbook } from './open.js';

export type { CellProblem } from './cells.js';
export type { CellEdit, WorkbookEdits } from './edits.js';

/** `shown`: the path as the person knows it. Throws WrongUsage for a file that is no workbook of evaltrail, or is open somewhere. */
export const readEdits = async (path: string, shown: string): Promise<WorkbookEdits> =>
  editsIn(await openWorkbook(path, shown), shown);

/** What the cell of a field would say of the record, as a fingerprint: the same as `before` of an edit when nothing moved. */
export function printOfField(item: Evaluation | Recommendation | Action, field: string): string | null {
  if ('recommendations' in item) return printIn(evaluationRegister, item, field);
  return 'actions' in item ? printIn(recommendationRegister, item, field) : printIn(actionRegister, item, field);
}

function printIn<Item>({ fields }: Register<Item>, item: Item, field: string): string | null {
  const column = fields.find((each) => each.field === field);
  return column ? printOf(column.cell(item)) : null;
}
