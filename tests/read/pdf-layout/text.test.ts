/** Characters of a page → words, lines, paragraphs and headings in reading order. */
import { describe, expect, it } from 'vitest';
import { placed } from '../../../src/core/place.js';
import { readAt } from '../../../src/core/reading.js';
import { readPdf } from '../../../src/read/pdf.js';
import { shapeOf } from '../shape.js';
import { documentFrom, PageBuilder } from './page.js';

const LONG = 'The office keeps a register of everything that it has been asked to do';

/** The first of many pages of text, so that ten points is the usual size. */
const shape = (...builders: PageBuilder[]): unknown[] => shapeOf(documentFrom(...builders).document);

describe('words and lines', () => {
  it('takes a wide gap for a space that the file left out, and a narrow one for none', () => {
    const page = new PageBuilder().text(50, 100, 'Key').text(66.8, 100, 'act').text(81.8, 100, 'ions');
    expect(shape(page)).toEqual(['Key actions']);
  });

  it('keeps raised characters in their line', () => {
    const page = new PageBuilder()
      .text(50, 100, 'in the 2')
      .text(90, 98, 'nd', { size: 6 })
      .text(99, 100, 'phase of it');
    expect(shape(page)).toEqual(['in the 2nd phase of it']);
  });

  it('counts a word once that is printed twice to look bold', () => {
    const page = new PageBuilder().text(50, 100, 'Status').text(50.3, 100, 'Status');
    expect(shape(page)).toEqual(['Status']);
  });

  it('sets turned text in the margin apart', () => {
    const page = new PageBuilder()
      .text(50, 100, LONG)
      .text(20, 300, 'Draft for comment', { angle: 270 })
      .text(50, 112, 'and of when.');
    expect(shape(page)).toEqual([`${LONG} and of when.`, 'Draft for comment']);
  });

  it('keeps the line feed where a word is broken, and nothing where a dash joins', () => {
    const page = new PageBuilder()
      .text(50, 100, `${LONG} and more imple-`)
      .text(50, 112, 'mentation follows from January—')
      .text(50, 124, 'April of every year that the office is there and works at it.');
    expect(shape(page)).toEqual([
      `${LONG} and more imple-\nmentation follows from January—April of every year that the office is there and works at it.`,
    ]);
  });
});

describe('paragraphs', () => {
  it('parts them by white, by list markers and by lines that end early', () => {
    const page = new PageBuilder()
      .text(50, 100, `${LONG} by anyone.`)
      .text(50, 130, `${LONG} by hand:`)
      .text(50, 142, '(a) Register every request within a week of its arrival at the office')
      .text(50, 154, 'in the capital;')
      .text(50, 166, '(b) Answer it.')
      .text(50, 178, 'Accepted')
      .text(50, 190, `${LONG}.`);
    expect(shape(page)).toEqual([
      `${LONG} by anyone.`,
      `${LONG} by hand:`,
      '(a) Register every request within a week of its arrival at the office in the capital;',
      '(b) Answer it.',
      'Accepted',
      `${LONG}.`,
    ]);
  });

  it('takes no decimal at the start of a line for the next number of a list', () => {
    const page = new PageBuilder()
      .text(50, 100, '4.4.1. The train slowed down over the whole of the distance at a rate of only')
      .text(50, 112, '0.49 metres.');
    expect(shape(page)).toHaveLength(1);
  });

  it('tells headings by size and weight, and by tags where there are some', () => {
    const text = (top: number): [number, number, string] => [50, top, `${LONG} and keeps it up to date.`];
    const page = new PageBuilder()
      .text(50, 80, 'Annual review', { size: 16 })
      .text(...text(110))
      .text(50, 150, 'Findings', { bold: true })
      .text(...text(170));
    expect(shape(page).filter((line) => String(line).startsWith('#'))).toEqual(['# Annual review', '## Findings']);
  });
});

describe('reading order', () => {
  it('reads columns one after the other, below a title that spans them', () => {
    const left = Array.from({ length: 8 }, (_, at) => `Left column text line ${at} goes`).join('\n');
    const right = Array.from({ length: 8 }, (_, at) => `right column text line ${at} is`).join('\n');
    const page = new PageBuilder().text(50, 60, 'A title over both of the columns of this page', { size: 14 });
    const [title, first, second] = shape(page.text(50, 120, left).text(320, 120, right)) as string[];
    expect(title).toContain('A title over both');
    expect(first).toMatch(/^Left column text line 0.*Left column text line 7 goes$/u);
    expect(second).toMatch(/^right column text line 0/u);
  });
});

describe('places', () => {
  it('gives every word its page and box', () => {
    const { document } = documentFrom(new PageBuilder().text(50, 100, 'Key action').text(300, 500, 'Status'));
    const { places } = document;
    if (!places) throw new Error('no places');
    const words = [...places.starts].map((start, at) => document.text.slice(start, places.ends[at]));
    expect(words).toEqual(['Key', 'action', 'Status']);
    const at = document.text.indexOf('action');
    expect(placed(places, { start: at, end: at + 6 })).toEqual([
      { start: at, end: at + 6, page: 1, box: [70, 100, 100, 110] },
    ]);
  });

  it('gives a reading that a page break cuts one span for each page', () => {
    const first = new PageBuilder(1).text(50, 700, 'The plan covers every part of the programme and all of the');
    const second = new PageBuilder(2).text(50, 60, 'offices that carry it out in the field.');
    const { document } = documentFrom(first, second);
    const [block] = document.blocks;
    const { at, raw } = readAt(document, block?.span ?? { start: 0, end: 0 }, 'test/rule');
    expect(at.map(({ page }) => page)).toEqual([1, 2]);
    expect(raw).toBe(
      'The plan covers every part of the programme and all of the\noffices that carry it out in the field.',
    );
  });

  it('finds the words of a link', () => {
    const page = new PageBuilder()
      .text(50, 100, 'See annex II for details')
      .link([69, 99, 111, 111], 'https://example.org/a');
    const { document } = documentFrom(page);
    expect(document.links.map(({ span, target }) => [document.text.slice(span.start, span.end), target])).toEqual([
      ['annex II', 'https://example.org/a'],
    ]);
  });

  it('has no document without a character', () => {
    expect(readPdf([new PageBuilder().page()], () => undefined)).toBeNull();
  });
});
