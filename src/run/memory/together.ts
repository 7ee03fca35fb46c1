/** The documents of one evaluation as one record: copies of one thing are folded into each other, a response into its report. */
import type { DiagnosticRecord, Evaluation } from '../../core/record.js';
import { byPrecedence, mergeSources, type SourceRecord } from '../../history/index.js';
import { asReportAndResponse, type Carried, carryIds, roleOf } from '../../identity/index.js';
import { contradictionIn, joiningFindings, matchFindings } from './findings.js';
import { underId } from './ids.js';
import { type JoinOptions, joinSources, type ReadSource } from './join.js';
import { knownWith } from './known.js';

export interface Together {
  readonly evaluation: Evaluation;
  readonly findings: readonly DiagnosticRecord[];
  /** Every document with the ids in force. */
  readonly records: readonly SourceRecord[];
}

/** `records`: the older first, at least one. */
export async function together(records: readonly ReadSource[], options: JoinOptions): Promise<Together> {
  const answers = records.filter(({ evaluation }) => roleOf(evaluation) === 'response');
  const isAnswered = ({ evaluation: report }: ReadSource): boolean =>
    answers.some(({ evaluation: response }) => asReportAndResponse(report, response)?.report === report);
  const reports = records.filter((each) => roleOf(each.evaluation) === 'report' && isAnswered(each));
  if (reports.length === 0) return folded(records, options);
  // Documents in which nothing is recommended bring their heads to the report; copies without an answer are of the response.
  const rest = records.filter((each) => reports.includes(each) || roleOf(each.evaluation) === null);
  const responses = records.filter((each) => !rest.includes(each));
  const { evaluation, contradictions, carried, sources } = await joinSources(rest, responses, options);
  const isNew = (side: readonly ReadSource[]): boolean => side.some((each) => each.isNew);
  return {
    evaluation,
    records: sources,
    findings: [
      ...(isNew(rest) ? matchFindings(carried.report, evaluation) : []),
      ...(isNew(responses) ? matchFindings(carried.response, evaluation) : []),
      ...contradictions.map((each) => contradictionIn(evaluation, each)),
      ...joiningFindings(evaluation),
    ],
  };
}

async function folded(sources: readonly ReadSource[], { id, known: before, free }: JoinOptions): Promise<Together> {
  let known = before;
  const records: (ReadSource & { readonly carried: Carried })[] = [];
  for (const source of sources) {
    const read = source.evaluation;
    const carried: Carried = known ? carryIds(known, read) : { evaluation: underId(read, id), matches: [], unsure: [] };
    const evaluation = await free(carried.evaluation);
    known = known ? knownWith(known, evaluation) : evaluation;
    records.push({ ...source, carried, evaluation });
  }
  const { evaluation, contradictions } = mergeSources(byPrecedence(records));
  const findings = [
    ...records.flatMap(({ isNew, carried }) => (isNew ? matchFindings(carried, evaluation) : [])),
    ...contradictions.map((each) => contradictionIn(evaluation, each)),
  ];
  return { evaluation, findings, records };
}
