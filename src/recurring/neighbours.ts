/**
 * Which texts are alike: the cosine of their stems, the rarer ones counting more. Only texts that share a rare stem are compared:
 * two that are alike have one of their rarest stems in common (prefix filtering: R. Bayardo, Y. Ma, R. Srikant, "Scaling up all
 * pairs similarity search", WWW 2007). Of a stem that very many texts share only the first are looked at, so that the work grows
 * with the number of texts and not with its square.
 */
import type { Texts } from './texts.js';

/** From here on two texts ask for the same. */
export const ALIKE = 0.6;
/** Fewer shared stems are found in any two texts. */
const FEWEST_SHARED = 4;
/** Of texts under a stem so many are looked at, and of those that share one so many are compared. */
const MOST_UNDER_STEM = 96;
const MOST_COMPARED = 96;

export interface Neighbour {
  /** Place in the texts. */
  readonly text: number;
  /** ALIKE to 1. */
  readonly likeness: number;
}

/** Of every text those that are like it, itself not among them. */
export function neighboursOf({ all, counts }: Texts): Neighbour[][] {
  const weights = Float64Array.from(counts, (count) => weightOf(count, all.length));
  const norms = all.map(({ stems }) => Math.sqrt(sumOf(stems, weights)));
  const under = new Map<number, number[]>();
  const found: Neighbour[][] = all.map(() => []);
  const met = new Float64Array(all.length);
  for (const [text, { stems }] of all.entries()) {
    const rare = stems.subarray(0, prefixOf(stems, weights, norms[text] ?? 0));
    for (const other of candidates(rare, weights, under, met)) {
      const likeness = cosine(stems, all[other]?.stems ?? EMPTY, weights, (norms[text] ?? 0) * (norms[other] ?? 0));
      if (likeness < ALIKE) continue;
      found[text]?.push({ text: other, likeness });
      found[other]?.push({ text, likeness });
    }
    for (const stem of rare) {
      const known = under.get(stem);
      if (!known) under.set(stem, [text]);
      else if (known.length < MOST_UNDER_STEM) known.push(text);
    }
  }
  return found;
}

/** A stem that is rarer than this share of the texts counts as if it were not. */
const RAREST = 0.01;

/**
 * What a shared stem adds to the product of two texts: the logarithm of its rarity, not its square, and with an end. Else what
 * each text has for itself would outweigh the more what very many have in common.
 */
const weightOf = (count: number, all: number): number =>
  count === 0 ? 0 : Math.log(1 / Math.max(count / (all + 1), RAREST));

const EMPTY = new Int32Array(0);

const sumOf = (stems: Int32Array, weights: Float64Array): number =>
  stems.reduce((sum, stem) => sum + (weights[stem] ?? 0), 0);

/** How many of the rarest stems: what all the others weigh together is not enough to be alike by. */
function prefixOf(stems: Int32Array, weights: Float64Array, norm: number): number {
  const enough = (ALIKE * norm) ** 2;
  let rest = 0;
  for (let at = stems.length - 1; at >= 0; at--) {
    rest += weights[stems[at] ?? 0] ?? 0;
    if (rest >= enough) return at + 1;
  }
  return 0;
}

/** Texts under the same rare stems, those that share most of them first. */
function candidates(
  rare: Int32Array,
  weights: Float64Array,
  under: ReadonlyMap<number, readonly number[]>,
  met: Float64Array,
): number[] {
  const touched: number[] = [];
  for (const stem of rare) {
    const weight = weights[stem] ?? 0;
    for (const text of under.get(stem) ?? []) {
      if (met[text] === 0) touched.push(text);
      met[text] = (met[text] ?? 0) + weight + Number.MIN_VALUE;
    }
  }
  const best =
    touched.length <= MOST_COMPARED
      ? touched
      : touched.sort((a, b) => (met[b] ?? 0) - (met[a] ?? 0) || a - b).slice(0, MOST_COMPARED);
  const chosen = [...best];
  for (const text of touched) met[text] = 0;
  return chosen;
}

/** 0 where too few stems are shared to say. */
function cosine(one: Int32Array, other: Int32Array, weights: Float64Array, norms: number): number {
  const own = new Set(one);
  let shared = 0;
  let product = 0;
  for (const stem of other) {
    if (!own.has(stem)) continue;
    shared++;
    product += weights[stem] ?? 0;
  }
  return shared < FEWEST_SHARED || norms === 0 ? 0 : Math.min(1, product / norms);
}
