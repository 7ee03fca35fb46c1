/**
 * Many documents. `run.ts` is a run without memory; in `memory/` are the runs that remember, `reading/` takes documents one by one,
 * `web/` asks sites before a run and tells people after it, `ask/` answers questions about what is known, `edits/` takes what people
 * decide, `doctor/` looks at the machine.
 */

export { type Format, formats as reportFormats } from '../report/index.js';
export { type ExplainedField, type Explanation, explain, type Place } from './ask/explain.js';
export { historyOf, type ItemHistory } from './ask/item-history.js';
export { replay } from './ask/replay.js';
export { tellChanges } from './ask/stored-changes.js';
export { reportFromStore, type StoredReportOptions } from './ask/stored-report.js';
export { examine } from './doctor/index.js';
export { type Applied, applyEdits } from './edits/apply.js';
export type { AppliedEdit } from './edits/apply-decisions.js';
export { correct } from './edits/correct.js';
export type { MemoryRunOptions } from './memory/memory-run.js';
export { runWithMemory } from './memory/with-memory.js';
export { shownPath } from './output.js';
export type { Extract } from './reading/document.js';
export type { Progress } from './reading/documents.js';
export { type RunOptions, type RunSummary, runDocuments } from './run.js';
