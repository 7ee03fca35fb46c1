/** The passwords for locked documents, from a file: on the command line they would stay in the history of the shell. */
import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Found, reasonOf } from '../../acquire/index.js';
import { WrongUsage } from '../../core/failure.js';
import { shownPath } from '../output.js';

export interface Passwords {
  /** Of the file they come from, without links; null where none was named. */
  readonly path: string | null;
  readonly all: readonly string[];
}

const LINE_END = /\r?\n/u;
const BYTE_ORDER_MARK = /^\uFEFF/u;

/** One password per line, in the order of the file; empty lines count for nothing. Throws WrongUsage where there are none. */
export async function readPasswords(file: string, cwd: string): Promise<Passwords> {
  const shown = shownPath(resolve(cwd, file), cwd);
  const { path, text } = await contentOf(file, cwd, shown);
  const all = [...new Set(text.replace(BYTE_ORDER_MARK, '').split(LINE_END))].filter((line) => line !== '');
  if (all.length > 0) return { path, all };
  throw new WrongUsage(`The file of passwords ${shown} holds none.`, 'Write one password on each line.');
}

async function contentOf(
  file: string,
  cwd: string,
  shown: string,
): Promise<{ readonly path: string; readonly text: string }> {
  try {
    const path = await realpath(resolve(cwd, file));
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw new WrongUsage(
      `The file of passwords ${shown} could not be read: ${reasonOf(error)}.`,
      'Name a text file with one password on each line.',
    );
  }
}

/** The files without our own: passwords and configuration are no documents, even where they lie among them. */
export async function withoutOwn(found: Found, own: readonly (string | null)[]): Promise<Found> {
  const ours = await Promise.all(own.map((path) => (path === null ? null : realpath(path).catch(() => null))));
  const secret = new Set(ours.filter((path) => path !== null));
  if (secret.size === 0) return found;
  const reals = await Promise.all(found.files.map(({ path }) => realpath(path).catch(() => path)));
  return { ...found, files: found.files.filter((_, at) => !secret.has(reals[at] ?? '')) };
}
