/** What the charts draw. Each is a table too: the same names and numbers in words, for those who do not see the picture. */
import { daysBetween } from '../../core/calendar.js';
import type { Compliance } from '../../core/compliance-record.js';
import { dueCalendarOf } from './due-calendar.js';
import { ageingOf, countOf, type Group, type Grouping } from './figures.js';
import type { ReportInput, TrendPoint } from './input.js';
import { monthWords, shortDay } from './words.js';

/** What a colour stands for, everywhere on the page. */
export type Tone = 'completed' | 'overdue' | 'initiated' | 'waiting' | 'unknown' | 'closed' | 'plain';

export interface Series {
  readonly name: string;
  readonly tone: Tone;
  /** One for each label. Null: not available. */
  readonly values: readonly (number | null)[];
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What is counted, in a sentence. */
  readonly about: string;
  /** `across`: bars from left to right, stacked. `up`: bars. `line`: lines over time. */
  readonly form: 'across' | 'up' | 'line';
  /** What the labels are: `Country`. */
  readonly of: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Only the first so many labels are drawn; the table has all. */
  readonly drawn: number;
  /** Of a line: the days from the first label to each. */
  readonly days?: readonly number[];
}

const BARS_DRAWN = 25;

const STATUSES: readonly (readonly [id: string, name: string, tone: Tone])[] = [
  ['actions/completed', 'Completed', 'completed'],
  ['deadlines/initiated-not-overdue', 'Initiated, not overdue', 'initiated'],
  ['deadlines/not-initiated-not-overdue', 'Not initiated, not overdue', 'waiting'],
  ['deadlines/unknown-status-not-overdue', 'Status unknown, not overdue', 'unknown'],
  ['deadlines/overdue', 'Overdue', 'overdue'],
  ['actions/no-longer-applicable', 'No longer applicable', 'closed'],
];

export function statusChart({ id, one, groups }: Grouping): Chart {
  const all = (group: Group): number => countOf(group.figures, 'actions/all') ?? 0;
  const sorted = id === 'years' ? groups : [...groups].sort((a, b) => all(b) - all(a));
  const many = sorted.length > BARS_DRAWN;
  return {
    id: `status-${id}`,
    title: `Key actions by status and ${one}`,
    about: `What became of the key actions. The six parts add up to all of them.${
      many ? ` The picture shows the ${BARS_DRAWN} with the most key actions, the table all ${sorted.length}.` : ''
    }`,
    form: 'across',
    of: one.charAt(0).toUpperCase() + one.slice(1),
    labels: sorted.map(({ name }) => name),
    series: STATUSES.map(([figure, name, tone]) => ({
      name,
      tone,
      values: sorted.map(({ figures }) => countOf(figures, figure)),
    })).filter(({ values }) => values.some((value) => value !== null)),
    drawn: BARS_DRAWN,
  };
}

const BEFORE_BAND = /^(?:Overdue|Open)(?: by|,) /u;

/** What the ages are ages of, and where they are counted from, by the rule profile. */
const AGES: Readonly<Record<Compliance['profile']['ageing']['from'], readonly [whose: string, from: string]>> = {
  due_date: ['overdue', 'the last day that the due date can mean'],
  completion: ['open', 'the completion of the evaluation'],
  response: ['open', 'the management response'],
};

export function ageingChart(compliance: Compliance): Chart {
  const bands = ageingOf(compliance);
  const labels = bands.map(({ name }) => name.replace(BEFORE_BAND, ''));
  const [whose, from] = AGES[compliance.profile.ageing.from];
  return {
    id: 'ageing',
    title: `Age of the ${whose} key actions`,
    about: `Counted from ${from}.`,
    form: 'up',
    of: 'Age',
    labels,
    series: [
      {
        name: 'Key actions',
        tone: whose === 'overdue' ? 'overdue' : 'initiated',
        values: bands.map(({ numerator }) => numerator),
      },
    ],
    drawn: labels.length,
  };
}

export function dueChart({ evaluations, compliance }: ReportInput): Chart {
  const { months, later } = dueCalendarOf(evaluations, compliance.asOf);
  const labels = [...months.map(({ month }) => monthWords(month)), 'Later'];
  return {
    id: 'due',
    title: 'Due calendar',
    about: 'Open key actions by the month in which they fall due, from the as-of date on; overdue ones are not in it.',
    form: 'up',
    of: 'Due',
    labels,
    series: [{ name: 'Key actions', tone: 'initiated', values: [...months.map(({ due }) => due), later] }],
    drawn: labels.length,
  };
}

/** One point for each day, the last run of that day. */
function byDay(trend: readonly TrendPoint[]): TrendPoint[] {
  const sorted = [...trend].sort((a, b) => (a.finished < b.finished ? -1 : 1));
  const days = new Map(sorted.map((point) => [point.asOf, point]));
  return [...days.values()].sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
}

/** Null while there are no two days to compare. */
export function trendChart({ trend = [] }: ReportInput): Chart | null {
  const points = byDay(trend);
  if (points.length < 2) return null;
  const first = points[0]?.asOf ?? '';
  const line = (name: string, tone: Tone, of: (point: TrendPoint) => number): Series => ({
    name,
    tone,
    values: points.map(of),
  });
  return {
    id: 'trend',
    title: 'Over the published runs',
    about: 'All key actions, the completed, the open and the overdue, as each published run counted them.',
    form: 'line',
    of: 'As of',
    labels: points.map(({ asOf }) => shortDay(asOf)),
    series: [
      line('All', 'plain', ({ actions }) => actions),
      line('Completed', 'completed', ({ completed }) => completed),
      line('Open', 'initiated', ({ open }) => open),
      line('Overdue', 'overdue', ({ overdue }) => overdue),
    ],
    drawn: points.length,
    days: points.map(({ asOf }) => daysBetween(first, asOf)),
  };
}
