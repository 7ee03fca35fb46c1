/** SIGINT and SIGTERM: the run says so and ends with 130, the results of the last run stand, what was read is kept. */
import { setTimeout as wait } from 'node:timers/promises';
import { chance } from './moments.mjs';
import { copyOf, newFolder, recordOfRun, remove, resultsIn, run, start, storeIn, writeDocuments } from './place.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM'];

async function signalled(from, { signal, at, expected, documents }) {
  const cwd = copyOf(from);
  try {
    const before = resultsIn(cwd);
    const { child, ended } = start(cwd);
    await wait(at);
    child.kill(signal);
    const { code, said, signal: died } = await ended;
    const wrong = [];
    // Before the program listens the system ends it, and nothing has begun.
    const early = died === signal && said === '';
    if (!early && code !== 130 && code !== 0) wrong.push(`ended with ${code ?? died}: ${said}`);
    if (code !== 0 && resultsIn(cwd) !== before) wrong.push('the results of the last run are not there any more');
    if (code === 130 && !said.includes('Start it again')) wrong.push('does not say what to do');
    const kept = (await storeIn(cwd))?.readings ?? 0;
    const clean = await run(cwd);
    if (clean.code !== 0) wrong.push(`the next run ended with ${clean.code}`);
    else if (resultsIn(cwd) !== expected) wrong.push('other results');
    else if (code === 130 && recordOfRun(cwd).memory.readAnew !== documents - kept)
      wrong.push('read again what was kept');
    return { of: signal, moment: `after ${(at / 1000).toFixed(1)} s`, ended: code ?? died, kept, wrong };
  } finally {
    remove(cwd);
  }
}

export async function* signals({ moments, documents, seed }) {
  const next = chance(seed + 1);
  const from = newFolder();
  try {
    writeDocuments(from, documents);
    await run(from);
    writeDocuments(from, documents, (number) => number % 2 === 0);
    const whole = copyOf(from);
    const { took } = await run(whole);
    const expected = resultsIn(whole);
    remove(whole);
    for (let count = 0; count < Math.max(2, Math.round(moments / 5)); count++)
      yield await signalled(from, { signal: SIGNALS[count % 2], at: (0.1 + 0.9 * next()) * took, expected, documents });
  } finally {
    remove(from);
  }
}
