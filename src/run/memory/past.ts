/** What the store knows of the past of the key actions, as the indicators take it. */
import type { Past, PastAction } from '../../core/past.js';
import type { DateValue, Evaluation, Status } from '../../core/record.js';
import { slipsOf } from '../../history/index.js';
import type { StoreAccess, StoredChange } from '../../store/index.js';

const CLOSED: ReadonlySet<unknown> = new Set<Status>(['completed', 'no_longer_applicable']);

/** Of every key action in the evaluations that was seen in more than one state of its documents, as it was known after the run. */
export async function pastOf(store: StoreAccess, evaluations: readonly Evaluation[], runId: number): Promise<Past> {
  const seen = await store.evaluations.actionsSeenAgain(runId);
  const [moves, closings, lastChanged] = [
    await byItem(store.history.ofField('dueDate'), runId),
    await byItem(store.history.ofField('status'), runId),
    await store.history.lastChanged(runId),
  ];
  const past = new Map<string, PastAction>();
  for (const { recommendations } of evaluations) {
    for (const { actions } of recommendations) {
      for (const { id, dueDate } of actions) {
        if (!seen.has(id)) continue;
        const known = { lastChanged: lastChanged.get(id) ?? null, closed: closingIn(closings.get(id) ?? []) };
        past.set(id, { ...slipped(moves.get(id) ?? [], dueDate), ...known });
      }
    }
  }
  return past;
}

function slipped(moves: readonly StoredChange[], now: DateValue | null): Omit<PastAction, 'lastChanged' | 'closed'> {
  const slips = slipsOf(moves);
  return slips
    ? { firstDue: slips.first, slips: slips.times, slippedDays: slips.days }
    : { firstDue: now, slips: 0, slippedDays: now?.latest ? 0 : null };
}

/** The day of the last move from open to closed. */
function closingIn(changes: readonly StoredChange[]): string | null {
  const closing = changes.filter(({ before, after }) => CLOSED.has(after) && !CLOSED.has(before)).at(-1);
  return closing?.date ?? null;
}

async function byItem(changes: AsyncIterable<StoredChange>, until: number): Promise<Map<string, StoredChange[]>> {
  const found = new Map<string, StoredChange[]>();
  for await (const change of changes) {
    if (change.kind !== 'changed' || change.run > until) continue;
    const own = found.get(change.item);
    if (own) own.push(change);
    else found.set(change.item, [change]);
  }
  return found;
}
