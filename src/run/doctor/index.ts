/**
 * `evaltrail doctor`: looks at everything that a run needs before one is started at night. It lies with the run because it asks
 * the same functions that the run does, so that what it says holds for the run.
 */
import { type Config, type Flags, loadConfig, withFlags } from '../../config/index.js';
import type { Check } from '../../core/check-up.js';
import { WrongUsage } from '../../core/failure.js';
import { shownPath } from '../output.js';
import { clockCheck, type NewestRun, newestRunIn } from './clock.js';
import { configurationChecks } from './configuration.js';
import { type Machine, machineChecks, thisMachine } from './machine.js';
import { outputChecks } from './output.js';
import { type ReadSample, readerChecks, readSample } from './readers.js';
import { sourceChecks } from './sources.js';
import { storeChecks } from './store.js';
import { storePlaceChecks } from './store-place.js';

/** Looks into the store at the path (absolute). Whoever implements it need not care whether the file is there. */
export type CheckStore = (path: string, shown: string) => Promise<readonly Check[]>;

export interface DoctorOptions {
  /** As `--config` names it; null for the one in the current folder, if there is one. */
  readonly configFile: string | null;
  readonly flags: Flags;
  readonly now: Date;
  readonly checkStore?: CheckStore;
  /** When the newest run ended that is known there. */
  readonly newestRun?: NewestRun;
  /** Another one only in tests. */
  readonly machine?: Machine;
  readonly readSample?: ReadSample;
}

/** Everything that was looked at, in the order to show it. Never throws for what it finds; nothing is left behind. */
export async function examine(options: DoctorOptions): Promise<readonly Check[]> {
  const { configFile, flags, now, machine = thisMachine } = options;
  const readers = () => readerChecks(options.readSample ?? readSample);
  const config = await configOrProblem(configFile, flags);
  if ('state' in config) return [...machineChecks(machine, null, now), config, ...(await readers())];
  const { cwd } = flags;
  const newest = await (options.newestRun ?? newestRunIn)(config);
  return [
    ...machineChecks(machine, config, now),
    clockCheck(now, newest),
    ...(await configurationChecks(config, cwd)),
    ...(await sourceChecks(config, cwd)),
    ...(await outputChecks(config, { cwd, machine })),
    ...(await storePlaceChecks(config, { cwd, machine })),
    ...(await (options.checkStore ?? storeChecks)(config.store, shownPath(config.store, cwd))),
    ...(await readers()),
  ];
}

async function configOrProblem(file: string | null, flags: Flags): Promise<Config | Check> {
  try {
    return withFlags(await loadConfig({ file, cwd: flags.cwd }), flags);
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    const { message, remedy } = error;
    return {
      id: 'configuration/file',
      name: 'Configuration',
      state: 'problem',
      found: message,
      remedy: `${remedy} Sources, output and store were not looked at: they depend on it.`,
    };
  }
}
