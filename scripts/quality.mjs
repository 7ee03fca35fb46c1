/**
 * `npm run quality`: extracts labelled documents that are kept beside the project, scores them, and compares the scores with the
 * floors in quality.json. Without such documents there is nothing to compare, and nothing fails.
 *
 *   node scripts/quality.mjs                  fails when a score is below its floor
 *   node scripts/quality.mjs --accept         raises the floors to the scores; refuses to lower one
 *   node scripts/quality.mjs --accept --lower lowers them too
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..');
const FLOORS = join(ROOT, 'quality.json');
const CORPUS = resolve(ROOT, process.env.EVALTRAIL_CORPUS ?? '../shared/corpus');
const SCORER = join(CORPUS, '../tools/score.mjs');
const DECIMALS = 10_000;

const { values: flags } = parseArgs({ options: { accept: { type: 'boolean' }, lower: { type: 'boolean' } } });

function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

/** The scores of one folder of labelled documents. */
function scoreOf(folder) {
  const output = mkdtempSync(join(tmpdir(), 'evaltrail-quality-'));
  try {
    const extract = run([join(ROOT, 'dist/cli/bin.js'), 'extract', folder, '--output', output, '--quiet']);
    if (extract.status > 1) throw new Error(`extract ended with ${extract.status}: ${extract.stderr}`);
    const scored = run([SCORER, '--records', join(output, 'records.json'), '--gold', folder, '--json']);
    if (scored.status !== 0) throw new Error(scored.stderr);
    const { micro, fields, missing } = JSON.parse(scored.stdout);
    const rounded = (number) => Math.floor(number * DECIMALS) / DECIMALS;
    return { microF1: rounded(micro.f1), actionPrecision: rounded(fields.action?.precision ?? 1), missing };
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

const floors = JSON.parse(readFileSync(FLOORS, 'utf8'));
let below = 0;
if (!existsSync(SCORER)) console.log('No labelled documents beside the project: nothing to score.');
else {
  for (const [name, floor] of Object.entries(floors)) {
    const folder = join(CORPUS, name);
    if (!existsSync(folder)) continue;
    const score = scoreOf(folder);
    for (const figure of Object.keys(floor)) {
      const low = score[figure] < floor[figure];
      if (low) below++;
      console.log(`${name} ${figure} ${score[figure]} (floor ${floor[figure]})${low ? ' BELOW' : ''}`);
      if (flags.accept && (!low || flags.lower)) floor[figure] = score[figure];
    }
    if (score.missing > 0) console.log(`${name}: ${score.missing} documents without a record`);
  }
  if (flags.accept) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`);
}
process.exitCode = below > 0 && !flags.lower ? 1 : 0;
