/** One pass over the evaluations: every record is counted once for each set of time limits, and added to all its groups. */
import type { Office } from '../core/compliance-record.js';
import type { Country, Evaluation } from '../core/record.js';
import type { Counter } from './counting.js';
import { Groups } from './groups.js';
import { foldName, officeKey, officeOf } from './offices.js';
import type { Tally } from './tally.js';
import { countThemes, type ThemeGroups, themeGroups } from './themes.js';

export interface UnitLabel {
  readonly unit: string | null;
  readonly office: Office;
}

export interface Counted {
  readonly overall: Groups<null>;
  readonly countries: Groups<Country | null>;
  readonly regions: Groups<string | null>;
  readonly agencies: Groups<string | null>;
  readonly types: Groups<string | null>;
  readonly years: Groups<number | null>;
  readonly units: Groups<UnitLabel>;
  readonly themes: ThemeGroups;
}

/** One evaluation by itself, as it is counted. */
export interface Single {
  readonly evaluation: Evaluation;
  readonly office: Office;
  readonly tallies: readonly Tally[];
}

export interface CountOptions {
  /** One for each set of time limits. */
  readonly counters: readonly Counter[];
  /** Which of them count for responsible units. */
  readonly unitLimits: ReadonlySet<number>;
  /** And which for themes. */
  readonly themeLimits: ReadonlySet<number>;
  readonly each: (single: Single) => void;
}

export function countAll(evaluations: Iterable<Evaluation>, options: CountOptions): Counted {
  const empty = (): readonly Tally[] => options.counters.map((counter) => counter.empty());
  const withOffices = { withOffices: true };
  const counted: Counted = {
    overall: new Groups(empty, withOffices),
    countries: new Groups(empty),
    regions: new Groups(empty, withOffices),
    agencies: new Groups(empty, withOffices),
    types: new Groups(empty),
    years: new Groups(empty),
    units: new Groups(empty),
    themes: themeGroups(empty),
  };
  // Also when there is nothing, there is a whole of it.
  counted.overall.of('all', '', null);
  for (const evaluation of evaluations) {
    const office = officeOf(evaluation);
    const tallies = empty();
    countEvaluation(evaluation, tallies, options);
    countUnits(evaluation, office, counted.units, options);
    countThemes(evaluation, counted.themes, { counters: options.counters, limits: options.themeLimits });
    addToGroups(counted, evaluation, office, tallies);
    options.each({ evaluation, office, tallies });
  }
  return counted;
}

function countEvaluation(evaluation: Evaluation, tallies: readonly Tally[], { counters }: CountOptions): void {
  for (const [at, tally] of tallies.entries()) {
    counters[at]?.countEvaluation(tally, evaluation);
    for (const recommendation of evaluation.recommendations)
      for (const action of recommendation.actions)
        counters[at]?.countAction(tally, action, { evaluation, recommendation });
  }
}

function countUnits(
  evaluation: Evaluation,
  office: Office,
  units: Groups<UnitLabel>,
  { counters, unitLimits }: CountOptions,
): void {
  const [officeOfUnit, officeSpelt] = [officeKey(office), JSON.stringify(office)];
  for (const recommendation of evaluation.recommendations) {
    for (const action of recommendation.actions) {
      for (const [key, unit] of unitsOf(action.responsibleUnits)) {
        const spelling = `${unit ?? ''} ${officeSpelt}`;
        const tallies = units.of(JSON.stringify([key, officeOfUnit]), spelling, { unit, office });
        for (const at of unitLimits) {
          const tally = tallies[at];
          if (tally) counters[at]?.countAction(tally, action, { evaluation, recommendation });
        }
      }
    }
  }
}

/** Each unit once, however it is spelt; null where there is none. A unit is one of its office: two may have a “Programme Unit”. */
function unitsOf(units: readonly { readonly name: string }[]): Iterable<readonly [string | null, string | null]> {
  if (units.length === 0) return [[null, null]];
  return new Map(units.map(({ name }) => [foldName(name), name]));
}

function addToGroups(groups: Counted, evaluation: Evaluation, office: Office, tallies: readonly Tally[]): void {
  const { country, region, agency, type } = evaluation;
  const year = yearOf(evaluation);
  const ofCountry = country === null ? null : officeKey(office);
  groups.overall.add('all', '', null, tallies, ofCountry);
  groups.countries.add(country?.iso3 ?? null, country?.name ?? '', country, tallies, ofCountry);
  groups.regions.add(foldName(region), region ?? '', region, tallies, ofCountry);
  groups.agencies.add(foldName(agency), agency ?? '', agency, tallies, ofCountry);
  groups.types.add(foldName(type), type ?? '', type, tallies, ofCountry);
  groups.years.add(year === null ? null : String(year), String(year), year, tallies, ofCountry);
}

/** The year of completion; null where the date can mean days of two years. */
function yearOf({ completionDate }: Evaluation): number | null {
  const { earliest, latest } = completionDate ?? { earliest: null, latest: null };
  if (earliest === null || latest === null || earliest.slice(0, 4) !== latest.slice(0, 4)) return null;
  return Number(latest.slice(0, 4));
}
