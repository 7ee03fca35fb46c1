/** Findings about recommendations: what is missing from them, what contradicts itself, what stands there twice. */
import { isAnswered } from '../core/answered.js';
import type { Evaluation, Recommendation } from '../core/record.js';
import type { Finding } from './finding.js';

export interface Readable {
  /** False for the last one of a page that is cut off: what it lacks may follow. */
  readonly whole: boolean;
  /** False where rows of its key actions could not be read. */
  readonly told: boolean;
}

/** Every recommendation by itself. */
export function* checkRecommendation(
  recommendation: Recommendation,
  path: string,
  { whole, told }: Readable,
): Generator<Finding> {
  const { text, actions, acceptance } = recommendation;
  if (text === '') yield { code: 'recommendation/no-text', data: {}, path };
  if (!isAnswered(recommendation) && whole) yield { code: 'recommendation/no-response', data: {}, path };
  if (actions.length === 0 && told && acceptance !== 'rejected')
    yield { code: 'recommendation/no-action', data: {}, path };
  if (actions.length > 0 && acceptance === 'rejected') {
    yield { code: 'recommendation/rejected-with-actions', data: { actions: actions.length }, path };
  }
}

/** The recommendations among themselves: gaps in their numbers, texts that stand twice. */
export function* checkSequence({ recommendations }: Evaluation): Generator<Finding> {
  const byText = new Map<string, string>();
  const counted = countRecommendations(recommendations.flatMap(({ number }) => number ?? []));
  let before: number | null = null;
  for (const [index, { number, text, label }] of recommendations.entries()) {
    const path = `recommendations[${index}]`;
    if (counted && number !== null && number !== (before ?? number - 1) + 1 && before !== null) {
      yield { code: 'recommendation/numbering-gap', data: { after: before, next: number }, path };
    }
    if (counted && number !== null && before === null && number > 1)
      yield { code: 'recommendation/numbering-gap', data: { after: 0, next: number }, path };
    before = number ?? before;
    const key = text.toLowerCase();
    const first = byText.get(key);
    if (key !== '' && first !== undefined) yield { code: 'recommendation/duplicated', data: { of: first }, path };
    else byText.set(key, label ?? String(index + 1));
  }
}

/** Numbers that begin anywhere and mostly jump are those of something else, of the paragraphs of a report for example. */
function countRecommendations([first = 1, ...rest]: readonly number[]): boolean {
  if (first <= 1 || rest.length === 0) return true;
  const steps = [first, ...rest];
  const jumps = rest.filter((number, at) => number !== (steps[at] ?? 0) + 1).length;
  return jumps * 2 < rest.length;
}
