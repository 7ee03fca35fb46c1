/**
 * The edits of a workbook become corrections: all of them or none. Each is held against the store as it is now, so that an edit
 * is never laid over something that its author could not know.
 */
import { resolve } from 'node:path';
import { WrongUsage } from '../../core/failure.js';
import { type CellProblem, readEdits } from '../../report/workbook-edits/index.js';
import { type Holder, lockStore, type StoreAccess } from '../../store/index.js';
import { type StorePlace, withStore } from '../open-store.js';
import { shownPath } from '../output.js';
import { type AppliedEdit, type Decision, decisionsOn } from './apply-decisions.js';

export interface ApplyOptions extends StorePlace {
  /** The workbook. */
  readonly workbook: string;
  readonly who: string;
  readonly why: string;
  /** ISO 8601. */
  readonly at: string;
  /** Say what would be done, and do nothing. */
  readonly dryRun?: boolean;
  /** Decide also where the sources, or somebody else, have moved since the workbook was written. */
  readonly accept?: boolean;
  readonly process: Pick<Holder, 'pid' | 'host'>;
}

/** What moved since the workbook was written. */
export interface EditConflict extends AppliedEdit {
  /** Why, as a sentence. */
  readonly conflict: string;
}

export interface Applied {
  /** As the person knows it. */
  readonly workbook: string;
  readonly edits: readonly AppliedEdit[];
  /** Edits that say what counts already. */
  readonly already: number;
  readonly problems: readonly CellProblem[];
  readonly conflicts: readonly EditConflict[];
  readonly notices: readonly string[];
  /** The corrections were made. */
  readonly applied: boolean;
}

/**
 * Reads the edits back and keeps them as corrections, unless one of them cannot be read or is in conflict: then nothing is kept.
 *
 * @throws WrongUsage for a file that is no workbook of this store, or is open somewhere
 * @throws StoreLocked while a run is at work
 */
export async function applyEdits(options: ApplyOptions): Promise<Applied> {
  const { cwd, at } = options;
  const path = resolve(cwd, options.workbook);
  const workbook = shownPath(path, cwd);
  const read = await readEdits(path, workbook);
  const storePath = resolve(cwd, options.storePath);
  return withStore(options, async (store) => {
    await assertSameStore(store, read.store, workbook, shownPath(storePath, cwd));
    const holder = { command: 'apply', started: at, ...options.process };
    const lock = options.dryRun ? null : await lockStore(storePath, shownPath(storePath, cwd), holder);
    try {
      const { decisions, already, problems: unread } = await decisionsOn(store, read.edits);
      const problems = inOrder([...read.problems, ...unread]);
      const conflicts = decisions.flatMap(({ edit, conflict }) => (conflict === null ? [] : [{ ...edit, conflict }]));
      const stopped = problems.length > 0 || (conflicts.length > 0 && options.accept !== true);
      const applied = !stopped && !options.dryRun && decisions.length > 0;
      if (applied) await store.transaction((within) => keep(within, decisions, options));
      const edits = decisions.flatMap(({ edit, conflict }) => (conflict === null || options.accept ? [edit] : []));
      return { workbook, edits, already, problems, conflicts, notices: read.notices, applied };
    } finally {
      await lock?.release();
    }
  });
}

async function assertSameStore(store: StoreAccess, made: string, workbook: string, shown: string): Promise<void> {
  if ((await store.identity()) === made) return;
  throw new WrongUsage(
    `${workbook} was made from another store than ${shown}.`,
    'Name the store it was made from with --store, or edit the workbook that this one made.',
  );
}

async function keep(store: StoreAccess, decisions: readonly Decision[], { who, why, at }: ApplyOptions): Promise<void> {
  for (const { edit, evaluation, value, basis } of decisions) {
    const { id, field, how } = edit;
    if (how === 'withdraw') await store.corrections.withdraw(id, field, at);
    else await store.corrections.add({ evaluation, item: id, field, value, basis, who, why, madeAt: at });
  }
}

const NUMBER = /\d+/u;

/** By sheet, then row. */
const inOrder = (problems: readonly CellProblem[]): CellProblem[] =>
  problems
    .map((problem, index) => ({ problem, index, row: Number(NUMBER.exec(problem.cell)?.[0] ?? 0) }))
    .sort((one, other) =>
      one.problem.sheet === other.problem.sheet
        ? one.row - other.row || one.index - other.index
        : one.index - other.index,
    )
    .map(({ problem }) => problem);
