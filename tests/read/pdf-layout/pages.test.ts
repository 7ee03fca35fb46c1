/** What page breaks cut, and what pages repeat. */
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/core/document.js';
import { readAt } from '../../../src/core/reading.js';
import { shapeOf } from '../shape.js';
import { documentFrom, PageBuilder, tag, tagTable } from './page.js';

const XS = [50, 200, 350, 550];

/** A ruled table whose rows hold these texts, three cells a row; lines of a cell are parted by line feeds. */
function ruled(page: PageBuilder, top: number, bottom: number, rows: readonly (readonly string[])[]): PageBuilder {
  const height = (bottom - top) / rows.length;
  for (const [at, cells] of rows.entries()) {
    const y = top + at * height;
    const xs = cells.length === 1 ? [50, 550] : XS;
    page.grid(xs, [y, y + height]);
    for (const [column, text] of cells.entries()) page.text((xs[column] ?? 0) + 4, y + 4, text);
  }
  return page;
}

const tables = (...pages: PageBuilder[]): unknown[] =>
  shapeOf(documentFrom(...pages).document).filter((shape) => typeof shape === 'object');
const navigation = (...pages: PageBuilder[]): unknown[] =>
  shapeOf(documentFrom(...pages).document).filter((shape) => String(shape).startsWith('nav: '));

describe('a row that a page break cuts', () => {
  const HEAD = ['Key action', 'Unit', 'Time'];

  it('comes back whole, in its columns, each fragment with its page', () => {
    const first = ruled(new PageBuilder(1), 500, 700, [
      HEAD,
      ['1.1 Indicate the\nactivities to reach an', 'Team of the\nproject and its', 'Q4'],
    ]);
    const second = ruled(new PageBuilder(2), 80, 180, [
      ['external audience', 'partners', ''],
      ['1.2 Report', 'Team', 'Q1'],
    ]);
    expect(tables(first, second)).toEqual([
      {
        rows: [
          HEAD,
          ['1.1 Indicate the activities to reach an\nexternal audience', 'Team of the project and its\npartners', 'Q4'],
          ['1.2 Report', 'Team', 'Q1'],
        ],
      },
    ]);
    const { document } = documentFrom(first, second);
    const cell = (document.blocks[0] as Table).rows[1]?.cells[1];
    const { at } = readAt(document, cell?.span ?? { start: 0, end: 0 }, 'test/rule');
    expect(at.map(({ page, start, end }) => [page, document.text.slice(start, end)])).toEqual([
      [1, 'Team of the project and its'],
      [2, 'partners'],
    ]);
  });

  it('is told by an empty first column', () => {
    const first = ruled(new PageBuilder(1), 500, 700, [HEAD, ['1.1 Train all staff', 'The Division of', 'Q4']]);
    const second = ruled(new PageBuilder(2), 80, 180, [
      ['', 'Human Resources', ''],
      ['1.2 Report', 'Team', 'Q1'],
    ]);
    expect(tables(first, second)).toEqual([
      { rows: [HEAD, ['1.1 Train all staff', 'The Division of\nHuman Resources', 'Q4'], ['1.2 Report', 'Team', 'Q1']] },
    ]);
  });

  it.each([
    ['a number', ['1.2 report on it', 'Team', 'Q1']],
    ['a finished row and a new sentence', ['Report on it.', 'Team', 'Q1']],
  ])('does not swallow the next row, which begins with %s', (_, row) => {
    const first = ruled(new PageBuilder(1), 500, 700, [HEAD, ['1.1 Train all staff.', 'Team', 'Q4']]);
    expect(tables(first, ruled(new PageBuilder(2), 80, 130, [row]))).toEqual([
      { rows: [HEAD, ['1.1 Train all staff.', 'Team', 'Q4'], row] },
    ]);
  });

  it('does not swallow the next recommendation, which spans all columns', () => {
    const row = ['1.1 Train the staff of', 'Team', 'Q4'];
    const first = ruled(new PageBuilder(1), 500, 700, [HEAD, row]);
    const second = ruled(new PageBuilder(2), 80, 180, [['Evaluation recommendation 2: to plan'], HEAD]);
    expect(tables(first, second)).toEqual([{ rows: [HEAD, row, ['Evaluation recommendation 2: to plan'], HEAD] }]);
  });

  it('is told by the tags, which list the cells of a new row even where they are empty', () => {
    const page = (number: number, top: number, texts: readonly string[], marks: readonly number[]): PageBuilder => {
      const builder = new PageBuilder(number).grid(XS, [top, top + 60]);
      for (const [at, text] of texts.entries())
        if (text !== '') builder.text((XS[at] ?? 0) + 4, top + 4, text, { mark: at });
      return builder.tags(tagTable([marks]));
    };
    const first = page(1, 640, ['Strengthen the', 'Office', 'Q2'], [0, 1, 2]);
    const rest = page(2, 80, ['Regional Bureau', '', ''], [0]);
    const next = page(2, 80, ['Regional Bureau', '', ''], [0, 1, 2]);
    expect(tables(first, rest)).toEqual([{ rows: [['Strengthen the\nRegional Bureau', 'Office', 'Q2']] }]);
    expect(tables(first, next)).toEqual([
      {
        rows: [
          ['Strengthen the', 'Office', 'Q2'],
          ['Regional Bureau', '', ''],
        ],
      },
    ]);
  });

  it('can be a list in a band that counts on', () => {
    const band = (number: number, top: number, text: string): PageBuilder =>
      ruled(new PageBuilder(number), top, top + 60, [[text], ['a', 'b', 'c']]);
    const first = ruled(new PageBuilder(1), 560, 700, [
      ['a', 'b', 'c'],
      ['Recommendation 9.\n9.1. Keep the platform easy to use.\n9.2. Work with the bureaus.'],
    ]);
    const [table] = tables(first, band(2, 80, '9.3. Co-invest in knowledge.')) as { rows: unknown[] }[];
    expect(table?.rows[1]).toEqual([
      [
        'Recommendation 9.',
        '9.1. Keep the platform easy to use.',
        '9.2. Work with the bureaus.',
        '9.3. Co-invest in knowledge.',
      ],
    ]);
  });
});

