/**
 * Fetching 1,000 pages against a bare loop of the HTTP client over the same pages: what robots.txt, the queue on disk, the look
 * at links and fingerprints cost on top, with nothing to wait for.
 */
import { mkdtempSync, rmSync } from 'node:fs';
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
  } finally {
    site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
