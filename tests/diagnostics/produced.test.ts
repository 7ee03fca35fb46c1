/** Every code is produced by its example, and says what is wrong and what to do in whole sentences. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, type DiagnosticCode, type Report, registry, severityOf } from '../../src/core/diagnostics.js';
import { recordsSchema } from '../../src/core/record.js';
import type { RunDiagnostic, RunNote } from '../../src/core/run-record.js';
import { sentenceOf } from '../../src/core/sentences.js';
import { extractDocument } from '../../src/pipeline.js';
import { readPdfPages } from '../../src/read/pdf/pages.js';
import { WorkerPool } from '../../src/read/pdf/worker-pool.js';
import { correct, runDocuments, runWithMemory } from '../../src/run/index.js';
import { nightly } from '../fetch/nightly.js';
import { folderWith } from '../setup/folder.js';
import { type Example, examples, SITE } from './examples.js';

const all = Object.entries(examples) as [DiagnosticCode, Example][];
const ofPages = all.flatMap(([code, { given, ...rest }]) => ('page' in given ? [{ code, ...given, ...rest }] : []));
const ofThreads = all.flatMap(([code, { given, ...rest }]) => ('thread' in given ? [{ code, ...given, ...rest }] : []));
const ofNights = all.flatMap(([code, { given, ...rest }]) => ('nights' in given ? [{ code, ...given, ...rest }] : []));
const ofSites = all.flatMap(([code, { given, ...rest }]) => ('site' in given ? [{ code, ...given, ...rest }] : []));
const ofFolders = all.flatMap(([code, { given, ...rest }]) => ('files' in given ? [{ code, ...given, ...rest }] : []));

async function extracted(content: string | Uint8Array) {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const result = await extractDocument({ uri: 'page', sha256, bytes });
  const { text = '' } = result;
  const found = result.diagnostics.map(({ code, data, path, at }) => ({
    code,
    data,
    path,
    words: at && text.slice(at.start, at.end),
  }));
  return { result, found };
}

describe('a page', () => {
  it.each(ofPages)(
    'produces $code and nothing else',
    async ({ code, page, data, outcome, path, words, besides = [] }) => {
      const { result, found } = await extracted(page);
      expect(found.filter((one) => !besides.includes(one.code))).toEqual([
        { code, data, path: path ?? null, words: words ?? null },
      ]);
      expect(besides.filter((other) => !found.some((one) => one.code === other))).toEqual([]);
      expect(result.outcome).toBe(outcome);
    },
  );
});

describe('a thread', () => {
  it.each(ofThreads)('produces $code', async ({ code, thread, seconds, megabytes, data }) => {
    const found: unknown[] = [];
    const report: Report = (said, facts) => void found.push({ code: said, data: facts });
    const pool = new WorkerPool(thread, { seconds, secondsPerPage: 0, megabytes });
    expect(await readPdfPages(new Uint8Array(), { pool }, report)).toBeNull();
    expect(found).toEqual([{ code, data }]);
  });
});

describe('a folder', () => {
  it.each(ofFolders)('produces $code', async ({ code, files, links = {}, input, about, data, outcome, extract }) => {
    const cwd = folderWith(files);
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(cwd, name));
    const { run } = await runDocuments({
      command: 'run',
      inputs: [input],
      outputFolder: 'output',
      asOf: '2026-03-31',
      cwd,
      now: () => new Date('2026-03-31T12:00:00Z'),
      version: '0.0.0',
      ...(extract ? { extract } : {}),
    });
    const { what, remedy } = sentenceOf({ code, data, path: null, at: null } as Diagnostic);
    const said: RunDiagnostic = { code, severity: severityOf(code), message: what, path: null, at: null, remedy };
    if (outcome === 'note') expect(run.notes).toEqual([{ uri: about, ...said }]);
    else expect(run.documents.find(({ uri }) => uri === about)).toMatchObject({ outcome, diagnostics: [said] });
    expect(run.counts.diagnostics).toEqual(outcome === 'note' ? {} : { [code]: 1 });
  });
});

describe('nights', () => {
  it.each(ofNights)('produce $code', async ({ code, nights, correct: decision, about, data, outcome, path }) => {
    const cwd = folderWith({});
    const process = { pid: 1, host: 'here' };
    const storePath = 'output/evaltrail.db';
    const records = () => recordsSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/records.json'), 'utf8')));
    let said: readonly RunNote[] = [];
    for (const [night, files] of nights.entries()) {
      for (const name of readdirSync(cwd)) if (name.endsWith('.txt')) rmSync(join(cwd, name));
      for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
      const day = `2026-03-0${night + 1}`;
      const { run } = await runWithMemory({
        sources: [{ name: '.', inputs: ['.'] }],
        outputFolder: 'output',
        storePath,
        asOf: day,
        today: day,
        cwd,
        now: () => new Date(`${day}T03:00:00Z`),
        version: '0.0.0',
        process,
      });
      said = run.notes ?? [];
      const [action] = records().evaluations.flatMap((each) => each.recommendations.flatMap(({ actions }) => actions));
      if (night === 0 && decision)
        await correct({
          storePath,
          cwd,
          id: action?.id ?? '',
          ...decision,
          who: 'Ana',
          why: 'seen',
          at: `${day}T12:00:00Z`,
          process,
        });
    }
    // Ids are no part of the example: they stand in the sentence as they are.
    const { what, remedy } = sentenceOf({ code, data, path: null, at: null } as Diagnostic);
    const message = (told: string) => told.replace(/\b(ev|rec|act)_[0-9a-f]{16}/gu, '$1_?');
    const severity = severityOf(code);
    if (outcome === 'note') {
      const notes = said.map((note) => ({ ...note, message: message(note.message) }));
      expect(notes).toContainEqual({ uri: about, code, severity, message: what, path: null, at: null, remedy });
    } else {
      const own = records().evaluations.filter(({ source }) => source.uri === about);
      const found = own
        .flatMap(({ diagnostics }) => diagnostics)
        .map((each) => ({ ...each, message: message(each.message) }));
      expect(found).toContainEqual({ code, severity, message: what, path: path ?? null, at: null });
    }
  });
});

describe('a site', () => {
  it.each(ofSites)('produces $code', async ({ code, site: served, source, about, data }) => {
    const { night, site } = await nightly({}, source);
    let said: readonly RunNote[] = [];
    for (const pages of served) said = (await night(pages)).run.notes ?? [];
    // Where the site is on this machine is no part of the example.
    const named = (text: string) => text.replaceAll(site.origin, SITE);
    const { what, remedy } = sentenceOf({ code, data, path: null, at: null } as Diagnostic);
    const uri = about.startsWith('/') ? SITE + about : about;
    expect(said.map((note) => ({ ...note, uri: named(note.uri), message: named(note.message) }))).toContainEqual({
      uri,
      code,
      severity: severityOf(code),
      message: what,
      path: null,
      at: null,
      remedy,
    });
  });
});

/** The outcomes that a severity allows. */
const SEVERITIES = ['fatal', 'error', 'warning', 'info'] as const;
const OUTCOMES = {
  fatal: ['failed'],
  error: ['partial', 'note'],
  warning: ['complete', 'note'],
  info: ['complete', 'duplicate', 'note'],
} as const;

