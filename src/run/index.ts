/** Many documents: a run, and the explanation of what it wrote. */

export { type Format, formats as reportFormats } from '../report/index.js';
export { type Applied, applyEdits } from './apply.js';
export type { AppliedEdit } from './apply-decisions.js';
export { correct } from './correct.js';
export { examine } from './doctor/index.js';
export type { Extract } from './document.js';
export type { Progress } from './documents.js';
export { type ExplainedField, type Explanation, explain, type Place } from './explain.js';
export { historyOf, type ItemHistory } from './item-history.js';
export type { MemoryRunOptions } from './memory-run.js';
export { shownPath } from './output.js';
export { replay } from './replay.js';
export { type RunOptions, type RunSummary, runDocuments } from './run.js';
export { tellChanges } from './stored-changes.js';
export { reportFromStore, type StoredReportOptions } from './stored-report.js';
export { runWithMemory } from './with-memory.js';
