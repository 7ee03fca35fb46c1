/** `evaltrail replay`: reads what is stored again by the rules of this version. */
import { hostname } from 'node:os';
import { replay } from '../run/index.js';
import type { Environment } from './environment.js';
import { localDay } from './local-day.js';
import { type StoreFlags, storePathOf } from './store-option.js';
import { harmless, styleFor } from './style.js';
import { inWords, nameOf } from './values.js';
import { version } from './version.js';

export interface ReplayCommand extends StoreFlags {
  readonly passwords?: string;
  readonly json?: true;
}

/** Gives the exit code; wrong usage is thrown. With `--json` a value that moved is a line. */
export async function replayCommand(options: ReplayCommand, environment: Environment): Promise<number> {
  const { stdout, now, cwd, signal } = environment;
  const style = styleFor(stdout, environment);
  const { documents, moved } = await replay({
    storePath: await storePathOf(options, cwd),
    cwd,
    now,
    today: localDay(now()),
    version: version(),
    process: { pid: process.pid, host: hostname() },
    ...(options.passwords === undefined ? {} : { passwordsFile: options.passwords }),
    ...(signal ? { signal } : {}),
    onMoved: (value) => {
      if (options.json) return stdout.write(`${JSON.stringify(value)}\n`);
      const { uri, words, field, kind, before, after } = value;
      const what = field === null ? kind : `${nameOf(field)}: ${inWords(before, field)} → ${inWords(after, field)}`;
      return stdout.write(`${harmless(decodeURIComponent(uri))}  ${harmless(words)}\n            ${what}\n`);
    },
  });
  if (options.json) return 0;
  if (documents === 0) stdout.write('Everything in the store was read by the rules of this version already.\n');
  else
    stdout.write(
      style.dim(`${documents} documents read again, values moved in ${moved}. The next run publishes them.\n`),
    );
  return 0;
}
