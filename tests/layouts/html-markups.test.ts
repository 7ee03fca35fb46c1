/** One page in many markups: whatever arranges its content, the record is the same. */
import { describe, expect, it } from 'vitest';
import { linesOf, recordOf } from './page.js';

const EXPECTED = [
  'Sunlit Bays | Orania | Orania | 2018-2022 | Project | 11/2020',
  '1 | Publish the maps. | 2021-02-03 | 2021-06-09 | They go online in spring.',
  '1.1. Draw maps | Project Team; Ministry of Environment | 2021/12 | Completed |  | All are online. | 2021-02-03 | 2022-01-17',
  '1.2. Print maps | Project Team | 2022/03 | No Longer Applicable | Nobody asked. |  | 2021-02-03 | ',
  '2 | Keep the board small. | 2021-02-04 |  | It stays small.',
];

const HEAD = [
  ['Commissioning Unit:', 'Orania'],
  ['Evaluation Plan:', '2018-2022'],
  ['Evaluation Type:', 'Project'],
  ['Completion Date:', '11/2020'],
  ['Unit Responsible for providing Management Response:', 'Orania'],
  ['Documents Related to overall Management Response:', '&nbsp;'],
] as const;
const COLUMNS = ['Key Action', 'Responsible', 'DueDate', 'Status', 'Comments', 'Documents'] as const;

interface Row {
  readonly text: string;
  readonly added: string;
  readonly updated: string;
  readonly rest: readonly string[];
  readonly history: boolean;
}
const MAPS: Row = {
  text: '1.1. Draw maps',
  added: '2021/02/03',
  updated: '2022/01/17',
  rest: ['Project Team, Ministry of Environment', '2021/12', 'Completed', 'All are online.', ''],
  history: true,
};
const PRINT: Row = {
  text: '1.2. Print maps',
  added: '2021/02/03',
  updated: '',
  rest: ['Project Team', '2022/03', 'No Longer Applicable [Justification: Nobody asked.]', '', ''],
  history: false,
};
const RECOMMENDATIONS = [
  {
    label: '1. Recommendation:',
    text: 'Publish the maps.',
    stamps: '[Added: 2021/02/03] [Last Updated: 2021/06/09]',
    response: 'They go online in spring.',
    rows: [MAPS, PRINT],
  },
  {
    label: '2. Recommendation:',
    text: 'Keep the board small.',
    stamps: '[Added: 2021/02/04]',
    response: 'It stays small.',
    rows: [],
  },
] as const;

type Recommendation = (typeof RECOMMENDATIONS)[number];
const each = (render: (recommendation: Recommendation) => string): string => RECOMMENDATIONS.map(render).join('\n');
const stampsOf = ({ added, updated }: Row): string =>
  `[Added: ${added}]${updated === '' ? '' : ` [Last Updated: ${updated}]`}`;
const cellsOf = (row: Row): string[] => [
  `${row.text}<br>${stampsOf(row)}`,
  ...row.rest.map((cell, n) => (n === 3 && row.history ? `${cell} <a href="#">History</a>` : cell)),
];
const cells = (name: 'td' | 'th', texts: readonly string[]): string =>
  texts.map((text) => `<${name}>${text}</${name}>`).join('');
const tr = (texts: readonly string[], name: 'td' | 'th' = 'td'): string => `<tr>${cells(name, texts)}</tr>`;
const band = (text: string, width = 6): string => `<tr><td colspan="${width}">${text}</td></tr>`;
const headTable = HEAD.map((pair) => tr(pair)).join('');
const TOP = `<h2>Sunlit Bays</h2><table>${headTable}</table>`;

/** A page whose key actions are printed by `table`, everything else in headings and paragraphs. */
const plain = (table: (rows: readonly Row[]) => string, top = TOP): string =>
  page(
    top +
      each(
        ({ label, text, stamps, response, rows }) =>
          `<h4>${label}</h4><p>${text}</p><h4>Management Response: ${stamps}</h4><p>${response}</p><h4>Key Actions:</h4>${rows.length === 0 ? '' : table(rows)}`,
      ),
  );
const page = (body: string): string => `<!DOCTYPE html><html><body>${body}</body></html>`;
const tableOf = (rows: readonly Row[]): string =>
  `<table>${tr(COLUMNS, 'th')}${rows.map((row) => tr(cellsOf(row))).join('')}</table>`;

const whole = (head: 'above' | 'in every part', label: (text: string, value: string) => string): string =>
  page(
    `<table>${band('<b>Sunlit Bays</b>')}${HEAD.map(([name, value]) => label(name, value)).join('')}` +
      `${head === 'above' ? tr(COLUMNS) : ''}${each(
        ({ label: name, text, stamps, response, rows }) =>
          label(name, text) +
          label(`Management Response: ${stamps}`, response) +
          band('Key Actions:') +
          (head === 'above' || rows.length === 0 ? '' : tr(COLUMNS)) +
          rows.map((row) => tr(cellsOf(row))).join(''),
      )}</table>`,
  );

