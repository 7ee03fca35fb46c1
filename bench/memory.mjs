/**
 * What remembering costs: a second run over the same documents against the first, and a store ten times as large against a
 * small one, question by question.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { htmlPage, textPage } from './pages.mjs';
import { limit } from './report.mjs';

const BENCH = resolve(import.meta.dirname);
const DOCUMENTS = 1000;
const FEW = 10_000;
const MANY = 100_000;
const FRAMED = 10;
const NO_RESULT = /^\.|^evaltrail\.db|^run\.json$/u;

const inFolder = (act) => {
  const folder = mkdtempSync(join(tmpdir(), 'evaltrail-bench-'));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const script = (cwd, name, ...args) =>
  JSON.parse(execFileSync(process.execPath, [join(BENCH, name), ...args], { cwd, encoding: 'utf8' }));

/** Plain text, bare HTML, and now and then a page as sites serve it: from 3 to 60 kB. */
const page = (seed) => (seed % 2 ? htmlPage(seed, seed % FRAMED === 1) : textPage(seed));

function secondRun(cwd) {
  mkdirSync(join(cwd, 'input'));
  for (let seed = 0; seed < DOCUMENTS; seed++)
    writeFileSync(join(cwd, 'input', `${String(seed).padStart(5, '0')}.${seed % 2 ? 'html' : 'txt'}`), page(seed));
  const run = (day) => script(cwd, 'run-once.mjs', 'run', '--as-of', day);
  const output = join(cwd, 'output');
  const names = () =>
    readdirSync(output, { recursive: true }).filter(
      (name) => statSync(join(output, name)).isFile() && !NO_RESULT.test(name),
    );
  const results = () => names().map((name) => readFileSync(join(output, name)));
  const first = run('2026-03-31');
  const before = results();
  const second = run('2026-03-31');
  const differing = results().filter((bytes, index) => !bytes.equals(before[index])).length;
  const nextDay = run('2026-04-01');
  const ms = ({ seconds }) => `${Math.round(seconds * 1000)} ms`;
  limit(
    `Second run over ${DOCUMENTS} documents against the first`,
    second.seconds / first.seconds,
    0.05,
    `${ms(second)} against ${ms(first)}, start-up included, exit codes ${first.code} ${second.code}`,
  );
  limit('Second run: results that are not the same bytes', differing, 0);
  limit('The next day, with its own figures, against the first', nextDay.seconds / first.seconds, null, ms(nextDay));
}

/** Name, and how much more the large store may take: as much as it tells, and a little. */
const QUESTIONS = [
  ['last-night', 'changes of the last night, as many in both', 2],
  ['history', 'history of one action', 2],
  ['all-changes', 'changes of all nights but the first', 13],
  ['views', 'all records, one by one', 13],
  ['report', 'report of everything', 13],
];

function tenTimes(few, many) {
  const idIn = (cwd, count) => script(cwd, 'ask-store.mjs', 'fill', cwd, String(count));
  const [small, large] = [idIn(few, FEW), idIn(many, MANY)];
  const asked = QUESTIONS.map(([name, words, most]) => {
    const [one, other] = [
      script(few, 'ask-store.mjs', 'ask', name, few, small),
      script(many, 'ask-store.mjs', 'ask', name, many, large),
    ];
    const ms = ({ seconds }) => `${Math.round(seconds * 1000)} ms`;
    const note = `${ms(one)} for ${one.told}, ${ms(other)} for ${other.told}`;
    limit(`${MANY} actions against ${FEW}: ${words}`, other.seconds / one.seconds, most, note);
    return { name, one, other };
  });
  for (const { name, one, other } of asked.filter(({ name }) => name !== 'report'))
    limit(
      `${MANY} actions against ${FEW}: peak memory of ${name}`,
      other.megabytes / one.megabytes,
      1.5,
      `${Math.round(other.megabytes)} MB`,
    );
  const { other } = asked.find(({ name }) => name === 'report');
  limit(`${MANY} actions: peak MB of a report of everything`, other.megabytes, null);
}

export function memory() {
  inFolder(secondRun);
  inFolder((few) => inFolder((many) => tenTimes(few, many)));
}
