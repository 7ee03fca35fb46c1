/** `evaltrail correct`: a person decides about a field. */
import { hostname } from 'node:os';
import { WrongUsage } from '../core/failure.js';
import { correct } from '../run/index.js';
import type { Environment } from './environment.js';
import { type StoreFlags, storePathOf } from './store-option.js';
import { nameOfUser } from './user-name.js';
import { inWords, nameOf } from './values.js';

export interface CorrectCommand extends StoreFlags {
  readonly id: string;
  readonly field: string;
  /** Absent with `--withdraw`. */
  readonly words?: string;
  readonly why?: string;
  readonly by?: string;
  readonly withdraw?: true;
  readonly json?: true;
}

/** Gives the exit code; wrong usage is thrown. */
export async function correctCommand(options: CorrectCommand, environment: Environment): Promise<number> {
  const { id, field, words, withdraw } = options;
  if (withdraw && words !== undefined)
    throw new WrongUsage('A correction is either made or taken back.', 'Leave the value out with --withdraw.');
  if (!withdraw && words === undefined)
    throw new WrongUsage(
      'The value is missing.',
      'Write it after the field, or take the correction back with --withdraw.',
    );
  const made = await correct({
    storePath: await storePathOf(options, environment.cwd),
    cwd: environment.cwd,
    id,
    field,
    words: withdraw ? null : (words ?? ''),
    who: options.by ?? nameOfUser(),
    why: options.why ?? '',
    at: environment.now().toISOString(),
    process: { pid: process.pid, host: hostname() },
  });
  const { stdout } = environment;
  if (options.json) stdout.write(`${JSON.stringify(made, null, 2)}\n`);
  else
    stdout.write(
      withdraw
        ? `${nameOf(field)} of ${made.id} is what its sources say again: ${inWords(made.now, field)}.\n`
        : `${nameOf(field)} of ${made.id}: ${inWords(made.now, field)} (its sources say: ${inWords(made.before, field)}).\nThe next run shows it.\n`,
    );
  return 0;
}
