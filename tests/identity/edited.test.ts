/** Wording edited between two readings: ids stay with what they were given to. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../src/core/record.js';
import { type Carried, carryIds } from '../../src/identity/index.js';
import { type EditedPair, editedPair, edits, splitPair } from './edits.js';
import { actionsOf } from './records.js';

const PAIRS = 200;
const KEPT = 0.98;
const seeds = fc.sample(fc.integer(), PAIRS);

interface Outcome {
  readonly pairs: number;
  readonly kept: number;
  /** Items with the id of something else, in words. */
  readonly wrong: readonly string[];
}

/** What the id of a read item is, and what it should be; null for a new item. */
interface Fate {
  readonly text: string;
  readonly id: string;
  readonly was: string | null;
}

function fatesOf({ known, traces }: EditedPair, result: Evaluation): Fate[] {
  return traces.flatMap((trace, r) => {
    const { id, actions } = result.recommendations[r] as Evaluation['recommendations'][number];
    const was = trace.was === null ? null : (known.recommendations[trace.was]?.id ?? null);
    const ofActions = trace.actions.map((action, a) => {
      const [from, at] = action.was ?? [-1, -1];
      const before = known.recommendations[from]?.actions[at]?.id ?? null;
      return { text: action.description, id: actions[a]?.id ?? '', was: before };
    });
    return [{ text: trace.text, id, was }, ...ofActions];
  });
}

const idsIn = ({ id, recommendations }: Evaluation): string[] => [
  id,
  ...recommendations.flatMap((each) => [each.id, ...each.actions.map((action) => action.id)]),
];

function outcomeOf(pair: EditedPair, { evaluation }: Carried): Outcome {
  const fates = fatesOf(pair, evaluation);
  const idsInForce = new Set(idsIn(pair.known));
  const wrong = fates.filter(({ id, was }) => idsInForce.has(id) && id !== was).map(({ text }) => text);
  const truePairs = fates.filter(({ was }) => was !== null);
  return { pairs: truePairs.length, kept: truePairs.filter(({ id, was }) => id === was).length, wrong };
}

const makers: readonly (readonly [string, (seed: number) => EditedPair])[] = [
  ...Object.entries(edits).map(([name, edit]) => [name, (seed: number) => editedPair(edit, seed)] as const),
  ['an action split in two', splitPair],
];

describe.each(makers)('%s', (_name, make) => {
  const pairs = seeds.map(make).map((pair) => ({ pair, carried: carryIds(pair.known, pair.read) }));

  test(`keeps at least ${KEPT * 100} of 100 ids, and gives none to anything else`, () => {
    const outcomes = pairs.map(({ pair, carried }) => outcomeOf(pair, carried));
    const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((all, each) => all + of(each), 0);
    expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(sum(({ kept }) => kept) / sum((outcome) => outcome.pairs)).toBeGreaterThanOrEqual(KEPT);
  });

  test('gives every item an id of its own', () => {
    for (const { carried } of pairs) {
      const ids = idsIn(carried.evaluation);
      expect(ids.length).toBe(new Set(ids).size);
    }
  });

  test('says what it matched, and what a person should judge, one to one', () => {
    for (const { carried } of pairs) {
      const { evaluation, matches, unsure } = carried;
      const all = [...matches, ...unsure];
      expect(all.length).toBe(new Set(all.map(({ id }) => id)).size);
      expect(all.length).toBe(new Set(all.map(({ path }) => path)).size);
      const ids = new Set(idsIn(evaluation));
      for (const match of matches) expect(ids.has(match.id) && match.readId === match.id).toBe(true);
      for (const { id, readId } of unsure) expect(ids.has(readId) && !ids.has(id)).toBe(true);
    }
  });

  test('depends on no order of the lists', () => {
    for (const { pair, carried } of pairs.slice(0, 40)) {
      const turned = carryIds(reversed(pair.known), reversed(pair.read)).evaluation;
      expect(new Set(idsIn(turned))).toEqual(new Set(idsIn(carried.evaluation)));
    }
  });
});

const reversed = (evaluation: Evaluation): Evaluation => ({
  ...evaluation,
  recommendations: evaluation.recommendations
    .map((each) => ({ ...each, actions: each.actions.toReversed() }))
    .toReversed(),
});

describe('an evaluation read again', () => {
  test('keeps all its ids, and nothing need be said', () => {
    for (const seed of seeds) {
      const { known, read } = editedPair((before) => before, seed);
      expect(carryIds(known, read)).toEqual({ evaluation: known, matches: [], unsure: [] });
    }
  });

  test('keeps the ids in force, though they are not those of its content', () => {
    const { known, read } = editedPair((before) => before, 1);
    const inForce = {
      ...known,
      id: 'ev_old',
      recommendations: known.recommendations.map((each, r) => ({
        ...each,
        id: `rec_old-${r}`,
        actions: each.actions.map((action, a) => ({ ...action, id: `act_old-${r}-${a}` })),
      })),
    };
    expect(carryIds(inForce, read).evaluation).toEqual(inForce);
    expect(actionsOf(carryIds(inForce, read).evaluation).length).toBeGreaterThan(1);
  });
});
