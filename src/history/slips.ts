/** Due dates that moved: from where, how often, by how many days. */
import type { Change } from '../core/change.js';
import type { DateValue } from '../core/record.js';

export interface Slips {
  /** The due date when the key action was first seen; null where it had none. */
  readonly first: DateValue | null;
  /** How often it was moved to a later day. */
  readonly times: number;
  /** From the first due date to the one in force, by their last days; null where one of them has none. Negative: brought forward. */
  readonly days: number | null;
}

const DAY = 86_400_000;

/** `changes`: those of `dueDate` of one key action that its sources made, oldest first. Null when there are none. */
export function slipsOf(changes: readonly Pick<Change, 'before' | 'after'>[]): Slips | null {
  const [start] = changes;
  const end = changes.at(-1);
  if (!start || !end) return null;
  const first = start.before as DateValue | null;
  const times = changes.filter(({ before, after }) => (daysBetween(before, after) ?? 0) > 0).length;
  return { first, times, days: daysBetween(first, end.after) };
}

function daysBetween(before: unknown, after: unknown): number | null {
  const [from, to] = [lastDay(before), lastDay(after)];
  return from === null || to === null ? null : Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

const lastDay = (value: unknown): string | null => (value as DateValue | null)?.latest ?? null;
