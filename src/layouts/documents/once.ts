/**
 * A report gives its recommendations in its summary, in a chapter and in the table of responses. Each is kept once: the one
 * that was answered; the others say where else it stands.
 */
import type { SourceDocument } from '../../core/document.js';
import { type RawRecommendation, type Reading, readAt } from '../../core/reading.js';
import type { Draft } from './draft.js';

const WORD = /[\p{L}\p{N}]+/gu;
/** Shared words that make two texts the same recommendation. */
const SAME = 0.7;
const LONGEST = 4000;

interface Finished {
  readonly draft: Draft;
  readonly raw: RawRecommendation;
}

/** The recommendations of a document, each once, and the drafts that were left out. */
export function once(document: SourceDocument, drafts: readonly Draft[]): RawRecommendation[] {
  const finished = drafts.map((draft): Finished => ({ draft, raw: draft.finish() }));
  const answered = finished.filter((one) => one.draft.answered && !outdone(one, finished));
  if (answered.length === 0) return [];
  const labels = new Set(answered.map(({ raw }) => raw.label?.raw ?? ''));
  const first = finished.indexOf(answered[0] as Finished);
  const last = finished.indexOf(answered.at(-1) as Finished);
  const kept = finished.filter(
    (one, index) =>
      answered.includes(one) ||
      (index > first && index < last && !one.draft.answered && !isRepeated(one, answered)) ||
      (!labels.has(one.raw.label?.raw ?? '') && follows(finished, index, first, last)),
  );
  const left = finished.filter((one) => !kept.includes(one));
  return kept.map(({ raw }) => {
    const others = left.filter(({ raw: other }) => repeats(other, raw));
    return others.length === 0 ? raw : { ...raw, elsewhere: elsewhere(document, raw, others) };
  });
}

/** Answered in another place as well, and more fully there: with more actions, or in more words. */
function outdone(one: Finished, all: readonly Finished[]): boolean {
  if (one.raw.label === null) return false;
  const index = all.indexOf(one);
  return all.some((other, at) => {
    if (at === index || !other.draft.answered || !repeats(one.raw, other.raw)) return false;
    const more = weight(other) - weight(one);
    return more > 0 || (more === 0 && at < index);
  });
}

const ACTION = 1_000_000;
const weight = ({ raw }: Finished): number =>
  raw.actions.length * ACTION + Math.min(raw.response?.text?.raw.length ?? 0, ACTION - 1);

const repeats = (a: RawRecommendation, b: RawRecommendation): boolean =>
  a.label?.raw === b.label?.raw && sameText(a, b);

/** Right before the first answered recommendation or right behind the last, in the order of their numbers. */
function follows(all: readonly Finished[], index: number, first: number, last: number): boolean {
  const number = (at: number): number => Number(all[at]?.raw.label?.raw ?? Number.NaN);
  const step = index < first ? number(first) - number(index) : number(index) - number(last);
  const distance = index < first ? first - index : index - last;
  return distance > 0 && step === distance;
}

const isRepeated = (one: Finished, answered: readonly Finished[]): boolean =>
  answered.some(({ raw }) => repeats(one.raw, raw));

/** Most words of the shorter text stand at the beginning of the longer. */
function sameText(a: RawRecommendation, b: RawRecommendation): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const length = Math.min(left.length, right.length);
  if (length === 0) return false;
  const held = new Set(left.slice(0, Math.ceil(length * 1.2)));
  return right.slice(0, length).filter((word) => held.has(word)).length / length >= SAME;
}

const known = new WeakMap<RawRecommendation, readonly string[]>();

function wordsOf(recommendation: RawRecommendation): readonly string[] {
  const words =
    known.get(recommendation) ?? (recommendation.text?.raw ?? '').slice(0, LONGEST).toLowerCase().match(WORD) ?? [];
  known.set(recommendation, words);
  return words;
}

/** The paragraphs of the other places, as far as they say the same. */
function elsewhere(document: SourceDocument, raw: RawRecommendation, others: readonly Finished[]): Reading {
  const length = raw.text?.raw.length ?? 0;
  const spans = others.flatMap(({ raw: other }) => {
    let taken = 0;
    return (other.text?.at ?? []).filter((span) => {
      const wanted = taken < length * SAME;
      taken += span.end - span.start;
      return wanted;
    });
  });
  return readAt(document, spans, 'form/elsewhere');
}
