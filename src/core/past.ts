/**
 * What the history of a key action tells that its present record does not. It is handed to the indicators as data; without it the
 * figures that need it are not available.
 */
import type { DateValue } from './record.js';

export interface PastAction {
  /** The due date it had when it was first seen; null: it had none. */
  readonly firstDue: DateValue | null;
  /** How often its due date was moved to a later day. */
  readonly slips: number;
  /** Days from the last day of the first due date to the last day of the present one; negative: earlier. Null: one has no day. */
  readonly slippedDays: number | null;
  /** The last day on which anything about it was seen to change, `YYYY-MM-DD`; null: it has not changed since it was first seen. */
  readonly lastChanged: string | null;
  /** The day on which it was first seen closed, having been seen open before. Absent or null: that day is not known. */
  readonly closed?: string | null;
}

/** By the id of the key action. An action that is not in it was never seen before. */
export type Past = ReadonlyMap<string, PastAction>;
