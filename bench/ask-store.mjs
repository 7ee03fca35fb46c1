/**
 * One measurement in a process of its own. `fill FOLDER COUNT` makes a store and prints the id of an action; `ask WHAT FOLDER ID`
 * prints the processor time of asking it, after a first time that does not count, and the peak of the memory.
 */
import { join } from 'node:path';
import { historyOf, tellChanges } from '../dist/run/index.js';
import { reportFromStore } from '../dist/run/stored-report.js';
import { openStore } from '../dist/store/index.js';
import { fillStore } from './fill-store.mjs';
import { processorTime } from './report.mjs';

const [, , what, ...rest] = process.argv;

async function changes(place, since) {
  let told = 0;
  await tellChanges({ ...place, since, onChange: () => told++ });
  return told;
}

async function views(place) {
  const store = await openStore({ path: place.storePath, shown: 'store', unchanged: true });
  let seen = 0;
  for (const id of new Set((await store.evaluations.assigned(await all(store))).values()))
    if (await store.evaluations.view(id)) seen++;
  await store.close();
  return seen;
}

const all = async (store) => (await store.sightings.current(null)).flatMap(({ sha256 }) => sha256 ?? []);

async function report(place) {
  const { run } = await reportFromStore({
    ...place,
    asOf: '2026-03-31',
    today: '2026-03-31',
    formats: ['json', 'xlsx'],
    outputFolder: join(place.cwd, 'report'),
    now: () => new Date('2026-03-31T12:00:00Z'),
    version: '0',
  });
  return run.counts.actions;
}

const questions = {
  'last-night': (place) => changes(place, null),
  'all-changes': (place) => changes(place, '1'),
  history: async (place, id) => (await historyOf(id, place)).fields.length,
  views,
  report,
};

async function ask(name, cwd, id) {
  const place = { cwd, storePath: join(cwd, 'evaltrail.db') };
  await questions.history(place, id);
  const start = processorTime();
  const told = await questions[name](place, id);
  return { told, seconds: processorTime() - start, megabytes: process.resourceUsage().maxRSS / 1024 };
}

const answer = what === 'fill' ? await fillStore(rest[0], Number(rest[1])) : await ask(...rest);
console.log(JSON.stringify(answer));
