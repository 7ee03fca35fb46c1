/** What is said again and again: recommendations of different evaluations that ask for the same, and what became of them. Pure. */
import { deadlineStateOf } from '../core/deadline.js';
import type { Evaluation, Recommendation } from '../core/record.js';
import type { Recurring, RecurringGroup } from '../core/recurring-record.js';
import { themeIds } from '../core/theme.js';
import { type Star, starsOf } from './groups.js';
import { ALIKE } from './neighbours.js';
import { sharedWords } from './shared.js';
import { type Said, type Texts, textsOf } from './texts.js';
import { twinsOf } from './twins.js';

const RULE = `Recommendations of the same language are put together when the cosine of the stems of their titles and texts, each stem weighted by the logarithm of its rarity among all recommendations (at most that of one in a hundred), is ${ALIKE} or more to the one in the middle of the group. Names, and words that stand in every recommendation, are left out. A group has at least two evaluations; records that say mostly the same count as one.`;

/** The groups, those of most evaluations first. `asOf`: the day that "overdue" speaks of. The order of the evaluations plays no part. */
export async function recurring(
  evaluations: readonly Evaluation[],
  { asOf }: { readonly asOf: string },
): Promise<Recurring> {
  const texts = await textsOf(evaluations);
  const twins = twinsOf(evaluations, texts.all);
  const stars = starsOf(texts, twins);
  const groups = await Promise.all(stars.map((star) => groupOf(star, { texts, twins, evaluations, asOf })));
  groups.sort(
    (a, b) =>
      b.evaluations - a.evaluations ||
      b.recommendations - a.recommendations ||
      (a.recommendation < b.recommendation ? -1 : 1),
  );
  return { schema: 'recurring', schemaVersion: '1.0', asOf, rule: RULE, groups };
}

interface Placed {
  /** The number that its evaluation counts under. */
  readonly twin: number;
  readonly evaluation: Evaluation;
  readonly recommendation: Recommendation;
  readonly likeness: number;
}

const LANGUAGE = /^\S* /u;

interface Known {
  readonly texts: Texts;
  /** Of each evaluation the number that it counts under. */
  readonly twins: Int32Array;
  readonly evaluations: readonly Evaluation[];
  readonly asOf: string;
}

async function groupOf(
  star: Star,
  { texts: { all, names }, twins, evaluations, asOf }: Known,
): Promise<RecurringGroup> {
  const members = star.flatMap(({ text, likeness }) => {
    const said = (all[text]?.said ?? []).flatMap((each) => placedAt(each, { twins, evaluations }, likeness));
    return said.sort((a, b) => (a.recommendation.id < b.recommendation.id ? -1 : 1));
  });
  const [middle] = members;
  if (!middle) throw new TypeError('A group without members.');
  const own = byTwin(members);
  const countries = own.map((twins) => twins.find(({ country }) => country !== null)?.country?.iso3 ?? null);
  return {
    recommendation: middle.recommendation.id,
    language: middle.evaluation.language,
    shared: await sharedWords(
      middle.evaluation.language,
      members.map(({ recommendation }) => recommendation),
      new Set([...(all[star[0]?.text ?? 0]?.stems ?? [])].map((stem) => (names[stem] ?? '').replace(LANGUAGE, ''))),
    ),
    themes: themesOf(members),
    evaluations: own.length,
    countries: [...new Set(countries.filter((iso3) => iso3 !== null))].sort(),
    withoutCountry: countries.filter((iso3) => iso3 === null).length,
    years: yearsOf(own.flat()),
    recommendations: members.length,
    ...fateOf(members, asOf),
    members: members.map(({ evaluation, recommendation, likeness }) => ({
      evaluation: evaluation.id,
      recommendation: recommendation.id,
      likeness: Math.round(likeness * HUNDREDTHS) / HUNDREDTHS,
    })),
  };
}

/** The evaluations, each with its twins. */
function byTwin(members: readonly Placed[]): Evaluation[][] {
  const found = new Map<number, Evaluation[]>();
  for (const { twin, evaluation } of members) found.set(twin, [...(found.get(twin) ?? []), evaluation]);
  return [...found.values()];
}

const HUNDREDTHS = 100;

function placedAt(
  { evaluation, recommendation }: Said,
  { evaluations, twins }: Pick<Known, 'evaluations' | 'twins'>,
  likeness: number,
): Placed[] {
  const owner = evaluations[evaluation];
  const own = owner?.recommendations[recommendation];
  return owner && own
    ? [{ twin: twins[evaluation] ?? evaluation, evaluation: owner, recommendation: own, likeness }]
    : [];
}

const themesOf = (members: readonly Placed[]): RecurringGroup['themes'] =>
  themeIds.filter(
    (id) =>
      members.filter(({ recommendation }) => recommendation.themes?.some((theme) => theme.id === id)).length * 2 >=
      members.length,
  );

function yearsOf(evaluations: readonly Evaluation[]): RecurringGroup['years'] {
  const years = evaluations.flatMap(({ completionDate }) =>
    [completionDate?.earliest, completionDate?.latest].flatMap((day) => (day ? [Number(day.slice(0, 4))] : [])),
  );
  return years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) };
}

function fateOf(
  members: readonly Placed[],
  asOf: string,
): Pick<RecurringGroup, 'accepted' | 'withActions' | 'completed' | 'overdue'> {
  const all = members.map(({ recommendation }) => recommendation);
  const applicable = all.map(({ actions }) => actions.filter(({ status }) => status !== 'no_longer_applicable'));
  const acting = applicable.filter((actions) => actions.length > 0);
  return {
    accepted: all.filter(({ acceptance }) => acceptance === 'accepted' || acceptance === 'partially_accepted').length,
    withActions: acting.length,
    completed: acting.filter((actions) => actions.every(({ status }) => status === 'completed')).length,
    overdue: acting.filter((actions) => actions.some((action) => deadlineStateOf(action, asOf) === 'overdue')).length,
  };
}
