/** Many documents: a run, and the explanation of what it wrote. */

export { type Format, formats as reportFormats } from '../report/index.js';
export { type CorrectionMade, type CorrectOptions, correct } from './correct.js';
export { examine } from './doctor/index.js';
export type { Extract } from './document.js';
export type { Progress } from './documents.js';
export { type ExplainedField, type Explanation, explain, type Place } from './explain.js';
export { type FetchSummary, fetchNow, type PlannedSource, planFetch, webSourcesNamed } from './fetch.js';
export { historyOf, type ItemHistory, type PastValue } from './item-history.js';
export type { MemoryRunOptions, MemoryRunSummary } from './memory-run.js';
export { shownPath } from './output.js';
export { type MovedValue, type Replayed, type ReplayOptions, replay } from './replay.js';
export { type RunOptions, type RunSummary, runDocuments } from './run.js';
export { type ChangesOptions, type ChangesTold, tellChanges } from './stored-changes.js';
export { reportFromStore, type StoredReport, type StoredReportOptions } from './stored-report.js';
export { runWithMemory } from './with-memory.js';
