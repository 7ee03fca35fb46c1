/** `evaltrail report`: the results once more from the store, for any day, profile and part. */
import { join } from 'node:path';
import { loadConfig, withFlags } from '../config/index.js';
import { WrongUsage } from '../core/failure.js';
import { type Format, reportFormats, reportFromStore, shownPath } from '../run/index.js';
import type { Environment } from './environment.js';
import { localDay } from './local-day.js';
import { storePathOf } from './store-option.js';
import { styleFor } from './style.js';
import { version } from './version.js';

export interface ReportCommand {
  readonly asOf?: string;
  readonly profile?: string;
  readonly filter?: string;
  readonly format?: string;
  /** Where the report goes. */
  readonly to?: string;
  readonly config?: string;
  readonly store?: string;
  readonly output?: string;
  readonly json?: true;
}

/** Gives the exit code; wrong usage is thrown. */
export async function reportCommand(options: ReportCommand, environment: Environment): Promise<number> {
  const { stdout, now, cwd } = environment;
  const today = localDay(now());
  const { profile, filter, json } = options;
  const config = withFlags(await loadConfig({ file: options.config ?? null, cwd }), { cwd, ...options });
  const asOf = config.asOf === 'today' ? today : config.asOf;
  const { run, outputFolder, files } = await reportFromStore({
    storePath: await storePathOf(options, cwd),
    cwd,
    asOf,
    today,
    profile: config.profile,
    profiles: config.profiles,
    ...(filter === undefined ? {} : { filter }),
    formats: formatsOf(options.format),
    outputFolder: options.to ?? join(config.output, `report-${asOf}`),
    now,
    version: version(),
  });
  const shown = files.map((name) => shownPath(join(outputFolder, name), cwd));
  if (json)
    stdout.write(
      `${JSON.stringify({ asOf, profile: profile ?? config.profile, counts: run.counts, files: shown }, null, 2)}\n`,
    );
  else {
    const { recommendations, actions } = run.counts;
    stdout.write(`As of ${asOf}: ${recommendations} recommendations, ${actions} key actions\n`);
    stdout.write(`Open ${styleFor(stdout, environment).bold(shown[0] ?? '')}\n`);
  }
  return 0;
}

function formatsOf(asked: string | undefined): readonly Format[] {
  if (asked === undefined) return reportFormats;
  const names = asked.split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.filter((name) => !reportFormats.some((format) => format === name));
  if (unknown.length > 0)
    throw new WrongUsage(
      `There is no format ${unknown.join(', ')}.`,
      `Name some of these: ${reportFormats.join(', ')}.`,
    );
  return reportFormats.filter((format) => names.includes(format));
}
