/** From evaluations to figures: the indicators on a given day, overall and by group. Pure arithmetic, no clock. */
import { isDay } from '../core/calendar.js';
import type { Compliance, ComplianceFinding, Indicator, RuleProfile } from '../core/compliance-record.js';
import { Defect } from '../core/failure.js';
import type { Past } from '../core/past.js';
import type { Evaluation } from '../core/record.js';
import { countAll, type Single } from './count-all.js';
import { counterFor } from './counting.js';
import { type Asked, figureOf, type Question } from './figures.js';
import { beforeData, earlier, firstDayOf, unknownIndicators, withoutOffice } from './findings.js';
import { groupListsOf, inOrder } from './groupings.js';
import type { Group } from './groups.js';
import type { Given } from './indicators/index.js';
import { responseTimingOf } from './lateness.js';
import { type Printed, printedFindings } from './printed.js';
import { allProfiles } from './profiles.js';
import { forEvaluations, forGroups, forThemes, forUnits, questionsOf } from './questions.js';
import { mismatchesOf, sumFindings, sumsOf } from './sums.js';

export { responseTimingOf } from './lateness.js';
export type { Printed } from './printed.js';
export { allProfiles, profileNamed, profiles } from './profiles.js';
export { percentBaseOf, percentOf, reconcile } from './sums.js';

export interface AssessOptions {
  /** The day the figures speak of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The rules of the headline figures. */
  readonly profile: RuleProfile;
  /** Further rule profiles besides those that come with the program. */
  readonly profiles?: readonly RuleProfile[];
  /** What history knows of the key actions; without it the figures that need it are not available. */
  readonly past?: Past;
  /** Figures that the documents do not tell. */
  readonly given?: Given;
  /** Totals printed in documents, to be held against what was counted. */
  readonly printed?: Printed;
}

/**
 * The indicators at `asOf`, in one pass over the evaluations. Where another profile has a rule of its own, its figures are given
 * too, after those of the headline profile. Groups that are not known (no country, no type) are rows of their own, the last.
 *
 * @throws WrongUsage when two profiles have the same id
 */
export function assess(evaluations: Iterable<Evaluation>, options: AssessOptions): Compliance {
  const { asOf, profile, past = null, given = {} } = options;
  if (!isDay(asOf)) throw new Defect(`The as-of date ${asOf} is not a day.`, 'Give a day as YYYY-MM-DD.');
  const otherProfiles = othersOf(options);
  const { questions, limits } = questionsOf(profile, otherProfiles);
  const asked: Asked = { asOf, past: past !== null, given };
  const counters = limits.map((each) => counterFor(asOf, each, past));
  const units = forUnits(questions, profile);
  const singles = collector(forEvaluations(questions, profile), asked, profile);
  const themes = forThemes(questions, profile);
  const limitsOf = (asking: readonly Question[]): ReadonlySet<number> => new Set(asking.map((each) => each.limits));
  const counted = countAll(evaluations, {
    counters,
    unitLimits: limitsOf(units),
    themeLimits: limitsOf(themes),
    each: singles.take,
  });
  const overall = counted.overall.all(() => '').flatMap((whole) => indicators(questions, whole, asked));
  const lists = {
    ...groupListsOf(counted, { few: forGroups(questions), units, themes }, asked),
    evaluations: singles.list(),
  };
  const sums = sumsOf(overall, profile.id, lists);
  const compliance: Compliance = {
    schema: 'compliance',
    schemaVersion: '2.1',
    asOf,
    profile,
    otherProfiles,
    overall,
    sums,
    findings: [
      ...sumFindings(sums),
      ...unknownIndicators([profile, ...otherProfiles]),
      ...beforeData(asOf, singles.firstDay()),
      ...withoutOffice(lists.evaluations),
      ...singles.mismatches,
    ],
    ...lists,
  };
  const printed = printedFindings(options.printed ?? {}, compliance);
  return { ...compliance, findings: [...compliance.findings, ...printed] };
}

function othersOf({ profile, profiles: more = [] }: AssessOptions): RuleProfile[] {
  const others = more.filter(({ id }) => id !== profile.id);
  return allProfiles(others).filter(({ id }) => id !== profile.id);
}

const indicators = (questions: readonly Question[], whole: Group<null>, asked: Asked): Indicator[] =>
  questions.map((question) => {
    const { rule, profile } = question;
    const { id, profile: profileId, ...numbers } = figureOf(question, whole.tallies, whole.offices, asked);
    const words = { name: rule.name, kind: rule.kind, rule: rule.rule(profile) };
    return { id, profile: profileId, asOf: asked.asOf, ...words, ...numbers };
  });

/** Makes the figures of each evaluation when it comes, so that its counts need not be kept. */
function collector(questions: readonly Question[], asked: Asked, { responseDays }: RuleProfile) {
  const evaluations: Compliance['evaluations'] = [];
  const mismatches: ComplianceFinding[] = [];
  let firstDay: string | null = null;
  return {
    mismatches,
    firstDay: () => firstDay,
    list: () => inOrder(evaluations),
    take({ evaluation, office, tallies }: Single): void {
      const { id, title } = evaluation;
      const response = responseTimingOf(evaluation, asked.asOf, responseDays);
      const figures = questions.map((question) => figureOf(question, tallies, null, asked));
      evaluations.push({ evaluation: id, title, office, response, figures });
      mismatches.push(...mismatchesOf(evaluation));
      firstDay = earlier(firstDay, firstDayOf(evaluation));
    },
  };
}
