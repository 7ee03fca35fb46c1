/** The last step of the pipeline: diagnostics find their field, doubts become confidence, the record is held to the contract. */
import { diagnosticRecordOf } from './core/diagnostic-record.js';
import { type Diagnostic, doubtOf } from './core/diagnostics.js';
import type { SourceDocument } from './core/document.js';
import { type Evaluation, type Evidence, evaluationSchema } from './core/record.js';
import type { Span } from './core/span.js';

/** The record with its diagnostics and confidences, and the diagnostics with the field and place they speak of. */
export function withDiagnostics(
  document: SourceDocument,
  evaluation: Evaluation,
  diagnostics: readonly Diagnostic[],
): { evaluation: Evaluation; placed: Diagnostic[] } {
  const fields = [...fieldsOf(evaluation)];
  const placed = diagnostics.map((diagnostic) => place(diagnostic, fields));
  const recommendations = evaluation.recommendations.map((recommendation, index) => ({
    ...recommendation,
    actions: recommendation.actions.map((action, row) => ({
      ...action,
      confidence: confidenceIn(`recommendations[${index}].actions[${row}]`, placed),
    })),
  }));
  const records = placed.map((diagnostic) => diagnosticRecordOf(diagnostic, document.text));
  return { evaluation: { ...evaluation, recommendations, diagnostics: records }, placed };
}

interface PlacedField {
  readonly path: string;
  readonly spans: readonly Span[];
}

function* fieldsOf(evaluation: Evaluation): Generator<PlacedField> {
  for (const [index, recommendation] of evaluation.recommendations.entries()) {
    const path = `recommendations[${index}]`;
    for (const [row, action] of recommendation.actions.entries())
      yield* fieldsIn(action.evidence, `${path}.actions[${row}].`);
    yield* fieldsIn(recommendation.evidence, `${path}.`);
  }
  yield* fieldsIn(evaluation.evidence, '');
}

function* fieldsIn(evidence: Evidence, prefix: string): Generator<PlacedField> {
  for (const [field, entry] of Object.entries(evidence)) {
    const spans = (Array.isArray(entry) ? entry : [entry]).flatMap((one) =>
      'start' in one ? [{ start: one.start, end: one.end }] : [],
    );
    if (spans.length > 0) yield { path: prefix + field, spans };
  }
}

/** A place tells its field, a field its place. */
function place(diagnostic: Diagnostic, fields: readonly PlacedField[]): Diagnostic {
  const { path, at } = diagnostic;
  if (path === null && at) {
    const field = fields.find(({ spans }) => spans.some((span) => span.start < at.end && at.start < span.end));
    return field ? { ...diagnostic, path: field.path } : diagnostic;
  }
  if (path !== null && !at) {
    const [span] = nearest(path, fields)?.spans ?? [];
    return span ? { ...diagnostic, at: { start: span.start, end: span.end } } : diagnostic;
  }
  return diagnostic;
}

const LAST_FIELD = /\.[^.[\]]+$/u;
const DEEPER = /^\w+\[/u;

/** Where to look for a field: its own place; that of the text, or of any field, of what the path names; else one level up. */
function nearest(path: string, fields: readonly PlacedField[]): PlacedField | undefined {
  const at = (wanted: string): PlacedField | undefined => fields.find((field) => field.path === wanted);
  const exact = at(path);
  if (exact) return exact;
  const item = path.replace(LAST_FIELD, '');
  if (item !== path && !fields.some((field) => field.path.startsWith(`${path}.`))) return nearest(item, fields);
  const inside = fields.filter((field) => field.path.startsWith(`${path}.`));
  const own = inside.find((field) => !DEEPER.test(field.path.slice(path.length + 1)));
  return at(`${path}.text`) ?? at(`${path}.description`) ?? own ?? inside[0];
}

const PRECISION = 100;

/** 1, less what each doubt about a field of the record takes away. */
function confidenceIn(path: string, diagnostics: readonly Diagnostic[]): number {
  const own = diagnostics.filter((diagnostic) => diagnostic.path === path || diagnostic.path?.startsWith(`${path}.`));
  const confidence = own.reduce((rest, { code }) => rest * (1 - doubtOf(code)), 1);
  return Math.round(confidence * PRECISION) / PRECISION;
}

/** What is wrong with a record, in words; null when it keeps the contract. */
export function contractProblem(evaluation: Evaluation): string | null {
  const parsed = evaluationSchema.safeParse(evaluation);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown';
}
