/** Tables of one page: by lines, by tags, by alignment. */
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/core/document.js';
import { shapeOf } from '../shape.js';
import { documentFrom, PageBuilder, tag, tagTable } from './page.js';

const shape = (page: PageBuilder): unknown[] => shapeOf(documentFrom(page).document);
const tableIn = (page: PageBuilder): Table => {
  const table = documentFrom(page).document.blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
};
const placesOf = ({ rows }: Table): number[][][] =>
  rows.map(({ cells }) => cells.map(({ column, columns }) => [column, columns]));

describe('ruled tables', () => {
  it('puts text into cells by its place, empty cells included', () => {
    const page = new PageBuilder()
      .grid([50, 200, 300], [100, 130, 180])
      .text(55, 105, 'Key action')
      .text(205, 105, 'Status')
      .text(55, 135, 'Hold a workshop for the\nstaff of all offices');
    expect(shape(page)).toEqual([
      {
        rows: [
          ['Key action', 'Status'],
          ['Hold a workshop for the staff of all offices', ''],
        ],
      },
    ]);
  });

  it('reads a head of two levels, and bands that span all columns', () => {
    const page = new PageBuilder()
      .grid([50, 200, 300, 400], [100, 120])
      .down(50, 120, 200)
      .down(200, 120, 200)
      .down(300, 140, 200)
      .down(400, 120, 200)
      .across(140, 200, 400)
      .across(160, 50, 400)
      .across(200, 50, 400)
      .grid([50, 400], [200, 230])
      .text(55, 104, 'Area')
      .text(205, 104, 'Unit')
      .text(305, 104, 'Date')
      .text(55, 124, 'Key action')
      .text(205, 124, 'Tracking')
      .text(205, 144, 'Status')
      .text(305, 144, 'Comments')
      .text(55, 164, 'Train staff')
      .text(205, 164, 'Initiated')
      .text(55, 204, 'Evaluation recommendation 2: Plan ahead');
    const table = tableIn(page);
    expect(shapeOf(documentFrom(page).document)).toEqual([
      {
        rows: [
          ['Area', 'Unit', 'Date'],
          ['Key action', 'Tracking'],
          ['Status', 'Comments'],
          ['Train staff', 'Initiated', ''],
          ['Evaluation recommendation 2: Plan ahead'],
        ],
      },
    ]);
    expect(placesOf(table)).toEqual([
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ],
      [
        [0, 1],
        [1, 2],
      ],
      [
        [1, 1],
        [2, 1],
      ],
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ],
      [[0, 3]],
    ]);
  });

  it('takes a grid that is open at its sides as one that is closed', () => {
    const page = new PageBuilder().down(200, 100, 180);
    for (const y of [100, 140, 180]) page.across(y, 50, 400);
    page.text(55, 105, 'Name').text(205, 105, 'Role').text(55, 145, 'Ana').text(205, 145, 'Lead');
    expect(shape(page)).toEqual([
      {
        rows: [
          ['Name', 'Role'],
          ['Ana', 'Lead'],
        ],
      },
    ]);
  });

  it('takes a frame around text for no table, and reads what is in it', () => {
    const page = new PageBuilder()
      .text(50, 60, 'Before.')
      .grid([50, 400], [100, 160])
      .text(55, 105, 'Summary of it.')
      .text(50, 200, 'After.');
    expect(shape(page)).toEqual(['Before.', 'Summary of it.', 'After.']);
  });

  it('reads a table in a cell', () => {
    const page = new PageBuilder()
      .grid([50, 200, 500], [100, 220, 250])
      .text(55, 105, 'Reach')
      .text(205, 105, 'As planned:')
      .grid([210, 300, 400], [130, 160, 190])
      .text(215, 140, 'Women')
      .text(305, 140, '30')
      .text(215, 170, 'Men')
      .text(305, 170, '34')
      .text(55, 230, 'Donor')
      .text(205, 230, 'None');
    expect(shape(page)).toEqual([
      {
        rows: [
          [
            'Reach',
            [
              'As planned:',
              {
                rows: [
                  ['Women', '30'],
                  ['Men', '34'],
                ],
              },
            ],
          ],
          ['Donor', 'None'],
        ],
      },
    ]);
  });
});

