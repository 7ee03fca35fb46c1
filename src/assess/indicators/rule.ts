/** What an indicator is: what it counts, of what, and its rule in words; and the few ways to make one. */
import type { ActionBase, FigureKind, RuleProfile, RuleTopic } from '../../core/compliance-record.js';
import type { Tally } from '../tally.js';

/** Figures that an office knows and its documents do not tell: the other parts of UNDP's score. */
export interface Given {
  /** Evaluations of the plan that are not overdue, of all in the plan. */
  readonly planning?: { readonly numerator: number; readonly denominator: number };
  /** The mean quality of the evaluations, 0 to 1. */
  readonly quality?: number;
}

/** What a measure may look at besides the counts. */
export interface Context {
  readonly profile: RuleProfile;
  /** Whether the history of the key actions is known. */
  readonly past: boolean;
  readonly given: Given;
}

/** `value` is not rounded. Null: not known, not available; a share of nothing has none. */
export interface Measured {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

export interface IndicatorRule {
  /** area/what. The area is the section that reports show it in. */
  readonly id: string;
  readonly name: string;
  readonly kind: FigureKind;
  readonly rule: (profile: RuleProfile) => string;
  readonly measure: (tally: Tally, context: Context) => Measured;
  /** A profile with a rule of its own for it gives another figure. */
  readonly topic?: RuleTopic;
  /** Not asked of groups. */
  readonly overallOnly?: true;
}

type Words = string | ((profile: RuleProfile) => string);
type Count = (tally: Tally, profile: RuleProfile) => number | null;

const said = (words: Words): ((profile: RuleProfile) => string) => (typeof words === 'string' ? () => words : words);

export const notAvailable: Measured = { numerator: null, denominator: null, value: null };

/** A share of nothing is not available; it is neither 0 nor 1. */
export const ratio = (numerator: number | null, denominator: number | null): Measured => ({
  numerator,
  denominator,
  value: numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator,
});

type Extra = Pick<IndicatorRule, 'topic' | 'overallOnly'> & { readonly history?: true };

export function count(id: string, name: string, of: Count, words: Words, extra: Extra = {}): IndicatorRule {
  const { history, ...rest } = extra;
  return {
    id,
    name,
    kind: 'count',
    rule: said(words),
    measure(tally, { profile, past }) {
      const number = history && !past ? null : of(tally, profile);
      return { numerator: number, denominator: null, value: number };
    },
    ...rest,
  };
}

export function share(
  id: string,
  name: string,
  part: Count,
  whole: Count,
  words: Words,
  extra: Extra & { readonly kind?: FigureKind } = {},
): IndicatorRule {
  const { history, kind = 'share', ...rest } = extra;
  return {
    id,
    name,
    kind,
    rule: said(words),
    measure: (tally, { profile, past }) =>
      history && !past ? notAvailable : ratio(part(tally, profile), whole(tally, profile)),
    ...rest,
  };
}

export const ofEvaluations = (tally: Tally): number => tally.evaluations;
export const ofRecommendations = (tally: Tally): number => tally.recommendations;
export const ofActions = (tally: Tally): number => tally.actions;
export const ofOverdue = (tally: Tally): number => tally.deadlines.overdue;

export const open = ({ actions, statuses }: Tally): number =>
  actions - statuses.completed - statuses.no_longer_applicable;

export const applicable = ({ actions, statuses }: Tally): number => actions - statuses.no_longer_applicable;

const bases: Record<ActionBase, { count: (tally: Tally) => number; words: string }> = {
  all: { count: ofActions, words: 'of all key actions' },
  open: { count: open, words: 'of the open key actions (neither completed nor no longer applicable)' },
  applicable: { count: applicable, words: 'of the key actions that are not “no longer applicable”' },
};

export const ofBase = (tally: Tally, { base }: RuleProfile): number => bases[base].count(tally);
export const baseWords = ({ base }: RuleProfile): string => bases[base].words;

/** 36 months are 3 years; 18 months stay months. */
export function monthsWords(months: number): string {
  if (months % 12 !== 0 || months === 12) return `${months} ${months === 1 ? 'month' : 'months'}`;
  return `${months / 12} years`;
}
