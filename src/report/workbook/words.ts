/** Plain English for the canonical values, dates and places that sheets show. */
import { addDays } from '../../core/calendar.js';
import type { DeadlineState } from '../../core/deadline.js';
import type {
  Acceptance,
  DateValue,
  Evidence,
  EvidenceSpan,
  Recommendation,
  Severity,
  Status,
} from '../../core/record.js';
import type { RunDocument } from '../../core/run-record.js';
import { type ThemeId, themeNames } from '../../core/theme.js';
import type { CellContent, DateFormat } from './book.js';

export const statusWords: Readonly<Record<Status, string>> = {
  not_initiated: 'Not initiated',
  initiated: 'Initiated',
  completed: 'Completed',
  no_longer_applicable: 'No longer applicable',
  not_reported: 'Not reported',
  conflicting: 'Conflicting',
};

export const acceptanceWords: Readonly<Record<Acceptance, string>> = {
  accepted: 'Accepted',
  partially_accepted: 'Partially accepted',
  rejected: 'Rejected',
  not_stated: 'Not stated',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  fatal: 'Not read',
  error: 'Incomplete',
  warning: 'To check',
  info: 'Note',
};

export const outcomeWords: Readonly<Record<RunDocument['outcome'], string>> = {
  complete: 'Complete',
  partial: 'Partial',
  failed: 'Failed',
  duplicate: 'Duplicate',
};

/** Open and without a day to compare with is neither overdue nor in time. */
export const overdueWords: Readonly<Record<DeadlineState, string>> = {
  overdue: 'Overdue',
  possibly_overdue: 'Possibly',
  closed: 'No',
  not_due: 'No',
  continuous: 'No date',
  none: 'No date',
  relative: 'No date',
  unreadable: 'No date',
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `15 August 2022` */
export const dayWords = (day: string): string =>
  `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

const isMonthEnd = (day: string): boolean => addDays(day, 1).endsWith('-01');

function quarterOf(day: string): 1 | 2 | 3 | 4 {
  const month = Number(day.slice(5, 7));
  if (month <= 3) return 1;
  if (month <= 6) return 2;
  return month <= 9 ? 3 : 4;
}

function formatOf({ kind }: DateValue, latest: string): DateFormat | null {
  switch (kind) {
    case 'day':
    case 'month':
    case 'year':
      return { precision: kind };
    case 'quarter':
      return { precision: 'quarter', quarter: quarterOf(latest) };
    case 'range':
    case 'several':
      return { precision: isMonthEnd(latest) ? 'until-month' : 'until-day' };
    default:
      return null;
  }
}

/** The last day a date can mean, shown no more precisely than it was given; null when it means no day. */
export function dateCell(date: DateValue | null): CellContent {
  if (date === null || date.latest === null) return null;
  const format = formatOf(date, date.latest);
  return format && { day: date.latest, format };
}

/** A day read from a stamp. */
export const dayCell = (day: string | null): CellContent => day && { day, format: { precision: 'day' } };

/** `characters 1203–1216`, or `page 3` where the source has pages. Empty where nothing was read. */
export function placeWords(spans: readonly EvidenceSpan[]): string {
  const pages = [...new Set(spans.flatMap(({ page }) => page ?? []))];
  if (pages.length > 0) return `${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}`;
  if (spans.length === 0) return '';
  return `characters ${spans.map(({ start, end }) => `${start}–${end}`).join(', ')}`;
}

/** The spans of the first of these fields that has any. */
export function spansOf(evidence: Evidence, fields: readonly string[]): readonly EvidenceSpan[] {
  for (const field of fields) {
    const found = evidence[field];
    if (Array.isArray(found)) return found;
    if (found && 'start' in found) return [found];
  }
  return [];
}

/** A source's name for people: its address without the escapes. */
export function sourceWords(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

const CAPITAL = /[A-Z]/gu;

/** `dueDate` as people say it. */
export const fieldWords = (field: string): string => {
  const words = field.replaceAll('.', ' ').replace(CAPITAL, (letter) => ` ${letter.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** The names of themes, one below the other; null for none. */
export const themesWords = ({ themes = [] }: Pick<Recommendation, 'themes'>): string | null =>
  themes.map(({ id }: { readonly id: ThemeId }) => themeNames[id]).join('\n') || null;
