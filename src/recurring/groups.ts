/**
 * From likeness to groups: each has one text in its middle that all others are like. Two texts are never in one group only
 * because a third is like both, so that a group cannot grow by chaining (star clustering: J. Aslam, E. Pelekhov, D. Rus, "The
 * star clustering algorithm for static and dynamic information organization", 2004).
 */
import { type Neighbour, neighboursOf } from './neighbours.js';
import type { Texts } from './texts.js';

export interface Member {
  /** Place in the texts. */
  readonly text: number;
  readonly likeness: number;
}

/** The one in the middle first, with likeness 1; then the most alike. */
export type Star = readonly Member[];

/** Stems of which fewer say nothing that can be recognised. */
const FEWEST_STEMS = 3;

/** The groups whose texts come from more than one evaluation. `twins`: of each evaluation the number that it counts under. */
export function starsOf(texts: Texts, twins: Int32Array): Star[] {
  const neighbours = neighboursOf(texts);
  const evaluationsOf = (members: readonly number[]): number =>
    new Set(members.flatMap((text) => (texts.all[text]?.said ?? []).map(({ evaluation }) => twins[evaluation]))).size;
  const ranked = texts.all
    .map((_, text) => ({ text, evaluations: evaluationsOf([text, ...(neighbours[text] ?? []).map(placeOf)]) }))
    .filter(({ text, evaluations }) => evaluations > 1 && (texts.all[text]?.stems.length ?? 0) >= FEWEST_STEMS)
    .sort((a, b) => b.evaluations - a.evaluations || a.text - b.text);
  const taken = new Set<number>();
  return ranked.flatMap(({ text }) => {
    if (taken.has(text)) return [];
    const others = (neighbours[text] ?? []).filter((each) => !taken.has(each.text));
    const star = [{ text, likeness: 1 }, ...others.sort((a, b) => b.likeness - a.likeness || a.text - b.text)];
    if (evaluationsOf(star.map(placeOf)) < 2) return [];
    for (const each of star) taken.add(each.text);
    return [star];
  });
}

const placeOf = ({ text }: Pick<Neighbour, 'text'>): number => text;
