/** `evaltrail apply`: the edits of a workbook become corrections, or none of them does and each reason is named. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Applied, type AppliedEdit, applyEdits } from '../run/index.js';
import type { Environment } from './environment.js';
import { outputFolderOf, type StoreFlags, storePathOf } from './store-option.js';
import { harmless, type Style, styleFor } from './style.js';
import { nameOfUser } from './user-name.js';
import { inWords, nameOf } from './values.js';

export interface ApplyCommand extends StoreFlags {
  readonly workbook?: string;
  readonly why?: string;
  readonly by?: string;
  readonly dryRun?: true;
  readonly accept?: true;
  readonly json?: true;
}

const WORKBOOK_NAME = 'compliance.xlsx';
/** Something could not be read back, or moved in between: nothing was changed. */
const REFUSED = 1;

/** Gives the exit code; wrong usage (no store, no workbook of this store) is thrown. */
export async function applyCommand(options: ApplyCommand, environment: Environment): Promise<number> {
  const { dryRun, accept } = options;
  const workbook = options.workbook ?? join(await outputFolderOf(options, environment.cwd), WORKBOOK_NAME);
  const done = await applyEdits({
    workbook,
    storePath: await storePathOf(options, environment.cwd),
    cwd: environment.cwd,
    who: options.by?.trim() || nameOfUser(),
    why: options.why?.trim() || 'Edited in the workbook',
    at: environment.now().toISOString(),
    process: { pid: process.pid, host: hostname() },
    ...(dryRun ? { dryRun } : {}),
    ...(accept ? { accept } : {}),
  });
  const { stdout } = environment;
  const refused = done.problems.length > 0 || (done.conflicts.length > 0 && !accept);
  if (options.json) stdout.write(`${JSON.stringify(done, null, 2)}\n`);
  else
    stdout.write(`${linesOf(done, { dryRun: dryRun === true, refused }, styleFor(stdout, environment)).join('\n')}\n`);
  return refused ? REFUSED : 0;
}

interface How {
  readonly dryRun: boolean;
  readonly refused: boolean;
}

function linesOf(done: Applied, how: How, style: Style): string[] {
  const { edits, problems, conflicts, notices } = done;
  return [
    ...edits.flatMap((edit) => editLines(edit, style)),
    ...problems.flatMap(({ sheet, cell, problem, remedy }) => [
      `${style.red(placeOf(sheet, cell))}  ${harmless(problem)}.`,
      `    ${harmless(remedy)}`,
    ]),
    ...(how.refused ? conflicts : []).flatMap((conflict) => [
      ...editLines(conflict, style),
      `    ${style.yellow(harmless(conflict.conflict))}`,
    ]),
    ...notices.map((notice) => style.yellow(harmless(notice))),
    ...endOf(done, how),
  ];
}

const placeOf = (sheet: string, cell: string): string => `${harmless(sheet)}!${cell}`;

const editLines = ({ sheet, cell, about, field, before, after, how }: AppliedEdit, style: Style): string[] => [
  `${style.bold(placeOf(sheet, cell))}  ${nameOf(field)} of ${harmless(about)}`,
  `    ${inWords(before, field)} → ${style.bold(inWords(after, field))}${how === 'withdraw' ? ' (as its sources say: the correction is taken back)' : ''}`,
];

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function endOf(
  { edits, already, problems, conflicts, workbook, applied }: Applied,
  { dryRun, refused }: How,
): string[] {
  const known =
    already === 0 ? [] : [`${many(already, 'edit')} ${already === 1 ? 'says' : 'say'} what counts already.`];
  if (refused) {
    const unread = problems.length === 0 ? [] : [`${many(problems.length, 'cell')} cannot be read`];
    const moved =
      conflicts.length === 0
        ? []
        : [`${many(conflicts.length, 'edit')} ${conflicts.length === 1 ? 'is' : 'are'} in conflict`];
    const remedy = problems.length === 0 ? ['Look at the conflicts; --accept decides in spite of them.'] : [];
    return [...known, `Nothing was changed: ${[...unread, ...moved].join(', ')}.`, ...remedy];
  }
  if (edits.length === 0)
    return [...known, `There is nothing to do: no cell of ${harmless(workbook)} decides anything new.`];
  if (dryRun || !applied) return [...known, `${many(edits.length, 'edit')} to apply. Nothing was changed yet.`];
  return [
    ...known,
    `${many(edits.length, 'correction')} made. The next run shows ${edits.length === 1 ? 'it' : 'them'}.`,
  ];
}
