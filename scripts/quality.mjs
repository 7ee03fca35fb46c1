/**
 * `npm run quality`: reads the labelled corpus beside the checkout, where it exists, scores what was read, and holds the scores
 * against the floors in quality.json. Without that corpus there is nothing to compare, and nothing fails.
 *
 *   node scripts/quality.mjs                    fails when a score is below its floor
 *   node scripts/quality.mjs --misses           shows every value that is not as labelled
 *   node scripts/quality.mjs --update           raises the floors to the scores
 *   node scripts/quality.mjs --update --lower   lowers them too: for when a label was wrong
 *
 * A key of quality.json is a folder of labelled documents, one document (its path without the ending), a list of due dates, or
 * `engines`: every PDF read with both engines, their records compared.
 *
 * EVALTRAIL_CORPUS names another place for the corpus.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dueDate } from '../dist/normalise/due-date/index.js';
import { extractDocument } from '../dist/pipeline.js';
import { enginesOn } from './engines.mjs';
import { comparisons, pagesOf, scoreOf, spansOf } from './score.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const FLOORS = join(ROOT, 'quality.json');
const CORPUS = resolve(ROOT, process.env.EVALTRAIL_CORPUS ?? '../shared/corpus');
const LABEL = '.gold.json';
/** A floor is a fraction of so many parts: more digits would fail on nothing. */
const PARTS = 10_000;
const parts = (number) => Math.floor(number * PARTS + 1e-6) / PARTS;

const { values: flags } = parseArgs({
  options: { update: { type: 'boolean' }, lower: { type: 'boolean' }, misses: { type: 'boolean' } },
});
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The document of a label has its name, with the ending before `.gold.json` or with any other. */
const isOf = (label) => (name) => {
  const stem = label.slice(0, -LABEL.length);
  return name !== label && (name === stem || name.startsWith(`${stem}.`));
};

/** The labelled documents of a folder, or the one whose name begins as given. */
function labelledIn(folder, beginning = '') {
  const names = readdirSync(folder);
  return names
    .filter((name) => name.endsWith(LABEL) && name.startsWith(beginning))
    .map((label) => ({ label, document: names.find(isOf(label)) }))
    .filter(({ document }) => document !== undefined);
}

const count = (cases, name, fits) => cases.filter((one) => one.field === name && fits(one)).length;

/** What may not be seen in a sum: actions missed or invented, statuses where none is reported, quotes elsewhere, no place. */
function safeguards(cases, spans) {
  return {
    actionsFound: count(cases, 'action', ({ labelled, found }) => labelled !== null && found === null) === 0 ? 1 : 0,
    actionsNotInvented: count(cases, 'action', ({ labelled }) => labelled === null) === 0 ? 1 : 0,
    statusesNotInvented:
      count(cases, 'action.status', ({ labelled, found }) => labelled === null && found !== null) === 0 ? 1 : 0,
    spansRight: spans.all === 0 ? 0 : parts(spans.right / spans.all),
    spansWithPlace: spans.paged === 0 ? 1 : parts(spans.placed / spans.paged),
  };
}

/** The scores of labelled documents, together and of the one that is read worst. */
async function scoreDocuments(folder, beginning) {
  const cases = [];
  const spans = { all: 0, right: 0, paged: 0, placed: 0 };
  let withoutRecord = 0;
  let worst = 1;
  for (const { document, label } of labelledIn(folder, beginning)) {
    const bytes = readFileSync(join(folder, document));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const result = await extractDocument({ uri: document, sha256, bytes });
    if (result.outcome === 'failed') {
      withoutRecord++;
      worst = 0;
      continue;
    }
    const own = [...comparisons(readJson(join(folder, label)), result.evaluation)];
    worst = Math.min(worst, scoreOf(own).f1);
    for (const one of own) {
      cases.push(one);
      if (flags.misses && one.labelled !== one.found)
        console.log(`  ${document} ${one.field}: labelled ${one.labelled}, found ${one.found}`);
    }
    const { all, right } = spansOf(result.evaluation, result.text);
    spans.all += all;
    spans.right += right;
    if (result.evaluation.source.pages !== null) {
      const paged = pagesOf(result.evaluation);
      spans.paged += paged.all;
      spans.placed += paged.placed;
    }
  }
  const f1 = parts(scoreOf(cases).f1);
  return { f1, worst: parts(worst), ...safeguards(cases, spans), documentsRead: withoutRecord === 0 ? 1 : 0 };
}

/** The share of PDFs whose records are the same with both engines; where they differ is printed. */
async function scoreEngines() {
  const folders = ['management-response', 'evaluation-report'].map((name) => join(CORPUS, name)).filter(existsSync);
  const compared = (await Promise.all(folders.map(enginesOn))).flat();
  for (const { name, differ } of compared) {
    if (differ.length > 0) console.log(`  ${name}: the engines differ in ${differ.length} values`);
    for (const [path, first, second] of differ.slice(0, flags.misses ? undefined : 3))
      console.log(`    ${path}: PDFium ${JSON.stringify(first)}, pdf.js ${JSON.stringify(second)}`);
  }
  const same = compared.filter(({ differ }) => differ.length === 0).length;
  return { same: compared.length === 0 ? 0 : parts(same / compared.length) };
}

/** The share of due-date cells whose kind and days are as labelled. */
function scoreDueDates(path) {
  const { dates } = readJson(path);
  const right = dates.filter(({ raw, kind, earliest, latest }) => {
    const read = dueDate(raw);
    const same = read.kind === kind && read.earliest === earliest && read.latest === latest;
    if (!same && flags.misses)
      console.log(`  ${raw}: labelled ${kind} ${earliest} ${latest}, found ${JSON.stringify(read)}`);
    return same;
  });
  return { right: parts(right.length / dates.length) };
}

/** Compares scores with their floors and prints both; gives the number of scores below. Moves the floors where asked to. */
function hold(name, scores, floors) {
  let below = 0;
  for (const [figure, score] of Object.entries(scores)) {
    const floor = floors[figure] ?? 0;
    const low = score < floor;
    console.log(
      `${name.padEnd(38)} ${figure.padEnd(20)} ${score.toFixed(4)}  floor ${floor.toFixed(4)}${low ? '  BELOW' : ''}`,
    );
    if (flags.update && (!low || flags.lower)) floors[figure] = score;
    else if (low) below++;
  }
  return below;
}

/** The scores of one key of quality.json; null where the corpus does not hold it. */
function scoresOf(name) {
  const path = join(CORPUS, name);
  if (name === 'engines') return existsSync(CORPUS) ? scoreEngines() : null;
  if (existsSync(path)) return name.endsWith('.json') ? scoreDueDates(path) : scoreDocuments(path);
  const folder = dirname(path);
  return existsSync(folder) && labelledIn(folder, basename(path)).length > 0
    ? scoreDocuments(folder, basename(path))
    : null;
}

const floors = readJson(FLOORS);
let below = 0;
let scored = 0;
for (const [name, own] of Object.entries(floors)) {
  const scores = await scoresOf(name);
  if (!scores) continue;
  scored++;
  below += hold(name, scores, own);
}
if (scored === 0) console.log('The labelled corpus is not beside this checkout: nothing to score.');
if (flags.update) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`);
if (below > 0) {
  console.log(`${below} below the floor.`);
  process.exitCode = 1;
}
