/** Every indicator of a profile, in the order of reports. */
import type { RuleProfile } from '../../core/compliance-record.js';
import { actions, data } from './actions.js';
import { ageing, deadlines } from './deadlines.js';
import { evaluations } from './evaluations.js';
import { changes } from './history.js';
import { recommendations } from './recommendations.js';
import type { IndicatorRule } from './rule.js';
import { scores } from './score.js';

export type { Given, IndicatorRule } from './rule.js';

export const indicatorsOf = (profile: RuleProfile): IndicatorRule[] => [
  ...evaluations,
  ...recommendations,
  ...actions,
  ...deadlines,
  ...ageing(profile),
  ...changes,
  ...scores(profile),
  ...data,
];

/** What another profile adds: where it has a rule of its own. */
export const ownIndicatorsOf = (profile: RuleProfile): IndicatorRule[] =>
  indicatorsOf(profile).filter(({ topic }) => topic !== undefined && profile.topics.includes(topic));
