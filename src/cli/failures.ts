/** How the end of a run that did not work is told. */
import { Failure } from '../core/failure.js';
import type { Environment } from './environment.js';
import { harmless, styleFor } from './style.js';

const DEFECT = 3;

/** Says what happened and what to do, and gives the exit code. What was not thrown on purpose is a defect of ours. */
export function sayFailure(thrown: unknown, environment: Environment, asJson: boolean): number {
  const { stdout, stderr } = environment;
  const told = tellingOf(thrown);
  const { exitCode, ...error } = told;
  if (asJson) stdout.write(`${JSON.stringify({ error, exitCode }, null, 2)}\n`);
  const style = styleFor(stderr, environment);
  stderr.write(
    `${style.red('evaltrail:')} ${linesOf(told.message)}\n${told.remedy === '' ? '' : `${harmless(told.remedy)}\n`}`,
  );
  if (exitCode === DEFECT && thrown instanceof Error && thrown.stack) stderr.write(`${style.dim(thrown.stack)}\n`);
  return exitCode;
}

/** What has many parts, as the problems of a configuration do, has a line for each. */
const linesOf = (message: string): string => message.split('\n').map(harmless).join('\n');

interface Telling {
  readonly name: string;
  readonly message: string;
  readonly remedy: string;
  readonly exitCode: number;
}

function tellingOf(error: unknown): Telling {
  if (error instanceof Failure) {
    const { name, message, remedy, exitCode } = error;
    return { name, message, remedy, exitCode };
  }
  return {
    name: 'Defect',
    message: `Something went wrong inside evaltrail: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'This is a defect: please report it with the lines below.',
    exitCode: DEFECT,
  };
}
