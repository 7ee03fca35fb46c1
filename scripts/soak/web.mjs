/** Fetching from a site of 1,000 pages: with faults in a tenth of its answers, with nothing changed, and killed again and again. */
import { fork, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchSource, healthOfHosts, NO_SITE, paceFor } from '../../dist/fetch/index.js';
import { openStore } from '../../dist/store/index.js';
import { chances, pageOf } from './site.mjs';

const PAGES = 1000;
const KILLS = 20;
const BIN = resolve(import.meta.dirname, '../../dist/cli/bin.js');
const sha256Of = (text) => createHash('sha256').update(text).digest('hex');

/** The site, in a process of its own. */
export async function startSite() {
  const child = fork(join(import.meta.dirname, 'site.mjs'));
  const [{ port }] = await once(child, 'message');
  const ask = async (message) => {
    child.send(message);
    return (await once(child, 'message'))[0];
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    behave: (told) => ask(told),
    count: async () => (await ask('count')).count,
    log: async () => (await ask('log')).log,
    stop: () => child.kill(),
  };
}

export const sourceOf = (site, pauseMs = 0) => ({
  name: 'web',
  site: NO_SITE,
  ids: [],
  urls: Array.from({ length: PAGES }, (_, id) => `${site.origin}/page/${id}`),
  contact: 'office@example.org',
  pauseMs,
  limits: { pages: 10_000, bytes: 1e9, ms: 3_600_000, fileBytes: 1e6 },
  allowPrivateHosts: ['127.0.0.1'],
});

async function withStore(path, work) {
  const store = await openStore({ path, shown: path });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** One night in this process. */
export const night = (path, source, seed) =>
  withStore(path, async (store) => {
    const now = () => new Date();
    const started = now().toISOString();
    const runId = await store.runs.begin({ started, asOf: '2026-03-01', version: '0', rules: '0', command: 'fetch' });
    return fetchSource(source, {
      queue: { ...store.fetches, bytesOf: store.readings.bytesOf },
      pace: paceFor(null),
      health: healthOfHosts(),
      runId,
      version: '0.0.0',
      now,
      chance: chances(seed),
      signal: null,
      onAnswer: null,
      patience: { stallMs: 400, answerMs: 3000, firstBackOffMs: 2 },
    });
  });

/** Pages that are not in the store as the site has them. */
const lost = (path) =>
  withStore(path, async (store) => {
    const known = await store.fetches.of('web');
    const right = known.filter(({ address, sha256 }) => sha256 === sha256Of(pageOf(address.split('/').at(-1))));
    return { missing: PAGES - right.length, more: known.length - PAGES };
  });

const countBy = (items, keyOf) => {
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

const told = (problems) => problems.flatMap(([isWrong, what]) => (isWrong ? [what] : []));

/** Faults in a tenth of the answers, then a night with nothing changed. */
async function* faultyNights(site, folder, seed) {
  const path = join(folder, 'faulty.db');
  await site.behave({ faulty: 0.1, seed });
  let nights = 0;
  let state;
  const start = performance.now();
  do {
    await night(path, sourceOf(site), seed);
    nights++;
    state = await lost(path);
  } while (state.missing > 0 && nights < 4);
  const seconds = (performance.now() - start) / 1000;
  const log = await site.log();
  const good = countBy(
    log.filter(({ status }) => status === 200),
    ({ path: asked }) => asked,
  );
  yield {
    moment: 'faults in a tenth of the answers',
    answers: log.length,
    faulty: log.filter(({ fault }) => fault).length,
    nights,
    wrong: told([
      [state.missing > 0, `${state.missing} pages missing or not whole`],
      [state.more !== 0, `${state.more} addresses too many`],
      [[...good.values()].some((count) => count > 1), 'pages fetched whole more than once'],
    ]),
  };

  const bytesBefore = PAGES * pageOf(0).length;
  await site.behave({});
  const again = performance.now();
  const result = await night(path, sourceOf(site), seed);
  const second = await site.log();
  const asked = second.filter(({ path: at }) => at !== '/robots.txt');
  yield {
    moment: 'the next night, nothing changed',
    requests: asked.length,
    body: result.received,
    seconds: `${((performance.now() - again) / 1000).toFixed(1)}/${seconds.toFixed(1)}`,
    wrong: told([
      [asked.length !== PAGES, `${asked.length} requests`],
      [asked.some(({ status }) => status !== 304), 'some with a body'],
      [result.received > bytesBefore / 10, 'a tenth of the bytes or more'],
    ]),
  };
}

/** The command line, killed at random moments until it has been killed often enough; then one run to the end. */
async function* killedNights(site, folder, seed) {
  const chance = chances(seed);
  const { urls } = sourceOf(site);
  const list = urls.map((url) => `      - ${url}`).join('\n');
  writeFileSync(
    join(folder, 'evaltrail.config.yaml'),
    `store: killed.db\nsources:\n  - name: web\n    contact: office@example.org\n    delaySeconds: 0.005\n    allowPrivateHosts: [127.0.0.1]\n    urls:\n${list}\n`,
  );
  await site.behave({ latency: 10 });
  let kills = 0;
  for (let through = false; !through; ) {
    const child = spawn(process.execPath, [BIN, 'fetch', '--quiet'], { cwd: folder, stdio: 'ignore' });
    const ended = once(child, 'exit');
    if (kills < KILLS) {
      // Once it asks: what is killed while it starts shows nothing.
      for (const before = await site.count(); child.exitCode === null && (await site.count()) === before; )
        await sleep(5);
      await Promise.race([ended, sleep(chance() * 400)]);
      if (child.exitCode === null && child.kill('SIGKILL')) kills++;
    }
    through = (await ended)[0] !== null;
  }
  const state = await lost(join(folder, 'killed.db'));
  const log = (await site.log()).filter(({ path }) => path !== '/robots.txt');
  const again = [...countBy(log, ({ path }) => path).values()].reduce((sum, count) => sum + count - 1, 0);
  yield {
    moment: `killed ${kills} times`,
    pages: PAGES,
    again,
    wrong: told([
      [kills < KILLS, `only ${kills} kills before it was through`],
      [state.missing > 0, `${state.missing} pages lost`],
      [again > kills, `${again} asked again`],
    ]),
  };
}

/** The site's own log: never two requests at once, never sooner than the pause. */
async function* politeNight(site, folder) {
  const pause = 20;
  await site.behave({ latency: 2 });
  await night(
    join(folder, 'polite.db'),
    { ...sourceOf(site, pause), limits: { ...sourceOf(site).limits, pages: 200 } },
    1,
  );
  const log = await site.log();
  const gaps = log.slice(1).map(({ began }, at) => began - log[at].began);
  const shortest = Math.min(...gaps);
  yield {
    moment: `a pause of ${pause} ms`,
    requests: log.length,
    shortest: shortest.toFixed(1),
    wrong: told([
      [shortest < pause, 'asked sooner'],
      [log.some(({ open }) => open > 1), 'two requests at once'],
    ]),
  };
}

export async function* web({ seed }) {
  const folder = mkdtempSync(join(tmpdir(), 'evaltrail-web-'));
  const site = await startSite();
  try {
    yield* faultyNights(site, folder, seed);
    yield* politeNight(site, folder);
    yield* killedNights(site, folder, seed);
  } finally {
    site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
