/** One measurement in a process of its own: reads a number of pages and prints what it took as JSON. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFiles } from '../dist/acquire/index.js';
import { extractDocument } from '../dist/pipeline.js';
import { readAll } from '../dist/run/documents.js';
import { htmlPage, textPage } from './pages.mjs';

const WARM_UP = 200;
const count = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'evaltrail-bench-'));
try {
  const page = (seed) => (seed % 2 ? htmlPage(seed) : textPage(seed));
  for (let seed = 0; seed < count + WARM_UP; seed++)
    writeFileSync(join(folder, `${seed < WARM_UP ? 'a' : 'b'}-${String(seed).padStart(6, '0')}.page`), page(seed));
  const options = { extract: extractDocument, limit: 25_000_000, signal: null, onDocument: null };
  const inputsOf = (letter) => findFiles([join(folder, `${letter}-*`)], { cwd: folder, outputFolder: null });
  const heap = () => {
    globalThis.gc();
    globalThis.gc();
    return process.memoryUsage().heapUsed;
  };
  await readAll(await inputsOf('a'), options);
  const found = await inputsOf('b');
  const before = heap();
  const start = process.cpuUsage();
  const read = await readAll(found, options);
  const { user, system } = process.cpuUsage(start);
  const after = heap();
  // What the records alone weigh: a second copy of them.
  const copy = JSON.parse(JSON.stringify(read));
  const records = heap() - after;
  const complete = copy.documents.filter(({ outcome }) => outcome === 'complete').length;
  const heldOver = read.evaluations.length > 0 ? (after - before) / records : Number.NaN;
  console.log(
    JSON.stringify({ seconds: (user + system) / 1e6, heldOver, complete, rss: process.resourceUsage().maxRSS }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
