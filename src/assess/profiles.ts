/**
 * The rule profiles, as data. UNDP's published score does not settle what a share of overdue key actions is a share of, and
 * its figures differ by it: so each reading has a name, and each figure says under which it was computed.
 */
import type { RuleProfile } from '../core/compliance-record.js';

const UNDP =
  'UNDP performance app methodology, methodology/accountability/evaluation-management.md, version of 11 September 2024';

const shared = { longOverdueMonths: 36, dueSoonMonths: 3, responseDays: 42 } as const;

export const profiles = [
  {
    id: 'undp-all-actions',
    name: 'UNDP, all key actions',
    words: 'Overdue key actions as a share of all key actions, the completed and the not yet due ones included.',
    source: `${UNDP}, note 2`,
    base: 'all',
    ...shared,
  },
  {
    id: 'undp-open-actions',
    name: 'UNDP, open key actions',
    words: 'Overdue key actions as a share of the open ones: neither completed nor no longer applicable.',
    source: `${UNDP}, remark on the denominator`,
    base: 'open',
    ...shared,
  },
  {
    id: 'undp-applicable-actions',
    name: 'UNDP, key actions that still apply',
    words: 'Overdue key actions as a share of all key actions but the ones no longer applicable.',
    source: `${UNDP}, remark on “No Longer Applicable”`,
    base: 'applicable',
    ...shared,
  },
] as const satisfies readonly RuleProfile[];

/** The profile of that name; null when there is none. */
export const profileNamed = (id: string): RuleProfile | null => profiles.find((profile) => profile.id === id) ?? null;
