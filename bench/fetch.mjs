/**
 * Fetching 1,000 pages against a bare loop of the HTTP client over the same pages: what robots.txt, the queue on disk, the look
 * at links and fingerprints cost on top, with nothing to wait for. And what a night costs on which nothing has changed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { night, sourceOf, startSite } from '../scripts/soak/web.mjs';
import { clock, limit, median, processorTime } from './report.mjs';

async function bareLoop({ urls }) {
  const agent = new Agent({ connections: 1, pipelining: 1 });
  for (const url of urls) {
    const { origin, pathname } = new URL(url);
    const { body } = await agent.request({ origin, path: pathname, method: 'GET' });
    await body.bytes();
  }
  await agent.close();
}

async function timed(work) {
  const [wall, processor] = [clock(), processorTime()];
  await work();
  return { wall: clock() - wall, processor: processorTime() - processor };
}

/** Medians of the rounds: by the clock, by the processor, and milliseconds a page. */
async function compared(site, source, folder, rounds) {
  const ratios = [];
  const processor = [];
  const pages = [];
  for (let round = 0; round <= rounds; round++) {
    const bare = await timed(() => bareLoop(source));
    const full = await timed(() => night(join(folder, `${source.name}${round}.db`), source, 1));
    await site.log();
    if (round === 0) continue; // warming up
    ratios.push(full.wall / bare.wall);
    processor.push(full.processor / bare.processor);
    pages.push((full.wall / source.urls.length) * 1000);
  }
  return {
    ratio: median(ratios),
    note: `${median(pages).toFixed(2)} ms a page, processor ${median(processor).toFixed(2)}`,
  };
}

/** As far away as a server in the same town. No site on the web answers sooner. */
const LATENCY_MS = 5;

const RUN_ONCE = join(import.meta.dirname, 'run-once.mjs');

/** Seconds of processor time of a first run over the pages of the site and of the next one, on which nothing has changed. */
function twoNights(site, folder) {
  const cwd = mkdtempSync(join(folder, 'nights-'));
  writeFileSync(join(cwd, 'site.yaml'), `pages:\n  response: ${site.origin}/page/{id}\n`);
  writeFileSync(
    join(cwd, 'evaltrail.config.yaml'),
    'sources:\n  - name: web\n    site: site.yaml\n    ids: 0-999\n    contact: office@example.org\n    delaySeconds: 0\n    allowPrivateHosts: [127.0.0.1]\n',
  );
  const run = () => JSON.parse(execFileSync(process.execPath, [RUN_ONCE, 'run'], { cwd, encoding: 'utf8' })).seconds;
  return { first: run(), second: median([run(), run(), run()]) };
}

/** The work of a night, asking and reading: what is asked is as much on the second, what is read and written is nothing. */
async function secondNight(site, folder, rounds) {
  const nights = [];
  for (let round = 0; round < rounds; round++) {
    nights.push(twoNights(site, folder));
    await site.log();
  }
  const [first, second] = [median(nights.map((each) => each.first)), median(nights.map((each) => each.second))];
  limit('A night with nothing new against the first, processor', second / first, 0.2, `${second.toFixed(2)} s`);
}

export async function fetching() {
  const folder = mkdtempSync(join(tmpdir(), 'evaltrail-bench-'));
  const site = await startSite();
  try {
    const source = sourceOf(site);
    const atOnce = await compared(site, source, folder, 7);
    await site.behave({ latency: LATENCY_MS });
    const soon = await compared(site, source, folder, 3);
    limit('Fetching against a bare loop, answers after 5 ms', soon.ratio, 1.5, soon.note);
    // Putting 20 kB on the disk takes longer than such an answer.
    limit('Fetching against a bare loop, answers at once', atOnce.ratio, null, atOnce.note);
    await site.behave({});
    await secondNight(site, folder, 3);
  } finally {
    site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
