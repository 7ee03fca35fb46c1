import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/core/document.js';
import { documentOf, pageShape } from './shape.js';

const tableOf = async (html: string): Promise<Table> => {
  const { blocks } = await documentOf(`<html><body>${html}</body></html>`);
  const table = blocks.find(({ kind }) => kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
};
/** Each cell as `text@column+columns`, header cells in brackets. */
const gridOf = async (html: string): Promise<string[][]> => {
  const { text } = await documentOf(`<html><body>${html}</body></html>`);
  const { rows } = await tableOf(html);
  return rows.map(({ cells }) =>
    cells.map(({ span, header, column, columns }) => {
      const shown = `${text.slice(span.start, span.end)}@${column}${columns > 1 ? `+${columns}` : ''}`;
      return header ? `[${shown}]` : shown;
    }),
  );
};

describe('tables made of roles', () => {
  const cell = (role: string, text: string): string => `<span role="${role}">${text}</span>`;
  const line = (...cells: readonly string[]): string => `<div role="row">${cells.join('')}</div>`;
  const rows =
    line(cell('columnheader', 'Who'), cell('columnheader', 'When')) + line(cell('cell', 'Watch'), cell('cell', '2024'));

  it.each([
    `<div role="table">${rows}</div>`,
    `<div role="grid"><div role="rowgroup">${rows}</div></div>`,
    `<div>${rows}</div>`,
  ])('have their cells: %s', async (html) => {
    expect(await gridOf(html)).toEqual([
      ['[Who@0]', '[When@1]'],
      ['Watch@0', '2024@1'],
    ]);
  });

  it('leave real tables and lists what they are', async () => {
    expect(await gridOf('<table role="presentation"><tr role="row"><td role="gridcell">A</td></tr></table>')).toEqual([
      ['A@0'],
    ]);
    expect(await pageShape('<ul role="table"><li role="row">one</li><li>two</li></ul>')).toEqual(['• one', '• two']);
  });
});

describe('tables', () => {
  it('stand in the stored text with tabs between cells and line feeds between rows and inside cells', async () => {
    const { text } = await documentOf(
      '<html><p>before<table><tr><th>A</th><th>B</th></tr><tr><td>1<br>2</td><td></td></tr></table>after',
    );
    expect(text).toBe('before\nA\tB\n1\n2\t\nafter');
  });

  it('have spans that nest and say what is shown', async () => {
    const html = '<p>x<table><tr><td>a <b>b</b></td><td><p>c</p><p>d</p></td></tr><tr><td>e</table>';
    const table = await tableOf(html);
    expect(table.span).toEqual({ start: 2, end: 11 });
    expect(table.rows.map(({ span }) => span)).toEqual([
      { start: 2, end: 9 },
      { start: 10, end: 11 },
    ]);
    expect(table.rows[0]?.cells.map(({ span }) => span)).toEqual([
      { start: 2, end: 5 },
      { start: 6, end: 9 },
    ]);
    expect(table.rows[0]?.cells[1]?.blocks.map(({ span }) => span)).toEqual([
      { start: 6, end: 7 },
      { start: 8, end: 9 },
    ]);
  });

  it('mark header cells', async () => {
    expect(
      await gridOf('<table><thead><tr><td>A</td></tr></thead><tbody><tr><th>B<td>C<td role=rowheader>D</table>'),
    ).toEqual([['[A@0]'], ['[B@0]', 'C@1', '[D@2]']]);
  });

  it('place cells on the grid', async () => {
    expect(
      await gridOf(
        '<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td rowspan=2>e<td>f<tr><td>g<td>h<td>i</table>',
      ),
    ).toEqual([
      ['a@0', 'b@1+2', 'c@3'],
      ['d@1', 'e@2', 'f@3'],
      ['g@0', 'h@1', 'i@3'],
    ]);
  });

  it('end row spans with their section, and take rowspan 0 for the rest of it', async () => {
    expect(
      await gridOf('<table><tbody><tr><td rowspan=9>a<td>b<tbody><tr><td rowspan=0>c<td>d<tr><td>e</table>'),
    ).toEqual([['a@0', 'b@1'], ['c@0', 'd@1'], ['e@1']]);
  });

  it.each(['colspan=0', 'colspan=-3', 'colspan=x', 'colspan', 'colspan=1.9', 'rowspan=x'])(
    'take %s for one',
    async (span) => {
      expect(await gridOf(`<table><tr><td ${span}>a<td>b</table>`)).toEqual([['a@0', 'b@1']]);
    },
  );

  it('bear spans beyond measure', async () => {
    const row = '<tr><td colspan=99999999 rowspan=99999999>a<td rowspan=70000>b';
    expect(await gridOf(`<table>${row}<tr><td>c</table>`)).toEqual([['a@0+1000', 'b@1000'], ['c@1000']]);
  });

  it('keep empty cells, and drop empty rows and tables', async () => {
    expect(await gridOf('<table><tr></tr><tr><td> <td>&nbsp;<td>x</table>')).toEqual([['@0', '@1', 'x@2']]);
    expect(await pageShape('a<table><tbody></tbody></table>b')).toEqual(['a', 'b']);
  });

  it('may come without end tags, rows or sections', async () => {
    const expected = [{ rows: [['a', 'b'], ['c']] }];
    for (const html of [
      '<table><tr><td>a<td>b<tr><td>c',
      '<table><td>a<td>b<tr><td>c</table>',
      '<table><tbody><tr><td>a</td><td>b</tbody><tbody><td>c</table>',
      '<table><tr><td><b>a<td><p>b<tr><td><div>c',
      '<table><tr><th><i>a<th>b</i><tr><td>c</table>',
      '<table><form><tr><td>a<td>b</tr><tr><td>c</form></table>',
      '<div><table><tr><td>a<td>b</tr><tr><td>c</td></tr></div>',
    ])
      expect(await pageShape(html), html).toEqual(expected);
  });

  it('do not pass on what was left open in the cell before', async () => {
    const table = await tableOf('<table><tr><td><h2>a<td>b<tr><td><pre>c<td>d  e<tr><td><ol><li>f<td><li>g</table>');
    const blocks = table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks));
    expect(blocks.map((block) => block.kind === 'paragraph' && block.heading)).toEqual([
      2,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(await pageShape('<table><tr><td><pre>c<td>d  e<tr><td><ol><li>f<td><li>g</table>')).toEqual([
      {
        rows: [
          ['c', 'd e'],
          ['1. f', '• g'],
        ],
      },
    ]);
  });

  it('nest', async () => {
    expect(await pageShape('<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>')).toEqual([
      { rows: [[['a', { rows: [['b', 'c']] }, 'd'], 'e']] },
    ]);
    const { text } = await documentOf('<html><table><tr><td><table><tr><td>a<td>b</table><td>c</table>');
    expect(text).toBe('a\tb\tc');
  });

  it('have their caption before them', async () => {
    expect(await pageShape('<table><caption>Key <b>actions</b></caption><tr><td>a</table>')).toEqual([
      'Key actions',
      { rows: [['a']] },
    ]);
  });
});

describe('text that stands in a table but in no cell', () => {
  it('comes before the table when it does', async () => {
    expect(await pageShape('<table>loose<tr><td>a</table>')).toEqual(['loose', { rows: [['a']] }]);
  });

  it('is a row of its own between rows, as wide as the table', async () => {
    expect(await gridOf('<table><tr><td>a<td>b</td></tr><h3>loose</h3><p>text</p><tr><td>c</table>')).toEqual([
      ['a@0', 'b@1'],
      ['loose\ntext@0+2'],
      ['c@0'],
    ]);
  });

  it('belongs to the cell before it inside a row', async () => {
    expect(await pageShape('<table><tr><td>a</td>loose<td>b</td></tr></table>')).toEqual([
      { rows: [[['a', 'loose'], 'b']] },
    ]);
  });

  it('comes after the table when no row follows: the end tag of the table is missing', async () => {
    expect(await pageShape('<table><tr><td>a</td></tr><h2>2. Next</h2><table><tr><td>b</table>end')).toEqual([
      { rows: [['a']] },
      '## 2. Next',
      { rows: [['b']] },
      'end',
    ]);
  });
});

describe('rows that no table is around', () => {
  it('make a table', async () => {
    expect(await pageShape('<p>x</p><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr><p>y</p><td>d<td>e')).toEqual([
      'x',
      { rows: [['a', 'b'], ['c']] },
      'y',
      { rows: [['d', 'e']] },
    ]);
    expect(await pageShape('<div><tbody><tr><td>a</tbody><tbody><tr><td>b</tbody>c</div>')).toEqual([
      { rows: [['a'], ['b']] },
      'c',
    ]);
  });

  it('stay apart from the tables of the page', async () => {
    expect(await pageShape('<tr><td>a<td>b</tr><table><tr><td>c</table>')).toEqual([
      { rows: [['a', 'b']] },
      { rows: [['c']] },
    ]);
  });
});

describe('an end tag in a cell that belongs outside of the table', () => {
  it.each(['div', 'span', 'font', 'center'])('</%s>', async (tag) => {
    expect(
      await pageShape(`<${tag}><table><tr><td>a</${tag}></td><td>b</td></tr><tr><td>c</td></tr></table>after</${tag}>`),
    ).toEqual([{ rows: [['a', 'b'], ['c']] }, 'after']);
  });

  it('in a table inside a cell', async () => {
    expect(
      await pageShape(
        '<table><tr><td><div><table><tr><td>a</div></td><td>b</td></tr></table></div></td><td>c</td></tr></table>',
      ),
    ).toEqual([{ rows: [[[{ rows: [['a', 'b']] }], 'c']] }]);
  });

  it('does not cost the rows that no table is around', async () => {
    expect(await pageShape('<tr><td>x</td><td>y</td></tr><div><table><tr><td>a</div></table>')).toEqual([
      { rows: [['x', 'y']] },
      { rows: [['a']] },
    ]);
  });
});

describe('definition lists', () => {
  it('are tables of two columns', async () => {
    expect(await gridOf('<dl><dt>Plan</dt><dd>2018-2022</dd><dt>Type<dd>Project</dl>')).toEqual([
      ['[Plan@0]', '2018-2022@1'],
      ['[Type@0]', 'Project@1'],
    ]);
  });

  it('have one cell for all details of a term', async () => {
    expect(await pageShape('<dl><dt>Units<dd>A<dd><p>B</p><p>C</p><dt>Type<dd>x</dl>')).toEqual([
      {
        rows: [
          ['Units', ['A', 'B', 'C']],
          ['Type', 'x'],
        ],
      },
    ]);
  });

  it('keep a term without details and details without a term', async () => {
    expect(await gridOf('<dl><dd>a<dt>b<dt>c<dd>d</dl>')).toEqual([['a@1'], ['[b@0]'], ['[c@0]', 'd@1']]);
  });

  it('may have their groups wrapped', async () => {
    expect(
      await pageShape('<dl><div><dt>A</dt><dd>1</dd></div><div><dt>B</dt><dd>2</dd><dd>3</dd></div></dl>after'),
    ).toEqual([
      {
        rows: [
          ['A', '1'],
          ['B', ['2', '3']],
        ],
      },
      'after',
    ]);
    expect(await pageShape('<dl><div><dt>A</dt></div><div><dd>1</dd></div></dl>')).toEqual([{ rows: [['A', '1']] }]);
  });

  it('give what stands between their groups a row of its own', async () => {
    expect(await pageShape('<dl><dt>A<dd>1</dd><h4>More</h4><dt>B<dd>2</dl>')).toEqual([
      { rows: [['A', '1'], ['#### More'], ['B', '2']] },
    ]);
  });

  it('may hold tables and stand in them', async () => {
    expect(await pageShape('<dl><dt>A<dd><table><tr><td>1<td>2</table></dl>')).toEqual([
      { rows: [['A', [{ rows: [['1', '2']] }]]] },
    ]);
    expect(await pageShape('<table><tr><td><dl><dt>A<dd>1<td>b<tr><td>c</table>')).toEqual([
      { rows: [[[{ rows: [['A', '1']] }], 'b'], ['c']] },
    ]);
  });

  it('are nothing without a list around them', async () => {
    expect(await pageShape('<dt>a<dd>b')).toEqual(['a', 'b']);
  });
});
