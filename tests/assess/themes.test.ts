/** Figures by theme: a recommendation counts for each of its themes, one without any is not dropped. */
import { describe, expect, it } from 'vitest';
import { assess, profiles } from '../../src/assess/index.js';
import type { Evaluation, Theme } from '../../src/core/record.js';
import { inGroup } from './figures.js';
import { action, evaluation, recommendation } from './records.js';

const earned = (...ids: Theme['id'][]): Theme[] =>
  ids.map((id) => ({ id, words: [{ field: 'text', offset: 0, text: 'Word' }] }));

const mexico = { iso3: 'MEX', name: 'Mexico' };
const fiji = { iso3: 'FJI', name: 'Fiji' };
const done = () => action({ status: 'completed' });

const evaluations: Evaluation[] = [
  evaluation({
    country: mexico,
    recommendations: [
      recommendation({ themes: earned('gender-equality', 'sdg-5'), acceptance: 'accepted', actions: [done(), done()] }),
      recommendation({ themes: earned('gender-equality'), actions: [action(), done()] }),
    ],
  }),
  evaluation({ country: fiji, recommendations: [recommendation({ themes: earned('gender-equality') })] }),
  evaluation({ country: null, recommendations: [recommendation({ actions: [action()] })] }),
];
const { themes } = assess(evaluations, { asOf: '2022-08-15', profile: profiles[0] });

describe('figures by theme', () => {
  it('are in the order of the themes, what has none last', () => {
    expect(themes.map(({ theme, name, kind }) => [theme, name, kind])).toEqual([
      ['gender-equality', 'Gender equality and women’s empowerment', 'theme'],
      ['sdg-5', 'SDG 5 Gender equality', 'sdg'],
      [null, null, null],
    ]);
  });

  it('count recommendations, their fate and their key actions, and each evaluation once', () => {
    const [gender, goal, none] = themes.map(
      ({ figures }) =>
        (id: string) =>
          inGroup(figures, id).numerator,
    );
    expect(gender?.('evaluations/all')).toBe(2);
    expect(gender?.('recommendations/all')).toBe(3);
    expect(gender?.('recommendations/accepted')).toBe(1);
    expect(gender?.('recommendations/implemented')).toBe(1);
    expect(gender?.('actions/all')).toBe(4);
    expect(gender?.('actions/completed')).toBe(3);
    expect(gender?.('deadlines/overdue')).toBe(1);
    expect(goal?.('actions/all')).toBe(2);
    expect(none?.('recommendations/all')).toBe(1);
    expect(none?.('deadlines/overdue')).toBe(1);
  });

  it('say in which countries, those of most recommendations first, the unknown one last', () => {
    expect(themes[0]?.countries).toEqual([
      { country: mexico, recommendations: 2 },
      { country: fiji, recommendations: 1 },
    ]);
    expect(themes[2]?.countries).toEqual([{ country: null, recommendations: 1 }]);
  });
});
