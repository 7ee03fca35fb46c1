/** What makes an evaluation the one it is: the same in every copy of its page. */
import type { RawEvaluation } from '../core/reading.js';

/**
 * Agency, title, units, plan, type and completion date. A page that lost its title is told apart by the first text under its
 * head, so that two evaluations of one office and month do not become one.
 */
export function evaluationKey(raw: RawEvaluation): (string | null)[] {
  const head = [raw.title, raw.commissioningUnit, raw.responsibleUnit, raw.plan, raw.type, raw.completionDate];
  const first = raw.recommendations[0];
  const firstText = first?.text?.raw || first?.response?.text?.raw || first?.actions[0]?.description?.raw || null;
  return [raw.agency, ...head.map((reading) => reading?.raw || null), raw.title ? null : firstText];
}
