/** What a reader of the figures must know about them: said once, with the figures, and never silently left out. */
import type { Compliance, ComplianceFinding, RuleProfile } from '../core/compliance-record.js';
import type { Evaluation } from '../core/record.js';
import { indicatorsOf } from './indicators/index.js';

/** Lights for an indicator that does not exist would be waited for in vain. */
export const unknownIndicators = (profiles: readonly RuleProfile[]): ComplianceFinding[] =>
  profiles.flatMap((profile) => {
    const known = new Set(indicatorsOf(profile).map(({ id }) => id));
    return profile.lights
      .filter(({ indicator }) => !known.has(indicator))
      .map(({ indicator }) => ({
        code: 'profile/unknown-indicator' as const,
        severity: 'warning' as const,
        message: `The rule profile ${profile.id} has a traffic light for ${indicator}, which is no indicator of it.`,
        evaluation: null,
      }));
  });

/** The mean of the country offices leaves out what is of no country; the pooled figures do not. */
export function withoutOffice(evaluations: Compliance['evaluations']): ComplianceFinding[] {
  const count = evaluations.filter(({ office }) => office.country === null).length;
  if (count === 0) return [];
  const message = `${count} of ${evaluations.length} evaluations ${count === 1 ? 'is' : 'are'} of no known country: counted in the pooled figures, in no mean of country offices.`;
  return [{ code: 'office/unknown', severity: 'info', message, evaluation: null }];
}

export function beforeData(asOf: string, firstDay: string | null): ComplianceFinding[] {
  if (firstDay === null || asOf >= firstDay) return [];
  const message = `The as-of date ${asOf} lies before the first day that any record speaks of, ${firstDay}.`;
  return [{ code: 'as-of/before-data', severity: 'warning', message, evaluation: null }];
}

/** The first day that a record speaks of: its completion, or a stamp. Due dates lie ahead and say nothing. */
export function firstDayOf({ completionDate, recommendations }: Evaluation): string | null {
  let first = completionDate?.earliest ?? null;
  for (const { response, actions } of recommendations) {
    first = earlier(first, response?.added ?? null);
    for (const { added } of actions) first = earlier(first, added);
  }
  return first;
}

export const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a;
