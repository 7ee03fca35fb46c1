/** Every code is produced by its example, and says what is wrong and what to do in whole sentences. */
import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, type DiagnosticCode, type Report, registry, severityOf } from '../../src/core/diagnostics.js';
import type { RunDiagnostic } from '../../src/core/run-record.js';
import { sentenceOf } from '../../src/core/sentences.js';
import { extractDocument } from '../../src/pipeline.js';
import { readPdfPages } from '../../src/read/pdf/pages.js';
import { WorkerPool } from '../../src/read/pdf/worker-pool.js';
import { runDocuments } from '../../src/run/index.js';
import { folderWith } from '../setup/folder.js';
import { type Example, examples } from './examples.js';

const all = Object.entries(examples) as [DiagnosticCode, Example][];
const ofPages = all.flatMap(([code, { given, ...rest }]) => ('page' in given ? [{ code, ...given, ...rest }] : []));
const ofThreads = all.flatMap(([code, { given, ...rest }]) => ('thread' in given ? [{ code, ...given, ...rest }] : []));
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
  it.each(ofPages)('produces $code and nothing else', async ({ code, page, data, outcome, path, words }) => {
    const { result, found } = await extracted(page);
    expect(found).toEqual([{ code, data, path: path ?? null, words: words ?? null }]);
    expect(result.outcome).toBe(outcome);
  });
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

/** The outcomes that a severity allows. */
const OUTCOMES = {
  fatal: ['failed'],
  error: ['partial'],
  warning: ['complete', 'note'],
  info: ['complete', 'duplicate'],
} as const;

const WHOLE = /^\S.*[.]$/u;
/** Nothing to do about these: a copy is counted once already, the others tell how the document was read. */
const WITHOUT_REMEDY: readonly DiagnosticCode[] = ['source/duplicate', 'docx/left-out', 'pdf/second-engine'];

/** Facts that the sentence leaves out, or shortens. */
const NOT_SAID = new Set(['description', 'after', 'measure']);

describe('every code', () => {
  it('has an example, in the order of the registry', () => {
    expect(Object.keys(examples)).toEqual(Object.keys(registry));
  });

  it.each(all)('%s has the outcome of its severity', (code, { outcome }) => {
    expect(OUTCOMES[severityOf(code)]).toContain(outcome);
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
