/** What the workbook said when it was written, from the sheet that nobody sees. */
import { WrongUsage } from '../../core/failure.js';
import { BASELINE_FORMAT, BASELINE_SHEET } from '../workbook/baseline.js';
import type { OpenedWorkbook } from './open.js';

export interface Baseline {
  /** Identity of the store it was made from. */
  readonly store: string;
  /** By the kind of record, the fields whose fingerprints follow; the last is that of what stands beside them. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** By the id of the record. */
  readonly prints: ReadonlyMap<string, readonly string[]>;
}

/** Throws WrongUsage when the sheet is gone, of another version, or says that there is nothing to read back. */
export function baselineOf({ sheets }: OpenedWorkbook, shown: string): Baseline {
  const rows = sheets
    .find(({ name }) => name === BASELINE_SHEET)
    ?.rows.map((row) => row.map((cell) => String(cell ?? '')));
  const [first, second, ...rest] = rows ?? [];
  const format = first?.[0] ?? '';
  if (!format.startsWith('evaltrail baseline'))
    throw new WrongUsage(
      `${shown} does not say what evaltrail wrote into it: it was not made by evaltrail, or lost its hidden sheet “${BASELINE_SHEET}”.`,
      'Edit a workbook that evaltrail wrote, or a copy of the whole file.',
    );
  if (format !== BASELINE_FORMAT)
    throw new WrongUsage(
      `${shown} was written by another version of evaltrail.`,
      'Read it back with that version, or run evaltrail again and edit the new workbook.',
    );
  const store = second?.[1] ?? '';
  if (store === '')
    throw new WrongUsage(
      `${shown} was made without a memory: there is nothing that its edits could be kept in.`,
      'Make the workbook with evaltrail run.',
    );
  const heads = rest.slice(0, KINDS);
  return {
    store,
    fields: new Map(heads.map(([kind = '', fields = '']) => [kind, fields.split(' ')])),
    prints: new Map(rest.slice(KINDS).map(([id = '', prints = '']) => [id, prints.split(' ')])),
  };
}

/** Evaluations, recommendations, key actions. */
const KINDS = 3;
