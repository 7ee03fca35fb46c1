/** `evaltrail run` and `evaltrail extract`: asks the run, shows its progress and its end. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WrongUsage } from '../core/failure.js';
import { runDocuments } from '../run/index.js';
import type { Environment } from './environment.js';
import { sayFailure } from './failures.js';
import { progressFor } from './progress.js';
import { machineSummary, sayNotes, saySummary } from './summary.js';
import { version } from './version.js';

export interface RunCommand {
  readonly command: 'run' | 'extract';
  readonly inputs: readonly string[];
  readonly output: string;
  readonly asOf?: string;
  readonly passwords?: string;
  readonly json?: true;
  readonly quiet?: true;
}

const DEFAULT_INPUT = 'input';
const ADDRESS = /^https?:\/\//iu;

/** Gives the exit code. */
export async function runCommand(options: RunCommand, environment: Environment): Promise<number> {
  const { stdout, now, cwd, signal } = environment;
  const inputs = await inputsOf(options, cwd);
  const progress = options.quiet ? null : await progressFor(environment);
  try {
    const summary = await runDocuments({
      command: options.command,
      inputs,
      outputFolder: options.output,
      asOf: options.asOf ?? localDay(now()),
      cwd,
      now,
      version: version(),
      ...(options.passwords === undefined ? {} : { passwordsFile: options.passwords }),
      ...(signal ? { signal } : {}),
      ...(progress ? { onDocument: progress.show } : {}),
    });
    progress?.end();
    if (options.json) stdout.write(`${JSON.stringify(machineSummary(summary, cwd), null, 2)}\n`);
    else if (options.quiet) sayNotes(summary, environment);
    else saySummary(summary, environment);
    return summary.run.exitCode;
  } catch (error) {
    progress?.end();
    return sayFailure(error, environment, options.json === true);
  }
}

async function inputsOf({ inputs }: RunCommand, cwd: string): Promise<readonly string[]> {
  const address = inputs.find((input) => ADDRESS.test(input));
  if (address)
    throw new WrongUsage(`${address} is an address on the web.`, 'Save the page to a file, and name the file.');
  if (inputs.includes('')) throw new WrongUsage('One of the inputs is empty.', 'Name files, folders or patterns.');
  if (inputs.length > 0) return inputs;
  const found = await stat(join(cwd, DEFAULT_INPUT)).catch(() => null);
  if (found) return [DEFAULT_INPUT];
  throw new WrongUsage(
    `Nothing to read: no input was named, and there is no ${DEFAULT_INPUT}/ folder here.`,
    `Put evaluation pages into ${DEFAULT_INPUT}/, or name files or folders: evaltrail run my-pages/`,
  );
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The day it is where the person sits. */
const localDay = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
