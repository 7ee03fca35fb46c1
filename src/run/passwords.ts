/** The passwords for locked documents, from a file: on the command line they would stay in the history of the shell. */
import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Found, reasonOf } from '../acquire/index.js';
import { WrongUsage } from '../core/failure.js';

export interface Passwords {
  /** Of the file they come from, without links; null where none was named. */
  readonly path: string | null;
  readonly all: readonly string[];
}

const LINE_END = /\r?\n/u;
const BYTE_ORDER_MARK = /^\uFEFF/u;

/** One password per line, in the order of the file; empty lines count for nothing. Throws WrongUsage where there are none. */
export async function readPasswords(file: string, cwd: string): Promise<Passwords> {
  const { path, text } = await contentOf(file, cwd);
  const all = [...new Set(text.replace(BYTE_ORDER_MARK, '').split(LINE_END))].filter((line) => line !== '');
  if (all.length > 0) return { path, all };
  throw new WrongUsage(`The file of passwords ${file} holds none.`, 'Write one password on each line.');
}

async function contentOf(file: string, cwd: string): Promise<{ readonly path: string; readonly text: string }> {
  try {
    const path = await realpath(resolve(cwd, file));
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw new WrongUsage(
      `The file of passwords ${file} could not be read: ${reasonOf(error)}.`,
      'Name a text file with one password on each line.',
    );
  }
}

/** Secrets (the path of their file, null for none) are no document, even where they lie among the documents. */
export async function withoutSecrets(secrets: string | null, found: Found): Promise<Found> {
  if (secrets === null) return found;
  const reals = await Promise.all(found.files.map(({ path }) => realpath(path).catch(() => path)));
  return { ...found, files: found.files.filter((_, at) => reals[at] !== secrets) };
}
