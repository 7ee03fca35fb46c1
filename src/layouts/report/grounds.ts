/** What speaks for a recommendation of a report, and what leaves a doubt: how it was told, where it stands, its number. */
import type { Ground } from '../../core/grounds.js';
import type { Candidate } from './candidate.js';
import type { Found } from './once.js';

const BY_RULE: Readonly<Record<string, Ground>> = {
  'report/named-label': 'found/by-label',
  'report/short-label': 'found/by-short-label',
  'report/bare-label': 'found/by-bare-label',
  'report/id-at-end': 'found/by-id',
  'report/table': 'found/in-table',
  'report/list': 'found/in-list',
  'report/headline': 'found/as-headline',
};

/** The grounds of each, in their order. */
export function groundsOf(all: readonly Found[]): Ground[][] {
  const broken = !areWhole(all);
  return all.map((found): Ground[] => {
    const places = [found.main, ...found.elsewhere];
    const where = placeOf(places);
    return [howOf(found), ...(where ? [where] : []), ...(broken ? (['found/numbers-broken'] as const) : [])];
  });
}

function howOf({ main, elsewhere, reworded }: Found): Ground {
  if (main.section.kind === 'mixed' && !main.announced) return 'found/among-others';
  if (elsewhere.some((one) => !reworded.includes(one) && isAsLong(main, one))) return 'found/in-two-places';
  return BY_RULE[main.rule] ?? 'found/in-list';
}

const AS_LONG = 0.9;

/** A place that gives less may end sooner, or the other may hold more than the recommendation. */
function isAsLong(one: Candidate, other: Candidate): boolean {
  const [a, b] = [one, other].map(({ title, text }) =>
    [...title, ...text].reduce((sum, { start, end }) => sum + end - start, 0),
  ) as [number, number];
  return Math.min(a, b) >= Math.max(a, b) * AS_LONG;
}

function placeOf(places: readonly Candidate[]): Ground | null {
  const held = new Set(places.map(({ place }) => place));
  if (held.has('chapter') || held.has('table')) return null;
  if (held.has('body')) return 'found/outside-chapter';
  return held.has('summary') ? 'found/in-summary-only' : 'found/in-annex';
}

const WHOLE = /^\d{1,3}$/u;

/** Where they bear whole numbers, these count from one without a gap, or begin anew at one in each group. */
function areWhole(all: readonly Found[]): boolean {
  const keys = all.flatMap(({ main }) => (main.key === null ? [] : [main.key]));
  if (keys.length === 0 || !keys.every((key) => WHOLE.test(key))) return true;
  const numbers = keys.map(Number);
  return numbers.length === all.length && numbers.every((one, at) => one === 1 || one === (numbers[at - 1] ?? 0) + 1);
}
