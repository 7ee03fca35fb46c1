/** Pages set in two columns with lists and indented text in them, and tables of two columns that look much like them. */
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../shape.js';
import { documentFrom, PageBuilder, type Style } from './page.js';

const shape = (page: PageBuilder): unknown[] => shapeOf(documentFrom(page).document);

const LEFT = 50;
const RIGHT = 320;
const STEP = 12;
/** White between paragraphs, beside the usual step. */
const WHITE = 6;

interface Part extends Style {
  readonly lines: readonly string[];
  readonly indent?: number;
  readonly bullet?: boolean;
}

/** Paragraphs below each other. */
function column(page: PageBuilder, x: number, parts: readonly Part[]): void {
  let top = 80;
  for (const { lines, indent = 0, bullet, ...style } of parts) {
    if (bullet) page.text(x + indent - 16, top, '•', style);
    for (const line of lines) {
      page.text(x + indent, top, line, style);
      top += STEP * ((style.size ?? 10) / 10);
    }
    top += WHITE;
  }
}

/** A paragraph of so many lines that fill their column. */
const prose = (name: string, count: number): Part => ({
  lines: Array.from({ length: count }, (_, at) => `${name} is told in words in line number ${at}`),
});
const item = (name: string): Part => ({
  lines: [`${name} should plan the work ahead`, 'and tell its partners of it in', 'time for the next meeting.'],
  indent: 30,
  bullet: true,
});

describe('pages in two columns', () => {
  it('reads a column of bullets beside one of prose after it', () => {
    const page = new PageBuilder();
    column(page, LEFT, [
      { lines: ['Background'], bold: true, size: 14 },
      prose('Water', 7),
      prose('Trade', 10),
      prose('Light', 12),
    ]);
    column(page, RIGHT, [
      prose('Light', 2),
      item('The board'),
      item('The agency'),
      { lines: ['What we recommend'], bold: true, size: 14 },
      ...['The union', 'The office', 'The council', 'The bank'].map(item),
    ]);
    const blocks = shape(page);
    expect(blocks.every((block) => typeof block === 'string')).toBe(true);
    expect(blocks).toContain(
      '• The union should plan the work ahead and tell its partners of it in time for the next meeting.',
    );
    expect(blocks.filter((block) => /Water|Trade/u.test(String(block)) && /should/u.test(String(block)))).toEqual([]);
  });

  it('reads a bold passage that is indented in one column apart from the prose beside it', () => {
    const bold = { bold: true, indent: 24 };
    const advice = ['It is recommended that the office', 'write to all of its members and', 'keep their answers.'];
    const page = new PageBuilder();
    column(page, LEFT, [
      ...[prose('Water', 4), prose('Trade', 4), prose('Light', 3), prose('Roads', 2)],
      ...[prose('Wells', 2), prose('Rains', 8), prose('Ducks', 4), prose('Geese', 3)],
    ]);
    // The last line of the advice stands level with a paragraph of the other column, as the first of a row does.
    column(page, RIGHT, [
      ...[prose('Ports', 7), prose('Ships', 6), { lines: ['Measure 1'], ...bold }, { lines: advice, ...bold }],
      ...[prose('Crops', 3), prose('Seeds', 3), prose('Herds', 4), prose('Soils', 3)],
    ]);
    const blocks = shape(page);
    expect(blocks.every((block) => typeof block === 'string')).toBe(true);
    expect(blocks).toContain(advice.join(' '));
  });
});

describe('tables of two columns', () => {
  const HEAD = { bold: true };

  it('stay tables where cells are full of prose, and one holds a list', () => {
    const page = new PageBuilder().text(LEFT, 80, 'What was found', HEAD).text(RIGHT, 80, 'What is to be done', HEAD);
    for (const [at, name] of ['Water', 'Trade', 'Light', 'Roads'].entries()) {
      const top = 104 + at * 112;
      page.text(LEFT, top, prose(name, 8).lines.join('\n'));
      for (const [row, of] of ['board', 'agency', 'union'].entries())
        page.text(RIGHT, top + row * 36, `• The ${of} should plan the work ahead\nand tell its partners of it.`);
    }
    const [table, ...rest] = shape(page) as { rows: unknown[] }[];
    expect(rest).toEqual([]);
    expect(table?.rows).toHaveLength(5);
  });

  it('stay tables where all cells hold several paragraphs', () => {
    const page = new PageBuilder().text(LEFT, 80, 'What was found', HEAD).text(RIGHT, 80, 'What is to be done', HEAD);
    for (const [at, name] of ['Water', 'Trade', 'Light', 'Roads'].entries()) {
      const top = 104 + at * 124;
      for (const [x, first] of [
        [LEFT, 5],
        [RIGHT, 3],
      ] as const)
        page
          .text(x, top, prose(name, first).lines.join('\n'))
          .text(x, top + first * STEP + WHITE, prose(`${name} too`, 8 - first).lines.join('\n'));
    }
    const [table, ...rest] = shape(page) as { rows: unknown[] }[];
    expect(rest).toEqual([]);
    expect(table?.rows).toHaveLength(5);
  });
});