describe('tagged tables', () => {
  const untouched = (): PageBuilder =>
    new PageBuilder()
      .text(60, 100, 'Status:', { mark: 1 })
      .text(200, 100, 'Under implementation', { mark: 2 })
      .text(60, 112, 'Priority:', { mark: 3 })
      .text(200, 112, 'High', { mark: 4 })
      .text(50, 140, 'The next paragraph.', { mark: 9 });

  it('reads cells that no line parts', () => {
    const page = untouched().tags(
      tagTable([
        [1, 2],
        [3, 4],
      ]),
      tag('P', [9]),
    );
    expect(shape(page)).toEqual([
      {
        rows: [
          ['Status:', 'Under implementation'],
          ['Priority:', 'High'],
        ],
      },
      'The next paragraph.',
    ]);
  });

  it('follows the tags where lines are drawn between some rows only', () => {
    const page = untouched()
      .across(95, 50, 400)
      .across(125, 50, 400)
      .down(50, 95, 125)
      .down(190, 95, 125)
      .down(400, 95, 125);
    page.tags(
      tagTable([
        [1, 2],
        [3, 4],
      ]),
      tag('P', [9]),
    );
    expect(shape(page)).toContainEqual({
      rows: [
        ['Status:', 'Under implementation'],
        ['Priority:', 'High'],
      ],
    });
  });

  it('follows the lines where both cross, and says so', () => {
    const page = untouched().grid([50, 190, 400], [95, 111, 125]);
    page.tags(
      tagTable([
        [1, 4],
        [3, 2],
      ]),
      tag('P', [9]),
    );
    const crossed = new PageBuilder()
      .grid([50, 190, 400], [95, 111, 125])
      .text(60, 98, 'Status:', { mark: 1 })
      .text(200, 98, 'Ended', { mark: 1 })
      .text(60, 113, 'Priority:', { mark: 2 })
      .text(200, 113, 'High', { mark: 2 })
      .tags(tagTable([[1], [2]]));
    const { document, said } = documentFrom(crossed);
    expect(shapeOf(document)).toEqual([
      {
        rows: [
          ['Status:', 'Ended'],
          ['Priority:', 'High'],
        ],
      },
    ]);
    expect(said).toEqual([{ code: 'table/sources-disagree', data: { page: 1, cells: 2 } }]);
    expect(documentFrom(page).said).toEqual([]);
  });

  it('leaves out a footnote that is tagged inside a cell', () => {
    const page = untouched().text(50, 700, '1 A note at the foot.', { mark: 5, size: 8 });
    const cell = tag('TD', [tag('Note', [5])]);
    page.tags(
      tag('Table', [tag('TR', [tag('TD', [1]), tag('TD', [2])]), tag('TR', [tag('TD', [3]), { ...cell, marks: [4] }])]),
      tag('P', [9]),
    );
    expect(shape(page).at(-1)).toBe('1 A note at the foot.');
  });
});

