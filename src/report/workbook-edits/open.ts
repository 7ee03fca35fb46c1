/** Opens a workbook that somebody may have edited, in whichever program; what is no workbook is told in a sentence. */
import { open, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sheet } from 'hucre';
import { WrongUsage } from '../../core/failure.js';
import { actionRegister, BASELINE_SHEET, evaluationRegister, recommendationRegister } from '../workbook/baseline.js';

export interface OpenedWorkbook {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904: a setting of old files from Macs. */
  readonly from1904: boolean;
}

const NEEDED = new Set(
  [evaluationRegister.sheet, recommendationRegister.sheet, actionRegister.sheet, BASELINE_SHEET].map((name) =>
    name.toLowerCase(),
  ),
);

/** The file as it is on the disk. `shown`: as the person knows it. Throws WrongUsage when it cannot be read. */
export async function openWorkbook(path: string, shown: string): Promise<OpenedWorkbook> {
  await assertClosed(path, shown);
  const bytes = await bytesOf(path, shown);
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const names: string[] = [];
    const own = await readXlsx(bytes, {
      sheets: ({ name }) => {
        names.push(name.toLowerCase());
        return NEEDED.has(name.toLowerCase());
      },
    });
    // All of them only when one was renamed: most of a large workbook is in sheets that are not read back.
    const complete = [...NEEDED].every((name) => names.includes(name));
    const { sheets, dateSystem } = complete ? own : await readXlsx(bytes);
    return { sheets, from1904: dateSystem === '1904' };
  } catch (error) {
    throw unreadable(error, shown);
  }
}

/** A program that has the file open may hold edits that are not on the disk yet. */
async function assertClosed(path: string, shown: string): Promise<void> {
  const beside = new Set(await readdir(dirname(path)).catch(() => []));
  const name = basename(path);
  // Excel leaves out the first letters of a long name; LibreOffice does not.
  const marks = [`~$${name}`, `~$${name.slice(2)}`, `.~lock.${name}#`];
  const mark = marks.find((each) => beside.has(each));
  if (mark === undefined) return;
  const program = mark.startsWith('~$') ? 'Excel' : 'LibreOffice';
  throw new WrongUsage(
    `${shown} is open in ${program}.`,
    `Save it, close it, and start again. If it is not open anywhere, delete ${join(dirname(shown), mark)}.`,
  );
}

async function bytesOf(path: string, shown: string): Promise<Uint8Array> {
  try {
    // Opened for reading and closed again, so that a folder and a lock are told apart.
    await (await open(path, 'r')).close();
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new WrongUsage(...sentenceOf(code, shown), { cause: error });
  }
}

function sentenceOf(code: string, shown: string): [string, string] {
  switch (code) {
    case 'ENOENT':
      return [`There is no workbook ${shown}.`, 'Name the file, or run evaltrail first.'];
    case 'EISDIR':
      return [`${shown} is a folder.`, 'Name the workbook in it.'];
    case 'EBUSY':
      return [
        `${shown} cannot be read: another program holds it. Is it open in Excel?`,
        'Save it, close it, and start again.',
      ];
    default:
      return [
        `${shown} cannot be read: you have no right to, or another program holds it.`,
        'Close it where it is open, and look at its rights.',
      ];
  }
}

function unreadable(error: unknown, shown: string): WrongUsage {
  const encrypted = error instanceof Error && error.name === 'EncryptedFileError';
  return encrypted
    ? new WrongUsage(`${shown} is locked with a password.`, 'Save it without a password, and start again.', {
        cause: error,
      })
    : new WrongUsage(`${shown} is no Excel workbook, or a damaged one.`, 'Save it as .xlsx, and start again.', {
        cause: error,
      });
}
