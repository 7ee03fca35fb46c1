/** Reads a whole cell as dates: one, a range, or several, with what may stand round them. All of it must be understood. */
import type { DateKind } from '../../core/record.js';
import { type Interval, inherit, intervalOf, type Point, startsAt } from './interval.js';
import { pointAt } from './point.js';
import { phraseLength, type Token } from './tokens.js';

export interface DatesRead {
  readonly kind: DateKind;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly rule: string;
}

/** How a point is tied to the one behind it. */
type Tie = 'to' | 'slash' | 'and' | 'beside';

interface Sequence {
  readonly points: readonly Point[];
  /** One fewer than points. */
  readonly ties: readonly Tie[];
  readonly next: number;
  /** "from", "starting": without an end it names a start, not a due date. */
  readonly opensRange: boolean;
}

const OPENING = new Set(['[', '(', ':', ';', '.', ',', '~', '<', '=', '-']);
const CLOSING = new Set([']', ')', '.', ';', ',', '/', '*', '-', ':']);
const LEAD_GROUPS = ['by', 'end', 'middle', 'start', 'of', 'yearWords', 'weekday'] as const;
const MOST_POINTS = 12;

/** The dates of a cell; null when the cell is not made of dates and known words alone. */
export function readDates(tokens: readonly Token[]): DatesRead | null {
  const continuous = phraseLength(tokens, 0, 'continuous');
  const dated = continuous > 0 ? datedContinuous(tokens, continuous) : null;
  if (dated !== null) return dated;
  const sequence = sequenceAt(tokens, 0);
  if (sequence === null) return null;
  const behind = afterDates(tokens, sequence.next);
  if (behind === null) return null;
  if (behind.open) return { kind: 'continuous', earliest: null, latest: null, rule: 'due-date/open-end' };
  const second = behind.second === null ? null : intervalsOf(behind.second);
  if (behind.second !== null && second === null) return null;
  return combine(sequence, second);
}

/** "Ongoing until December 2023", "Continuous (2022-2025)": the end is printed. Without one it stays continuous. */
function datedContinuous(tokens: readonly Token[], from: number): DatesRead | null {
  let at = from;
  while (OPENING.has(tokens[at]?.text ?? '')) at++;
  const until = Math.max(phraseLength(tokens, at, 'by'), phraseLength(tokens, at, 'to')) > 0;
  const sequence = sequenceAt(tokens, phraseLength(tokens, at, 'to') > 0 ? at + phraseLength(tokens, at, 'to') : at);
  if (sequence === null || afterDates(tokens, sequence.next) === null) return null;
  const dates = combine(sequence, null);
  return dates !== null && (until || dates.kind === 'range') ? dates : null;
}

function leadAt(tokens: readonly Token[], from: number, inside: boolean): { next: number; between: boolean } {
  let at = from;
  let between = false;
  for (let moved = true; moved && at < tokens.length; ) {
    moved = false;
    // Behind a date a bracket opens a remark.
    const opening = OPENING.has(tokens[at]?.text ?? '') && !(inside && tokens[at]?.text === '(') ? 1 : 0;
    const lead = Math.max(opening, ...LEAD_GROUPS.map((group) => phraseLength(tokens, at, group)));
    const start = phraseLength(tokens, at, 'between');
    if (start > lead) between = true;
    const length = Math.max(lead, start);
    if (length > 0) {
      at += length;
      moved = true;
    }
  }
  return { next: at, between };
}

function sequenceAt(tokens: readonly Token[], from: number): Sequence | null {
  const points: Point[] = [];
  const ties: Tie[] = [];
  let next = from;
  let between = false;
  while (points.length < MOST_POINTS) {
    const tie = points.length === 0 ? null : tieAt(tokens, next);
    const lead = leadBehind(tokens, tie?.next ?? next, tie !== null);
    const read = pointAt(tokens, lead.next);
    if (read === null) break;
    if (tie !== null) ties.push(tie.tie);
    if (points.length === 0) between = lead.between;
    points.push(read.point);
    next = read.next;
  }
  // "between June and August 2023"
  if (between && points.length === 2 && ties[0] === 'and') ties[0] = 'to';
  return points.length === 0 ? null : { points, ties, next, opensRange: between };
}

/** A point can begin with a word that also leads in ("1er", "mars"), so the shortest lead that works is taken. */
function leadBehind(tokens: readonly Token[], at: number, inside: boolean): { next: number; between: boolean } {
  return pointAt(tokens, at) === null ? leadAt(tokens, at, inside) : { next: at, between: false };
}

function tieAt(tokens: readonly Token[], from: number): { tie: Tie; next: number } {
  const at = tokens[from]?.text === ',' && phraseLength(tokens, from + 1, 'and') > 0 ? from + 1 : from;
  const text = tokens[at]?.text;
  if (text === '-') return { tie: 'to', next: at + 1 };
  if (text === '/') return { tie: 'slash', next: at + 1 };
  if (text === ',' || text === ';' || text === '&' || text === '+') return { tie: 'and', next: at + 1 };
  const and = phraseLength(tokens, at, 'and');
  if (and > 0) return { tie: 'and', next: at + and };
  const to = phraseLength(tokens, at, 'to');
  return to > 0 ? { tie: 'to', next: at + to } : { tie: 'beside', next: at };
}

