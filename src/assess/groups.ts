/** Groups of evaluations or key actions, each with its tallies; made when the first member comes, handed out in a fixed order. */
import { addTally, type Tally } from './tally.js';

export interface Group<Label> {
  readonly label: Label;
  /** One for each set of time limits. */
  readonly tallies: readonly Tally[];
  /** Of its country offices, in a fixed order; null where no mean of offices is wanted. */
  readonly offices: readonly (readonly Tally[])[] | null;
}

interface Growing<Label> {
  readonly labels: Map<string, { readonly label: Label; seen: number }>;
  readonly tallies: readonly Tally[];
  readonly offices: Map<string, readonly Tally[]>;
}

export class Groups<Label> {
  readonly #groups = new Map<string | null, Growing<Label>>();
  readonly #empty: () => readonly Tally[];
  readonly #withOffices: boolean;

  /** `empty`: new tallies, one for each set of time limits. */
  constructor(empty: () => readonly Tally[], { withOffices = false } = {}) {
    this.#empty = empty;
    this.#withOffices = withOffices;
  }

  /** The tallies of the group to count in. `spelling`: how this member writes the label; the most frequent one is shown. */
  of(key: string | null, spelling: string, label: Label): readonly Tally[] {
    return this.#group(key, spelling, label).tallies;
  }

  /** Adds counts to the group and, where it keeps them, to that of the office; null: of no country office. */
  add(key: string | null, spelling: string, label: Label, more: readonly Tally[], office: string | null): void {
    const group = this.#group(key, spelling, label);
    addAll(group.tallies, more);
    if (!this.#withOffices || office === null) return;
    const known = group.offices.get(office) ?? this.#empty();
    group.offices.set(office, known);
    addAll(known, more);
  }

  /** In the order of what `name` says, and then of the keys; the unknown group last. The order of coming plays no part. */
  all(name: (label: Label) => string): Group<Label>[] {
    return [...this.#groups]
      .map(([key, { labels, tallies, offices }]) => {
        const label = mostSeen(labels);
        const ordered = [...offices].sort(([a], [b]) => compare(a, b)).map(([, each]) => each);
        const sortKey = key === null ? null : `${name(label)}\u0000${key}`;
        return { sortKey, group: { label, tallies, offices: this.#withOffices ? ordered : null } };
      })
      .sort((a, b) => compareUnknownLast(a.sortKey, b.sortKey))
      .map(({ group }) => group);
  }

  #group(key: string | null, spelling: string, label: Label): Growing<Label> {
    const group = this.#groups.get(key) ?? { labels: new Map(), tallies: this.#empty(), offices: new Map() };
    this.#groups.set(key, group);
    const seen = group.labels.get(spelling);
    if (seen) seen.seen++;
    else group.labels.set(spelling, { label, seen: 1 });
    return group;
  }
}

const addAll = (to: readonly Tally[], more: readonly Tally[]): void => {
  for (const [at, tally] of to.entries()) {
    const from = more[at];
    if (from) addTally(tally, from);
  }
};

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareUnknownLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(a, b);
}

/** Of those seen equally often, the first in the order of spellings. */
function mostSeen<Label>(labels: ReadonlyMap<string, { readonly label: Label; readonly seen: number }>): Label {
  const [first] = [...labels].sort(([a, one], [b, other]) => other.seen - one.seen || compare(a, b));
  if (!first) throw new Error('A group without members.');
  return first[1].label;
}
