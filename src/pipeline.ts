/**
 * THE FILE TO READ FIRST: one document, from bytes to result.
 *
 *     read → choose a layout → locate → normalise → find themes → check → result
 *
 * Each stage is a function that reports what it notices; the outcome is computed from these diagnostics.
 */
import { check, coverageOf } from './check/index.js';
import type { Diagnostic, Report } from './core/diagnostics.js';
import type { SourceDocument } from './core/document.js';
import type { RawEvaluation } from './core/reading.js';
import { type DocumentResult, outcomeOf } from './core/result.js';
import { chooseLayout } from './layouts/index.js';
import { explainNoEvaluation } from './layouts/no-evaluation.js';
import { normaliseEvaluation } from './normalise/evaluation.js';
import { contractProblem, withDiagnostics } from './pipeline-record.js';
import { type ReadOptions, read } from './read/index.js';
import { withThemes } from './themes/index.js';

export interface DocumentSource {
  /** As written into the records: relative, with forward slashes. */
  readonly uri: string;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Reads one document. Never throws for a bad one: what is wrong with it is in the diagnostics of a failed result. */
export async function extractDocument(source: DocumentSource, options: ReadOptions = {}): Promise<DocumentResult> {
  const diagnostics: Diagnostic[] = [];
  const report = reporter(diagnostics);

  const document = await read(source.bytes, report, options);
  if (!document) return { outcome: 'failed', diagnostics };

  const located = locate(document, report);
  if (!located) return { outcome: 'failed', diagnostics, text: document.text };

  const { uri, sha256 } = source;
  const plain = await normaliseEvaluation(document, located.raw, { uri, sha256, layout: located.layout }, report);
  const normalised = await withThemes(plain);

  const cutOff = diagnostics.some(({ code }) => code === 'page/cut-off');
  const unread = diagnostics.flatMap(({ code, at }) => (code === 'row/unread' && at ? [at] : []));
  const circumstances = { holdsResponses: located.raw.holdsResponses, cutOff, unread };
  for (const { code, data, path } of check(document, normalised, circumstances))
    report(code, data as never, path ? { path } : {});

  const { evaluation, placed } = withDiagnostics(document, normalised, diagnostics);
  const problem = contractProblem(evaluation);
  if (problem)
    return {
      outcome: 'failed',
      diagnostics: [...placed, { code: 'defect/contract', data: { problem }, path: null, at: null }],
    };

  const coverage = coverageOf(document, evaluation, located.raw.claims);
  const outcome = outcomeOf(placed);
  if (outcome === 'failed') return { outcome, diagnostics: placed, text: document.text };
  return { outcome, evaluation, coverage, diagnostics: placed, text: document.text };
}

/** The stored text of a document: what the spans of its records are offsets into. Null when it cannot be read. */
export async function storedText(bytes: Uint8Array): Promise<string | null> {
  return (await read(bytes, () => undefined))?.text ?? null;
}

function locate(document: SourceDocument, report: Report): { layout: string; raw: RawEvaluation } | null {
  const unrecognised: Diagnostic[] = [];
  const layout = chooseLayout(document, reporter(unrecognised));
  if (layout) {
    for (const { code, data } of unrecognised) report(code, data as never);
    return { layout: layout.id, raw: layout.locate(document, report) };
  }
  // A sign-in page is better called by its name than "unrecognised".
  if (!explainNoEvaluation(document, report)) for (const { code, data } of unrecognised) report(code, data as never);
  return null;
}

const reporter =
  (diagnostics: Diagnostic[]): Report =>
  (code, data, where) =>
    diagnostics.push({ code, data, path: where?.path ?? null, at: where?.at ?? null } as Diagnostic);