describe('a table over pages', () => {
  it('drops a repeated head, which stays in the text as navigation', () => {
    const head = ['Key action', 'Unit', 'Time'];
    const first = ruled(new PageBuilder(1), 500, 700, [head, ['1.1 Train.', 'Team', 'Q4']]);
    const second = ruled(new PageBuilder(2), 80, 180, [head, ['1.2 Report.', 'Team', 'Q1']]);
    expect(tables(first, second)).toEqual([
      { rows: [head, ['1.1 Train.', 'Team', 'Q4'], ['1.2 Report.', 'Team', 'Q1']] },
    ]);
    expect(navigation(first, second)).toEqual(['nav: Key action', 'nav: Unit', 'nav: Time']);
  });

  it('ends where a text stands between, or where other columns begin', () => {
    const first = ruled(new PageBuilder(1), 500, 700, [['a', 'b', 'c']]);
    const other = new PageBuilder(2).text(50, 60, 'A paragraph between the two of them.');
    expect(tables(first, ruled(other, 100, 150, [['d', 'e', 'f']]))).toHaveLength(2);
    const shifted = new PageBuilder(2).grid([120, 300, 480], [80, 120]).text(125, 84, 'd').text(305, 84, 'e');
    expect(tables(first, shifted)).toHaveLength(2);
  });

  it('goes on where centred text begins elsewhere, as long as it stays in its column', () => {
    const cells = (number: number, top: number, xs: readonly number[], texts: readonly string[]): PageBuilder => {
      const page = new PageBuilder(number);
      for (const [at, text] of texts.entries()) page.text(xs[at] ?? 0, top, text, { mark: at });
      return page.tags(tagTable([[0, 1, 2]]));
    };
    const first = cells(1, 700, [60, 300, 420], ['Finance (#53, 61)', 'Requested', 'Implemented']);
    const second = cells(2, 80, [60, 318, 445], ['Budget', '2', '1']);
    expect(tables(first, second)).toEqual([
      {
        rows: [
          ['Finance (#53, 61)', 'Requested', 'Implemented'],
          ['Budget', '2', '1'],
        ],
      },
    ]);
  });

  it('goes on past a footnote', () => {
    const first = ruled(new PageBuilder(1), 400, 600, [['1. Plan', 'x', 'y']]).text(50, 620, '1 See the annex.', {
      size: 7,
    });
    const second = ruled(new PageBuilder(2), 80, 180, [['2. Act', 'x', 'y']]);
    expect(tables(first, second)).toEqual([
      {
        rows: [
          ['1. Plan', 'x', 'y'],
          ['2. Act', 'x', 'y'],
        ],
      },
    ]);
  });
});

