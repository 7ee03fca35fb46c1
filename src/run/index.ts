/** Many documents: a run, and the explanation of what it wrote. */

export { examine } from './doctor/index.js';
export type { Extract, Progress } from './documents.js';
export { type ExplainedField, type Explanation, explain, type Place } from './explain.js';
export { shownPath } from './output.js';
export { type RunOptions, type RunSummary, runDocuments } from './run.js';
