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