describe('running heads and feet', () => {
  const body = (page: PageBuilder): PageBuilder => {
    for (let at = 0; at < 10; at++)
      page.text(50, 150 + at * 12, `Line ${at} of the text of this page, which says enough`);
    return page;
  };
  const pages = (add: (page: PageBuilder, number: number) => void): PageBuilder[] =>
    [1, 2, 3, 4, 5].map((number) => {
      const page = body(new PageBuilder(number));
      add(page, number);
      return page;
    });

  it('sets apart what most pages repeat, and page numbers in any dress', () => {
    const found = navigation(
      ...pages((page, number) => page.text(50, 30, 'Annual report').text(270, 770, `Page ${number} of 5`)),
    );
    expect(found.filter((text) => text === 'nav: Annual report')).toHaveLength(5);
    expect(found).toContain('nav: Page 3 of 5');
  });

  it('keeps the cells of a table without lines that recur in the margin, and the years in it', () => {
    const units = ['Water Unit', 'Finance', 'Health', 'Roads', 'Schools'];
    const five = pages((page, number) =>
      page
        .text(50, 710, `1.${number} ${units[number - 1]} reports`)
        .text(250, 710, `${units[5 - number]}`)
        .text(350, 710, String(2022 + number))
        .text(450, 710, 'Completed')
        .text(270, 770, `Page ${number} of 5`),
    );
    const found = navigation(...five);
    expect(found).toHaveLength(5);
    expect(found).toContain('nav: Page 3 of 5');
  });

  it('keeps a heading that recurs at one place with a number that counts with the pages', () => {
    const five = pages((page, number) =>
      page.text(50, 80, `Evaluation recommendation ${number}`, { bold: true }).text(290, 770, String(number)),
    );
    const shapes = shapeOf(documentFrom(...five).document).map(String);
    expect(
      shapes.filter((text) => text.includes('Evaluation recommendation') && !text.startsWith('nav: ')),
    ).toHaveLength(5);
    expect(shapes.filter((text) => text.startsWith('nav: '))).toHaveLength(5);
  });

  it('keeps what stands in a table, and a label that ends in a colon', () => {
    const five = pages((page) => ruled(page, 20, 60, [['Status', 'Open', 'x']]).text(50, 90, 'Management response:'));
    expect(navigation(...five)).toEqual([]);
  });

  it('joins a paragraph over the break between them', () => {
    const first = new PageBuilder(1)
      .text(50, 690, 'The office will keep its register of requests in the')
      .text(290, 770, '1');
    const second = new PageBuilder(2).text(50, 80, 'capital and in the field.').text(290, 770, '2');
    expect(shapeOf(documentFrom(first, second).document)[0]).toBe(
      'The office will keep its register of requests in the\ncapital and in the field.',
    );
  });

  it('believes the tags that a line at the foot is no content', () => {
    const marked = (number: number): PageBuilder =>
      new PageBuilder(number)
        .text(50, 150, 'All of the text of this page is tagged as content, so that the rest is none of it.', {
          mark: 1,
        })
        .text(50, 770, 'Office of Evaluation')
        .tags(tag('P', [1]));
    expect(navigation(marked(1), marked(2))).toEqual(['nav: Office of Evaluation', 'nav: Office of Evaluation']);
  });
});
