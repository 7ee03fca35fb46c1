/** What `report.html` is made from. */
import type { Compliance } from '../../core/compliance-record.js';
import type { Evaluation } from '../../core/record.js';
import type { Recurring } from '../../core/recurring-record.js';
import type { RunChanges, RunRecord } from '../../core/run-record.js';
import type { LinkOf } from '../workbook/index.js';

/** The figures of one published run, for the trend over runs. */
export interface TrendPoint {
  /** The day its figures speak of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** ISO 8601. Of several runs for the same day, the one that finished last is shown. */
  readonly finished: string;
  readonly actions: number;
  readonly completed: number;
  readonly open: number;
  /** Certainly overdue on `asOf`. */
  readonly overdue: number;
}

export interface ReportInput {
  /** In the order they are to be shown. */
  readonly evaluations: readonly Evaluation[];
  readonly compliance: Compliance;
  readonly run: RunRecord;
  /** What is said again and again; without it the page does not speak of it. */
  readonly recurring?: Recurring;
  /** From a source's uri to a link that works from the folder of the page. */
  readonly linkOf: LinkOf;
  /** What moved since the last published run; those of the run record where they are not given. */
  readonly changes?: RunChanges;
  /** The published runs, in any order; without at least two days there is no trend to draw. */
  readonly trend?: readonly TrendPoint[];
}
