/** Pages of the other layouts as web pages: GATE, evaluation pages, responses whose labels were lost. */
import { describe, expect, it } from 'vitest';
import { linesOf, recordOf } from './page.js';

const page = (body: string): string => `<!DOCTYPE html><html><body>${body}</body></html>`;
const rows = (pairs: readonly (readonly string[])[]): string =>
  `<table>${pairs.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

describe('GATE', () => {
  const EXPECTED = [
    'Portfolio Evaluation | Belmora | Belmora | 2014 - 2017 , Belmora (CO) |  | ',
    ' | Write the next note. |  |  | It will be written.',
    'Hold writing days | UN Women CO | 2017/09 | Over due |  |  |  | ',
    ' | Join the levels. |  |  | Noted.',
  ];
  const FIELDS = [
    ['Recommendation:', 'Write the next note.'],
    ['Management Response:', 'It will be written.'],
    ['Management Response Category:', 'Accepted'],
    ['UNEG Criteria:', 'Sustainability'],
  ] as const;
  const ACTIONS = `<h4>Key Actions</h4><table><tr><th></th><th>Responsible</th><th>Deadline</th><th>Status</th><th>Comments</th></tr><tr><td>Hold writing days</td><td>UN Women CO</td><td>2017/09</td><td>Over due</td><td></td></tr></table>`;
  const SECOND = [
    ['Recommendation:', 'Join the levels.'],
    ['Management Response:', 'Noted.'],
    ['Management Response Category:', 'Partially Accepted'],
  ] as const;
  const VALUES = ['Belmora', '2014 - 2017 , Belmora (CO)', 'Portfolio Evaluation', 'Belmora'];
  const LOST = `<h2>Management Response</h2>${VALUES.map((value) => `<div>: ${value}</div>`).join('')}<p>It was read.</p><div>: Approved</div>`;
  const paragraphs = (fields: readonly (readonly [string, string])[]): string =>
    fields.map(([label, value]) => `<p><b>${label}</b> ${value}</p>`).join('');
  const terms = (fields: readonly (readonly [string, string])[]): string =>
    fields.map(([label, value]) => `<dl><dt>${label.replace(':', '')}</dt><dd>${value}</dd></dl>`).join('');
  const kept = (label: (text: string) => string): string =>
    ['Commissioning Unit', 'Evaluation Plan', 'Evaluation Title', 'Unit Responsible for Management Response']
      .map((text, n) => `<tr><td>${label(text)}</td><td>: ${VALUES[n]}</td></tr>`)
      .join('');

  it.each([
    ['below a heading of the page', LOST + paragraphs(FIELDS) + ACTIONS + paragraphs(SECOND)],
    ['with labels as terms without a colon', LOST + terms(FIELDS) + ACTIONS + terms(SECOND)],
    [
      'with its head in a list',
      `<ul>${VALUES.map((value) => `<li><i></i>: ${value}</li>`).join('')}</ul>${paragraphs(FIELDS)}${ACTIONS}${paragraphs(SECOND)}`,
    ],
    [
      'with the labels of its head kept',
      `<h2>Management Response</h2><table>${kept((text) => text)}</table><p>: Approved</p>${paragraphs(FIELDS)}${ACTIONS}${paragraphs(SECOND)}`,
    ],
  ])('%s', async (_name, body) => {
    const record = await recordOf(page(body));
    expect(record.source.layout).toBe('gate');
    expect(linesOf(record)).toEqual(EXPECTED);
    expect(record.recommendations.map(({ acceptance }) => acceptance)).toEqual(['accepted', 'partially_accepted']);
  });
});

describe('a response page without numbers', () => {
  it('finds a recommendation whose label was lost below the table of the one before', async () => {
    const actions = (text: string): string =>
      rows([
        ['Key Action', 'Responsible', 'DueDate', 'Status'],
        [text, 'Poverty Unit', '2010/04', 'Completed'],
      ]);
    const head = rows([
      ['Commissioning Unit:', 'Ilmara'],
      ['Evaluation Plan:', '2007-2009'],
      ['Unit Responsible for providing Management Response:', 'Ilmara'],
    ]);
    const record = await recordOf(
      page(
        `${head}<p>Management Response: [Added: 2010/01/26]</p><p>It stays.</p>${actions('Find out')}<p>Talk more.</p><p>Management Response: [Added: 2010/01/27]</p><p>They will.</p>${actions('Talk')}`,
      ),
    );
    expect(linesOf(record).slice(1)).toEqual([
      ' |  | 2010-01-26 |  | It stays.',
      'Find out | Poverty Unit | 2010/04 | Completed |  |  |  | ',
      ' | Talk more. | 2010-01-27 |  | They will.',
      'Talk | Poverty Unit | 2010/04 | Completed |  |  |  | ',
    ]);
  });
});

describe('labels that the page sets apart', () => {
  it('need no colon', async () => {
    const record = await recordOf(
      page(
        `<h2>Bays</h2>${rows([
          ['Commissioning Unit', 'Orania'],
          ['Completion Date', '11/2020'],
          ['Unit Responsible for providing Management Response', 'Orania'],
        ])}<h4>1. Recommendation</h4><p>Draw maps.</p><h4>Management Response [Added: 2021/02/03]</h4><p>Agreed.</p><h4>Key Actions</h4>`,
      ),
    );
    expect(linesOf(record)).toEqual([
      'Bays | Orania | Orania |  |  | 11/2020',
      '1 | Draw maps. | 2021-02-03 |  | Agreed.',
    ]);
  });
});

describe('labels in other words', () => {
  const HEAD = rows([
    ['Commissioning Unit:', 'Orania'],
    ['Completion Date:', '11/2020'],
    ['Unit Responsible for providing Management Response:', 'Orania'],
  ]);
  const COLUMNS = ['Key Action', 'Responsible', 'DueDate', 'Status'];
  const ROW = ['Draw<br>[Added: 2021/02/03]', 'Project Team', '2021/12', 'Completed'];
  const EXPECTED = [
    '1 | Draw maps. | 2021-02-03 |  | Agreed.',
    'Draw | Project Team | 2021/12 | Completed |  |  | 2021-02-03 | ',
  ];
  const STAMP = '[Added: 2021/02/03]';
  const TABLE = rows([COLUMNS, ROW]);

  it.each([
    [
      'bold lines without a colon',
      `<p><b>1. Recommendation</b></p><p>Draw maps.</p><p><b>Management Response</b></p><p>${STAMP}</p><p>Agreed.</p><p><b>Key Actions</b></p>${TABLE}`,
    ],
    [
      'the number behind the label',
      `<h4>Recommendation: 1</h4><p>Draw maps.</p><h4>Management Response: ${STAMP}</h4><p>Agreed.</p><h4>Key Actions</h4>${TABLE}`,
    ],
    [
      'the text in the heading',
      `<h3>Recommendation 1: Draw maps.</h3><h4>Management Response: ${STAMP}</h4><p>Agreed.</p><h4>Key Actions</h4>${TABLE}`,
    ],
    [
      'the column of the action as a description',
      `<h4>1. Recommendation:</h4><p>Draw maps.</p><h4>Management Response: ${STAMP}</h4><p>Agreed.</p>${rows([['Description', ...COLUMNS.slice(1)], ROW])}`,
    ],
    [
      'the head of the column in every cell',
      `<h4>1. Recommendation:</h4><p>Draw maps.</p><h4>Management Response: ${STAMP}</h4><p>Agreed.</p>${rows([COLUMNS, ROW.map((cell, n) => `<span>${COLUMNS[n]}: </span>${cell}`)])}`,
    ],
  ])('%s', async (_name, body) => {
    const record = await recordOf(page(`<h2>Bays</h2>${HEAD}${body}`));
    expect(linesOf(record).slice(1)).toEqual(EXPECTED);
  });

  it('a table in a recommendation does not take the place of its key actions', async () => {
    const own = rows([
      ['Indicator', 'Status', 'Comments'],
      ['Maps', 'Completed', 'good'],
    ]);
    const record = await recordOf(
      page(
        `<h2>Bays</h2>${HEAD}<h4>1. Recommendation:</h4><p>Draw maps.</p>${own}<h4>Management Response: ${STAMP}</h4><p>Agreed.</p><h4>Key Actions:</h4>${TABLE}`,
      ),
    );
    expect(linesOf(record).slice(1)).toEqual([
      '1 | Draw maps. Indicator Status Comments Maps Completed good | 2021-02-03 |  | Agreed.',
      EXPECTED[1],
    ]);
  });
});

describe('an evaluation page', () => {
  const HEAD = [
    ['Evaluation Plan:', '2013-2017, Orania'],
    ['Evaluation Type:', 'Mid Term Project'],
    ['Planned End Date:', '09/2016'],
    ['Completion Date:', '10/2016'],
  ] as const;
  const ITEMS = `<h4>Lessons</h4><h4>Findings</h4><h4>Recommendations</h4>${rows([
    ['1', 'Print the plans.'],
    ['2', 'Draw maps.'],
  ])}`;
  const EXPECTED = [
    'Warm Seas |  |  | 2013-2017, Orania | Mid Term Project | 10/2016',
    '1 | Print the plans. |  |  | ',
    '2 | Draw maps. |  |  | ',
  ];

  it('is not cut short by a menu that holds the word "Recommendations"', async () => {
    const menu = '<ul><li>Evaluation Plans</li><li>Recommendations</li><li>Contact us</li></ul>';
    const head = HEAD.map(([label, value]) => `<div>${label}</div><div>${value}</div>`).join('');
    const record = await recordOf(page(`${menu}<h2>Warm Seas</h2>${head}${ITEMS}`));
    expect(linesOf(record)).toEqual(EXPECTED);
  });

  it('keeps its own type apart from that of the GEF block, with a colon or without', async () => {
    const gef = rows([
      ['GEF Project Title', 'Seas'],
      ['Evaluation Type', 'Mid-term Review'],
    ]);
    const head = rows([
      ...HEAD.map(([label, value]) => [label.replace(':', ''), value]),
      ['GEF Evaluation', `Yes${gef}`],
    ]);
    const record = await recordOf(page(`<h2>Warm Seas</h2>${head}${ITEMS}`));
    expect(linesOf(record)).toEqual(EXPECTED);
  });
});