const markups: Readonly<Record<string, string>> = {
  'a grid of boxes, label and value in boxes of their own': page(
    `<h3>Sunlit Bays</h3>${HEAD.map(([label, value]) => `<div><div>${label}</div><div>${value}</div></div>`).join('')}${each(
      ({ label, text, stamps, response, rows }) =>
        `<div>${label}</div><div>${text}</div><div>Management Response: ${stamps}</div><div>${response}</div><div>Key Actions:</div>${tableOf(rows)}`,
    )}`,
  ),
  'a head in a list': plain(
    tableOf,
    `<h2>Sunlit Bays</h2><ul>${HEAD.map(([label, value]) => `<li><b>${label}</b> ${value}</li>`).join('')}</ul>`,
  ),
  'a head of two labels in a row': plain(
    tableOf,
    `<h2>Sunlit Bays</h2><table>${[0, 2, 4].map((at) => tr([...(HEAD[at] ?? []), ...(HEAD[at + 1] ?? [])])).join('')}</table>`,
  ),
  'one table for the whole page, labels in bands': whole('in every part', (label, value) =>
    band(`${label}<br>${value}`),
  ),
  'one table for the whole page, labels in cells': whole(
    'in every part',
    (label, value) => `<tr><th>${label}</th><td colspan="5">${value}</td></tr>`,
  ),
  'one table with one head for all key actions': whole('above', (label, value) => band(`<b>${label}</b> ${value}`)),
  'rows of boxes instead of a table': plain((rows) =>
    [COLUMNS, ...rows.map(cellsOf)]
      .map((texts) => `<div>${texts.map((text) => `<div>${text}</div>`).join('')}</div>`)
      .join(''),
  ),
  'a table with a caption': plain((rows) => tableOf(rows).replace('<table>', '<table><caption>Key Actions</caption>')),
  'two head rows': plain(
    (rows) =>
      `<table><tr><th rowspan="2">Key Action</th><th rowspan="2">Responsible</th><th rowspan="2">Time Frame</th><th colspan="2">Tracking</th></tr>${tr(['Status', 'Comments'], 'th')}${rows.map((row) => tr(cellsOf(row).slice(0, 5))).join('')}</table>`,
  ),
  'stamps in a row below': plain(
    (rows) =>
      `<table>${tr(COLUMNS)}${rows.map((row) => tr([row.text, ...cellsOf(row).slice(1)]) + band(stampsOf(row))).join('')}</table>`,
  ),
  'stamps in a column without a known head': plain(
    (rows) =>
      `<table>${tr([...COLUMNS, 'Log'])}${rows.map((row) => tr([row.text, ...cellsOf(row).slice(1), stampsOf(row)])).join('')}</table>`,
  ),
  'dates of entry in columns of their own': plain(
    (rows) =>
      `<table>${tr([...COLUMNS, 'Added', 'Last Updated'])}${rows.map((row) => tr([row.text, ...cellsOf(row).slice(1), row.added, row.updated])).join('')}</table>`,
  ),
  'the link to the history in a row below': plain(
    (rows) =>
      `<table>${tr(COLUMNS)}${rows.map((row) => tr([`${row.text}<br>${stampsOf(row)}`, ...row.rest]) + (row.history ? band('<a href="#">History</a>') : '')).join('')}</table>`,
  ),
  'spaces that do not break': plain(tableOf)
    .replace(/(?<=\w:?) (?=\w)/gu, '&nbsp;')
    .replaceAll('<td&nbsp;', '<td '),
  'key actions as definition lists': plain((rows) =>
    rows
      .map(
        (row) =>
          `<dl>${cellsOf(row)
            .map((cell, n) => `<dt>${COLUMNS[n]}</dt><dd>${cell}</dd>`)
            .join('')}</dl>`,
      )
      .join(''),
  ),
  'key actions as a table of labels and values': plain((rows) =>
    rows
      .map(
        (row) =>
          `<table>${cellsOf(row)
            .map((cell, n) => tr([COLUMNS[n] ?? '', cell]))
            .join('')}</table>`,
      )
      .join(''),
  ),
  'key actions as lines with labels': plain((rows) =>
    rows
      .map((row) =>
        cellsOf(row)
          .map((cell, n) => `<p><b>${COLUMNS[n]}:</b> ${cell}</p>`)
          .join(''),
      )
      .join(''),
  ),
  'key actions as boxes, label above value': plain((rows) =>
    rows
      .map((row) =>
        cellsOf(row)
          .map((cell, n) => `<div>${COLUMNS[n]}</div><div>${cell}</div>`)
          .join(''),
      )
      .join(''),
  ),
};

describe('a management response reads the same', () => {
  it.each(Object.entries(markups))('as %s', async (_name, html) => {
    expect(linesOf(await recordOf(html))).toEqual(EXPECTED);
  });
});
