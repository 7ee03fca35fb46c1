/** What can be wrong with a store, in sentences that say what to do. */
import { StoreUnusable } from '../core/failure.js';

export const RESTORE =
  'Restore it from a backup, or name another store with --store. Nothing was changed; evaltrail never repairs a store by deleting.';

/** An error of the database or of the file system as a failure that says what to do. Failures pass as they are. */
export function unusable(error: unknown, shown: string): unknown {
  if (!(error instanceof Error)) return error;
  if ('remedy' in error) return error;
  // The driver knows many codes by their sentence only.
  const said = [...('code' in error && typeof error.code === 'string' ? [error.code] : []), error.message];
  const explanation = explanations.find(([pattern]) => said.some((words) => pattern.test(words)));
  if (!explanation) return error;
  const [, what, remedy] = explanation;
  return new StoreUnusable(what(shown), remedy, { cause: error });
}

const explanations: readonly (readonly [RegExp, (path: string) => string, string])[] = [
  [/^SQLITE_CORRUPT|disk image is malformed/u, (path) => `The store ${path} is damaged.`, RESTORE],
  [
    /^SQLITE_NOTADB|file is not a database/u,
    (path) => `The file ${path} is no store of evaltrail.`,
    'Name another file with --store. Nothing was changed.',
  ],
  [
    /^(?:SQLITE_READONLY|EACCES|EROFS|EPERM)|readonly database/u,
    (path) => `The store ${path} cannot be written: you have no right to, or the disk is read-only.`,
    'Change the rights of the file and its folder, or name another store with --store.',
  ],
  [
    /^(?:SQLITE_FULL|ENOSPC|EDQUOT)|disk is full/u,
    (path) => `The store ${path} cannot be written: the disk is full.`,
    'Free some space and run again: what was read so far is kept.',
  ],
  [
    /^SQLITE_IOERR|disk I\/O error/u,
    (path) => `The store ${path} cannot be read or written: the disk failed, or is full.`,
    'Look at the free space and the disk, and run again: what was read so far is kept.',
  ],
  [
    /^SQLITE_BUSY|database is locked/u,
    (path) => `The store ${path} is held by another program.`,
    'Close that program (a database viewer, a backup, a sync tool) and run again.',
  ],
  [
    /^(?:EEXIST|ENOTDIR)/u,
    (path) => `The store ${path} cannot be made: a file stands where a folder should be.`,
    'Move the file away, or name another store with --store.',
  ],
  [
    /SQLITE_CANTOPEN|Unable to open connection/u,
    (path) => `The store ${path} cannot be opened.`,
    'Look at the rights of the file and its folder, or name another store with --store.',
  ],
];
