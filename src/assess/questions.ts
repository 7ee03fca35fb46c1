/** What is asked of a group: every indicator under the headline profile, and those for which other profiles have a rule of their own. */
import type { RuleProfile } from '../core/compliance-record.js';
import type { Limits } from './counting.js';
import type { Question } from './figures.js';
import { indicatorsOf, ownIndicatorsOf } from './indicators/index.js';

export interface Questions {
  readonly questions: readonly Question[];
  /** Each set of time limits once; the first is that of the headline profile. */
  readonly limits: readonly Limits[];
}

export function questionsOf(headline: RuleProfile, others: readonly RuleProfile[]): Questions {
  const limits = new Map<string, { readonly at: number; readonly limits: Limits }>();
  const limitsAt = (profile: RuleProfile): number => {
    const { longOverdueMonths, dueSoonMonths, responseDays, staleMonths, ageing } = profile;
    const own: Limits = { longOverdueMonths, dueSoonMonths, responseDays, staleMonths, ageing };
    const key = JSON.stringify(own);
    const known = limits.get(key) ?? { at: limits.size, limits: own };
    limits.set(key, known);
    return known.at;
  };
  const questions = [
    ...indicatorsOf(headline).map((rule) => ({ rule, profile: headline, limits: limitsAt(headline) })),
    ...others.flatMap((profile) =>
      ownIndicatorsOf(profile).map((rule) => ({ rule, profile, limits: limitsAt(profile) })),
    ),
  ];
  return { questions, limits: [...limits.values()].map((each) => each.limits) };
}

/** Of the groups that are few: countries, regions, agencies, types, years. */
export const forGroups = (questions: readonly Question[]): Question[] =>
  questions.filter(({ rule }) => !rule.overallOnly);

/**
 * Evaluations and responsible units go into the thousands, and a theme is one of many: of them the figures that a person looks for in one row, and of those
 * that other profiles see in another way only the share of overdue key actions.
 */
const selected =
  (ids: ReadonlySet<string>) =>
  (questions: readonly Question[], { id: headline }: RuleProfile): Question[] =>
    questions.filter(
      ({ rule, profile }) => ids.has(rule.id) && (profile.id === headline || rule.id === 'deadlines/overdue'),
    );

const actionFigures = [
  'actions/all',
  'actions/completed',
  'actions/initiated',
  'actions/not-initiated',
  'actions/no-longer-applicable',
  'actions/open',
  'deadlines/overdue',
  'deadlines/possibly-overdue',
  'deadlines/long-overdue',
  'deadlines/due-soon',
] as const;

export const forEvaluations = selected(
  new Set([
    'evaluations/all',
    'recommendations/all',
    'recommendations/accepted',
    'recommendations/partially-accepted',
    'recommendations/rejected',
    'recommendations/not-stated',
    'recommendations/no-action',
    ...actionFigures,
    'data/no-owner',
    'data/no-due-date',
  ]),
);

export const forThemes = selected(
  new Set([
    'evaluations/all',
    'recommendations/all',
    'recommendations/accepted',
    'recommendations/partially-accepted',
    'recommendations/rejected',
    'recommendations/not-stated',
    'recommendations/no-action',
    'recommendations/implemented',
    ...actionFigures,
    'data/no-due-date',
  ]),
);

export const forUnits = selected(new Set([...actionFigures, 'data/no-due-date', 'data/stale', 'history/slipped']));
