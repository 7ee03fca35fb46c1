/** From evaluations to figures: the indicators on a given day, overall and by country. Pure arithmetic, no clock. */
import { isDay } from '../core/calendar.js';
import type { Compliance, Figure, RuleProfile } from '../core/compliance-record.js';
import { Defect } from '../core/failure.js';
import type { Country, Evaluation } from '../core/record.js';
import { type IndicatorRule, indicatorRules } from './indicators.js';
import { profiles } from './profiles.js';
import { type Tally, tallyOf } from './tally.js';

export { responseTimingOf } from './lateness.js';
export { profileNamed, profiles } from './profiles.js';

export interface AssessOptions {
  /** The day the figures speak of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The rules of the headline figures. */
  readonly profile: RuleProfile;
}

/**
 * The indicators at `asOf`. Figures that depend on the profile are given under the other profiles too, after the first.
 * Evaluations without a country are a row of their own, the last.
 */
export function assess(evaluations: readonly Evaluation[], { asOf, profile }: AssessOptions): Compliance {
  if (!isDay(asOf)) throw new Defect(`The as-of date ${asOf} is not a day.`, 'Give a day as YYYY-MM-DD.');
  const others = profiles.filter(({ id }) => id !== profile.id);
  const wanted = questionsOf(profile, others);
  return {
    schema: 'compliance',
    schemaVersion: '1.0',
    asOf,
    profile,
    otherProfiles: others,
    overall: answer(wanted, evaluations, asOf).map(({ rule, profile: under, figure }) => {
      const { id, profile: profileId, ...numbers } = figure;
      return { id, name: rule.name, ...numbers, rule: rule.rule(under), profile: profileId, asOf };
    }),
    countries: byCountry(evaluations).map(({ country, evaluations: own }) => ({
      country,
      figures: answer(wanted, own, asOf).map(({ figure }) => figure),
    })),
  };
}

interface Question {
  readonly rule: IndicatorRule;
  readonly profile: RuleProfile;
}

/** Every indicator under the headline profile, each followed by itself under the others where they differ. */
const questionsOf = (profile: RuleProfile, others: readonly RuleProfile[]): Question[] =>
  indicatorRules.flatMap((rule) => [
    { rule, profile },
    ...(rule.byProfile ? others.map((other) => ({ rule, profile: other })) : []),
  ]);

/** Counts once for each set of time limits: they are the profile's, and mostly the same in all. */
function answer(
  wanted: readonly Question[],
  evaluations: readonly Evaluation[],
  asOf: string,
): (Question & { readonly figure: Figure })[] {
  const tallies = new Map<string, Tally>();
  return wanted.map(({ rule, profile }) => {
    const limits = [profile.longOverdueMonths, profile.dueSoonMonths, profile.responseDays].join();
    const tally = tallies.get(limits) ?? tallyOf(evaluations, asOf, profile);
    tallies.set(limits, tally);
    return { rule, profile, figure: figureOf(rule, profile, tally) };
  });
}

const SIX_DECIMALS = 1_000_000;

function figureOf(rule: IndicatorRule, profile: RuleProfile, tally: Tally): Figure {
  const numerator = rule.numerator(tally);
  const denominator = rule.denominator?.(tally, profile.base) ?? null;
  const value = denominator === null ? numerator : shareOf(numerator, denominator);
  return { id: rule.id, profile: profile.id, numerator, denominator, value };
}

/** A share of nothing is not available; it is neither 0 nor 1. */
const shareOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : Math.round((numerator / denominator) * SIX_DECIMALS) / SIX_DECIMALS;

interface CountryGroup {
  readonly country: Country | null;
  readonly evaluations: Evaluation[];
}

/** In alphabetical order of the names, the unknown country last. */
function byCountry(evaluations: readonly Evaluation[]): CountryGroup[] {
  const groups = new Map<string | null, CountryGroup>();
  for (const evaluation of evaluations) {
    const { country } = evaluation;
    const key = country?.iso3 ?? null;
    const group = groups.get(key) ?? { country, evaluations: [] };
    group.evaluations.push(evaluation);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => {
    if (a.country === null || b.country === null) return a.country === null ? 1 : -1;
    const [left, right] = [a.country.name + a.country.iso3, b.country.name + b.country.iso3];
    return left < right ? -1 : 1;
  });
}
