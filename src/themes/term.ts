/** Terms made ready: what `(strengthen|build) .. =capacity` says, as keys that words are looked up by. */
import { type StemOf, withoutMarks } from '../vocabulary/stems.js';
import type { Word } from './words.js';

interface Step {
  /** Stems, words as written (`=`), abbreviations (`#`). */
  readonly keys: ReadonlySet<string>;
  /** Up to `WIDEST_GAP` words may stand before it. */
  readonly afterGap: boolean;
}

/** Words in their order; never empty. */
export type Sequence = readonly Step[];

const WIDEST_GAP = 3;
const PARTS = /=?\([^)]*\)|\S+/gu;
const TWO_CAPITALS = /\p{Lu}.*\p{Lu}/u;

/** The key of one word of a term. */
function keyOf(word: string, stemOf: StemOf): string {
  if (word.startsWith('=')) return `=${withoutMarks(word.slice(1).toLowerCase())}`;
  return TWO_CAPITALS.test(word) ? `#${word}` : stemOf(word.toLowerCase());
}

/** The sequences that a term stands for: several where a choice holds several words, or none. */
export function sequencesOf(term: string, stemOf: StemOf): Sequence[] {
  let made: Step[][] = [[]];
  let afterGap = false;
  for (const [part] of term.matchAll(PARTS)) {
    if (part === '..') {
      afterGap = true;
      continue;
    }
    const choices = choicesOf(part);
    const single = choices.filter((choice) => choice !== '' && !choice.includes(' '));
    const gap = afterGap;
    const keys = new Set(single.map((word) => keyOf(word, stemOf)));
    const steps: Step[][] = [
      ...(keys.size > 0 ? [[{ keys, afterGap: gap }]] : []),
      ...choices.flatMap((choice) =>
        choice === '' ? [[]] : choice.includes(' ') ? [stepsOf(choice, gap, stemOf)] : [],
      ),
    ];
    made = made.flatMap((before) => steps.map((more) => [...before, ...more]));
    afterGap = false;
  }
  return made.filter((sequence) => sequence.length > 0);
}

/** `=(a|b)` is `(=a|=b)`. */
function choicesOf(part: string): string[] {
  if (part.startsWith('=('))
    return part
      .slice(2, -1)
      .split('|')
      .map((word) => `=${word}`);
  return part.startsWith('(') ? part.slice(1, -1).split('|') : [part];
}

const stepsOf = (words: string, gap: boolean, stemOf: StemOf): Step[] =>
  words.split(' ').map((word, index) => ({ keys: new Set([keyOf(word, stemOf)]), afterGap: gap && index === 0 }));

const fits = ({ keys }: Step, { stem, exact, abbreviation }: Word): boolean =>
  keys.has(stem) || keys.has(exact) || (abbreviation !== null && keys.has(abbreviation));

/** The places of the words by which the sequence stands at `at`; null where it does not. */
export function standsAt(sequence: Sequence, words: readonly Word[], at: number): number[] | null {
  const [first] = sequence;
  const word = words[at];
  if (!first || !word || !fits(first, word)) return null;
  return rest(sequence, 1, words, at);
}

function rest(sequence: Sequence, step: number, words: readonly Word[], before: number): number[] | null {
  const wanted = sequence[step];
  if (!wanted) return [before];
  const furthest = before + 1 + (wanted.afterGap ? WIDEST_GAP : 0);
  for (let at = before + 1; at <= furthest; at++) {
    const word = words[at];
    if (!word || word.gap > 0) return null;
    if (!fits(wanted, word)) continue;
    const further = rest(sequence, step + 1, words, at);
    if (further) return [before, ...further];
  }
  return null;
}
