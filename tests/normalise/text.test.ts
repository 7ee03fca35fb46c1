import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stamp } from '../../src/normalise/stamp.js';
import { cleanText } from '../../src/normalise/text.js';

test.each([
  ['  two\u00a0 words\n\there ', 'two words here'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['imple\u00ad\n  mentation', 'implementation'],
  ['imple-\nmentation', 'implementation'],
  ['a long-\nterm plan', 'a long-term plan'],
  ['anti-\ncorruption', 'anti-corruption'],
  ['the follow-\nup, and no followup', 'the followup, and no followup'],
  ['gender-\nresponsive and gender-responsive', 'gender-responsive and gender-responsive'],
  ['2018-\n2022', '2018- 2022'],
  ['COVID-\n19', 'COVID-19'],
  ['UN-\nHabitat', 'UN-Habitat'],
  ['UNDP?s “quotes” ‘stay’', 'UNDP?s “quotes” ‘stay’'],
  ['zero\u200bwidth\ufeff', 'zerowidth'],
  ['inner-\r\ncity', 'inner-city'],
  ['', ''],
])('%j becomes %j', (raw, expected) => {
  expect(cleanText(raw)).toBe(expected);
});

test('is idempotent and keeps every letter', () => {
  const text = fc.array(fc.constantFrom('a', 'b-', '\n', ' ', '\u00a0', '\u00ad', 'é', '-\n', 'tion', '?', '\u200b'));
  fc.assert(
    fc.property(text, (parts) => {
      const once = cleanText(parts.join(''));
      expect(cleanText(once)).toBe(once);
      expect(once.replace(/[\s-]/gu, '')).toBe(parts.join('').replace(/[\s\u00ad\u200b-]/gu, ''));
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => cleanText(cleanText(raw)) === cleanText(raw)));
});

test.each(['a', '-', '-\n', 'a-\n', '\n', ' '])('ends on %j repeated', (piece) => {
  expect(cleanText(piece.repeat(100_000)).length).toBeLessThanOrEqual(piece.length * 100_000);
});

test.each([
  ['2022/01/17', '2022-01-17'],
  [' 2024/02/29 ', '2024-02-29'],
  ['2022-1-7', '2022-01-07'],
  ['[Added: 2022/01/17]', '2022-01-17'],
  ['[Last Updated: 2022/06/13]', '2022-06-13'],
])('stamp %j is %s', (raw, day) => {
  expect(stamp(raw)).toBe(day);
});

test.each([
  '',
  '2023/02/29',
  '2022/13/01',
  '2022/00/10',
  '2022/01',
  '17/01/2022',
  '2022/01-17',
  'Added',
  '2022/01/17 and more',
])('stamp %j is no day', (raw) => {
  expect(stamp(raw)).toBeNull();
});
