/**
 * What a due date means on a given day. Overdue is never stored as a status: it is computed here, at an as-of date, from the
 * interval that the printed due date allows.
 */
import { daysBetween } from './calendar.js';
import type { Action, DateValue } from './record.js';

/** What kind of deadline a due date sets. `none`: no field, an empty one, or one that says there is no date. */
export type DeadlineKind = 'dated' | 'continuous' | 'none' | 'relative' | 'unreadable';

/**
 * closed: completed or no longer applicable, never overdue. overdue: the last day the due date can mean has passed.
 * possibly_overdue: the first such day has passed, the last has not. The last four: open, and no day to compare with.
 */
export type DeadlineState =
  | 'closed'
  | 'overdue'
  | 'possibly_overdue'
  | 'not_due'
  | 'continuous'
  | 'none'
  | 'relative'
  | 'unreadable';

const withoutDay: Partial<Record<DateValue['kind'], DeadlineKind>> = {
  continuous: 'continuous',
  none_established: 'none',
  not_applicable: 'none',
  relative: 'relative',
  unreadable: 'unreadable',
};

export function deadlineKindOf(dueDate: DateValue | null): DeadlineKind {
  if (dueDate === null || dueDate.raw.trim() === '') return 'none';
  return withoutDay[dueDate.kind] ?? (dueDate.latest === null ? 'unreadable' : 'dated');
}

/** Neither completed nor no longer applicable. An unknown status is open: nothing says that the work is done. */
export const isOpen = (action: Action): boolean =>
  action.status !== 'completed' && action.status !== 'no_longer_applicable';

/** The state of an action's deadline on the day `asOf`. */
export function deadlineStateOf(action: Action, asOf: string): DeadlineState {
  if (!isOpen(action)) return 'closed';
  const { dueDate } = action;
  const kind = deadlineKindOf(dueDate);
  if (kind !== 'dated') return kind;
  if (!dueDate?.latest) return 'unreadable';
  if (dueDate.latest < asOf) return 'overdue';
  // A range ("January–April 2025") is due at its end, so its first day says nothing.
  const first = dueDate.kind === 'range' ? null : dueDate.earliest;
  return first !== null && first < asOf ? 'possibly_overdue' : 'not_due';
}

/** Days since the last day the due date can mean; null unless the action is certainly overdue. */
export function daysOverdue(action: Action, asOf: string): number | null {
  const latest = action.dueDate?.latest;
  return latest && deadlineStateOf(action, asOf) === 'overdue' ? daysBetween(latest, asOf) : null;
}
