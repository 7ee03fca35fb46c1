/**
 * Finds the configuration and reads it. Where there is none, neither the reader of YAML nor the checker of values is loaded:
 * together they cost a tenth of a second at every start.
 */
import { dirname } from 'node:path';
import { type Config, configOf } from './config.js';
import { readConfigFile } from './file.js';

export interface LoadConfig {
  /** As `--config` names it; null for the one in `cwd`, if there is one. */
  readonly file: string | null;
  /** Absolute. */
  readonly cwd: string;
}

/** The configuration, complete. Throws WrongUsage that names every problem with its line, column and what to do. */
export async function loadConfig({ file, cwd }: LoadConfig): Promise<Config> {
  const found = await readConfigFile(file, cwd);
  if (found === null) return configOf({}, { file: null, folder: cwd });
  const { settingsOf } = await import('./settings.js');
  return configOf(settingsOf(found.text, found.shown), { file: found.path, folder: dirname(found.path) });
}