describe('tables by alignment', () => {
  it('reads labels with their values', () => {
    const page = new PageBuilder()
      .text(50, 60, 'In paragraph 12, the Board recommended that the agency keep a register of all of it.')
      .text(100, 90, 'Department responsible:')
      .text(260, 90, 'Office of Finance and Office of')
      .text(260, 102, 'Information')
      .text(100, 114, 'Status:')
      .text(260, 114, 'Closure requested')
      .text(100, 126, 'Priority:')
      .text(260, 126, 'High');
    expect(shape(page).at(-1)).toEqual({
      rows: [
        ['Department responsible:', 'Office of Finance and Office of Information'],
        ['Status:', 'Closure requested'],
        ['Priority:', 'High'],
      ],
    });
  });

  it('reads rows parted by white under a head', () => {
    const page = new PageBuilder()
      .text(60, 100, 'Key action')
      .text(250, 100, 'Unit')
      .text(400, 100, 'Time frame')
      .text(60, 125, 'Draft a policy on')
      .text(250, 125, 'Policy Division')
      .text(400, 125, 'June 2025')
      .text(60, 137, 'the use of data')
      .text(250, 137, 'with the regions')
      .text(60, 162, 'Publish it')
      .text(250, 162, 'Secretariat')
      .text(400, 162, 'July 2025');
    expect(shape(page)).toEqual([
      {
        rows: [
          ['Key action', 'Unit', 'Time frame'],
          ['Draft a policy on the use of data', 'Policy Division with the regions', 'June 2025'],
          ['Publish it', 'Secretariat', 'July 2025'],
        ],
      },
    ]);
  });

  /** A head of two lines, cells of one to three lines, narrow white between some of them, the last cell of the last row empty. */
  const wrapped = (): PageBuilder =>
    new PageBuilder()
      .text(90, 90, 'Key action', { bold: true })
      .text(182, 90, 'Responsible\nunit', { bold: true })
      .text(250, 90, 'Time frame', { bold: true })
      .text(320, 90, 'Status', { bold: true })
      .text(400, 90, 'Comments', { bold: true })
      .text(50, 122, '1.1 Train the committees\nin keeping accounts')
      .text(182, 122, 'Water Unit')
      .text(250, 122, 'June 2023')
      .text(312, 122, 'Completed')
      .text(369, 122, 'Forty were trained\nin three districts')
      .text(50, 154, '1.2 Print the manual for\ncaretakers')
      .text(182, 154, 'Ministry of\nHealth')
      .text(250, 154, 'December\n2023')
      .text(312, 154, 'Initiated')
      .text(369, 154, 'The manual is at the\nprinter')
      .text(50, 186, '1.3 Hold a meeting with\nthe river board')
      .text(182, 186, 'Programme\nTeam')
      .text(250, 186, 'March 2024')
      .text(312, 186, 'Not\ninitiated')
      .text(50, 240, 'The office will report on these actions once a year, and publish what it reports.');
  const wrappedRows = [
    ['Key action', 'Responsible unit', 'Time frame', 'Status', 'Comments'],
    [
      '1.1 Train the committees in keeping accounts',
      'Water Unit',
      'June 2023',
      'Completed',
      'Forty were trained in three districts',
    ],
    [
      '1.2 Print the manual for caretakers',
      'Ministry of Health',
      'December 2023',
      'Initiated',
      'The manual is at the printer',
    ],
    ['1.3 Hold a meeting with the river board', 'Programme Team', 'March 2024', 'Not initiated', ''],
  ];
  const after = 'The office will report on these actions once a year, and publish what it reports.';

  it('reads columns that only a narrow white parts in some lines', () => {
    expect(shape(wrapped())).toEqual([{ rows: wrappedRows }, after]);
  });

  it('parts rows that no white parts by what begins a cell, not by every line', () => {
    const page = new PageBuilder()
      .text(50, 100, 'Key action\nDraft a policy on the\nuse of data')
      .text(180, 100, 'Unit\nPolicy Division\nwith the regions')
      .text(300, 100, 'Time frame\nJune 2025')
      .text(50, 136, 'Publish it')
      .text(180, 136, 'Secretariat')
      .text(300, 136, 'July 2025')
      .text(50, 148, 'Agree a budget')
      .text(180, 148, 'Finance')
      .text(300, 148, 'May 2026');
    expect(shape(page)).toEqual([
      {
        rows: [
          ['Key action', 'Unit', 'Time frame'],
          ['Draft a policy on the use of data', 'Policy Division with the regions', 'June 2025'],
          ['Publish it', 'Secretariat', 'July 2025'],
          ['Agree a budget', 'Finance', 'May 2026'],
        ],
      },
    ]);
  });

  it('reads cells that stand in the middle of their row', () => {
    const page = new PageBuilder()
      .text(60, 100, 'Key action')
      .text(250, 94, 'Responsible\nunit')
      .text(400, 100, 'Due')
      .text(500, 100, 'Status')
      .text(50, 126, 'Draft a policy on the use\nof data together with all\nregions')
      .text(230, 132, 'Policy Division and\nthe regions')
      .text(385, 138, 'June 2025')
      .text(490, 138, 'Initiated')
      .text(50, 172, 'Publish it')
      .text(230, 172, 'Secretariat')
      .text(385, 172, 'July 2025')
      .text(490, 172, 'Completed');
    expect(shape(page)).toEqual([
      {
        rows: [
          ['Key action', 'Responsible unit', 'Due', 'Status'],
          [
            'Draft a policy on the use of data together with all regions',
            'Policy Division and the regions',
            'June 2025',
            'Initiated',
          ],
          ['Publish it', 'Secretariat', 'July 2025', 'Completed'],
        ],
      },
    ]);
  });

  it('keeps the second paragraph of a cell in its row', () => {
    const page = new PageBuilder()
      .text(50, 100, 'Key action')
      .text(250, 100, 'Unit')
      .text(400, 100, 'Comments')
      .text(50, 120, 'Draft a policy')
      .text(250, 120, 'Policy Division')
      .text(400, 120, 'Begun in May')
      .text(400, 138, 'Ended in June')
      .text(50, 158, 'Publish it')
      .text(250, 158, 'Secretariat')
      .text(400, 158, 'Late');
    expect(shape(page)).toEqual([
      {
        rows: [
          ['Key action', 'Unit', 'Comments'],
          ['Draft a policy', 'Policy Division', 'Begun in May Ended in June'],
          ['Publish it', 'Secretariat', 'Late'],
        ],
      },
    ]);
  });

  it('takes neither a page in three columns nor the figures of a chart for a table', () => {
    const news = new PageBuilder();
    for (let at = 0; at < 24; at++)
      for (const [column, x] of [40, 220, 400].entries())
        if (at !== 11 && at < 22 + column) news.text(x, 80 + at * 12, `column ${column} has the line ${at} too`);
    expect(shape(news).every((block) => typeof block === 'string')).toBe(true);
    const chart = new PageBuilder();
    for (const [at, [name, first, second, third]] of (
      [
        ['Staff', 200, 300, 440],
        ['Vendors and others', 170, 240, 380],
        ['Partners', 190, 330, 470],
        ['Affiliates', 230, 282, 400],
      ] as const
    ).entries())
      chart
        .text(50, 100 + at * 30, name)
        .text(first, 100 + at * 30, '36%')
        .text(second, 100 + at * 30, '48%')
        .text(third, 100 + at * 30, '16%');
    expect(shape(chart).every((block) => typeof block === 'string')).toBe(true);
  });

  it('takes neither numbered paragraphs nor a page in two columns for a table', () => {
    const list = new PageBuilder();
    for (let at = 1; at < 6; at++)
      list.text(50, 80 + at * 20, `${at}.`).text(90, 80 + at * 20, `Paragraph number ${at} of the list.`);
    expect(shape(list).every((block) => typeof block === 'string')).toBe(true);
    const columns = new PageBuilder();
    for (let at = 0; at < 9; at++)
      columns
        .text(50, 80 + at * 12, `The left column has line ${at} here`)
        .text(320, 80 + at * 12, `and the right one has its ${at}`);
    expect(shape(columns).every((block) => typeof block === 'string')).toBe(true);
  });
});

