/** Whether two places of a report give the same recommendation, told by their words. */
import type { SourceDocument } from '../../core/document.js';
import { fold } from '../../vocabulary/index.js';
import type { Candidate } from './candidate.js';

const WORD = /[\p{L}\p{N}]+/gu;
/** Shorter words stand in every sentence. */
const SHORTEST = 4;
const LONGEST = 6000;
/** Of the words of the shorter: with the same number, with no number or another, with numbers that run side by side. */
const SAME_NUMBER = 0.5;
const SAME_WORDS = 0.85;
const SIDE_BY_SIDE = 0.25;
const FEWEST = 5;
const REWORDED = 0.97;

/** The words of a candidate: how often each stands in it, and how many they are. */
interface Words {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

export class Likeness {
  private readonly known = new WeakMap<Candidate, Words>();

  constructor(private readonly document: SourceDocument) {}

  same(a: Candidate, b: Candidate): boolean {
    const share = this.share(a, b);
    if (a.key !== null && a.key === b.key) return share >= SAME_NUMBER;
    if (a.key !== null && b.key !== null && a.section === b.section) return false;
    return Math.min(this.words(a).total, this.words(b).total) >= FEWEST && share >= SAME_WORDS;
  }

  /** The same number, and not altogether different words: for lists whose numbers run side by side. */
  sideBySide = (a: Candidate, b: Candidate): boolean =>
    a.key !== null && a.key === b.key && this.share(a, b) >= SIDE_BY_SIDE;

  /** The words of the shorter are not all those of the longer. */
  reworded = (a: Candidate, b: Candidate): boolean => this.share(a, b) < REWORDED;

  /** The share of the words of the shorter that stand in the longer, each counted once. */
  private share(a: Candidate, b: Candidate): number {
    const [left, right] = [this.words(a), this.words(b)];
    const [short, long] = left.total <= right.total ? [left, right] : [right, left];
    if (short.total === 0) return 0;
    let common = 0;
    for (const [word, count] of short.counts) common += Math.min(count, long.counts.get(word) ?? 0);
    return common / short.total;
  }

  private words(candidate: Candidate): Words {
    const known = this.known.get(candidate);
    if (known) return known;
    const text = [...candidate.title, ...candidate.text]
      .map(({ start, end }) => this.document.text.slice(start, end))
      .join(' ')
      .slice(0, LONGEST)
      .replace(/[-\u00ad]\s*\n\s*/gu, '');
    const printed = (fold(text).match(WORD) ?? []).filter((word) => word.length >= SHORTEST);
    const counts = new Map<string, number>();
    for (const word of printed) counts.set(word, (counts.get(word) ?? 0) + 1);
    const words = { counts, total: printed.length };
    this.known.set(candidate, words);
    return words;
  }
}
