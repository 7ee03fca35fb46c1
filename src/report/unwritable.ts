/** Why a file could not be written, in a sentence, and what to do. */
import { basename } from 'node:path';
import { OutputUnwritable } from '../core/failure.js';

interface Explanation {
  readonly what: (path: string) => string;
  readonly remedy: string;
}

const held: Explanation = {
  what: (path) => `${path} cannot be replaced: another program holds it. Is it open in Excel?`,
  remedy: 'Close it and run again.',
};

const refused: Explanation = {
  what: (path) => `${path} cannot be written: you have no right to write there.`,
  remedy: 'Change the rights of the folder, or name another one with --output.',
};

const full: Explanation = {
  what: (path) => `${path} cannot be written: the disk is full.`,
  remedy: 'Free some space and run again.',
};

const inTheWay: Explanation = {
  what: (path) => `${path} cannot be written: a file stands where a folder should be.`,
  remedy: 'Move the file away, or name another folder with --output.',
};

const explanations: Readonly<Record<string, Explanation>> = {
  EBUSY: held,
  EPERM: held,
  EACCES: refused,
  EROFS: { what: (path) => `${path} cannot be written: the disk is read-only.`, remedy: refused.remedy },
  ENOSPC: full,
  EDQUOT: full,
  EEXIST: inTheWay,
  ENOTDIR: inTheWay,
  EISDIR: {
    what: (path) => `${path} cannot be written: a folder of that name is in the way.`,
    remedy: 'Move the folder away and run again.',
  },
  ENAMETOOLONG: {
    what: (path) => `${basename(path)} cannot be written: the path to it is too long.`,
    remedy: 'Name a folder with a shorter path with --output.',
  },
};

/** The error of the file system as a failure that says what to do. Anything else is handed back as it is. */
export function unwritable(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null || code.startsWith('ERR_')) return error;
  const explanation = explanations[code] ?? {
    what: (where: string) => `${where} cannot be written: ${(error as Error).message}.`,
    remedy: 'Name another folder with --output.',
  };
  return new OutputUnwritable(explanation.what(path), explanation.remedy, { cause: error });
}
