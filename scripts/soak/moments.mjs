/** The moments at which a run is killed: by the clock while it reads, step by step while it publishes. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Numbers between 0 and 1, the same ones for the same seed. */
export function chance(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Kills after so many milliseconds. */
export const after = (milliseconds) => ({
  name: `after ${(milliseconds / 1000).toFixed(1)} s`,
  async kill(child) {
    await wait(milliseconds);
    child.kill('SIGKILL');
  },
});

const exists = (cwd, name) => existsSync(join(cwd, 'output', name));
const staged = (cwd) =>
  readdirSync(join(cwd, 'output')).filter((name) => name.endsWith('.json.part') || name.endsWith('.xlsx.part'));

/** What the output folder looks like at the points of publishing, in their order. */
const POINTS = [
  ['while records.json is staged', (cwd) => exists(cwd, '.records.json.part')],
  ['while the workbook is staged', (cwd) => exists(cwd, '.compliance.xlsx.part')],
  ['while run.json is staged', (cwd) => exists(cwd, '.run.json.part')],
  ['when the note of what is staged is there', (cwd) => exists(cwd, '.pending.json')],
  ...[1, 2, 3, 4, 5].map((named) => [
    `when ${named} of 5 files have their names`,
    (cwd) => exists(cwd, '.pending.json') && staged(cwd).length <= 5 - named,
  ]),
  ['when all are named and the note is gone', (cwd) => !exists(cwd, '.pending.json') && staged(cwd).length === 0],
];

/**
 * Kills at a point of publishing. From the first staged file on, the run gets the processor in slices so short that it does not
 * get past the point unseen.
 */
export const point = (index) => {
  const [name, reached] = POINTS[index % POINTS.length];
  return {
    name,
    async kill(child, cwd) {
      const isOver = () => child.exitCode !== null || child.signalCode !== null;
      while (
        !isOver() &&
        !(exists(cwd, '.records.json.part') && reached === POINTS[0][1]) &&
        !exists(cwd, '.run.json.part')
      ) {
        if (POINTS.slice(0, 2).some(([, each]) => each === reached) && reached(cwd)) break;
        await wait(0);
      }
      while (!isOver()) {
        child.kill('SIGSTOP');
        if (reached(cwd)) break;
        child.kill('SIGCONT');
        // Signals and the end of the child are heard in between.
        await wait(0);
      }
      child.kill('SIGKILL');
    },
  };
};

export const pointCount = POINTS.length;
