/** Recommendations that keep their ids by what else is known of them than their words. */
import { describe, expect, test } from 'vitest';
import { carryIds } from '../../src/identity/index.js';
import { evaluation, type GivenRecommendation } from './records.js';

/** For each recommendation that was read, the place of the known one whose id it has. */
function became(before: readonly GivenRecommendation[], after: readonly GivenRecommendation[]): (number | null)[] {
  const known = evaluation(before);
  const places = new Map(known.recommendations.map(({ id }, place) => [id, place]));
  return carryIds(known, evaluation(after)).evaluation.recommendations.map(({ id }) => places.get(id) ?? null);
}

const response = (text: string): NonNullable<GivenRecommendation['response']> => ({
  text,
  added: null,
  lastUpdated: null,
});

const water = 'The office should improve the upkeep of wells and pumps in all hill districts.';
const youth = 'Give young people a seat on every water board, with a vote of their own.';
const money = 'Publish the accounts of each district every year, in all local languages.';

describe('a recommendation', () => {
  test('keeps its id when all are renumbered and one is new', () => {
    const before = [{ text: water }, { text: youth }];
    expect(became(before, [{ text: money }, { text: youth }, { text: water }])).toEqual([null, 1, 0]);
  });

  test('said twice is told apart by its label', () => {
    const before = [
      { text: water, label: '1' },
      { text: water, label: '2' },
    ];
    expect(became(before, [{ text: water, label: '2' }])).toEqual([1]);
  });

  test('said twice is told apart by its actions when the labels change', () => {
    const before = [
      { text: water, actions: ['Repair the pumps of the upper valley'] },
      { text: water, actions: ['Dig new wells along the coast road'] },
    ];
    expect(became(before, [...before].reverse())).toEqual([1, 0]);
  });

  test('for other years is another one', () => {
    const [before, after] = [[{ text: `${water} (2021)` }], [{ text: `${water} (2022)` }]];
    expect(became(before, after)).toEqual([null]);
  });

  test('rewritten from end to end is known by two of its actions', () => {
    const actions = ['Repair the pumps of the upper valley', 'Dig new wells along the coast road'];
    expect(became([{ text: water, actions }, { text: youth }], [{ text: youth }, { text: money, actions }])).toEqual([
      1, 0,
    ]);
  });

  test('rewritten from end to end is not known by one', () => {
    const actions = ['Repair the pumps of the upper valley'];
    expect(became([{ text: water, actions }], [{ text: money, actions }])).toEqual([null]);
  });
});

describe('a recommendation that lost its words', () => {
  const lost = (given: GivenRecommendation): GivenRecommendation => ({ ...given, text: '', label: null });

  test('is known by an action', () => {
    const before = [
      { text: water, actions: ['Repair the pumps of the upper valley', 'Train clerks'] },
      { text: youth, actions: ['Elect young members to all water boards'] },
    ];
    expect(became(before, [...before].reverse().map(lost))).toEqual([1, 0]);
  });

  test('is known by its response', () => {
    const before = [
      { text: water, response: response('The office has begun to train mechanics in each district.') },
      { text: youth, response: response('Elections are held under the law, which the office cannot change.') },
    ];
    expect(became(before, [...before].reverse().map(lost))).toEqual([1, 0]);
  });

  test('is known by its label', () => {
    const before = [{ text: water }, { text: youth }, { text: money }];
    expect(became(before, [{ text: water }, { text: '', label: '3' }, { text: '', label: '2' }])).toEqual([0, 2, 1]);
  });

  test('is known by its place where nothing came or went', () => {
    const before = [
      { text: water, response: response('Noted.') },
      { text: youth, response: response('Noted.') },
    ];
    expect(became(before, before.map(lost))).toEqual([0, 1]);
  });

  test('is for a person where one is missing', () => {
    const [known, read] = [evaluation([{ text: water }, { text: youth }]), evaluation([{ text: '', label: '2' }])];
    const { evaluation: result, unsure } = carryIds(known, read);
    expect(result.recommendations[0]?.id).not.toBe(known.recommendations[1]?.id);
    expect(unsure).toMatchObject([{ id: known.recommendations[1]?.id, before: youth, after: '', score: 0 }]);
  });

  test('keeps its order where none has words', () => {
    const before = [
      { text: '', label: null },
      { text: '', label: null },
      { text: '', label: null },
    ];
    expect(became(before, before)).toEqual([0, 1, 2]);
  });
});
