/** One small JSON file, replaced as a whole. Loads nothing else of the reports. */
import { rename, rm } from 'node:fs/promises';
import { jsonFile } from './json-text.js';
import { writeChunks } from './staging.js';
import { unwritable } from './unwritable.js';

/** Throws OutputUnwritable. */
export async function writeWhole(path: string, value: object): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeChunks(part, jsonFile(value));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw unwritable(error, path);
  }
}
