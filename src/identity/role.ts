/** What a reading holds of an evaluation: what was recommended, or also what management says to it. */
import type { Evaluation, Recommendation } from '../core/record.js';
import { isTitleOfResponse } from './title.js';

/** Told by the content: whatever a document is called, what has answers is a response. Null without recommendations. */
export function roleOf({ recommendations }: Evaluation): 'report' | 'response' | null {
  if (recommendations.length === 0) return null;
  return recommendations.some(isTakenUp) ? 'response' : 'report';
}

const isTakenUp = ({ response, acceptance, actions }: Recommendation): boolean =>
  response !== null || acceptance !== 'not_stated' || actions.length > 0;

/** A report and a response to it, perhaps. */
export interface ReportAndResponse {
  readonly report: Evaluation;
  readonly response: Evaluation;
}

/** A page before its answers came and after: the same kind of page, which does not call itself a response to something else. */
const areCopies = (report: Evaluation, response: Evaluation): boolean =>
  report.source.layout === response.source.layout && (response.title === null || !isTitleOfResponse(response.title));

/** Which of two is the report and which the response; null where they are two of a kind. What was joined already is both. */
export function asReportAndResponse(one: Evaluation, other: Evaluation): ReportAndResponse | null {
  const [a, b] = [roleOf(one), roleOf(other)];
  if (a === 'report' && b === 'response') return areCopies(one, other) ? null : { report: one, response: other };
  if (a === 'response' && b === 'report') return areCopies(other, one) ? null : { report: other, response: one };
  if (a !== 'response' || b !== 'response' || (one.joining === undefined) === (other.joining === undefined))
    return null;
  return one.joining ? { report: one, response: other } : { report: other, response: one };
}
