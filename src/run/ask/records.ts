/** Reads the results of an earlier run back. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WrongUsage } from '../../core/failure.js';
import { type Records, recordsSchema } from '../../core/record.js';
import { shownPath } from '../output.js';

const AGAIN = 'Run evaltrail again, or name the folder of the results with --output.';

/** The records in an output folder (absolute). Throws WrongUsage when there are none that can be read. */
export async function readRecords(outputFolder: string, cwd: string): Promise<Records> {
  const path = join(outputFolder, 'records.json');
  const shown = shownPath(path, cwd);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new WrongUsage(`There are no results to explain: ${shown} could not be read.`, AGAIN, { cause: error });
  }
  const parsed = recordsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new WrongUsage(`${shown} is not what this version of evaltrail writes.`, AGAIN, { cause: parsed.error });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
