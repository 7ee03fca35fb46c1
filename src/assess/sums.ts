/** Whether parts make the whole, and whether what a document prints is what was counted. */
import type { Compliance, ComplianceFinding, ComplianceSum, Figure } from '../core/compliance-record.js';
import type { Evaluation } from '../core/record.js';

/** A whole with its parts, as counted here or as printed somewhere. */
export interface Parts {
  readonly what: string;
  readonly whole: number;
  readonly parts: readonly number[];
}

export function reconcile({ what, whole, parts }: Parts): ComplianceSum {
  const sum = parts.reduce((all, part) => all + part, 0);
  return { what, whole, sum, holds: sum === whole };
}

/** Rounded half up, as printed percentages are: 3 of 8 with no decimals is 38. Null: a share of nothing. */
export function percentOf(numerator: number, denominator: number, decimals = 0): number | null {
  if (denominator === 0) return null;
  const scale = 10 ** decimals;
  // Whole numbers up to here: half of one hundredth must not be lost to the way fractions are stored.
  return Math.floor((2 * numerator * 100 * scale + denominator) / (2 * denominator)) / scale;
}

/** What the printed percentages of the parts are percentages of: the printed whole, the sum of the parts, or neither. */
export function percentBaseOf(
  { whole, parts }: Parts,
  printed: readonly number[],
  decimals = 0,
): 'whole' | 'sum' | null {
  const fits = (base: number): boolean => parts.every((part, at) => percentOf(part, base, decimals) === printed[at]);
  if (fits(whole)) return 'whole';
  return fits(parts.reduce((all, part) => all + part, 0)) ? 'sum' : null;
}

type Wholes = readonly (readonly [what: string, whole: string, parts: readonly string[]])[];

const WHOLES: Wholes = [
  [
    'Evaluations, by the state of their response',
    'evaluations/all',
    [
      'evaluations/response-in-time',
      'evaluations/response-late',
      'evaluations/response-possibly-late',
      'evaluations/response-waiting',
      'evaluations/response-undatable',
    ],
  ],
  [
    'Recommendations, by acceptance',
    'recommendations/all',
    [
      'recommendations/accepted',
      'recommendations/partially-accepted',
      'recommendations/rejected',
      'recommendations/not-stated',
    ],
  ],
  [
    'Key actions, by status',
    'actions/all',
    [
      'actions/completed',
      'actions/initiated',
      'actions/not-initiated',
      'actions/no-longer-applicable',
      'actions/not-reported',
      'actions/conflicting',
    ],
  ],
  [
    'Key actions, overdue ones apart',
    'actions/all',
    [
      'actions/completed',
      'actions/no-longer-applicable',
      'deadlines/overdue',
      'deadlines/initiated-not-overdue',
      'deadlines/not-initiated-not-overdue',
      'deadlines/unknown-status-not-overdue',
    ],
  ],
  [
    'Open key actions, by deadline',
    'actions/open',
    [
      'deadlines/overdue',
      'deadlines/possibly-overdue',
      'deadlines/not-due',
      'deadlines/open-continuous',
      'deadlines/open-none',
      'deadlines/open-relative',
      'deadlines/open-unreadable',
    ],
  ],
];

/** Each member is in one group of these; responsible units share their key actions. */
const DISJOINT = ['countries', 'regions', 'agencies', 'types', 'years', 'evaluations'] as const;
const ADDED_UP = ['evaluations/all', 'recommendations/all', 'actions/all', 'deadlines/overdue'] as const;

type GroupLists = Pick<Compliance, (typeof DISJOINT)[number]>;

/** Every sum that must hold, taken from the figures as they are published. */
export function sumsOf(overall: readonly Figure[], profile: string, lists: GroupLists): ComplianceSum[] {
  const count = counter(overall, profile);
  const within = WHOLES.map(([what, whole, parts]) =>
    reconcile({ what, whole: count(whole), parts: parts.map(count) }),
  );
  const across = DISJOINT.flatMap((by) => {
    const counters = lists[by].map(({ figures }) => counter(figures, profile));
    return ADDED_UP.map((id) =>
      reconcile({ what: `${id}, by ${by}`, whole: count(id), parts: counters.map((of) => of(id)) }),
    );
  });
  return [...within, ...ageingSums(overall), ...across];
}

/** The bands of each profile make the denominator of each of them. */
function ageingSums(overall: readonly Figure[]): ComplianceSum[] {
  const bands = overall.filter(({ id }) => id.startsWith('ageing/'));
  return [...new Set(bands.map(({ profile }) => profile))].map((profile) => {
    const own = bands.filter((band) => band.profile === profile);
    const parts = own.map(({ numerator }) => numerator ?? 0);
    return reconcile({ what: `Key actions by age, ${profile}`, whole: own[0]?.denominator ?? 0, parts });
  });
}

const counter = (figures: readonly Figure[], profile: string): ((id: string) => number) => {
  const counts = new Map(
    figures.filter((each) => each.profile === profile).map(({ id, numerator }) => [id, numerator]),
  );
  return (id) => counts.get(id) ?? 0;
};

export const sumFindings = (sums: readonly ComplianceSum[]): ComplianceFinding[] =>
  sums
    .filter(({ holds }) => !holds)
    .map(({ what, whole, sum }) => ({
      code: 'sum/parts-differ',
      severity: 'error',
      message: `${what}: the parts make ${sum}, the whole is ${whole}.`,
      evaluation: null,
    }));

/** The documents in which something printed was not found as often as it is printed. */
export function* mismatchesOf({ id, diagnostics }: Evaluation): Generator<ComplianceFinding> {
  for (const { code, severity, message } of diagnostics) {
    if (code === 'evaluation/count-mismatch') yield { code: 'printed/differs', severity, message, evaluation: id };
  }
}
