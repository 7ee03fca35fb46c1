/**
 * `npm run bench`: the costs that are promised, each as a ratio against its limit. Exit code 1 when one is exceeded.
 * Ratios, not seconds: they hold on any machine. `npm run bench -- html` measures one part: startup, html, scale,
 * documents, reports, memory, workbook or fetch.
 */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import * as cheerio from 'cheerio';
import { sha256Of } from '../dist/acquire/index.js';
import { extractDocument } from '../dist/pipeline.js';
import { documents, longReports } from './documents.mjs';
import { fetching } from './fetch.mjs';
import { memory } from './memory.mjs';
import { htmlPage } from './pages.mjs';
import { allKept, limit, median, processorTime } from './report.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const ROUNDS = 12;
const WARM_UP = 4;
function seconds(act) {
  const start = process.hrtime.bigint();
  act();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** 10,000 pages against 1,000: time, and memory held beyond the records. */
function scale() {
  const measure = (count) =>
    JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', join(ROOT, 'bench/read-many.mjs'), String(count)], {
        encoding: 'utf8',
      }),
    );
  const few = measure(1000);
  const many = measure(10_000);
  const perPage = ((many.seconds / 10_000) * 1000).toFixed(2);
  limit(
    '10,000 pages against 1,000: processor time',
    many.seconds / few.seconds,
    11,
    `${perPage} ms a page, ${many.complete} complete`,
  );
  limit(
    '10,000 pages: memory held against their records alone',
    many.heldOver,
    1.25,
    `peak ${Math.round(many.rss / 1024)} MB`,
  );
}

/**
 * Extraction from HTML against bare parsing of the same bytes: pages as sites serve them, and their content alone, where
 * nearly every character goes into a record and parsing is the smaller part.
 */
async function html() {
  for (const framed of [true, false]) {
    const pages = Array.from({ length: 200 }, (_, seed) => Buffer.from(htmlPage(seed + 50_000, framed)));
    const sources = pages.map((bytes, index) => ({ uri: `bench/${index}.html`, sha256: sha256Of(bytes), bytes }));
    const ratios = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = processorTime();
      for (const page of pages) cheerio.load(page.toString('utf8'));
      const between = processorTime();
      for (const source of sources) await extractDocument(source);
      const end = processorTime();
      if (round >= WARM_UP) ratios.push((end - between) / (between - start));
    }
    const size = `${Math.round(pages.reduce((sum, { length }) => sum + length, 0) / pages.length / 1000)} kB a page`;
    const most = framed ? 2 : null;
    const name = framed ? 'as served' : 'content alone';
    limit(`HTML ${name}: extraction against bare cheerio.load`, median(ratios), most, size);
  }
}

/** Start-up: help against a Node that does nothing. */
function startUp() {
  const node = (...args) => seconds(() => execFileSync(process.execPath, args, { stdio: 'ignore' }));
  const bare = [];
  const help = [];
  for (let round = 0; round < 21; round++) {
    bare.push(node('-e', '0'));
    help.push(node(join(ROOT, 'dist/cli/bin.js'), '--help'));
  }
  const ms = (values) => `${Math.round(median(values) * 1000)} ms`;
  limit('evaltrail --help against node -e 0', median(help) / median(bare), 2, `${ms(help)} against ${ms(bare)}`);
}

/** 100,000 key actions: the whole workbook against the same register cells written by exceljs, and the edits read back. */
function workbook() {
  const once = (how) =>
    JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', join(ROOT, 'bench/workbook-once.mjs'), how], { encoding: 'utf8' }),
    );
  const [ours, theirs, read] = ['ours', 'exceljs', 'read'].map(once);
  const megabytes = ({ bytes }) => `${Math.round(bytes / 1e6)} MB`;
  limit(
    'workbook of 100,000 key actions against its registers by exceljs',
    ours.seconds / theirs.seconds,
    1,
    `${ours.seconds.toFixed(1)} s against ${theirs.seconds.toFixed(1)} s, ${megabytes(ours)} against ${megabytes(theirs)}`,
  );
  limit(
    'its memory, records included, in units of 400 MB',
    ours.megabytes / 400,
    1,
    `${Math.round(ours.megabytes)} MB`,
  );
  limit(
    'reading its edits back against writing it',
    read.seconds / ours.seconds,
    null,
    `${read.seconds.toFixed(1)} s, ${Math.round(read.megabytes)} MB`,
  );
}

const parts = { startup: startUp, html, scale, documents, reports: longReports, memory, workbook, fetch: fetching };
const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await measure();
process.exitCode = allKept() ? 0 : 1;
