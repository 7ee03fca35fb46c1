/** Two runs at once: one works, the other ends with 4 and says who works; a dead one holds nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newFolder, remove, run, start, writeDocuments } from './place.mjs';

async function whileOneWorks(documents) {
  const cwd = newFolder();
  const wrong = [];
  try {
    writeDocuments(cwd, documents);
    const first = start(cwd);
    while (!existsSync(join(cwd, 'output/.evaltrail.db.holder')) && first.child.exitCode === null) await wait(1);
    first.child.kill('SIGSTOP');
    const second = await run(cwd);
    if (second.code !== 4) wrong.push(`the second ended with ${second.code}: ${second.said}`);
    if (!second.said.includes(`process ${first.child.pid} `)) wrong.push(`does not say who: ${second.said}`);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = await run(cwd);
    if (third.code !== 0) wrong.push(`after the death of the first the next ended with ${third.code}: ${third.said}`);
    return { moment: 'one works, dies, and another takes over', wrong };
  } finally {
    remove(cwd);
  }
}

async function startedTogether(documents) {
  const cwd = newFolder();
  try {
    writeDocuments(cwd, documents);
    const codes = (await Promise.all([run(cwd), run(cwd), run(cwd)])).map(({ code }) => code).sort();
    // One that starts when another has already ended finds nothing to do.
    const fine = codes[0] === 0 && codes.every((code) => code === 0 || code === 4);
    return { moment: 'three started together', ended: codes.join(' '), wrong: fine ? [] : ['neither 0 nor 4'] };
  } finally {
    remove(cwd);
  }
}

export async function* twoAtOnce({ documents, moments }) {
  yield await whileOneWorks(documents);
  for (let count = 0; count < Math.max(1, Math.round(moments / 10)); count++)
    yield await startedTogether(Math.min(documents, 40));
}
