/** Places in another document than the one that a record is mainly of. */
import type { Evidence } from '../core/record.js';

/** The evidence with the fingerprint of the document its places are in, where they do not name one already. */
export function inSource(evidence: Evidence, sha256: string): Evidence {
  const placed = <Each extends Evidence[string]>(each: Each): Each =>
    'start' in each ? { source: sha256, ...each } : each;
  const entries = Object.entries(evidence).map(([field, each]) => [
    field,
    Array.isArray(each) ? each.map(placed) : placed(each),
  ]);
  return Object.fromEntries(entries) as Evidence;
}
