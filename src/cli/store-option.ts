/** Where store and results are: named on the command line, in the configuration, or by default. */
import { type Config, loadConfig, withFlags } from '../config/index.js';

export const DEFAULT_OUTPUT = 'output';

export interface StoreFlags {
  readonly config?: string;
  readonly store?: string;
  readonly output?: string;
}

const configured = async ({ config, store, output }: StoreFlags, cwd: string): Promise<Config> =>
  withFlags(await loadConfig({ file: config ?? null, cwd }), { cwd, store, output });

/** Absolute. Throws WrongUsage for a configuration that cannot be read. */
export const storePathOf = async (flags: StoreFlags, cwd: string): Promise<string> =>
  (await configured(flags, cwd)).store;

/** Absolute. Throws WrongUsage for a configuration that cannot be read. */
export const outputFolderOf = async (flags: StoreFlags, cwd: string): Promise<string> =>
  (await configured(flags, cwd)).output;
