/** What of the rule profiles the sheets need: which shares there are, and the thresholds of the traffic lights on the day. */
import type { Compliance, LightRule, RuleProfile } from '../../core/compliance-record.js';

const BASES: Readonly<Record<RuleProfile['base'], string>> = {
  all: 'of all',
  open: 'of open',
  applicable: 'of applicable',
};

/** The profiles whose share of overdue key actions is another one, the headline profile first. */
export function overdueBases({
  profile,
  otherProfiles,
}: Compliance): { readonly profile: RuleProfile; readonly words: string }[] {
  const own = otherProfiles.filter(({ topics }) => topics.includes('overdue'));
  const bases = new Map<string, RuleProfile>();
  for (const each of [profile, ...own]) if (!bases.has(each.base)) bases.set(each.base, each);
  return [...bases.values()].map((each) => ({ profile: each, words: BASES[each.base] }));
}

/** The headline profile when it has a score, else the first that has one. */
export const scoreProfileOf = ({ profile, otherProfiles }: Compliance): RuleProfile | null =>
  [profile, ...otherProfiles].find(({ score }) => score !== null) ?? null;

export interface Thresholds extends Pick<LightRule, 'better'> {
  readonly since: string;
  readonly green: number;
  readonly yellow: number;
}

/** The thresholds in force on the day; the first ones before them; null where the profile has none for the indicator. */
export function lightRuleOf({ lights }: RuleProfile, indicator: string, asOf: string): Thresholds | null {
  const rule = lights.find((each) => each.indicator === indicator);
  const version = rule?.versions.findLast(({ since }) => since <= asOf) ?? rule?.versions[0];
  return rule && version ? { better: rule.better, ...version } : null;
}
