/** `evaltrail fetch`: asks the sources on the web, or says which addresses would be asked. */
import { hostname } from 'node:os';
import { isOnTheWeb, loadConfig, withFlags } from '../config/index.js';
import type { FetchSummary, PlannedSource } from '../run/web/fetch.js';
import type { Environment } from './environment.js';
import { localDay } from './local-day.js';
import type { StoreFlags } from './store-option.js';
import { harmless, styleFor } from './style.js';
import { fetchErrorsIn, fetchedLines, firstOf } from './summary.js';
import { version } from './version.js';

export interface FetchCommand extends StoreFlags {
  /** Names; all without any. */
  readonly sources: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** Gives the exit code: 1 when something could not be had. Wrong usage is thrown. */
export async function fetchCommand(options: FetchCommand, environment: Environment): Promise<number> {
  const { now, cwd, signal } = environment;
  const { sources: names, config: file, store, output } = options;
  const config = withFlags(await loadConfig({ file: file ?? null, cwd }), { cwd, store, output });
  const { fetchNow, planFetch, webSourcesNamed } = await import('../run/web/fetch.js');
  const sources = webSourcesNamed(config.sources.filter(isOnTheWeb), names);
  const place = { storePath: config.store, cwd };
  if (options.dryRun) return sayPlan(await planFetch(place, sources), options, environment);
  const summary = await fetchNow({
    ...place,
    web: { sources, chance: Math.random },
    now,
    today: localDay(now()),
    version: version(),
    process: { pid: process.pid, host: hostname() },
    ...(signal ? { signal } : {}),
  });
  return saySummary(summary, options, environment);
}

/** Where the rest of the notes is. */
const ALL = 'what --json gives';

function sayPlan(planned: readonly PlannedSource[], { json }: FetchCommand, environment: Environment): number {
  const { stdout } = environment;
  if (json) stdout.write(`${JSON.stringify({ command: 'fetch', planned }, null, 2)}\n`);
  const style = styleFor(stdout, environment);
  for (const { source, addresses, delaySeconds, pages } of json ? [] : planned) {
    const most = addresses.length > pages ? `, ${pages} of them in one night` : '';
    stdout.write(
      `${style.bold(harmless(source))}: ${addresses.length} addresses${most}, ${delaySeconds} s between two\n`,
    );
    for (const address of addresses) stdout.write(`  ${harmless(address)}\n`);
  }
  if (!json) stdout.write(style.dim('Nothing was asked. What lists and pages lead to comes on top.\n'));
  return 0;
}

function saySummary(summary: FetchSummary, { json, quiet }: FetchCommand, environment: Environment): number {
  const { stdout, stderr } = environment;
  const { fetched, notes, exitCode } = summary;
  if (json) stdout.write(`${JSON.stringify({ command: 'fetch', exitCode, fetched, notes }, null, 2)}\n`);
  else if (quiet) for (const line of firstOf(fetchErrorsIn(notes), ALL)) stderr.write(`${line}\n`);
  else stdout.write(`${[...fetchedLines(fetched), ...firstOf(notes, ALL)].join('\n')}\n`);
  return exitCode;
}
