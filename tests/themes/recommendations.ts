/** Invented recommendations for the tests of themes. */
import type { Recommendation } from '../../src/core/record.js';

export const recommendationOf = (text: string, id = 'rec_0000000000000000'): Recommendation => ({
  id,
  number: null,
  label: null,
  title: null,
  text,
  priority: null,
  addressees: [],
  acceptance: 'not_stated',
  acceptanceRaw: null,
  response: null,
  actions: [],
  evidence: {},
  confidence: 1,
});
