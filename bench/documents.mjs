/**
 * PDFs: records against what the engine alone takes, against pdf-parse, two threads against one, and the memory of a large file.
 * On the PDFs of the corpus beside the checkout, where there is one (EVALTRAIL_CORPUS names another place), else on invented ones.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PDFParse } from 'pdf-parse';
import { sha256Of } from '../dist/acquire/index.js';
import { extractDocument } from '../dist/pipeline.js';
import { attempt } from '../dist/read/pdf/attempt.js';
import { readPdfPages } from '../dist/read/pdf/pages.js';
import { LIMITS, WorkerPool } from '../dist/read/pdf/worker-pool.js';
import { pdfOf, reportOf } from './pdf.mjs';
import { atLeast, clock, limit, median, processorTime, skipped } from './report.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const CORPUS = resolve(ROOT, process.env.EVALTRAIL_CORPUS ?? '../shared/corpus');
const FOLDERS = ['management-response', 'evaluation-report'];
const MATRICES = 'management-response';
const REPORTS = 'evaluation-report';
const LONG_REPORT = 140;
const ROUNDS = 7;
const WARM_UP = 2;
const FILES_AT_ONCE = 8;
const LARGE = 960;

/** The PDFs of the corpus; invented ones without it. */
function files() {
  const folders = FOLDERS.map((name) => join(CORPUS, name)).filter(existsSync);
  const paths = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => join(folder, name)),
  );
  if (paths.length > 0) return { paths, all: paths.map((path) => readFileSync(path)) };
  return { paths: [], all: Array.from({ length: 8 }, (_, seed) => pdfOf(seed * 100, 15)) };
}

const quiet = () => undefined;

const extracted = (bytes) => extractDocument({ uri: 'bench.pdf', sha256: sha256Of(bytes), bytes });

/** Characters, boxes, lines, tags: every page, handed to nobody, in this thread. */
const engineAlone = (bytes) => attempt('pdfium', bytes, [], { opened: quiet, page: quiet, failed: quiet });

async function textOnly(bytes) {
  const parser = new PDFParse({ data: new Uint8Array(bytes), verbosity: 0 });
  await parser.getText();
  await parser.destroy();
}

async function took(act, sources) {
  const start = processorTime();
  for (const bytes of sources) await act(bytes);
  return processorTime() - start;
}

/** One after the other in each round, so that whatever else the machine does concerns all of them. */
async function costs(sources, pages) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const engine = await took(engineAlone, sources);
    const records = await took(extracted, sources);
    const text = await took(textOnly, sources);
    if (round >= WARM_UP) rounds.push({ engine, records, text });
  }
  const perPage = (name) => `${((median(rounds.map((round) => round[name])) / pages) * 1000).toFixed(1)} ms`;
  limit(
    'PDF: records against the engine alone, processor time',
    median(rounds.map(({ records, engine }) => records / engine)),
    1.5,
    `${perPage('records')} against ${perPage('engine')} a page, ${sources.length} files, ${pages} pages`,
  );
  limit(
    'PDF: records against pdf-parse getText, processor time',
    median(rounds.map(({ records, text }) => records / text)),
    1,
    `${perPage('records')} against ${perPage('text')} a page`,
  );
}

/** A long report, invented, and those of the corpus: the whole way to the records against the engine alone. The limits hold what is reached. */
async function reports(paths) {
  const own = paths.filter((path) => path.includes(REPORTS)).map((path) => readFileSync(path));
  const measured = [[`${LONG_REPORT} pages, invented`, [reportOf(1, LONG_REPORT)], 2.1]];
  if (own.length > 0) measured.push(['those of the corpus', own, 1.75]);
  for (const [name, sources, most] of measured) {
    const ratios = [];
    for (let round = 0; round < ROUNDS; round++) {
      const engine = await took(engineAlone, sources);
      const records = await took(extracted, sources);
      if (round >= WARM_UP) ratios.push(records / engine);
    }
    limit(`reports, ${name}: records against the engine alone`, median(ratios), most, 'the aim is 1.3');
  }
}

/** The same file eight times: by one thread, and by two. By the clock, since that is what a second thread is for. */
async function threads(sources) {
  const name = `PDF: pages of ${FILES_AT_ONCE} files by two threads against one`;
  if (availableParallelism() < 2) return skipped(name, 'this machine has one processor');
  const bytes = sources.toSorted((one, other) => other.length - one.length)[0];
  const script = new URL('../dist/read/pdf/worker.js', import.meta.url);
  const pools = [1, 2].map((most) => new WorkerPool(script, LIMITS, most));
  const ratios = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [one, two] = [await together(pools[0], bytes), await together(pools[1], bytes)];
    if (round >= WARM_UP) ratios.push(one / two);
  }
  await Promise.all(pools.map((pool) => pool.close()));
  atLeast(name, median(ratios), 1.8, 'times as fast, by the clock');
}

async function together(pool, bytes) {
  const start = clock();
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, () => readPdfPages(bytes, { pool }, quiet)));
  return clock() - start;
}

/** Four matrices again and again in one file, where poppler can put them together; else an invented file of that length. */
function largeFile(paths, folder) {
  const target = join(folder, 'large.pdf');
  const matrices = paths.filter((path) => path.includes(MATRICES));
  if (matrices.length > 0 && spawnSync('pdfunite', ['-v']).error === undefined) {
    const chosen = matrices.slice(0, 4);
    const pages = chosen.reduce((sum, path) => sum + pageCountOf(path), 0);
    const again = Array.from({ length: Math.ceil(LARGE / pages) }, () => chosen).flat();
    if (pages > 0 && spawnSync('pdfunite', [...again, target]).status === 0)
      return { target, of: 'matrices put together' };
  }
  writeFileSync(target, pdfOf(1, LARGE));
  return { target, of: 'invented' };
}

const pageCountOf = (path) =>
  Number(/Pages:\s+(\d+)/u.exec(spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? 0);

function memory(paths) {
  const folder = mkdtempSync(join(tmpdir(), 'evaltrail-bench-'));
  try {
    const { target, of } = largeFile(paths, folder);
    const script = join(ROOT, 'bench/read-large.mjs');
    const read = JSON.parse(execFileSync(process.execPath, [script, target], { encoding: 'utf8' }));
    const became = read.outcome === 'failed' ? `failed: ${read.codes}` : `${read.recommendations} recommendations`;
    limit(
      `PDF: ${LARGE} pages in one file, peak MB resident`,
      read.megabytes,
      450,
      `${of}, ${read.pages} pages, ${became}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files that give no record would make records look cheap: they are left out. */
async function givingRecords(all) {
  const given = [];
  let pages = 0;
  for (const bytes of all) {
    const { outcome, evaluation } = await extracted(bytes);
    if (outcome === 'failed') continue;
    given.push(bytes);
    pages += evaluation.source.pages ?? 0;
  }
  return { given, pages };
}

export const longReports = () => reports(files().paths);

export async function documents() {
  const { paths, all } = files();
  const { given, pages } = await givingRecords(all);
  if (given.length === 0) return limit('PDF: files that give no record', all.length, 0);
  await costs(given, pages);
  await threads(given);
  memory(paths);
}
