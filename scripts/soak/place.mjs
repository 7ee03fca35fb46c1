/** A place to run evaltrail in: invented documents, a store, results, and what can be asked of them afterwards. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { htmlPage, textPage } from '../../bench/pages.mjs';
import { rulesVersion } from '../../dist/pipeline-version.js';
import { readParts } from '../../dist/report/workbook/archive.js';
import { openStore } from '../../dist/store/index.js';

const PROGRAM = resolve(import.meta.dirname, '../../dist/cli/bin.js');
const NO_RESULT = /^\.|^evaltrail\.db|^run\.json$|^held\.json$|\.part$/u;
const AS_OF = '2026-03-31';
const rules = rulesVersion();

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

export const newFolder = () => mkdtempSync(join(tmpdir(), 'evaltrail-soak-'));

const nameOf = (number) => `${String(number).padStart(5, '0')}.${number % 2 ? 'html' : 'txt'}`;

/** Writes the documents 0 to `count`; those that `isEdited` names have other statuses and one word more. */
export function writeDocuments(cwd, count, isEdited = () => false) {
  mkdirSync(join(cwd, 'input'), { recursive: true });
  for (let number = 0; number < count; number++) {
    const page = number % 2 ? htmlPage(number) : textPage(number);
    const text = isEdited(number)
      ? page.replaceAll('Not Initiated', 'Completed').replace('Agreed.', 'Fully agreed.')
      : page;
    writeFileSync(join(cwd, 'input', nameOf(number)), text);
  }
}

/** A copy of the place, where something may happen that the next moment must not see. */
export function copyOf(cwd) {
  const copy = newFolder();
  cpSync(cwd, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** Starts a run. `child` can be killed; `ended` gives the exit code, the signal and what was said. */
export function start(cwd, ...options) {
  const args = [PROGRAM, 'run', '--as-of', AS_OF, ...options];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const began = performance.now();
  const ended = new Promise((done) => {
    child.on('close', (code, signal) => done({ code, signal, said, took: performance.now() - began }));
  });
  return { child, ended };
}

export const run = (cwd, ...options) => start(cwd, ...options).ended;

/** How many documents the progress lines told of. */
export const toldIn = (said) => Number([...said.matchAll(/^(\d+) of \d+ documents read$/gmu)].at(-1)?.[1] ?? 0);

/** In the sheet that nobody sees: a store that came to be at another moment is another one. */
const STORE_CELL = /(?<=>store<[\s\S]{1,120}?>)[0-9a-f]{16}(?=<)/u;

/** The fingerprint of a result; of the workbook that of its parts, whichever store it goes back to. */
function printOf(path) {
  const bytes = readFileSync(path);
  if (!path.endsWith('.xlsx')) return sha256(bytes);
  const parts = readParts(bytes).map((part) => `${part.path} ${part.data.toString('latin1').replace(STORE_CELL, '')}`);
  return sha256(parts.join('\n'));
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

/** The fingerprints of the results; the record of the run is left out, since its clock moves. */
export const resultsIn = (cwd) => {
  if (!existsSync(join(cwd, 'output'))) return '';
  const there = filesIn(join(cwd, 'output')).filter((name) => !NO_RESULT.test(name));
  return there.map((name) => `${name} ${printOf(join(cwd, 'output', name))}`).join('\n');
};

export const recordOfRun = (cwd) => JSON.parse(readFileSync(join(cwd, 'output/run.json'), 'utf8'));

/** What a finished run must not leave. */
export const leftOver = (cwd) =>
  filesIn(join(cwd, 'output')).filter((name) => name.endsWith('.part') || name.startsWith('.pending'));

/**
 * What the store holds, looked at in a copy so that looking changes nothing. Opening it reads through the whole file: a damaged
 * one throws. Null where there is none yet.
 */
export async function storeIn(cwd) {
  const output = join(cwd, 'output');
  if (!existsSync(join(output, 'evaltrail.db'))) return null;
  const copy = newFolder();
  try {
    for (const name of readdirSync(output))
      if (name.startsWith('evaltrail.db')) copyFileSync(join(output, name), join(copy, name));
    const store = await openStore({ path: join(copy, 'evaltrail.db'), shown: 'evaltrail.db' });
    try {
      const files = readdirSync(join(cwd, 'input')).sort();
      const prints = files.map((name) => sha256(readFileSync(join(cwd, 'input', name))));
      const kept = await store.readings.of(prints, rules);
      const history = [];
      for await (const { run: _run, ...change } of store.history.changes({ after: 0 }))
        history.push(JSON.stringify(change));
      // In the order of the files, as they are read: how many of the first ones are kept without a gap.
      const gap = prints.findIndex((print) => !kept.has(print));
      return {
        readings: kept.size,
        withoutGap: gap < 0 ? prints.length : gap,
        history: sha256(history.sort().join('\n')),
      };
    } finally {
      await store.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

export const remove = (cwd) => rmSync(cwd, { recursive: true, force: true });
