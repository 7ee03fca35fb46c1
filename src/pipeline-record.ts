/** The last step of the pipeline: diagnostics find their field, doubts become confidence, the record is held to the contract. */
import { diagnosticRecordOf } from './core/diagnostic-record.js';
import { type Diagnostic, doubtOf } from './core/diagnostics.js';
import type { SourceDocument } from './core/document.js';
import { type Action, type Evaluation, type Evidence, evaluationSchema } from './core/record.js';
import type { Span } from './core/span.js';

/** The record with its diagnostics and confidences, and the diagnostics with the field and place they speak of. */
export function withDiagnostics(
  document: SourceDocument,
  evaluation: Evaluation,
  diagnostics: readonly Diagnostic[],
): { evaluation: Evaluation; placed: Diagnostic[] } {
  const fields = [...fieldsOf(evaluation)];
  const placed = diagnostics.map((diagnostic) => place(diagnostic, fields));
  const recommendations = evaluation.recommendations.map((recommendation, index) => {
    const path = `recommendations[${index}]`;
    const actions = recommendation.actions.map((action, row) => doubted(action, `${path}.actions[${row}]`, placed));
    return { ...doubted(recommendation, path, placed), actions };
  });
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

/** The record with what its grounds and the diagnostics about its fields take away. What is said of its parts is theirs. */
function doubted<Item extends Doubted>(item: Item, path: string, diagnostics: readonly Diagnostic[]): Item {
  const codes = new Set(diagnostics.filter((one) => isAbout(one.path, path)).map(({ code }) => code));
  const said = [...codes].map((code) => ({ code, less: doubtOf(code) })).filter(({ less }) => less > 0);
  const doubts = [...(item.doubts ?? []), ...said];
  const confidence = doubts.reduce((rest, { less }) => rest * (1 - less), 1);
  const rounded = Math.round(confidence * PRECISION) / PRECISION;
  return { ...item, confidence: rounded, ...(doubts.length > 0 ? { doubts } : {}) };
}

type Doubted = Pick<Action, 'confidence' | 'doubts'>;

const isAbout = (path: string | null, own: string): boolean =>
  path === own || (path?.startsWith(`${own}.`) === true && !DEEPER.test(path.slice(own.length + 1)));

/** What is wrong with a record, in words; null when it keeps the contract. */
export function contractProblem(evaluation: Evaluation): string | null {
  const parsed = evaluationSchema.safeParse(evaluation);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown';
}
