/** Many documents: a run, and the explanation of what it wrote. */
export type { Extract } from './document.js';
export type { Progress } from './documents.js';
export { type ExplainedField, type Explanation, explain, type Place } from './explain.js';
export { shownPath } from './output.js';
export { type RunOptions, type RunSummary, runDocuments } from './run.js';
