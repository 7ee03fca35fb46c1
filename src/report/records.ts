/** The JSON files: `records.json` with its schema, and the smaller ones. */
import { z } from 'zod';
import { Defect } from '../core/failure.js';
import { type Evaluation, evaluationSchema, type Records, recordsSchema } from '../core/record.js';
import { jsonFile } from './json-text.js';
import { writeChunks } from './staging.js';

/** The text of `records.json`, one chunk per evaluation. */
export function recordsText(evaluations: Iterable<Evaluation>): Generator<string> {
  const head: Omit<Records, 'evaluations'> = { schema: 'records', schemaVersion: '1.0' };
  return jsonFile({ ...head, evaluations: allInContract(evaluations) });
}

function* allInContract(evaluations: Iterable<Evaluation>): Generator<Evaluation> {
  for (const evaluation of evaluations) yield inContract(evaluation);
}

/** The evaluation with its keys in the order of the schema; what breaks the contract is not published. */
function inContract(evaluation: Evaluation): Evaluation {
  const { success, data, error } = evaluationSchema.safeParse(evaluation);
  if (success) return data;
  const problem = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new Defect(
    `The record of ${evaluation.source.uri} breaks the contract of records.json (${problem}).`,
    'This is a defect of evaltrail: please report it with the document.',
  );
}

/** The JSON Schema (draft 2020-12) of `records.json`. */
export const recordsJsonSchema = (): object => ({
  ...z.toJSONSchema(recordsSchema),
  title: 'Evaluations with their recommendations, management responses and key actions',
});

export const writeRecords = (path: string, evaluations: Iterable<Evaluation>): Promise<void> =>
  writeChunks(path, recordsText(evaluations));

export const writeRecordsSchema = (path: string): Promise<void> => writeJson(path, recordsJsonSchema());

/** Any other JSON file: the run, the indicators. */
export const writeJson = (path: string, value: object): Promise<void> => writeChunks(path, jsonFile(value));
