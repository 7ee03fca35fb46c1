/**
 * One reader in a process of its own, for scripts/compare.mjs: `node compare-peer.mjs READER FOLDER FILE…` reads every file and
 * prints, as JSON, the text and the rows of cells that it gives of each, the milliseconds a page, and the most memory taken.
 * Peers are loaded from the folder that they were installed in.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [reader, folder, ...files] = process.argv.slice(2);
const ROUNDS = 3;
const near = createRequire(join(folder, 'here.js'));
const load = (name) => import(pathToFileURL(near.resolve(name)).href);

/** The cells of Markdown and HTML tables: one list for each row. */
function tableRows(markdown) {
  const piped = markdown
    .split('\n')
    .filter((line) => line.trim().startsWith('|'))
    .map((line) =>
      line
        .trim()
        .slice(1)
        .replace(/\|$/u, '')
        .split(/(?<!\\)\|/u),
    );
  const tagged = [...markdown.matchAll(/<tr[^>]*>(.*?)<\/tr>/gsu)].map(([, row]) => row.split(/<\/t[dh]>/u));
  return [...piped, ...tagged].map((cells) => cells.map((cell) => cell.replace(/<[^>]+>/gu, ' ')));
}

const READERS = {
  async evaltrail() {
    const { extractDocument } = await import('../dist/pipeline.js');
    const cells = ({ number, description, responsibleRaw, dueDate, comments, statusRaw }) =>
      [number, description, responsibleRaw, dueDate?.raw, comments, statusRaw].map((value) => value ?? '');
    return async (path) => {
      const { evaluation, text } = await extractDocument({
        uri: 'x.pdf',
        sha256: '0'.repeat(64),
        bytes: readFileSync(path),
      });
      return { text, rows: (evaluation?.recommendations ?? []).flatMap(({ actions }) => actions.map(cells)) };
    };
  },
  async unpdf() {
    const { extractText, getDocumentProxy } = await load('unpdf');
    return async (path) => {
      const document = await getDocumentProxy(new Uint8Array(readFileSync(path)));
      const { text } = await extractText(document, { mergePages: true });
      return { text, rows: null };
    };
  },
  async 'pdf-parse'() {
    const { PDFParse } = near('pdf-parse');
    return async (path) => {
      const parser = new PDFParse({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
      const { text } = await parser.getText();
      const { pages } = await parser.getTable();
      await parser.destroy();
      return { text, rows: pages.flatMap(({ tables }) => tables.flat()) };
    };
  },
  async '@firecrawl/pdf-inspector'() {
    const { processPdf } = near('@firecrawl/pdf-inspector');
    return (path) => {
      const text = processPdf(readFileSync(path)).markdown ?? '';
      return { text, rows: tableRows(text) };
    };
  },
  async '@llamaindex/liteparse'() {
    const { LiteParse } = near('@llamaindex/liteparse');
    const parser = new LiteParse({ outputFormat: 'markdown', ocrEnabled: false, quiet: true });
    return async (path) => {
      const { text } = await parser.parse(path);
      return { text, rows: tableRows(text) };
    };
  },
  pdftotext: () => (path) => {
    const { stdout, status } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error('pdftotext could not read it');
    return { text: stdout, rows: null };
  },
};

const read = await READERS[reader]();
const outputs = [];
const seconds = [];
for (let round = 0; round < ROUNDS; round++) {
  const start = performance.now();
  for (const [at, path] of files.entries())
    outputs[at] = await Promise.resolve(path)
      .then(read)
      .catch((error) => ({ failed: String(error).slice(0, 200), text: '', rows: [] }));
  seconds.push((performance.now() - start) / 1000);
}
const memory = reader === 'pdftotext' ? null : process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ outputs, seconds: seconds.sort((a, b) => a - b)[1], memory }));
