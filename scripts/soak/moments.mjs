/** The moments at which a run is killed: by the clock while it reads, step by step while it publishes. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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
/** How many of the staged files have their names; none before the note of them is whole. */
function named(cwd) {
  try {
    const { names } = JSON.parse(readFileSync(join(cwd, 'output/.pending.json'), 'utf8'));
    return names.filter((name) => !exists(cwd, join(dirname(name), `.${basename(name)}.part`))).length;
  } catch {
    return 0;
  }
}
const isOver = (cwd) => !exists(cwd, '.pending.json') && !exists(cwd, '.run.json.part') && exists(cwd, 'run.json');

/** What the output folder looks like at the points of publishing, in their order. */
const POINTS = [
  ['while records.json is staged', (cwd) => exists(cwd, '.records.json.part')],
  ['while the workbook is staged', (cwd) => exists(cwd, '.compliance.xlsx.part')],
  ['while run.json is staged', (cwd) => exists(cwd, '.run.json.part')],
  ['when the note of what is staged is there', (cwd) => exists(cwd, '.pending.json')],
  ...[1, 2, 4, 7, 10].map((count) => [`when ${count} files or more have their names`, (cwd) => named(cwd) >= count]),
  ['when all are named and the note is gone', isOver],
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
      const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
      while (
        !hasEnded() &&
        !(exists(cwd, '.records.json.part') && reached === POINTS[0][1]) &&
        !exists(cwd, '.run.json.part')
      ) {
        if (POINTS.slice(0, 2).some(([, each]) => each === reached) && reached(cwd)) break;
        await wait(0);
      }
      while (!hasEnded()) {
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
