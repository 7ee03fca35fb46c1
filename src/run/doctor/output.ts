/** The folder of the results: that it can be written to, that nobody holds the files, that there is room. */
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../../config/index.js';
import type { Check } from '../../core/check-up.js';
import { OutputUnwritable } from '../../core/failure.js';
import { assertReplaceable } from '../../report/index.js';
import { unwritable } from '../../report/unwritable.js';
import { checkOutput, shownPath } from '../output.js';
import { bytesInWords } from './amount.js';
import type { Machine } from './machine.js';

/** What a run writes; a test holds it. */
export const RESULT_FILES = [
  'compliance.json',
  'compliance.schema.json',
  'compliance.xlsx',
  'records.json',
  'report.html',
  'records.schema.json',
  'recurring.json',
  'recurring.schema.json',
  'run.json',
] as const;

export interface Around {
  readonly cwd: string;
  readonly machine: Machine;
}

export async function outputChecks({ output }: Config, around: Around): Promise<Check[]> {
  const { cwd, machine } = around;
  const shown = shownPath(output, cwd);
  const writable = await writableCheck(output, around);
  return [
    { id: 'output/folder', name: 'Output folder', ...writable },
    { id: 'output/files', name: 'Result files', ...(await heldCheck(output, shown)) },
    { id: 'output/disk', name: 'Free space', ...(await roomCheck(output, machine)) },
  ];
}

type Finding = Pick<Check, 'state' | 'found' | 'remedy'>;

/** Rights alone do not tell: what can be written is told by writing. */
export async function writableCheck(folder: string, { cwd, machine }: Around): Promise<Finding> {
  const shown = shownPath(folder, cwd);
  try {
    await checkOutput(folder, cwd);
    if ((await existing(folder)) !== folder)
      return { state: 'ok', found: `${shown} is not there yet: the first run makes it`, remedy: '' };
    await machine.tryWriting(folder);
    return { state: 'ok', found: `${shown} can be written to`, remedy: '' };
  } catch (error) {
    return problem(unwritable(error, shown));
  }
}

function problem(error: unknown): Finding {
  if (!(error instanceof OutputUnwritable)) throw error;
  return { state: 'problem', found: error.message, remedy: error.remedy };
}

/** A lock of LibreOffice or Excel lies beside a file while somebody has it open, also on another machine. */
const locksOf = (name: string): readonly string[] => [`.~lock.${name}#`, `~$${name}`];

async function heldCheck(folder: string, shown: string): Promise<Finding> {
  const names = new Set(await readdir(folder).catch(() => []));
  for (const name of RESULT_FILES) {
    try {
      await assertReplaceable(join(folder, name));
    } catch (error) {
      return problem(unwritable(error, join(shown, name)));
    }
  }
  const open = RESULT_FILES.find((name) => locksOf(name).some((lock) => names.has(lock)));
  const isAny = RESULT_FILES.some((name) => names.has(name));
  if (open === undefined) return { state: 'ok', found: isAny ? 'can be replaced' : 'none yet', remedy: '' };
  return {
    state: 'warning',
    found: `somebody seems to have ${join(shown, open)} open`,
    remedy:
      'Close it before the next run: under Windows it could not be replaced, elsewhere the old one would stay on the screen.',
  };
}

const PROBLEM_BELOW = 50_000_000;
const WARNING_BELOW = 1_000_000_000;

/** New results are written beside the old ones before they take their place. */
async function roomCheck(folder: string, { disk }: Machine): Promise<Finding> {
  const found = await disk(await existing(folder));
  if (found === null)
    return { state: 'warning', found: 'the system does not say', remedy: 'See for yourself that the disk has room.' };
  const { free } = found;
  const present = await Promise.all(RESULT_FILES.map((name) => sizeOf(join(folder, name))));
  const next = present.reduce((sum, size) => sum + size, 0);
  const words = `${bytesInWords(free)} for the results`;
  if (free < PROBLEM_BELOW + next)
    return {
      state: 'problem',
      found: `only ${words}`,
      remedy: 'Free some space, or name another folder with --output.',
    };
  if (free < WARNING_BELOW + next) return { state: 'warning', found: `only ${words}`, remedy: 'Free some space soon.' };
  return { state: 'ok', found: words, remedy: '' };
}

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

/** The folder, or the nearest one above it that is there. */
export async function existing(folder: string): Promise<string> {
  const isThere = (await stat(folder).catch(() => null)) !== null;
  return isThere || dirname(folder) === folder ? folder : existing(dirname(folder));
}
