/**
 * Side by side with other readers, on the labelled PDFs beside the checkout: prints the table of docs/comparison.md, which says
 * how it is measured. Peers are installed from npm into a temporary folder, never into the project.
 *
 *   npm run --silent build && node scripts/compare.mjs
 *
 * EVALTRAIL_CORPUS names another place for the corpus.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractDocument } from '../dist/pipeline.js';

const ROOT = resolve(import.meta.dirname, '..');
const CORPUS = resolve(ROOT, process.env.EVALTRAIL_CORPUS ?? '../shared/corpus');
const FILES = [
  'management-response/iom-arco-mrm.pdf',
  'management-response/iom-hoa-eu-ji-mrm.pdf',
  'management-response/undp-dp-2025-3-board-of-auditors-status.pdf',
  'management-response/undp-dp-2025-7-management-response-evaluation-policy.pdf',
  'evaluation-report/undp-icpe-liberia-4121.pdf',
].map((name) => join(CORPUS, name));

const PEERS = [
  ['unpdf', '1.7.0', 'text'],
  ['pdf-parse', '2.4.5', 'getText and getTable'],
  ['@firecrawl/pdf-inspector', '1.25.1', 'Markdown'],
  ['@llamaindex/liteparse', '2.14.7', 'Markdown'],
];
const HEADING = /^\s*((?:Evaluation recommendation|RECOMMENDATION|Recommendation) \d+)\b/gmu;

const ERROR = /^.*Error.*$/mu;

/** Letters and digits only: markup, spaces and hyphens at line ends make no difference. */
const plain = (text) =>
  String(text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<[^>]+>/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The same, but cells and rows of tables stay apart. */
const runs = (text) =>
  text
    .split('\n')
    .map((line) => (line.trim().startsWith('|') ? `${line.split('|').map(plain).join('\n')}\n` : plain(line)))
    .join('');

/** The first so many letters of a description tell its row. */
const BEGINNING = 30;

/** Headings that stand once at the beginning of a line. */
function headingsOf(path) {
  const { stdout } = spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const found = [...(stdout ?? '').matchAll(HEADING)].map(([, heading]) => heading);
  return found.filter((heading) => found.indexOf(heading) === found.lastIndexOf(heading));
}

/** The labelled key actions that have a description. */
const actionsOf = (path) =>
  JSON.parse(readFileSync(`${path}.gold.json`, 'utf8'))
    .recommendations.flatMap(({ actions }) => actions)
    .filter(({ description }) => description);

/** Descriptions of key actions whose fields our own reading found on two pages: rows that a page break cuts. */
async function cutOn(path) {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { evaluation } = await extractDocument({ uri: 'compared.pdf', sha256, bytes });
  const actions = evaluation.recommendations.flatMap(({ actions }) => actions);
  const pages = ({ evidence }) =>
    new Set(
      Object.values(evidence)
        .flat()
        .map(({ page }) => page)
        .filter(Boolean),
    );
  return new Set(actions.filter((action) => pages(action).size > 1).map(({ description }) => plain(description)));
}

/** Without the number in front, which some keep with the description and some apart. */
const bare = (text) => text.replace(/^\d+/u, '');

const inOne = (rows, text) => rows.some((cells) => cells.some((cell) => plain(cell).includes(text)));

/** Whether some cell holds the description and nothing else: no neighbour's text, no heading of the next recommendation. */
const alone = (rows, { description }) =>
  rows.some((cells) => cells.some((cell) => bare(plain(cell)) === bare(plain(description))));

/** Whether some row has the description's beginning in one cell, and the due date and every unit in others. */
function inColumns(rows, { description, dueDate, responsible }) {
  const wanted = [dueDate, ...(responsible ?? [])].filter(Boolean).map(plain);
  const beginning = plain(description).slice(0, BEGINNING);
  return rows.some((cells) => {
    const at = cells.findIndex((cell) => plain(cell).includes(beginning));
    const others = cells.filter((_, index) => index !== at).map(plain);
    return at >= 0 && wanted.every((value) => others.some((cell) => cell.includes(value)));
  });
}

/** What a document is measured by. */
async function referenceOf(path) {
  return { headings: headingsOf(path), actions: actionsOf(path), cut: await cutOn(path) };
}

function measured({ text, rows }, { headings, actions, cut }) {
  const all = text.replace(/[*_#]+/gu, '').replace(/\s+/gu, ' ');
  const run = runs(text);
  const whole = ({ description }) => run.includes(plain(description)) || inOne(rows ?? [], plain(description));
  const isCut = ({ description }) => cut.has(plain(description));
  return {
    headings: headings.filter((heading) => new RegExp(`${heading}(?!\\d)`, 'u').test(all)).length,
    whole: actions.filter(whole).length,
    rejoined: actions.filter((action) => isCut(action) && whole(action)).length,
    exact: rows === null ? null : actions.filter((action) => alone(rows, action)).length,
    columns: rows === null ? null : actions.filter((action) => inColumns(rows, action)).length,
  };
}

const sum = (list, name) =>
  list.some((one) => one[name] === null) ? null : list.reduce((total, one) => total + one[name], 0);

/** One reader over all files: its line of the table. */
function line(name, title, folder, references, pages) {
  const script = join(ROOT, 'scripts/compare-peer.mjs');
  const child = spawnSync(process.execPath, [script, name, folder, ...FILES], { encoding: 'utf8', maxBuffer: 2 ** 29 });
  if (child.status !== 0)
    return `| ${title} | failed: ${ERROR.exec(child.stderr)?.[0].slice(0, 80) ?? 'no reason given'} | | | | | | |`;
  const { outputs, seconds, memory } = JSON.parse(child.stdout);
  const failed = outputs.filter((output) => output.failed).length;
  const each = outputs.map((output, at) => measured(output, references[at]));
  const of = (figure, all) => (figure === null ? 'gives no rows' : `${figure} of ${all}`);
  const total = (count) => references.reduce((all, reference) => all + count(reference), 0);
  const cells = [
    failed > 0 ? `${title} (failed on ${failed} files)` : title,
    of(
      sum(each, 'headings'),
      total(({ headings }) => headings.length),
    ),
    of(
      sum(each, 'whole'),
      total(({ actions }) => actions.length),
    ),
    of(
      sum(each, 'rejoined'),
      total(({ actions, cut }) => actions.filter(({ description }) => cut.has(plain(description))).length),
    ),
    of(
      sum(each, 'exact'),
      total(({ actions }) => actions.length),
    ),
    of(
      sum(each, 'columns'),
      total(({ actions }) => actions.length),
    ),
    ((seconds / pages) * 1000).toFixed(1),
    memory === null ? 'not measured' : `${Math.round(memory)} MB`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Installs one peer; null when that worked, else why not. */
function install(folder, name, version) {
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
  const { status } = spawnSync(
    'npm',
    [
      ...args,
      ...PEERS.filter(([peer]) => existsSync(join(folder, 'node_modules', peer))).map(([peer, at]) => `${peer}@${at}`),
      `${name}@${version}`,
    ],
    { encoding: 'utf8' },
  );
  return status === 0 ? null : 'could not be installed';
}

if (!FILES.every((path) => existsSync(path) && existsSync(`${path}.gold.json`))) {
  console.log('The labelled corpus is not beside this checkout: nothing to compare.');
} else if (spawnSync('pdftotext', ['-v']).error) {
  console.log('pdftotext is not here, and the headings are counted with it: nothing to compare.');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'evaltrail-compare-'));
  try {
    const references = await Promise.all(FILES.map(referenceOf));
    const pages = FILES.reduce(
      (all, path) => all + Number(/Pages:\s+(\d+)/u.exec(spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout)[1]),
      0,
    );
    console.log(`${FILES.length} files, ${pages} pages\n`);
    console.log(
      '| reader | headings kept | descriptions whole | of those cut by a page | alone in a cell | columns right | ms a page | peak memory |',
    );
    console.log('|---|---|---|---|---|---|---|---|');
    console.log(line('evaltrail', '**evaltrail** (records)', folder, references, pages));
    for (const [name, version, gives] of PEERS) {
      const trouble = install(folder, name, version);
      const title = `${name} ${version} (${gives})`;
      console.log(trouble ? `| ${title} | ${trouble} | | | | | | |` : line(name, title, folder, references, pages));
    }
    const [, poppler = ''] = /version (\S+)/u.exec(spawnSync('pdftotext', ['-v'], { encoding: 'utf8' }).stderr) ?? [];
    console.log(line('pdftotext', `pdftotext ${poppler} -layout (text)`, folder, references, pages));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
