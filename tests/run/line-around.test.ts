import { describe, expect, it } from 'vitest';
import { lineAround } from '../../src/run/ask/line-around.js';

const around = (text: string, words: string) => {
  const start = text.indexOf(words);
  return lineAround(text, { start, end: start + words.length });
};

describe('the line around a place', () => {
  it('has its number, what stands before and what stands after', () => {
    expect(around('one\ntwo due 2022/07 done\nthree', '2022/07')).toEqual({
      number: 2,
      before: 'two due ',
      here: '2022/07',
      after: ' done',
    });
  });

  it('at the ends of the text has nothing before or after', () => {
    expect(around('word', 'word')).toEqual({ number: 1, before: '', here: 'word', after: '' });
    expect(lineAround('\nx', { start: 0, end: 0 })).toMatchObject({ number: 1, before: '' });
  });

  it('is cut where it is long, and says so', () => {
    const line = around(`${'a'.repeat(100)}here${'b'.repeat(100)}`, 'here');
    expect(line).toEqual({ number: 1, before: `…${'a'.repeat(60)}`, here: 'here', after: `${'b'.repeat(60)}…` });
  });

  it('shows a place of several lines as one', () => {
    const text = 'before\nfirst\n  second\nafter';
    expect(lineAround(text, { start: 7, end: 21 })).toEqual({ number: 2, before: '', here: 'first second', after: '' });
  });
});
