/** `evaltrail run` and `evaltrail extract`: asks the run, shows its progress and its end. */
import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { type Config, isOnTheWeb, loadConfig, type Notify, type Source, withFlags } from '../config/index.js';
import { WrongUsage } from '../core/failure.js';
import type { MemoryRunSummary } from '../run/memory/memory-run.js';
import type { Environment } from './environment.js';
import { sayFailure } from './failures.js';
import { localDay } from './local-day.js';
import { type ProgressDisplay, progressFor } from './progress.js';
import { DEFAULT_OUTPUT } from './store-option.js';
import { machineSummary, sayNotes, saySummary } from './summary.js';
import { version } from './version.js';

export interface RunCommand {
  readonly command: 'run' | 'extract';
  readonly inputs: readonly string[];
  readonly output?: string;
  readonly asOf?: string;
  readonly passwords?: string;
  /** These belong to `run` alone. */
  readonly config?: string;
  readonly store?: string;
  readonly profile?: string;
  readonly accept?: true;
  readonly json?: true;
  readonly quiet?: true;
}

const ADDRESS = /^https?:\/\//iu;

/** Gives the exit code. */
export async function runCommand(options: RunCommand, environment: Environment): Promise<number> {
  refuseInputs(options.inputs);
  const ask = await (options.command === 'run' ? remembering : once)(options, environment);
  const progress = options.quiet ? null : await progressFor(environment);
  try {
    const summary = await ask(progress);
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

/** The run, ready to start; wrong usage is thrown before. */
type Prepare = (
  options: RunCommand,
  environment: Environment,
) => Promise<(progress: ProgressDisplay | null) => Promise<MemoryRunSummary>>;

const BYTES = 1_000_000;

const remembering: Prepare = async (options, environment) => {
  const { now, cwd, signal } = environment;
  const loaded = await loadConfig({ file: options.config ?? null, cwd });
  const config = withFlags(loaded, { ...options, cwd });
  if (loaded.file === null && options.inputs.length === 0) await refuseMissingInput(config);
  const web = config.sources.filter(isOnTheWeb);
  return async (progress) => {
    const { runWithMemory } = await import('../run/memory/with-memory.js');
    const today = localDay(now());
    const summary = await runWithMemory({
      sources: config.sources.map(namedInputs),
      outputFolder: config.output,
      storePath: config.store,
      asOf: config.asOf === 'today' ? today : config.asOf,
      profile: config.profile,
      profiles: config.profiles,
      alarms: config.alarms,
      // The names of documents start from where their sources are named, wherever the night job is started.
      cwd: options.inputs.length > 0 ? cwd : config.folder,
      now,
      today,
      version: version(),
      process: { pid: process.pid, host: hostname() },
      limit: config.limits.fileMegabytes * BYTES,
      pdfLimits: {
        seconds: config.limits.pdfSeconds,
        secondsPerPage: config.limits.pdfSecondsPerPage,
        megabytes: config.limits.pdfMegabytes,
      },
      configFile: config.file,
      ...(config.passwords === null ? {} : { passwordsFile: config.passwords }),
      ...(options.accept ? { accept: true } : {}),
      ...(web.length === 0 ? {} : { web: { sources: web, chance: Math.random } }),
      ...(signal ? { signal } : {}),
      ...(progress ? { onDocument: progress.show } : {}),
    });
    if (config.notify) await tellOthers(summary, config.notify, environment);
    return summary;
  };
};

/** Whom the configuration names. What could not be told is said here, and changes nothing of the results. */
async function tellOthers(
  { run, outputFolder }: MemoryRunSummary,
  notify: Notify,
  { stderr, cwd, env = {} }: Environment,
): Promise<void> {
  const { tell } = await import('../run/web/tell.js');
  for (const problem of await tell({ run, outputFolder, cwd, notify, secret: (name) => env[name] }))
    stderr.write(`${problem}\n`);
}

const namedInputs = (source: Source): { readonly name: string; readonly inputs: readonly string[] } => ({
  name: source.name,
  inputs: isOnTheWeb(source) ? [] : source.kind === 'folder' ? [source.folder] : source.patterns,
});

const once: Prepare =
  async (options, { now, cwd, signal }) =>
  async (progress) => {
    const { runDocuments } = await import('../run/index.js');
    const summary = await runDocuments({
      command: 'extract',
      inputs: options.inputs,
      outputFolder: options.output ?? DEFAULT_OUTPUT,
      asOf: options.asOf ?? localDay(now()),
      cwd,
      now,
      version: version(),
      ...(options.passwords === undefined ? {} : { passwordsFile: options.passwords }),
      ...(signal ? { signal } : {}),
      ...(progress ? { onDocument: progress.show } : {}),
    });
    return { ...summary, ending: 'published' };
  };

function refuseInputs(inputs: readonly string[]): void {
  const address = inputs.find((input) => ADDRESS.test(input));
  if (address)
    throw new WrongUsage(`${address} is an address on the web.`, 'Save the page to a file, and name the file.');
  if (inputs.includes('')) throw new WrongUsage('One of the inputs is empty.', 'Name files, folders or patterns.');
}

/** Nobody said what to read, and what is read then is not there. */
async function refuseMissingInput({ sources }: Config): Promise<void> {
  const [source] = sources;
  if (source?.kind !== 'folder' || (await stat(source.folder).catch(() => null))) return;
  throw new WrongUsage(
    `Nothing to read: no input was named, and there is no ${source.name}/ folder here.`,
    `Put evaluation pages into ${source.name}/, or name files or folders: evaltrail run my-pages/`,
  );
}
