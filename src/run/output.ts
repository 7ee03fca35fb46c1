/** The folder the results go to: asked before any work is done, so that nobody waits an hour to hear that it cannot be written. */
import { access, constants, mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { isInside } from '../acquire/index.js';
import { unwritable } from '../report/unwritable.js';

/** A path as the person knows it: from the current folder when it lies there. */
export const shownPath = (path: string, cwd: string): string =>
  isInside(cwd, path) ? relative(cwd, path) || '.' : path;

/** Throws OutputUnwritable unless `folder` (absolute) is, or can become, a folder to write to. Leaves nothing behind. */
export async function checkOutput(folder: string, cwd: string): Promise<void> {
  const missing = await firstMissing(folder);
  try {
    // A slash at the end: a file in the place of a folder is refused.
    if (missing === null) await access(`${folder}${sep}`, constants.W_OK | constants.X_OK);
    else await tryFolder(missing);
  } catch (error) {
    throw unwritable(error, shownPath(missing ?? folder, cwd));
  }
}

/** The uppermost of the folders that have to be made; null when there is something at `folder` already. */
async function firstMissing(folder: string): Promise<string | null> {
  let missing: string | null = null;
  for (let place = folder; await isNothing(place); place = dirname(place)) missing = place;
  return missing;
}

const isNothing = async (place: string): Promise<boolean> =>
  (await stat(place).catch((error: NodeJS.ErrnoException) => error.code)) === 'ENOENT';

/** Rights alone do not tell: some places look writable and are not, and making folders there never ends. */
async function tryFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
    await rmdir(path);
  } catch (error) {
    // Another run that starts at the same moment makes the folder, or already works in it.
    if (!(await stat(path).catch(() => null))?.isDirectory()) throw error;
  }
}

/** The way from the output folder to a file, as a link in the results; null where there is none (another drive). */
export function linkFrom(folder: string, path: string): string | null {
  const way = relative(folder, path);
  if (isAbsolute(way)) return null;
  return way
    .split(sep)
    .map((segment) => (segment === '..' ? segment : encodeURIComponent(segment)))
    .join('/');
}
