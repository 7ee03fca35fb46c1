/** Threads that read PDF files: the same pages as without, and an end for what hangs, crashes or takes too much. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic, Report } from '../../../src/core/diagnostics.js';
import { type PdfContents, readPdfPages } from '../../../src/read/pdf/pages.js';
import { deadlineOf, LIMITS, type Limits, WorkerPool } from '../../../src/read/pdf/worker-pool.js';
import { compile } from './compiled.js';
import { type PageSpec, pdfOf } from './writer.js';

let folder = '';
const pools: WorkerPool[] = [];

beforeAll(() => {
  folder = compile();
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  rmSync(folder, { recursive: true, force: true });
});

function poolOf(script: string, limits: Limits = LIMITS, most = 1): WorkerPool {
  const pool = new WorkerPool(pathToFileURL(script), limits, most);
  pools.push(pool);
  return pool;
}

/** A thread that does this with every job. */
function threadThat(name: string, does: string): string {
  const script = join(folder, `${name}.mjs`);
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', (job) => { ${does} });\n`,
  );
  return script;
}

async function readWith(bytes: Uint8Array, pool: WorkerPool | null): Promise<[PdfContents | null, unknown[]]> {
  const said: unknown[] = [];
  const report: Report = (code, data) => said.push([code, data] satisfies [Diagnostic['code'], unknown]);
  return [await readPdfPages(bytes, { pool }, report), said];
}

const page = (text: string): PageSpec => ({
  content: `1 w 50 600 m 300 600 l S BT /F 10 Tf 50 700 Td (${text}) Tj ET`,
});
const worker = (): string => join(folder, 'read/pdf/worker.js');

describe('a pool of threads', () => {
  it('gives what reading in one thread gives', async () => {
    const bytes = pdfOf({ pages: [page('one'), page('two')], title: 'Report' });
    const inThread = await readWith(bytes, poolOf(worker()));
    expect(inThread[0]?.pages).toHaveLength(2);
    expect(inThread).toEqual(await readWith(bytes, null));
    expect(bytes.byteLength).toBeGreaterThan(0); // the caller keeps the bytes
  });

  it('reads many files with few threads, each its own', async () => {
    const pool = poolOf(worker(), LIMITS, 2);
    const files = Array.from({ length: 9 }, (_, n) =>
      pdfOf({ pages: Array.from({ length: n + 1 }, () => page(`file ${n}`)) }),
    );
    const read = await Promise.all(files.map((bytes) => readWith(bytes, pool)));
    expect(read.map(([contents]) => contents?.pages.length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(read.flatMap(([, said]) => said)).toEqual([]);
  });

  it('goes on after a file that cannot be read', async () => {
    const pool = poolOf(worker());
    expect((await readWith(Buffer.from('%PDF-1.4\n%%EOF'), pool))[1]).toEqual([['pdf/damaged', {}]]);
    expect((await readWith(pdfOf({ pages: [page('next')] }), pool))[1]).toEqual([]);
  });

  it('ends a thread that hangs at the deadline of its file, and starts another', async () => {
    const limits = { seconds: 0.2, secondsPerPage: 0, megabytes: 64 };
    const pool = poolOf(threadThat('hangs', 'for (;;);'), limits);
    const hung = await Promise.all([
      readWith(pdfOf({ pages: [page('a')] }), pool),
      readWith(pdfOf({ pages: [page('b')] }), pool),
    ]);
    for (const read of hung) expect(read).toEqual([null, [['pdf/timed-out', { seconds: 0 }]]]);
  });

  it('gives a file of many pages more time', () => {
    expect(deadlineOf(LIMITS, 0)).toBe(60);
    expect(deadlineOf(LIMITS, 200)).toBe(160);
  });

  it('takes a thread that dies for a crash of the engine', async () => {
    const pool = poolOf(threadThat('dies', 'process.exit(3);'));
    expect(await readWith(pdfOf({ pages: [page('a')] }), pool)).toEqual([null, [['pdf/damaged', {}]]]);
    const thrower = poolOf(threadThat('throws', "throw new Error('broken');"));
    expect(await readWith(pdfOf({ pages: [page('a')] }), thrower)).toEqual([null, [['pdf/damaged', {}]]]);
  });

  it('ends a thread that takes more memory than it may', async () => {
    const greedy = 'const all = []; for (;;) all.push(new Array(1000).fill(all.length).map((n) => ({ n })));';
    const pool = poolOf(threadThat('greedy', greedy), { ...LIMITS, megabytes: 24 });
    expect(await readWith(pdfOf({ pages: [page('a')] }), pool)).toEqual([
      null,
      [['pdf/out-of-memory', { megabytes: 24 }]],
    ]);
  });

  it('ends PDFium where it takes more memory than it may', async () => {
    const pool = poolOf(worker(), { ...LIMITS, megabytes: 48 });
    const large = pdfOf({ pages: [{ content: `${page('a').content}\n%${'x'.repeat(60_000_000)}` }] });
    expect(await readWith(large, pool)).toEqual([null, [['pdf/out-of-memory', { megabytes: 48 }]]]);
    expect((await readWith(pdfOf({ pages: [page('next')] }), pool))[1]).toEqual([]);
  });
});
