/** The rule profile that a person names. */
import { profileNamed, profiles } from '../assess/index.js';
import type { RuleProfile } from '../core/compliance-record.js';
import { WrongUsage } from '../core/failure.js';

/** That of the id, `own` besides those that come with the program; the first one without. Throws WrongUsage for one that is not known. */
export function profileOf(id: string | undefined, own: readonly RuleProfile[] = []): RuleProfile {
  const profile = id === undefined ? profiles[0] : profileNamed(id, own);
  if (profile) return profile;
  const known = [...profiles, ...own].map((each) => each.id).join(', ');
  throw new WrongUsage(`There is no rule profile ${id}.`, `Name one of these: ${known}.`);
}
