/** What is wrong with the configuration, and the failure that tells all of it at once. */
import { WrongUsage } from '../core/failure.js';

export interface Problem {
  /** Into the text of the file. */
  readonly offset: number;
  /** What is wrong, and what to do. */
  readonly sentence: string;
}

const MOST_TOLD = 20;

/** All the problems in the order of the file, each with its line and column; one for each place. */
export function wrongConfiguration(problems: readonly Problem[], text: string, shown: string): WrongUsage {
  const places = new Map<number, Problem>();
  for (const problem of problems) if (!places.has(problem.offset)) places.set(problem.offset, problem);
  const sorted = [...places.values()].sort((one, other) => one.offset - other.offset);
  const told = sorted.slice(0, MOST_TOLD).map(({ offset, sentence }) => `${placeIn(text, offset)}: ${sentence}`);
  const rest = sorted.length > MOST_TOLD ? [`… and ${sorted.length - MOST_TOLD} more`] : [];
  const [only] = told;
  const message =
    only !== undefined && sorted.length === 1
      ? `${shown}, ${only}`
      : [`${shown} has ${sorted.length} problems:`, ...told, ...rest].join('\n  ');
  return new WrongUsage(message, 'Correct the file and start again; docs/configuration.md lists every key.');
}

const LINE_END = /\r\n?|\n/u;

/** Both counted from 1; columns in characters, as editors count them. */
function placeIn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(LINE_END);
  return `line ${lines.length}, column ${[...(lines.at(-1) ?? '')].length + 1}`;
}
