/** What becomes of one document in a run: its line in the record of the run, and its evaluation. */
import type { Found } from '../../acquire/index.js';
import { type Diagnostic, severityOf } from '../../core/diagnostics.js';
import type { Evaluation } from '../../core/record.js';
import type { DocumentResult } from '../../core/result.js';
import { coverageRecordOf, type RunDocument, type RunNote, runDiagnosticOf } from '../../core/run-record.js';

/** One document, bytes to result. */
export type Extract = (source: {
  readonly uri: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}) => Promise<DocumentResult>;

export interface ReadDocument {
  readonly document: RunDocument;
  readonly evaluation: Evaluation | null;
}

/** Reads the bytes. A bug ends the document it happened in, and no other. */
export async function readBytes(source: Parameters<Extract>[0], extract: Extract): Promise<ReadDocument> {
  const { uri, sha256 } = source;
  const result = await guarded(extract, source);
  if (result.outcome === 'failed')
    return { document: unread(uri, sha256, 'failed', result.diagnostics, result.text), evaluation: null };
  const evaluation = detached(result.evaluation);
  return { document: read(result, evaluation), evaluation };
}

async function guarded(extract: Extract, source: Parameters<Extract>[0]): Promise<DocumentResult> {
  try {
    return await extract(source);
  } catch (error) {
    const problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { outcome: 'failed', diagnostics: [{ code: 'defect/contract', data: { problem }, path: null, at: null }] };
  }
}

/** A copy whose strings are its own: strings cut out of a text keep the whole text in memory. */
const detached = (evaluation: Evaluation): Evaluation => JSON.parse(JSON.stringify(evaluation)) as Evaluation;

function read(result: Exclude<DocumentResult, { outcome: 'failed' }>, evaluation: Evaluation): RunDocument {
  const { source, recommendations } = evaluation;
  const text = result.text ?? null;
  const document = {
    uri: source.uri,
    sha256: source.sha256,
    mediaType: source.mediaType,
    layout: source.layout,
    diagnostics: result.diagnostics.map((diagnostic) => runDiagnosticOf(diagnostic, text)),
    outcome: result.outcome,
    evaluation: evaluation.id,
    recommendations: recommendations.length,
    actions: recommendations.reduce((sum, { actions }) => sum + actions.length, 0),
    ...(text === null ? {} : { coverage: coverageRecordOf(result.coverage, text) }),
  };
  return JSON.parse(JSON.stringify(document)) as RunDocument;
}

/** A document without a record. `text` is its stored text, null where it could not be read. */
export function unread(
  uri: string,
  sha256: string | null,
  outcome: 'failed' | 'duplicate',
  diagnostics: readonly Diagnostic[],
  text: string | null = null,
): RunDocument {
  const said = diagnostics.map((diagnostic) => runDiagnosticOf(diagnostic, text));
  const document = { uri, sha256, mediaType: null, layout: null, diagnostics: said, outcome, evaluation: null };
  return JSON.parse(JSON.stringify(document)) as RunDocument;
}

/** A document with the bytes of another one, `first` by uri. */
export function duplicateOf(
  first: string,
  { uri, sha256 }: { readonly uri: string; readonly sha256: string },
): RunDocument {
  const data = { of: decodeURIComponent(first) };
  return unread(uri, sha256, 'duplicate', [{ code: 'source/duplicate', data, path: null, at: null }]);
}

/** What could not even be found: inputs that give no document become failed ones, the rest notes. */
export function addTroubles({ troubles }: Found, documents: RunDocument[], notes: RunNote[]): void {
  for (const { uri, diagnostic } of troubles) {
    if (severityOf(diagnostic.code) === 'fatal') documents.push(unread(uri, null, 'failed', [diagnostic]));
    else notes.push({ uri, ...runDiagnosticOf(diagnostic, null) });
  }
}
