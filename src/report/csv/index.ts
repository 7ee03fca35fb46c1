/** The results for those who load them elsewhere: CSV files and the data package that describes them. Rows are made as they are written. */
import type { Compliance } from '../../core/compliance-record.js';
import type { Evaluation } from '../../core/record.js';
import type { Recurring } from '../../core/recurring-record.js';
import { writeJson } from '../records.js';
import { type Writers, writeChunks } from '../staging.js';
import { dataPackage } from './datapackage.js';
import { figureRows, indicatorsTable, rulesTable } from './indicators.js';
import {
  actionRows,
  evaluationRows,
  evaluationsTable,
  keyActionsTable,
  recommendationRows,
  recommendationsTable,
} from './records.js';
import { recurringRows, recurringTable } from './recurring.js';
import { csvText, type Table } from './table.js';

export interface CsvInput {
  /** In the order they are to be shown. */
  readonly evaluations: readonly Evaluation[];
  readonly compliance: Compliance;
  readonly recurring: Recurring;
}

const write = <Row>(path: string, table: Table<Row>, rows: Iterable<Row>): Promise<void> =>
  writeChunks(path, csvText(table, rows));

export const writeEvaluationsCsv = (
  path: string,
  { evaluations, compliance }: Omit<CsvInput, 'recurring'>,
): Promise<void> => write(path, evaluationsTable, evaluationRows(evaluations, compliance));

export const writeRecommendationsCsv = (path: string, evaluations: Iterable<Evaluation>): Promise<void> =>
  write(path, recommendationsTable, recommendationRows(evaluations));

/** `asOf`: the day of the columns that depend on one. */
export const writeKeyActionsCsv = (path: string, evaluations: Iterable<Evaluation>, asOf: string): Promise<void> =>
  write(path, keyActionsTable, actionRows(evaluations, asOf));

export const writeIndicatorsCsv = (path: string, compliance: Compliance): Promise<void> =>
  write(path, indicatorsTable, figureRows(compliance));

export const writeRulesCsv = (path: string, { overall }: Compliance): Promise<void> => write(path, rulesTable, overall);

export const writeRecurringCsv = (path: string, recurring: Recurring): Promise<void> =>
  write(path, recurringTable, recurringRows(recurring));

const TABLES = [
  evaluationsTable,
  recommendationsTable,
  keyActionsTable,
  indicatorsTable,
  rulesTable,
  recurringTable,
] as const;

export const writeDataPackage = (path: string, { asOf }: Pick<Compliance, 'asOf'>): Promise<void> =>
  writeJson(path, dataPackage(TABLES, asOf));

/** All of them by their file names. The evaluations are gone through once for each file of records. */
export const csvFiles = (input: CsvInput): Writers => ({
  'evaluations.csv': (path) => writeEvaluationsCsv(path, input),
  'recommendations.csv': (path) => writeRecommendationsCsv(path, input.evaluations),
  'key-actions.csv': (path) => writeKeyActionsCsv(path, input.evaluations, input.compliance.asOf),
  'indicators.csv': (path) => writeIndicatorsCsv(path, input.compliance),
  'indicator-rules.csv': (path) => writeRulesCsv(path, input.compliance),
  'recurring.csv': (path) => writeRecurringCsv(path, input.recurring),
  'datapackage.json': (path) => writeDataPackage(path, input.compliance),
});
