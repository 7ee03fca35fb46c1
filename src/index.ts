/**
 * The public names: one document (`extractDocument`), many (`runDocuments`), why a value is what it is (`explain`), the figures
 * (`assess`), and the schemas of what is written.
 */
export { assess, profileNamed, profiles } from './assess/index.js';
export { type Compliance, complianceSchema } from './core/compliance-record.js';
export { type Diagnostic, type DiagnosticCode, registry as diagnosticCodes } from './core/diagnostics.js';
export { Defect, Failure, Interrupted, OutputUnwritable, WrongUsage } from './core/failure.js';
export {
  type Action,
  type DateValue,
  type Evaluation,
  evaluationSchema,
  type Recommendation,
  type Records,
  recordsSchema,
} from './core/record.js';
export type { Coverage, DocumentResult, Outcome } from './core/result.js';
export { type RunDocument, type RunRecord, runSchema } from './core/run-record.js';
export { sentenceOf } from './core/sentences.js';
export { extractDocument, storedText } from './pipeline.js';
export { recordsJsonSchema } from './report/index.js';
export { type Explanation, explain, type RunOptions, type RunSummary, runDocuments } from './run/index.js';
