#!/usr/bin/env node
/** The program: connects `main` with the real streams, clock and signals. */
import { main } from './main.js';

const controller = new AbortController();

// Once only: a second Ctrl-C ends the program at once, as everybody expects.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    controller.abort();
    process.stderr.write('\nStopping after the current document. Press Ctrl-C again to stop at once.\n');
  });
}

// A reader that has seen enough (`evaltrail … | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  cwd: process.cwd(),
  env: process.env,
  signal: controller.signal,
});
