/**
 * How a file is named in the records: a path that means the same on every machine. Inside the current folder it is the path
 * from there; elsewhere the last folder of what was named and the path inside it. Where two files would share a name, parent
 * folders are added until they differ.
 */
import { isAbsolute, relative, sep } from 'node:path';

/** A file as it was reached, before it has its uri. */
export interface Reached {
  /** Absolute, as reached: links are not resolved. */
  readonly path: string;
  /** The folder that was named, or the folder of the file that was named. Absolute. */
  readonly root: string;
}

const TO_ENCODE = /[%?# \p{Cc}]/gu;

/** Encodes what would end or change a uri, and nothing else: `decodeURIComponent` gives the name back. */
const encodeName = (name: string): string => name.replace(TO_ENCODE, (character) => encodeURIComponent(character));

const segmentsOf = (path: string): string[] => path.split(sep).filter((segment) => segment !== '');

/** True when `path` lies below `folder` (or is it). */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

const endOf = (path: string, segments: number): string => segmentsOf(path).slice(-segments).map(encodeName).join('/');

/** How many segments of the end of the path make its uri when nothing collides. */
function depthOf({ path, root }: Reached, cwd: string): number {
  const below = isInside(cwd, path) ? relative(cwd, path) : relative(root, path);
  const own = segmentsOf(below).length;
  return Math.max(1, isInside(cwd, path) ? own : own + 1);
}

/** The uri of one file or folder, taken alone. The current folder itself is `.`. */
export const uriOf = (reached: Reached, cwd: string): string =>
  reached.path === cwd ? '.' : endOf(reached.path, depthOf(reached, cwd));

/** The uris of many different files, in their order; no two are equal. */
export function urisOf(files: readonly Reached[], cwd: string): string[] {
  const depths = files.map((file) => depthOf(file, cwd));
  const limits = files.map(({ path }) => segmentsOf(path).length);
  for (;;) {
    const uris = files.map(({ path }, index) => endOf(path, depths[index] ?? 1));
    const extended = groupsOf(uris).flatMap((group) => extendable(group, files, depths, limits, cwd));
    if (extended.length === 0) return uris;
    for (const index of extended) depths[index] = (depths[index] ?? 1) + 1;
  }
}

/** The indexes of those that share a uri, group by group. */
function groupsOf(uris: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, uri] of uris.entries()) {
    const group = groups.get(uri);
    if (group) group.push(index);
    else groups.set(uri, [index]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Who gets one more parent folder: files from elsewhere first, those of the current folder only where that is not enough. */
function extendable(
  group: readonly number[],
  files: readonly Reached[],
  depths: readonly number[],
  limits: readonly number[],
  cwd: string,
): number[] {
  const open = group.filter((index) => (depths[index] ?? 0) < (limits[index] ?? 0));
  const elsewhere = open.filter((index) => !isInside(cwd, files[index]?.path ?? cwd));
  return elsewhere.length > 0 ? elsewhere : open;
}
