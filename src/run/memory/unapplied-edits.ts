/** Edits that people made in the workbook and nobody has applied: kept aside before the workbook is written anew. */
import { constants, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEdits } from '../../report/workbook-edits/index.js';
import type { StoreAccess } from '../../store/index.js';
import { decisionsOn } from '../edits/apply-decisions.js';

const WORKBOOK = 'compliance.xlsx';
const MOST = 1000;

/**
 * Copies the workbook in the output folder to a name of its own when it holds edits that are no corrections yet, or cannot be
 * read. Returns the name; null where nothing would be lost.
 */
export async function keepUnapplied(store: StoreAccess, outputFolder: string): Promise<string | null> {
  const path = join(outputFolder, WORKBOOK);
  return (await holdsEdits(store, path)) ? copyAside(path, outputFolder) : null;
}

/** A workbook that cannot be read may hold anything. */
async function holdsEdits(store: StoreAccess, path: string): Promise<boolean> {
  try {
    const read = await readEdits(path, WORKBOOK);
    const { decisions, problems } = await decisionsOn(store, read.edits);
    return decisions.length + problems.length + read.problems.length > 0;
  } catch {
    return true;
  }
}

/** Never over a copy that is there already. */
async function copyAside(path: string, outputFolder: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'compliance.edited.xlsx' : `compliance.edited-${number}.xlsx`;
    try {
      await copyFile(path, join(outputFolder, name), constants.COPYFILE_EXCL);
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number > MOST) throw error;
    }
  }
}
