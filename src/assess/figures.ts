/** From counts to figures: the pooled value, the mean of the country offices beside it, and the traffic lights of the profile. */
import type { Figure, LightRule, OfficeMean, RuleProfile, TrafficLight } from '../core/compliance-record.js';
import type { Given, IndicatorRule } from './indicators/index.js';
import type { Tally } from './tally.js';

/** An indicator under a profile; `limits`: which of the tallies of a group counts under the time limits of that profile. */
export interface Question {
  readonly rule: IndicatorRule;
  readonly profile: RuleProfile;
  readonly limits: number;
}

export interface Asked {
  readonly asOf: string;
  /** Whether the history of the key actions is known. */
  readonly past: boolean;
  readonly given: Given;
}

const SIX_DECIMALS = 1_000_000;
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * SIX_DECIMALS) / SIX_DECIMALS;

/**
 * @param tallies of the group, one for each set of time limits
 * @param offices the same for each of its country offices, in a fixed order; null: no mean of offices is wanted
 */
export function figureOf(
  { rule, profile, limits }: Question,
  tallies: readonly Tally[],
  offices: readonly (readonly Tally[])[] | null,
  asked: Asked,
): Figure {
  const measured = (from: readonly Tally[]) => {
    const tally = from[limits];
    return tally ? rule.measure(tally, { profile, past: asked.past, given: asked.given }) : null;
  };
  const pooled = measured(tallies);
  const lights = lightsOf(profile, rule.id, asked.asOf);
  const wantsMean = offices !== null && rule.kind !== 'count' && !rule.overallOnly;
  return {
    id: rule.id,
    profile: profile.id,
    numerator: pooled?.numerator ?? null,
    denominator: pooled?.denominator ?? null,
    value: rounded(pooled?.value ?? null),
    ...lights(pooled?.value ?? null),
    ...(wantsMean
      ? {
          officeMean: meanOf(
            offices.map((office) => measured(office)?.value ?? null),
            lights,
          ),
        }
      : {}),
  };
}

type Lights = Pick<Figure, 'light' | 'lights'>;

function meanOf(values: readonly (number | null)[], lights: (value: number | null) => Lights): OfficeMean {
  const known = values.filter((value) => value !== null);
  const value = known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
  return { value: rounded(value), offices: known.length, ...lights(value) };
}

/** The lights of a value under each version of the thresholds; nothing where the profile has none for the indicator. */
function lightsOf(profile: RuleProfile, indicator: string, asOf: string): (value: number | null) => Lights {
  const rule = profile.lights.find((each) => each.indicator === indicator);
  if (!rule) return () => ({});
  const inForce = rule.versions.findLastIndex(({ since }) => since <= asOf);
  return (value) => {
    const lights = rule.versions.map((version) => ({ since: version.since, light: lightOf(value, version, rule) }));
    return { light: lights[Math.max(inForce, 0)]?.light ?? null, lights };
  };
}

/** Sums of fractions miss the threshold they are equal to by less than this. */
const TOLERANCE = 1e-9;

function lightOf(
  value: number | null,
  { green, yellow }: LightRule['versions'][number],
  { better }: LightRule,
): TrafficLight | null {
  if (value === null) return null;
  const reaches = (threshold: number): boolean =>
    better === 'high' ? value >= threshold - TOLERANCE : value <= threshold + TOLERANCE;
  if (reaches(green)) return 'green';
  return reaches(yellow) ? 'yellow' : 'red';
}
