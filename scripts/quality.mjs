/**
 * `npm run quality`: reads the labelled corpus beside the checkout, where it exists, scores what was read, and holds the scores
 * against the floors in quality.json. Without that corpus there is nothing to compare, and nothing fails.
 *
 *   node scripts/quality.mjs                    fails when a score is below its floor
 *   node scripts/quality.mjs --misses           shows every value that is not as labelled
 *   node scripts/quality.mjs --update           raises the floors to the scores
 *   node scripts/quality.mjs --update --lower   lowers them too: for when a label was wrong
 *
 * EVALTRAIL_CORPUS names another place for the corpus.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dueDate } from '../dist/normalise/due-date/index.js';
import { extractDocument } from '../dist/pipeline.js';
import { comparisons, scoreOf, spansOf } from './score.mjs';

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

/** The labelled documents of a folder: the path of each and of its label. */
function labelledIn(folder) {
  const names = readdirSync(folder);
  return names
    .filter((name) => name.endsWith(LABEL))
    .map((label) => ({
      label,
      document: names.find((name) => name !== label && name.startsWith(`${label.slice(0, -LABEL.length)}.`)),
    }))
    .filter(({ document }) => document !== undefined);
}

/** The scores of one folder: how much is right, how many key actions are invented, how many quotes stand at their place. */
async function scoreFolder(folder) {
  const cases = [];
  const spans = { all: 0, right: 0 };
  let withoutRecord = 0;
  for (const { document, label } of labelledIn(folder)) {
    const bytes = readFileSync(join(folder, document));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const result = await extractDocument({ uri: document, sha256, bytes });
    if (result.outcome === 'failed') {
      withoutRecord++;
      continue;
    }
    for (const one of comparisons(readJson(join(folder, label)), result.evaluation)) {
      cases.push(one);
      if (flags.misses && one.labelled !== one.found)
        console.log(`  ${document} ${one.field}: labelled ${one.labelled}, found ${one.found}`);
    }
    const { all, right } = spansOf(result.evaluation, result.text);
    spans.all += all;
    spans.right += right;
  }
  const invented = cases.filter(({ field, labelled }) => field === 'action' && labelled === null).length;
  return {
    f1: parts(scoreOf(cases).f1),
    actionsNotInvented: invented === 0 ? 1 : 0,
    spansRight: spans.all === 0 ? 0 : parts(spans.right / spans.all),
    documentsRead: withoutRecord === 0 ? 1 : 0,
  };
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
      `${name.padEnd(16)} ${figure.padEnd(20)} ${score.toFixed(4)}  floor ${floor.toFixed(4)}${low ? '  BELOW' : ''}`,
    );
    if (flags.update && (!low || flags.lower)) floors[figure] = score;
    else if (low) below++;
  }
  return below;
}

const floors = readJson(FLOORS);
let below = 0;
let scored = 0;
for (const [name, own] of Object.entries(floors)) {
  const path = join(CORPUS, name);
  if (!existsSync(path)) continue;
  scored++;
  below += hold(name, name.endsWith('.json') ? scoreDueDates(path) : await scoreFolder(path), own);
}
if (scored === 0) console.log('The labelled corpus is not beside this checkout: nothing to score.');
if (flags.update) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`);
if (below > 0) {
  console.log(`${below} below the floor.`);
  process.exitCode = 1;
}
