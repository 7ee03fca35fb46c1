/** kill -9, then one clean run: the results of an undisturbed run, a sound store, and nothing read again that was told. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, chance, point, pointCount } from './moments.mjs';
import {
  copyOf,
  leftOver,
  newFolder,
  recordOfRun,
  remove,
  resultsIn,
  run,
  start,
  storeIn,
  toldIn,
  writeDocuments,
} from './place.mjs';

const PUBLISHING_SHARE = 0.4;
const EDITED = 5;

/** `fresh`: nothing known yet. `later`: a night after another one, a fifth of the documents edited. */
async function undisturbed(from) {
  const cwd = copyOf(from);
  try {
    const { code, said, took } = await run(cwd);
    if (code !== 0) throw new Error(`The undisturbed run ended with ${code}: ${said}`);
    const { history } = await storeIn(cwd);
    return { took, history, results: resultsIn(cwd), counts: JSON.stringify(recordOfRun(cwd).changes.counts) };
  } finally {
    remove(cwd);
  }
}

/** What the kill left in the output folder. */
function stateOf(cwd) {
  if (!existsSync(join(cwd, 'output'))) return 'nothing';
  const left = leftOver(cwd);
  const parts = left.filter((name) => name.endsWith('.part')).length;
  return `${parts} staged${left.length > parts ? ' and the note' : ''}`;
}

/** One moment: what went wrong, and what there is to show. */
async function disturbed(from, moment, expected, documents) {
  const cwd = copyOf(from);
  try {
    const before = await storeIn(cwd);
    const { child, ended } = start(cwd);
    await moment.kill(child, cwd);
    const { said, signal } = await ended;
    const wrong = [];
    const told = toldIn(said);
    const state = stateOf(cwd);
    const published = !existsSync(join(cwd, 'output/.pending.json')) && existsSync(join(cwd, 'output/run.json'));
    const store = await storeIn(cwd).catch((error) => {
      wrong.push(`the store does not open: ${error.message}`);
      return null;
    });
    if (store && store.withoutGap < told) wrong.push(`told of ${told}, kept ${store.withoutGap}`);
    if (!store && told > 0) wrong.push(`told of ${told}, and there is no store`);
    const clean = await run(cwd);
    const kept = store?.readings ?? 0;
    if (clean.code !== 0) wrong.push(`the next run ended with ${clean.code}: ${clean.said}`);
    else {
      const { memory, changes } = recordOfRun(cwd);
      if (memory.readAnew !== documents - kept)
        wrong.push(`read again: ${memory.readAnew} instead of ${documents - kept}`);
      if (resultsIn(cwd) !== expected.results) wrong.push('other results');
      if ((await storeIn(cwd)).history !== expected.history) wrong.push('another history');
      const told = before && published && resultsIn(cwd) === expected.results && changes.counts.length === 0;
      if (!told && JSON.stringify(changes.counts) !== expected.counts) wrong.push('other changes in run.json');
      if (leftOver(cwd).length > 0) wrong.push(`left over: ${leftOver(cwd).join(', ')}`);
    }
    return { moment: moment.name, killed: signal === 'SIGKILL', left: state, told, kept, wrong };
  } finally {
    remove(cwd);
  }
}

const TRIES = 4;

/** A run that had ended before its moment came is ended earlier the next time: the machine is not always equally fast. */
async function whileAlive(from, momentAt, known, documents) {
  let row;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    row = await disturbed(from, momentAt(0.6 ** attempt), known, documents);
    if (row.killed || row.wrong.length > 0) break;
  }
  return row;
}

/** Gives a row per moment as it happens. */
export async function* kills({ moments, documents, seed }) {
  const next = chance(seed);
  const fresh = newFolder();
  const later = newFolder();
  try {
    writeDocuments(fresh, documents);
    writeDocuments(later, documents);
    const night = await run(later);
    if (night.code !== 0) throw new Error(`The first night ended with ${night.code}: ${night.said}`);
    writeDocuments(later, documents, (number) => number % EDITED === 0);
    const expected = { fresh: await undisturbed(fresh), later: await undisturbed(later) };
    const publishing = Math.max(1, Math.round(moments * PUBLISHING_SHARE));
    for (let count = 0; count < moments; count++) {
      if (count < publishing) {
        const step = moments >= pointCount ? count : Math.floor(next() * pointCount);
        yield { of: 'a later night', ...(await whileAlive(later, () => point(step), expected.later, documents)) };
        continue;
      }
      const [of, from, known] =
        count % 4 === 0 ? ['a later night', later, expected.later] : ['a first run', fresh, expected.fresh];
      const moment = next() * known.took;
      yield { of, ...(await whileAlive(from, (sooner) => after(moment * sooner), known, documents)) };
    }
  } finally {
    remove(fresh);
    remove(later);
  }
}
