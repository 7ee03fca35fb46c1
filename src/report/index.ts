/** Results to files: the JSON, its schema, the workbook. Nothing here changes a value. */
import type { Compliance } from '../core/compliance-record.js';
import type { Past } from '../core/past.js';
import type { Evaluation } from '../core/record.js';
import type { Recurring } from '../core/recurring-record.js';
import type { RunRecord } from '../core/run-record.js';
import { writeComplianceSchema, writeRecurringSchema } from './compliance.js';
import { csvFiles } from './csv/index.js';
import { type TrendPoint, writeReport } from './html/index.js';
import { writeJson, writeRecords, writeRecordsSchema } from './records.js';
import { publishFiles, stageFiles, type Writers } from './staging.js';
import { type LinkOf, writeWorkbook } from './workbook/index.js';

export type { TrendPoint } from './html/index.js';
export { dropPending, finishPending, pendingIn, writePending } from './pending.js';
export { recordsJsonSchema, recordsText, writeRecords } from './records.js';
export { assertReplaceable, publishFiles } from './staging.js';
export { type WorkbookInput, writeWorkbook } from './workbook/index.js';

export interface Results {
  /** In the order they are to be shown. */
  readonly evaluations: readonly Evaluation[];
  readonly run: RunRecord;
  readonly compliance: Compliance;
  /** What is said again and again. */
  readonly recurring: Recurring;
  /** Absolute; made when it is not there. */
  readonly outputFolder: string;
  readonly linkOf: LinkOf;
  /** What history knows of the key actions. */
  readonly past?: Past;
  /** Identity of the store that edits of the workbook go back to. */
  readonly store?: string;
  /** The figures of the published runs, in any order. */
  readonly trend?: readonly TrendPoint[];
}

/**
 * Writes all result files, or none: each gets its name only when all are on the disk. `run.json` comes last, so that a new one
 * says that the others are new.
 *
 * @throws OutputUnwritable when the folder or a file in it cannot be written
 * @throws Defect when a record breaks the contract
 */
export async function publish(results: Results): Promise<void> {
  await publishFiles(results.outputFolder, writersOf(results));
}

/** What can be asked for by itself; a run writes all of them. */
export const formats = ['xlsx', 'html', 'json', 'csv'] as const;

export type Format = (typeof formats)[number];

/** Writes the files of these formats, with the record of the run, or none. Returns their names. Throws what `publish` throws. */
export async function publishFormats(results: Results, asked: readonly Format[]): Promise<readonly string[]> {
  const byFormat = writersByFormat(results);
  const writers = Object.assign({}, ...asked.map((format) => byFormat[format]), byFormat.run) as Writers;
  await publishFiles(results.outputFolder, writers);
  return Object.keys(writers);
}

/** The same in two steps: the files are complete under temporary names when this returns their names. */
export async function stage(results: Results): Promise<readonly string[]> {
  const writers = writersOf(results);
  await stageFiles(results.outputFolder, writers);
  return Object.keys(writers);
}

const writersOf = (results: Results): Writers => {
  const { json, xlsx, html, csv, run } = writersByFormat(results);
  return { ...json, ...xlsx, ...html, ...csv, ...run };
};

const writersByFormat = (results: Results): Readonly<Record<Format | 'run', Writers>> => {
  const { evaluations, run, compliance, recurring, linkOf, trend = [], store, past } = results;
  const shown = { evaluations, run, compliance, recurring, linkOf };
  const remembered = { ...(store === undefined ? {} : { store }), ...(past === undefined ? {} : { past }) };
  return {
    json: {
      'records.json': (path) => writeRecords(path, evaluations),
      'records.schema.json': writeRecordsSchema,
      'compliance.json': (path) => writeJson(path, compliance),
      'compliance.schema.json': writeComplianceSchema,
      'recurring.json': (path) => writeJson(path, recurring),
      'recurring.schema.json': writeRecurringSchema,
    },
    xlsx: { 'compliance.xlsx': (path) => writeWorkbook(path, { ...shown, ...remembered }) },
    html: { 'report.html': (path) => writeReport(path, { ...shown, trend }) },
    csv: inFolder('csv', csvFiles({ evaluations, compliance, recurring })),
    run: { 'run.json': (path) => writeJson(path, run) },
  };
};

const inFolder = (folder: string, writers: Writers): Writers =>
  Object.fromEntries(Object.entries(writers).map(([name, write]) => [`${folder}/${name}`, write]));
