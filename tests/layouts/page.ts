/** What the pipeline reads on an invented page, in a form short enough to be written down as an expectation. */
import { createHash } from 'node:crypto';
import type { Action, DateValue, Evaluation } from '../../src/core/record.js';
import { extractDocument } from '../../src/pipeline.js';

/** The record of a page; fails the test when there is none. */
export async function recordOf(page: string): Promise<Evaluation> {
  const bytes = Buffer.from(page);
  const result = await extractDocument({
    uri: 'page',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  });
  if (result.outcome === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  return result.evaluation;
}

const rawOf = (date: DateValue | null): string => date?.raw ?? '';

/** `description | units | due | status | justification | comments | added | last updated`, empty where there is none. */
export const actionLine = (action: Action): string =>
  [
    action.description,
    action.responsibleUnits.map(({ name }) => name).join('; '),
    rawOf(action.dueDate),
    action.statusRaw,
    action.justification,
    action.comments,
    action.added,
    action.lastUpdated,
  ]
    .map((field) => field ?? '')
    .join(' | ');

/** A page as lines: its head, then number, text, response and actions of each recommendation. */
export function linesOf(record: Evaluation): string[] {
  const head = [
    record.title,
    record.commissioningUnit,
    record.responsibleUnit,
    record.plan,
    record.type,
    rawOf(record.completionDate),
  ];
  return [
    head.join(' | '),
    ...record.recommendations.flatMap(({ number, text, response, actions }) => [
      [number, text, response?.added, response?.lastUpdated, response?.text].join(' | '),
      ...actions.map(actionLine),
    ]),
  ];
}
