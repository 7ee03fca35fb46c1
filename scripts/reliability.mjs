/**
 * `npm run reliability`: is a confidence of 0.9 right nine times in ten? Reads documents of which it is known what they say, and
 * counts for every confidence, and for every doubt, how many records are as they should be.
 *
 *   node scripts/reliability.mjs            the tables
 *   node scripts/reliability.mjs --wrong    and every record that is not right
 *
 * Three kinds of documents, counted apart and together: those with labels in the corpus beside the checkout (see quality.mjs), as
 * they stand; the same, each with one damage done to it (spoilt.mjs), where they are text; and invented reports (invented.mjs).
 * A rate is smoothed, (right + 1) / (records + 2): ten right out of ten is no certainty.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { extractDocument } from '../dist/pipeline.js';
import { inventedReports } from './reliability/invented.mjs';
import { judgedBy, judgedByTexts } from './reliability/judge.mjs';
import { labelledDocuments } from './reliability/labelled.mjs';
import { spoilt } from './reliability/spoilt.mjs';

const { values: flags } = parseArgs({ options: { wrong: { type: 'boolean' } } });

async function extracted(uri, bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const result = await extractDocument({ uri, sha256, bytes });
  return result.outcome === 'failed' ? null : result.evaluation;
}

async function* judged() {
  const labelled = labelledDocuments();
  for (const { name, bytes, label } of labelled) {
    const evaluation = await extracted(name, bytes);
    if (evaluation) for (const one of judgedBy(label, evaluation)) yield { ...one, name, kind: 'labelled', evaluation };
  }
  for (const { name, bytes, label } of labelled.filter((one) => one.name.endsWith('.txt')))
    for (const { how, text } of spoilt(bytes.toString('utf8'))) {
      const evaluation = await extracted(name, Buffer.from(text));
      if (evaluation)
        for (const one of judgedBy(label, evaluation))
          yield { ...one, name: `${name}, ${how}`, kind: 'spoilt', evaluation };
    }
  for (const { name, html, truth } of inventedReports()) {
    const evaluation = await extracted(`${name}.html`, Buffer.from(html));
    if (evaluation)
      for (const one of judgedByTexts(truth, evaluation)) yield { ...one, name, kind: 'invented', evaluation };
  }
}

const smoothed = (records) => (records.filter(({ right }) => right).length + 1) / (records.length + 2);
const KINDS = ['labelled', 'spoilt', 'invented'];
const counted = (records) => `${records.filter(({ right }) => right).length}/${records.length}`;

function row(name, said, records) {
  const kinds = KINDS.map((kind) => counted(records.filter((one) => one.kind === kind)).padStart(11)).join('');
  console.log(`${name.padEnd(40)}${said.padStart(6)}${smoothed(records).toFixed(3).padStart(10)}${kinds}`);
}

const head = (what) =>
  console.log(`\n${what.padEnd(40)}  said  measured${KINDS.map((kind) => kind.padStart(11)).join('')}`);

const BINS = [1, 0.995, 0.95, 0.9, 0.8, 0.7, 0.5, 0];

function byConfidence(records) {
  for (const [at, least] of BINS.entries()) {
    const under = BINS[at - 1] ?? Number.POSITIVE_INFINITY;
    const own = records.filter(({ record }) => record.confidence >= least && record.confidence < under);
    if (own.length === 0) continue;
    const said = own.reduce((sum, { record }) => sum + record.confidence, 0) / own.length;
    row(at === 0 ? '1' : `from ${least} to below ${under}`, said.toFixed(2), own);
  }
}

/** Everything that was said of the record itself, also what takes nothing. */
function saidOf(evaluation, record) {
  const at = evaluation.recommendations.findIndex((one) => one === record || one.actions.includes(record));
  const recommendation = evaluation.recommendations[at];
  const row = recommendation.actions.indexOf(record);
  const own = `recommendations[${at}]${row < 0 ? '' : `.actions[${row}]`}`;
  const isOwn = ({ path }) =>
    path === own || (path?.startsWith(`${own}.`) && !path.slice(own.length).startsWith('.actions['));
  return [...new Set(evaluation.diagnostics.filter(isOwn).map(({ code }) => code))];
}

const codesOf = ({ record }) => (record.doubts ?? []).map(({ code }) => code);

/** Where one doubt alone was said: what it should take. Where others were said too, they would be counted twice. */
function byDoubt(records) {
  row(
    '(none)',
    '0',
    records.filter((one) => codesOf(one).length === 0),
  );
  const codes = [...new Set(records.flatMap(codesOf))].sort();
  for (const code of codes) {
    const alone = records.filter((one) => codesOf(one).length === 1 && codesOf(one)[0] === code);
    const all = records.filter((one) => codesOf(one).includes(code));
    const less = all[0]?.record.doubts.find((one) => one.code === code).less ?? 0;
    row(
      `${code}${alone.length === 0 ? ' (never alone)' : ''}`,
      (1 - less).toFixed(2),
      alone.length === 0 ? all : alone,
    );
  }
}

/** What is said and takes nothing: should it? */
function bySaying(records) {
  const said = records.map((one) => ({ one, codes: saidOf(one.evaluation, one.record) }));
  for (const code of [...new Set(said.flatMap(({ codes }) => codes))].sort()) {
    const own = said.filter(({ one, codes }) => codes.includes(code) && !codesOf(one).includes(code));
    if (own.length > 0)
      row(
        code,
        '1',
        own.map(({ one }) => one),
      );
  }
}

const all = [];
for await (const one of judged()) all.push(one);
for (const what of ['recommendation', 'action']) {
  const own = all.filter((one) => one.what === what);
  head(`confidence of a ${what}`);
  byConfidence(own);
  head(`doubt about a ${what}`);
  byDoubt(own);
  head(`said of a ${what}, and takes nothing`);
  bySaying(own);
}
if (flags.wrong)
  for (const { name, what, record, wrong, right } of all)
    if (!right) console.log(`  ${name}: ${what} ${record.confidence} ${codesOf({ record }).join(' ')} ${wrong}`);
