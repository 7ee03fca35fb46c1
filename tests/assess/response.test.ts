/** One meaning of "no management response": the finding and the figure of the Summary must never disagree. */
import { describe, expect, it } from 'vitest';
import { assess, profiles } from '../../src/assess/index.js';
import { checkRecommendation } from '../../src/check/recommendations.js';
import type { Recommendation } from '../../src/core/record.js';
import { evaluation, recommendation } from './records.js';

const counted = (one: Recommendation): number | null | undefined =>
  assess([evaluation({ recommendations: [one] })], { asOf: '2026-01-01', profile: profiles[0] }).overall.find(
    ({ id }) => id === 'recommendations/no-response',
  )?.numerator;
const found = (one: Recommendation): boolean =>
  [...checkRecommendation(one, 'recommendations[0]', { whole: true, told: true })].some(
    ({ code }) => code === 'recommendation/no-response',
  );

const empty = { text: '', added: null, lastUpdated: null };

describe('a recommendation has no management response', () => {
  it.each<[string, Partial<Recommendation>, boolean]>([
    ['where the source has none', { response: null, acceptance: 'not_stated' }, true],
    [
      'where a stamp stands over nothing',
      { response: { ...empty, added: '2022-01-17' }, acceptance: 'not_stated' },
      true,
    ],
    ['not where the form holds the decision alone', { response: empty, acceptance: 'accepted' }, false],
    [
      'not where it is answered without a decision',
      { response: { ...empty, text: 'Noted.' }, acceptance: 'not_stated' },
      false,
    ],
  ])('%s', (_, over, none) => {
    const one = recommendation(over);
    expect(found(one)).toBe(none);
    expect(counted(one)).toBe(none ? 1 : 0);
  });
});
