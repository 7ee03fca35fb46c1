/** What there is to say of a source after its night. */
import type { Diagnostic, DiagnosticCode, DiagnosticData } from '../core/diagnostics.js';
import type { KnownAddress } from '../core/fetching.js';
import { hostOf, shownAddress } from './address.js';
import type { Health } from './health.js';
import { isSteady, type Shift } from './lists.js';
import type { Rests } from './rests.js';

export interface ToldOf {
  readonly source: string;
  /** All addresses of the source as they are after the night. */
  readonly known: readonly KnownAddress[];
  readonly night: number;
  readonly health: Health;
  readonly rests: Rests;
  /** Addresses not asked, by host; and the limit that was reached, in words. */
  readonly left: readonly KnownAddress[];
  readonly limit: string | null;
  readonly forbidden: readonly string[];
  readonly emptyLists: readonly { readonly address: string; readonly before: number }[];
  /** Of the second reading of the lists; null where one was enough. */
  readonly shift: Shift | null;
}

const diagnostic = <Code extends DiagnosticCode>(code: Code, data: DiagnosticData[Code]): Diagnostic =>
  ({ code, data, path: null, at: null }) as Diagnostic;

/** Of the source as a whole. */
export function notesOf({
  source,
  known,
  night,
  health,
  rests,
  left,
  limit,
  forbidden,
  emptyLists,
  shift,
}: ToldOf): Diagnostic[] {
  const byHost = new Map<string, number>();
  for (const { address } of left) byHost.set(hostOf(address), (byHost.get(hostOf(address)) ?? 0) + 1);
  const notNow = [...byHost].flatMap(([host, count]) => {
    const reason = health.downBecause(host);
    return reason === null ? [] : [diagnostic('fetch/not-now', { source, host, reason, left: count })];
  });
  const unasked = left.filter(({ address }) => health.downBecause(hostOf(address)) === null).length;
  const [example] = forbidden;
  const nothing = known.filter((each) => each.night === night && each.state === 'gone' && each.sha256 === null);
  const nights = Math.min(...nothing.map(rests));
  return [
    ...notNow,
    ...(limit === null || unasked === 0 ? [] : [diagnostic('fetch/limit', { source, limit, left: unasked })]),
    ...(example === undefined
      ? []
      : [diagnostic('fetch/forbidden', { source, count: forbidden.length, example: shownAddress(example) })]),
    ...emptyLists.map(({ address, before }) =>
      diagnostic('fetch/list-empty', { source, address: shownAddress(address), before }),
    ),
    ...(shift === null || isSteady(shift)
      ? []
      : [diagnostic('fetch/list-shifts', { source, twice: shift.twice.length, missing: shift.missing.length })]),
    ...(nothing.length === 0 ? [] : [diagnostic('fetch/nothing-there', { source, count: nothing.length, nights })]),
  ];
}
