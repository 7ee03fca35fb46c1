/** When open key actions fall due: counted by the month of the last day that the due date can mean. */
import { addMonths } from '../../core/calendar.js';
import { deadlineKindOf, isOpen } from '../../core/deadline.js';
import type { Evaluation } from '../../core/record.js';

/** Months shown one by one, the one of the as-of date included. */
const MONTHS = 18;

export interface DueMonth {
  /** First day of the month. */
  readonly month: string;
  readonly due: number;
}

export interface DueCalendar {
  readonly months: readonly DueMonth[];
  /** Due after the last of these months. */
  readonly later: number;
}

/** Key actions that are overdue are not in it: their day has passed. */
export function dueCalendarOf(evaluations: readonly Evaluation[], asOf: string): DueCalendar {
  const first = `${asOf.slice(0, 8)}01`;
  const months = Array.from({ length: MONTHS }, (_, index) => ({ month: addMonths(first, index), due: 0 }));
  const byMonth = new Map(months.map((month) => [month.month.slice(0, 7), month]));
  let later = 0;
  for (const { recommendations } of evaluations) {
    for (const action of recommendations.flatMap(({ actions }) => actions)) {
      const due = isOpen(action) && deadlineKindOf(action.dueDate) === 'dated' ? action.dueDate?.latest : null;
      if (!due || due < asOf) continue;
      const month = byMonth.get(due.slice(0, 7));
      if (month) month.due++;
      else later++;
    }
  }
  return { months, later };
}
