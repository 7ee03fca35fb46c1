/** Words of which only one can hold. */
import { describe, expect, test } from 'vitest';
import { exclude, negations } from '../../src/vocabulary/contrasts.js';
import data from '../../src/vocabulary/contrasts.json' with { type: 'json' };
import { fold } from '../../src/vocabulary/index.js';

describe('contrasts', () => {
  test.each([
    ['first', 'second'],
    ['north', 'southern'],
    ['primera', 'segunda'],
    ['enero', 'febrero'],
    ['formal', 'informal'],
    ['midterm', 'terminal'],
  ])('%s and %s exclude each other', (one, other) => {
    expect(exclude(one, other)).toBe(true);
    expect(exclude(other, one)).toBe(true);
  });

  test.each([
    ['first', '1st'],
    ['north', 'norte'],
    ['north', 'first'],
    ['workshop', 'seminar'],
    ['form', 'inform'.slice(2)],
    ['urban', 'urban'],
  ])('%s and %s do not', (one, other) => {
    expect(exclude(one, other)).toBe(false);
    expect(exclude(other, one)).toBe(false);
  });

  test('no word stands on two sides of a group', () => {
    for (const sides of data.groups) {
      const words = sides.flat();
      expect(words.length, words.join(' ')).toBe(new Set(words).size);
    }
  });

  test('all words are written folded, as they are looked up', () => {
    const all = [...data.negations, ...data.prefixes, ...data.groups.flat(2)];
    expect(all.filter((word) => fold(word) !== word)).toEqual([]);
  });

  test('negations are single words, in every language', () => {
    for (const word of ['not', 'cannot', 'pas', 'sin', 'nao', 'не', 'لا']) expect(negations.has(word), word).toBe(true);
    expect([...negations].filter((word) => /\s/u.test(word))).toEqual([]);
  });
});
