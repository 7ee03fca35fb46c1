/** `evaltrail doctor`: whether a run can start here, and what to do if not. */
import type { Check } from '../core/check-up.js';
import { examine } from '../run/index.js';
import type { Environment } from './environment.js';
import { harmless, type Style, styleFor } from './style.js';

export interface DoctorCommand {
  readonly config?: string;
  readonly store?: string;
  readonly output?: string;
  readonly json?: true;
}

/** Gives the exit code: 1 when there is a problem. */
export async function doctorCommand(options: DoctorCommand, environment: Environment): Promise<number> {
  const { stdout, cwd, now } = environment;
  const { config = null, store, output, json } = options;
  const checks = await examine({ configFile: config, flags: { cwd, store, output }, now: now() });
  const counts = { problems: countOf(checks, 'problem'), warnings: countOf(checks, 'warning') };
  const exitCode = counts.problems > 0 ? 1 : 0;
  const text = json
    ? JSON.stringify({ command: 'doctor', exitCode, ...counts, checks }, null, 2)
    : linesOf(checks, counts, styleFor(stdout, environment)).join('\n');
  stdout.write(`${text}\n`);
  return exitCode;
}

const countOf = (checks: readonly Check[], state: Check['state']): number =>
  checks.filter((check) => check.state === state).length;

const PARTS: Readonly<Record<string, string>> = {
  machine: 'Machine',
  configuration: 'Configuration',
  sources: 'Sources',
  output: 'Results',
  store: 'Store',
  readers: 'Readers',
};

interface Counts {
  readonly problems: number;
  readonly warnings: number;
}

function linesOf(checks: readonly Check[], counts: Counts, style: Style): string[] {
  const width = Math.max(...checks.map(({ name }) => Math.min(harmless(name).length, WIDEST)));
  const parts = Object.entries(PARTS).flatMap(([part, title]) => {
    const own = checks.filter(({ id }) => id.startsWith(`${part}/`));
    return own.length === 0 ? [] : [style.bold(title), ...own.flatMap((check) => checkLines(check, width, style)), ''];
  });
  return [...parts, ...verdict(counts, style)];
}

/** A longer name pushes its own line to the right, not all of them. */
const WIDEST = 20;
const STATE_WIDTH = 'problem'.length;

function checkLines({ name, state, found, remedy }: Check, width: number, style: Style): string[] {
  const colour = { ok: style.green, warning: style.yellow, problem: style.red }[state];
  const [first = '', ...more] = found.split('\n').map(harmless);
  const indent = ' '.repeat(2 + STATE_WIDTH + 2);
  return [
    `  ${colour(state.padEnd(STATE_WIDTH))}  ${harmless(name).padEnd(width)}  ${first}`,
    ...more.map((line) => `${indent}${line}`),
    ...(remedy === '' ? [] : [`${indent}${style.bold(harmless(remedy))}`]),
  ];
}

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function verdict({ problems, warnings }: Counts, style: Style): string[] {
  const aside = warnings > 0 ? `, ${many(warnings, 'warning')}` : '';
  if (problems > 0)
    return [
      `${style.red(many(problems, 'problem'))}${aside}. Do what stands below each, then ask again: evaltrail doctor`,
    ];
  if (warnings > 0)
    return [`No problems${aside}: a run can start. The warnings are worth a look before the first night.`];
  return [`${style.green('No problems')}: a run can start.`];
}
