/** Words that set one thing apart from another of the same make: "first" and "second", "north" and "south", "not". */
import data from './contrasts.json' with { type: 'json' };
import { fold, ordinals, words } from './index.js';

type Side = readonly [group: number, side: number];

const PART = /[\p{L}\p{N}]+/gu;
/** The one word of a form; forms of several words say nothing about each of them. */
function single(form: string): string[] {
  const parts = fold(form).match(PART) ?? [];
  return parts.length === 1 ? [...parts] : [];
}

/** Words that turn a statement into its opposite, folded. A letter is none: the "n" of "n’est" stands before "pas". */
export const negations: ReadonlySet<string> = new Set(
  [...data.negations, ...Object.values(words).flatMap(({ acceptance }) => acceptance.not)]
    .flatMap(single)
    .filter((word) => word.length > 1),
);

const sides = new Map<string, Side[]>();
for (const [group, alternatives] of [...data.groups, ordinals].entries())
  for (const [side, forms] of alternatives.entries())
    for (const word of forms.flatMap(single)) sides.set(word, [...(sides.get(word) ?? []), [group, side]]);

const prefixes: ReadonlySet<string> = new Set(data.prefixes);

/** True for "certain" and "uncertain". */
const isNegatedBy = (short: string, long: string): boolean =>
  long.endsWith(short) && prefixes.has(long.slice(0, long.length - short.length));

/** True for two folded words of which only one can hold: "first" and "second", "formal" and "informal". */
export function exclude(one: string, other: string): boolean {
  if (isNegatedBy(one, other) || isNegatedBy(other, one)) return true;
  const known = sides.get(other);
  const shared = (sides.get(one) ?? []).flatMap(([group, side]) =>
    (known ?? []).filter((each) => each[0] === group).map((each) => each[1] === side),
  );
  return shared.length > 0 && !shared.includes(true);
}
