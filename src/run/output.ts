/** The folder the results go to: asked before any work is done, so that nobody waits an hour to hear that it cannot be written. */
import { access, constants, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { isInside } from '../acquire/index.js';
import { unwritable } from '../report/unwritable.js';

/** A path as the person knows it: from the current folder when it lies there. */
export const shownPath = (path: string, cwd: string): string =>
  isInside(cwd, path) ? relative(cwd, path) || '.' : path;

/** Throws OutputUnwritable unless `folder` (absolute) is, or can become, a folder to write to. Makes nothing. */
export async function checkOutput(folder: string, cwd: string): Promise<void> {
  for (let place = folder; ; place = dirname(place)) {
    try {
      // A slash at the end: a file in the place of a folder is refused.
      await access(`${place}${sep}`, constants.W_OK | constants.X_OK);
      return;
    } catch (error) {
      if (!(await isNothing(place)) || place === dirname(place)) throw unwritable(error, shownPath(place, cwd));
    }
  }
}

const isNothing = async (place: string): Promise<boolean> =>
  (await stat(place).catch((error: NodeJS.ErrnoException) => error.code)) === 'ENOENT';

/** The way from the output folder to a file, as a link in the results; null where there is none (another drive). */
export function linkFrom(folder: string, path: string): string | null {
  const way = relative(folder, path);
  if (isAbsolute(way)) return null;
  return way
    .split(sep)
    .map((segment) => (segment === '..' ? segment : encodeURIComponent(segment)))
    .join('/');
}
