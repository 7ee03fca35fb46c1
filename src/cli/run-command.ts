/** `evaltrail run` and `evaltrail extract`: asks the run, shows its progress and its end. */
import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { WrongUsage } from '../core/failure.js';
import type { MemoryRunSummary } from '../run/memory-run.js';
import type { Environment } from './environment.js';
import { sayFailure } from './failures.js';
import { localDay } from './local-day.js';
import { type ProgressDisplay, progressFor } from './progress.js';
import { storePathOf } from './store-option.js';
import { machineSummary, sayNotes, saySummary } from './summary.js';
import { version } from './version.js';

export interface RunCommand {
  readonly command: 'run' | 'extract';
  readonly inputs: readonly string[];
  readonly output: string;
  readonly asOf?: string;
  readonly passwords?: string;
  /** `run` only: the file of the store. */
  readonly store?: string;
  /** `run` only: publish in spite of alarms. */
  readonly accept?: true;
  readonly json?: true;
  readonly quiet?: true;
}

const DEFAULT_INPUT = 'input';
const ADDRESS = /^https?:\/\//iu;

/** Gives the exit code. */
export async function runCommand(options: RunCommand, environment: Environment): Promise<number> {
  const inputs = await inputsOf(options, environment.cwd);
  const progress = options.quiet ? null : await progressFor(environment);
  try {
    const summary = await (options.command === 'run' ? remembering : once)(options, inputs, environment, progress);
    progress?.end();
    say(summary, options, environment);
    return summary.run.exitCode;
  } catch (error) {
    progress?.end();
    return sayFailure(error, environment, options.json === true);
  }
}

function say(summary: MemoryRunSummary, { json, quiet }: RunCommand, environment: Environment): void {
  const { stdout, cwd } = environment;
  if (json) stdout.write(`${JSON.stringify(machineSummary(summary, cwd), null, 2)}\n`);
  else if (quiet) sayNotes(summary, environment);
  else saySummary(summary, environment);
}

type Ask = (
  options: RunCommand,
  inputs: readonly string[],
  environment: Environment,
  progress: ProgressDisplay | null,
) => Promise<MemoryRunSummary>;

/** What both commands are asked the same way. */
const common = (options: RunCommand, { now, cwd, signal }: Environment, progress: ProgressDisplay | null) => ({
  outputFolder: options.output,
  asOf: options.asOf ?? localDay(now()),
  cwd,
  now,
  version: version(),
  ...(options.passwords === undefined ? {} : { passwordsFile: options.passwords }),
  ...(signal ? { signal } : {}),
  ...(progress ? { onDocument: progress.show } : {}),
});

const remembering: Ask = async (options, inputs, environment, progress) => {
  const { runWithMemory } = await import('../run/with-memory.js');
  return runWithMemory({
    ...common(options, environment, progress),
    sources: inputs.map((input) => ({ name: input, inputs: [input] })),
    storePath: storePathOf(options),
    today: localDay(environment.now()),
    process: { pid: process.pid, host: hostname() },
    ...(options.accept ? { accept: true } : {}),
  });
};

const once: Ask = async (options, inputs, environment, progress) => {
  const { runDocuments } = await import('../run/index.js');
  const summary = await runDocuments({ command: 'extract', inputs, ...common(options, environment, progress) });
  return { ...summary, ending: 'published' };
};

async function inputsOf({ inputs }: RunCommand, cwd: string): Promise<readonly string[]> {
  const address = inputs.find((input) => ADDRESS.test(input));
  if (address)
    throw new WrongUsage(`${address} is an address on the web.`, 'Save the page to a file, and name the file.');
  if (inputs.includes('')) throw new WrongUsage('One of the inputs is empty.', 'Name files, folders or patterns.');
  if (inputs.length > 0) return inputs;
  const found = await stat(resolve(cwd, DEFAULT_INPUT)).catch(() => null);
  if (found) return [DEFAULT_INPUT];
  throw new WrongUsage(
    `Nothing to read: no input was named, and there is no ${DEFAULT_INPUT}/ folder here.`,
    `Put evaluation pages into ${DEFAULT_INPUT}/, or name files or folders: evaltrail run my-pages/`,
  );
}
