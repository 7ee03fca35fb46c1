/**
 * Records that are one evaluation read twice (a report and its management response that nothing else joins): what both say is
 * said once. Told by recommendations in the same words: at least three, and more than half of those of the shorter.
 */
import type { Evaluation } from '../core/record.js';
import type { SaidText } from './texts.js';

const FEWEST = 3;
/** What more evaluations say in the same words is a phrase of the trade and makes no twins. */
const MOST_SAYING = 20;

/** For each evaluation the number of the first of its twins, its own where it has none before it. */
export function twinsOf(evaluations: readonly Evaluation[], texts: readonly SaidText[]): Int32Array {
  const common = new Map<string, number>();
  for (const { said } of texts) {
    const own = [...new Set(said.map(({ evaluation }) => evaluation))].sort((a, b) => a - b);
    if (own.length > MOST_SAYING) continue;
    for (const [at, one] of own.entries())
      for (const other of own.slice(at + 1)) {
        const pair = `${one} ${other}`;
        common.set(pair, (common.get(pair) ?? 0) + 1);
      }
  }
  const first = Int32Array.from(evaluations, (_, number) => number);
  const length = (number: number): number => evaluations[number]?.recommendations.length ?? 0;
  for (const [pair, count] of common) {
    const [one = 0, other = 0] = pair.split(' ').map(Number);
    if (count >= FEWEST && count * 2 > Math.min(length(one), length(other))) join(first, one, other);
  }
  return first.map((_, number) => rootOf(first, number));
}

function rootOf(first: Int32Array, number: number): number {
  let root = number;
  while (first[root] !== root) root = first[root] ?? root;
  return root;
}

function join(first: Int32Array, one: number, other: number): void {
  const [a, b] = [rootOf(first, one), rootOf(first, other)];
  first[Math.max(a, b)] = Math.min(a, b);
}