describe('partly ruled tables', () => {
  const ROWS = [
    ['Key action', 'Unit', 'Time frame'],
    ['Draft a policy', 'Policy Division', 'June 2025'],
    ['Publish it', 'Secretariat', 'July 2025'],
    ['Train staff', 'Field offices', ''],
  ];
  const XS = [60, 230, 400];
  const lay = (page: PageBuilder, step: number): PageBuilder => {
    for (const [at, row] of ROWS.entries())
      for (const [column, text] of row.entries()) page.text(XS[column] ?? 0, 104 + at * step, text);
    return page;
  };

  it('takes lines across for rows, and cells of several lines between them for one', () => {
    const page = new PageBuilder();
    for (const y of [100, 116, 156, 184, 200, 240]) page.across(y, 50, 550);
    page
      .text(60, 102, 'Key action')
      .text(230, 102, 'Unit')
      .text(400, 102, 'Time frame')
      .text(60, 118, 'Draft a policy\n\nPublish it')
      .text(230, 118, 'Policy Division')
      .text(400, 118, 'June 2025')
      .text(60, 158, 'Train staff of all the\nfield offices')
      .text(230, 158, 'Secretariat\nField offices')
      .text(400, 158, 'July 2025')
      .text(60, 187, 'Recommendation 2: plan ahead for the dry season with the herders')
      .text(60, 202, 'Count wells')
      .text(230, 202, 'Water Unit')
      .text(60, 280, 'The text goes on below the table.');
    expect(shape(page)).toEqual([
      {
        rows: [
          ['Key action', 'Unit', 'Time frame'],
          [['Draft a policy', 'Publish it'], 'Policy Division', 'June 2025'],
          ['Train staff of all the field offices', 'Secretariat Field offices', 'July 2025'],
          ['Recommendation 2: plan ahead for the dry season with the herders'],
          ['Count wells', 'Water Unit', ''],
        ],
      },
      'The text goes on below the table.',
    ]);
  });

  it('takes lines down for columns, however narrow the white beside them', () => {
    const page = new PageBuilder().down(50, 100, 180).down(172, 100, 180).down(300, 100, 180);
    page
      .text(54, 104, 'Key action')
      .text(175, 104, 'Unit')
      .text(54, 124, 'Draft policies together')
      .text(175, 124, 'Policy Division')
      .text(54, 144, 'Publish')
      .text(175, 144, 'Secretariat')
      .text(54, 164, 'Train staff');
    expect(shape(page)).toEqual([
      {
        rows: [
          ['Key action', 'Unit'],
          ['Draft policies together', 'Policy Division'],
          ['Publish', 'Secretariat'],
          ['Train staff', ''],
        ],
      },
    ]);
  });

  it('cuts a frame into columns, and columns into rows, that no line parts', () => {
    const columns = lay(new PageBuilder().grid([50, 550], [100, 120, 140, 160, 180]), 20);
    expect(shape(columns)).toEqual([{ rows: ROWS }]);
    const rows = lay(new PageBuilder().grid([50, 220, 390, 550], [100, 240]), 30);
    rows.text(60, 146, 'for all data');
    expect(shape(rows)).toEqual([
      { rows: ROWS.map((row, at) => (at === 1 ? ['Draft a policy for all data', ...row.slice(1)] : row)) },
    ]);
    const frame = lay(new PageBuilder().grid([50, 550], [96, 240]), 30);
    expect(shape(frame)).toEqual([{ rows: ROWS }]);
  });

  it('leaves text between lines, columns between lines and the figures of a framed chart as they are', () => {
    const parts = new PageBuilder();
    for (let at = 0; at < 5; at++)
      parts
        .across(100 + at * 60, 50, 550)
        .text(
          50,
          105 + at * 60,
          `Part ${at} of the report says what was done in the districts, and by whom it was done,`,
        )
        .text(50, 117 + at * 60, 'with what was left for the year that follows.');
    expect(shape(parts).every((block) => typeof block === 'string')).toBe(true);
    const news = new PageBuilder().down(210, 80, 380).down(390, 80, 380);
    for (let at = 0; at < 24; at++)
      for (const [column, x] of [40, 220, 400].entries())
        if (at !== 11 && at < 22 + column) news.text(x, 82 + at * 12, `column ${column} has the line ${at} too`);
    expect(shape(news).every((block) => typeof block === 'string')).toBe(true);
    const chart = new PageBuilder()
      .grid([50, 550], [90, 400])
      .text(200, 100, 'Figures of the year, in all districts together');
    for (const [at, name] of ['Staff', 'Vendors', 'Partners', 'Affiliates'].entries())
      chart
        .text(60, 140 + at * 60, name)
        .text(180 + ((at * 37) % 60), 140 + at * 60, '36%')
        .text(280 + ((at * 53) % 70), 140 + at * 60, '48%');
    expect(shape(chart).every((block) => typeof block === 'string')).toBe(true);
  });
});
