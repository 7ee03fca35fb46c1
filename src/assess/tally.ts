/** Counts over evaluations on one day: every number that an indicator is made of. Tallies of parts add up to that of the whole. */
import type { ResponseState } from '../core/compliance-record.js';
import type { DeadlineState } from '../core/deadline.js';
import type { Acceptance, Status } from '../core/record.js';

/** What history tells of the key actions; all zero where there is none. */
export interface HistoryTally {
  /** Key actions that history knows. */
  known: number;
  slipped: number;
  /** Slipped ones whose first and present due date are days that can be compared, and the days between. */
  slippedDated: number;
  slippedDays: number;
  /** Open ones with a first due date, and those of them whose first due date has passed. */
  firstDueDated: number;
  firstDuePassed: number;
  /** Of the key actions due in the year: closed in it, and closed on a day that nobody knows. */
  closedInYear: number;
  closedSometime: number;
}

export interface Tally {
  evaluations: number;
  readonly responses: Record<ResponseState, number>;
  /** Evaluations with a completion date, whether or not a response has come. */
  completionDated: number;
  recommendations: number;
  readonly acceptances: Record<Acceptance, number>;
  noResponse: number;
  noAction: number;
  /** Accepted, in whole or in part, and no key action. */
  acceptedNoAction: number;
  /** Recommendations whose key actions that still apply are all completed; there is at least one. */
  readonly implemented: { all: number; accepted: number; due: number };
  /** Recommendations with key actions that still apply, the due dates of all of which have passed. */
  allDue: number;
  actions: number;
  readonly statuses: Record<Status, number>;
  /** Key actions of recommendations that are accepted, in whole or in part, without those no longer applicable. */
  readonly underAccepted: { all: number; completed: number };
  readonly deadlines: Record<DeadlineState, number>;
  /** Overdue actions by status: what the published ring shows as overdue and not under its own status. */
  readonly overdueByStatus: Record<Status, number>;
  /** Of all overdue actions together. */
  daysOverdue: number;
  /** The bands of the profile, the open one last. */
  readonly ageing: number[];
  /** Among those whose age is shown, the ones without a day to count from. */
  ageUnknown: number;
  longOverdue: number;
  dueSoon: number;
  /** Due on days of the calendar year of the as-of date, closed or not. */
  dueInYear: number;
  /** The source calls it overdue, the due date does not make it so for certain. */
  declaredOnly: number;
  /** Open actions with a day on which they were last updated, and those of them that are stale. */
  updateDated: number;
  stale: number;
  noOwner: number;
  noDueDate: number;
  unreadableDueDate: number;
  readonly history: HistoryTally;
}

const statusCounts = (): Record<Status, number> => ({
  not_initiated: 0,
  initiated: 0,
  completed: 0,
  no_longer_applicable: 0,
  not_reported: 0,
  conflicting: 0,
});

/** `bands`: how many ageing bands there are, the open one included. */
export const emptyTally = (bands: number): Tally => ({
  evaluations: 0,
  responses: { in_time: 0, possibly_late: 0, late: 0, waiting: 0, waiting_late: 0, undatable: 0 },
  completionDated: 0,
  recommendations: 0,
  acceptances: { accepted: 0, partially_accepted: 0, rejected: 0, not_stated: 0 },
  noResponse: 0,
  noAction: 0,
  acceptedNoAction: 0,
  implemented: { all: 0, accepted: 0, due: 0 },
  allDue: 0,
  actions: 0,
  statuses: statusCounts(),
  underAccepted: { all: 0, completed: 0 },
  deadlines: {
    closed: 0,
    overdue: 0,
    possibly_overdue: 0,
    not_due: 0,
    continuous: 0,
    none: 0,
    relative: 0,
    unreadable: 0,
  },
  overdueByStatus: statusCounts(),
  daysOverdue: 0,
  ageing: Array.from({ length: bands }, () => 0),
  ageUnknown: 0,
  longOverdue: 0,
  dueSoon: 0,
  dueInYear: 0,
  declaredOnly: 0,
  updateDated: 0,
  stale: 0,
  noOwner: 0,
  noDueDate: 0,
  unreadableDueDate: 0,
  history: {
    known: 0,
    slipped: 0,
    slippedDated: 0,
    slippedDays: 0,
    firstDueDated: 0,
    firstDuePassed: 0,
    closedInYear: 0,
    closedSometime: 0,
  },
});

type Counts = { [key: string]: number | Counts };

/** Adds the counts of one tally to another; both have the same bands. */
export const addTally = (to: Tally, from: Tally): void => addCounts(to as unknown as Counts, from as unknown as Counts);

function addCounts(to: Counts, from: Counts): void {
  for (const key of Object.keys(from)) {
    const more = from[key];
    if (more === 0) continue;
    const sum = to[key];
    if (typeof sum === 'number' && typeof more === 'number') to[key] = sum + more;
    else if (typeof sum === 'object' && typeof more === 'object') addCounts(sum, more);
  }
}
