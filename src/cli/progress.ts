/** How far the run is: a bar on a terminal, plain lines elsewhere (a line for what went wrong, and one now and then). */
import type { Progress } from '../run/index.js';
import type { Environment } from './environment.js';
import { harmless } from './style.js';

export interface ProgressDisplay {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
}

/** Writes to standard error. */
export async function progressFor(environment: Environment): Promise<ProgressDisplay> {
  const { stderr, env = {} } = environment;
  return stderr.isTTY === true && env['TERM'] !== 'dumb' ? barOn(environment) : linesOn(environment);
}

async function barOn({ stderr }: Environment): Promise<ProgressDisplay> {
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    format: '{bar} {value} of {total} documents  {name}',
    stream: stderr as NodeJS.WriteStream,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
    emptyOnZero: true,
  });
  let started = false;
  return {
    show({ done, total, document }) {
      if (!started) bar.start(total, 0, { name: '' });
      started = true;
      bar.update(done, { name: harmless(decodeURIComponent(document.uri)) });
    },
    end() {
      if (started) bar.stop();
    },
  };
}

const STEPS = 10;

function linesOn({ stderr }: Environment): ProgressDisplay {
  let step = 0;
  return {
    show({ done, total, document }) {
      const [first] = document.diagnostics.filter(({ severity }) => severity === 'fatal' || severity === 'error');
      const name = harmless(decodeURIComponent(document.uri));
      if (first) stderr.write(`${document.outcome}: ${name}: ${harmless(first.message)}\n`);
      const reached = Math.floor((done / total) * STEPS);
      if (reached === step && done !== total) return;
      step = reached;
      stderr.write(`${done} of ${total} documents read\n`);
    },
    end() {},
  };
}
