/**
 * The rule profiles, as data. UNDP's published score does not settle what a share of overdue key actions is a share of, and
 * its figures differ by it: so each reading has a name, and each figure says under which it was computed.
 */
import type { LightRule, RuleProfile } from '../core/compliance-record.js';
import { WrongUsage } from '../core/failure.js';

const UNDP =
  'UNDP performance app methodology, methodology/accountability/evaluation-management.md, version of 11 September 2024';

/** Yellow began at 75 until the last version raised it to 80. */
const light = (indicator: string): LightRule => ({
  indicator,
  better: 'high',
  versions: [
    { since: '2024-04-09', green: 0.9, yellow: 0.75 },
    { since: '2024-09-11', green: 0.9, yellow: 0.8 },
  ],
});

const limits = {
  longOverdueMonths: 36,
  dueSoonMonths: 3,
  responseDays: 42,
  staleMonths: 12,
  responseBase: 'due',
} as const;

const undp = (): Omit<RuleProfile, 'id' | 'name' | 'words' | 'source' | 'base' | 'topics'> => ({
  ...limits,
  ageing: { from: 'due_date', months: [3, 6, 12, 24, 36], upperEnd: 'in' },
  score: { planning: 0.3, responses: 0.3, quality: 0.4 },
  lights: ['score/2a', 'score/2b', 'score/2', 'score/final'].map(light),
});

/** The ones that come with the program; the first is used where none is named. */
export const profiles: readonly [RuleProfile, RuleProfile, RuleProfile, RuleProfile, RuleProfile] = [
  {
    id: 'undp-all-actions',
    name: 'UNDP, all key actions',
    words: 'Overdue key actions as a share of all key actions, the completed and the not yet due ones included.',
    source: `${UNDP}, note 2`,
    topics: ['overdue', 'ageing', 'score'],
    base: 'all',
    ...undp(),
  },
  {
    id: 'undp-open-actions',
    name: 'UNDP, open key actions',
    words: 'Overdue key actions as a share of the open ones: neither completed nor no longer applicable.',
    source: `${UNDP}, remark on the denominator`,
    topics: ['overdue', 'score'],
    base: 'open',
    ...undp(),
  },
  {
    id: 'undp-applicable-actions',
    name: 'UNDP, key actions that still apply',
    words: 'Overdue key actions as a share of all key actions but the ones no longer applicable.',
    source: `${UNDP}, remark on “No Longer Applicable”`,
    topics: ['overdue', 'score'],
    base: 'applicable',
    ...undp(),
  },
  {
    id: 'oai-ageing',
    name: 'OAI, age since the report',
    words:
      'Open key actions by the months since the report, as the audit office of UNDP counts its recommendations: less than 12, 12 to 18, 18 and more.',
    source: 'UNDP performance app methodology, methodology/accountability/country-office-performance-audits.md',
    topics: ['ageing'],
    base: 'open',
    ...limits,
    longOverdueMonths: null,
    ageing: { from: 'completion', months: [12, 18], upperEnd: 'out' },
    score: null,
    lights: [],
  },
  {
    id: 'fao-ageing',
    name: 'FAO, age since the response',
    words:
      'Open key actions by the months since the management response: the follow-up report is due after one year, for thematic and strategic evaluations after two.',
    source: 'FAO evaluation policy, as told in the validation of the follow-up report on water, 2012',
    topics: ['ageing'],
    base: 'open',
    ...limits,
    longOverdueMonths: null,
    ageing: { from: 'response', months: [12, 24], upperEnd: 'in' },
    score: null,
    lights: [],
  },
];

/** The profile of that name, among those that come with the program and the further ones; null when there is none. */
export const profileNamed = (id: string, more: readonly RuleProfile[] = []): RuleProfile | null =>
  allProfiles(more).find((profile) => profile.id === id) ?? null;

/**
 * Those that come with the program, and further ones.
 *
 * @throws WrongUsage when two have the same id: nobody could tell whose rule a figure followed
 */
export function allProfiles(more: readonly RuleProfile[]): readonly RuleProfile[] {
  const all = [...profiles, ...more];
  const twice = all.find(({ id }, at) => all.findIndex((other) => other.id === id) < at);
  if (twice === undefined) return all;
  throw new WrongUsage(`There are two rule profiles with the id ${twice.id}.`, 'Give each profile an id of its own.');
}