interface Behind {
  readonly open: boolean;
  readonly second: Sequence | null;
}

const NUMBER_OF_YEAR = 4;

/** What stands behind the dates: nothing, closing signs, "respectively", "onwards", a remark or a condition. */
function afterDates(tokens: readonly Token[], from: number): Behind | null {
  let at = from;
  let bracket = false;
  while (at < tokens.length && (CLOSING.has(tokens[at]?.text ?? '') || tokens[at]?.text === '(')) {
    bracket ||= tokens[at]?.text === '(';
    at++;
  }
  if (at >= tokens.length) return { open: false, second: null };
  if (isEnd(tokens, at, phraseLength(tokens, at, 'respectively'))) return { open: false, second: null };
  const open = openEndAt(tokens, at, from);
  if (open !== null) return { open, second: null };
  const namesDates = tokens.slice(at).some((token) => token.number !== null && token.text.length === NUMBER_OF_YEAR);
  if (namesDates) return bracket ? bracketedDates(tokens, at) : null;
  return bracket || phraseLength(tokens, at, 'conditions') > 0 ? { open: false, second: null } : null;
}

/** "2025 onwards", "2022 and ongoing" have no last day; "2023-2025, annually" has. Null: nothing of the kind. */
function openEndAt(tokens: readonly Token[], at: number, from: number): boolean | null {
  if (isEnd(tokens, at, phraseLength(tokens, at, 'openEnd'))) return true;
  const and = phraseLength(tokens, at, 'and');
  const continuous = phraseLength(tokens, at + and, 'continuous');
  if (continuous === 0) return null;
  if (and > 0 || tokens[from]?.text === '-') return true;
  return isEnd(tokens, at, continuous) ? tokens[from]?.text !== ',' : null;
}

/** "December 2022 (extended to June 2023)". */
function bracketedDates(tokens: readonly Token[], at: number): Behind | null {
  const second = sequenceAt(tokens, at);
  return second !== null && isEnd(tokens, second.next, 0) ? { open: false, second } : null;
}

function isEnd(tokens: readonly Token[], at: number, length: number): boolean {
  return (
    (length > 0 || CLOSING.has(tokens[at]?.text ?? ')')) &&
    tokens.slice(at + length).every((token) => CLOSING.has(token.text))
  );
}

/** One interval for each point or range of points; null when one of them is impossible or incomplete. */
function intervalsOf({ points, ties }: Sequence): readonly Interval[] | null {
  const filled = [...points];
  for (let n = filled.length - 2; n >= 0; n--) {
    const [point, next] = [filled[n] as Point, filled[n + 1] as Point];
    const whole = inherit(point, next);
    // "November-February 2025" does not say which year it begins in.
    if (point.year === null && ties[n] === 'to' && startsAt(whole) > startsAt(next)) return null;
    filled[n] = whole;
  }
  const intervals: Interval[] = [];
  for (let n = 0; n < filled.length; n++) {
    const first = intervalOf(filled[n] as Point);
    if (first === null) return null;
    const joins = n + 1 < filled.length && joinsRange(filled[n] as Point, filled[n + 1] as Point, ties[n] as Tie);
    if (!joins) {
      if (ties[n] === 'beside' && !standsBeside(filled[n] as Point, filled[n + 1] as Point)) return null;
      intervals.push(first);
      continue;
    }
    const last = intervalOf(filled[n + 1] as Point);
    if (last === null || last.latest < first.earliest) return null;
    const same = first.earliest === last.earliest && first.latest === last.latest;
    intervals.push(same ? first : { kind: 'range', earliest: first.earliest, latest: last.latest });
    n++;
  }
  return intervals;
}

/** Neighbours with a slash between them are one stretch: 2025/2026, January/February 2023. */
function joinsRange(first: Point, second: Point, tie: Tie): boolean {
  if (tie === 'to') return true;
  if (tie !== 'slash' || first.unit !== second.unit) return false;
  if (first.unit === 'year') return true;
  const [one, other] = [intervalOf(first), intervalOf(second)];
  return one !== null && other !== null && first.unit !== 'day' && followsOn(one.latest, other.earliest);
}

const MS_PER_DAY = 86_400_000;
const followsOn = (latest: string, earliest: string): boolean =>
  Date.parse(earliest) - Date.parse(latest) === MS_PER_DAY;

/** "January February 2023" is two months; a year beside another date is something else. */
const standsBeside = (first: Point, second: Point): boolean => first.unit === second.unit && first.unit !== 'day';

function combine(sequence: Sequence, second: readonly Interval[] | null): DatesRead | null {
  const own = intervalsOf(sequence);
  const first = own?.[0];
  if (own === null || first === undefined) return null;
  const intervals = [...own, ...(second ?? [])];
  if (sequence.opensRange && own.length === 1 && first.kind !== 'range') return null;
  const earliest = intervals.map((interval) => interval.earliest).sort()[0] ?? first.earliest;
  const latest =
    intervals
      .map((interval) => interval.latest)
      .sort()
      .at(-1) ?? first.latest;
  const alike = intervals.every((interval) => interval.earliest === first.earliest && interval.latest === first.latest);
  const kind = alike ? first.kind : 'several';
  return { kind, earliest, latest, rule: `due-date/${kind}` };
}