const WHOLE = /^\S.*[.]$/u;
/** Nothing to do about these: a copy is counted once already, the others tell how the document was read. */
const WITHOUT_REMEDY: readonly DiagnosticCode[] = [
  'source/duplicate',
  'docx/left-out',
  'pdf/second-engine',
  'report/passage',
  'report/others-left-out',
  'report/reworded',
  'identity/reworded',
  'joining/joined',
  'correction/applied',
  'fetch/nothing-there',
];

/** Facts that the sentence leaves out, or shortens. */
const NOT_SAID = new Set(['description', 'after', 'measure', 'what', 'why']);

describe('every code', () => {
  it('has an example, in the order of the registry', () => {
    expect(Object.keys(examples)).toEqual(Object.keys(registry));
  });

  it.each(all)('%s has the outcome of its severity', (code, { outcome, besides = [] }) => {
    // What cannot but be said together with it may be worse.
    const severities = [code, ...besides].map(severityOf);
    const worst = SEVERITIES.find((severity) => severities.includes(severity)) ?? 'info';
    expect(OUTCOMES[worst]).toContain(outcome);
  });

  it.each(all)('%s says what is wrong, and what to do', (code, { data }) => {
    const { what, remedy } = sentenceOf({ code, data, path: null, at: null } as Diagnostic);
    expect(what).toMatch(WHOLE);
    expect(what).not.toMatch(/undefined|null|NaN|\[object/u);
    for (const [name, value] of Object.entries(data))
      if (typeof value === 'string' && !NOT_SAID.has(name)) expect(what).toContain(value);
    if (WITHOUT_REMEDY.includes(code)) expect(remedy).toBe('');
    else expect(remedy).toMatch(WHOLE);
  });
});
