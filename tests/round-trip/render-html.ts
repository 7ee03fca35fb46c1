/** Renders records as saved web pages: the same fields in the markups that browsers and exporters leave behind. */
import type { PageAction, PageRecord } from './records.js';
import { dueOf, historyOf, stampsOf, statusOf } from './render-text.js';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('“', '&ldquo;');

export interface Markup {
  /** The head row of key-action tables: header cells, plain cells, or lost. */
  readonly heads: 'th' | 'td' | 'none';
  readonly head: 'table' | 'list' | 'lines';
  /** The whole page stands in tables that arrange it. */
  readonly nested: boolean;
  /** Units and comments stand in lists inside their cells. */
  readonly lists: boolean;
  /** Labels are headings; otherwise paragraphs. */
  readonly headings: boolean;
}

const COLUMNS = ['Key Action', 'Responsible', 'DueDate', 'Status', 'Comments', 'Documents'];

function headOf(record: PageRecord, { head }: Markup): string {
  const pairs = [
    ['Commissioning Unit:', record.commissioningUnit],
    ['Evaluation Plan:', record.plan],
    ['Evaluation Type:', record.type],
    ['Completion Date:', record.completed],
    ['Unit Responsible for providing Management Response:', record.responsibleUnit],
    ['Documents Related to overall Management Response:', '&nbsp;'],
  ];
  if (head === 'table')
    return `<table>${pairs.map(([label, value]) => `<tr><td><b>${label}</b></td><td>${value}</td></tr>`).join('\n')}</table>`;
  if (head === 'list')
    return `<dl>${pairs.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('\n')}</dl>`;
  return pairs.map(([label, value]) => `<p><strong>${label}</strong> ${value}</p>`).join('\n');
}

const list = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;

function rowOf(action: PageAction, { lists }: Markup): string {
  const history = historyOf(action) === '' ? '' : ' <a href="#history">History</a>';
  const cells = [
    `${lists ? `<p>${escaped(action.description)}</p>` : `${escaped(action.description)}<br>`}${stampsOf(action)}`,
    lists ? list(action.units) : escaped(action.units.join('; ')),
    dueOf(action),
    escaped(statusOf(action)),
    `${lists && action.comments !== null ? list([action.comments]) : escaped(action.comments ?? '')}${history}`,
    '',
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function tableOf(actions: readonly PageAction[], markup: Markup): string {
  const rows = actions.map((action) => rowOf(action, markup)).join('\n');
  const cell = markup.heads;
  if (cell === 'none') return actions.length === 0 ? '' : `<table>${rows}</table>`;
  return `<table><tr>${COLUMNS.map((column) => `<${cell}>${column}</${cell}>`).join('')}</tr>\n${rows}</table>`;
}

/** The page of a record in the markup. */
export function html(record: PageRecord, markup: Markup): string {
  const label = (text: string): string => (markup.headings ? `<h5>${text}</h5>` : `<p><b>${text}</b></p>`);
  const paragraph = (text: string): string =>
    text === ''
      ? ''
      : text
          .split('\n\n')
          .map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`)
          .join('');
  const parts = record.recommendations.map(({ number, text, response, actions }) =>
    [
      label(`${number}. Recommendation:`),
      paragraph(text),
      label(`Management Response: ${response ? stampsOf(response) : ''}`),
      paragraph(response?.text ?? ''),
      label('Key Actions:'),
      tableOf(actions, markup),
    ].join('\n'),
  );
  const all = [`<h2>${escaped(record.title ?? '')}</h2>`, headOf(record, markup), ...parts];
  const body = markup.nested
    ? `<table>${all.map((part) => `<tr><td>${part}</td></tr>`).join('\n')}</table>`
    : all.map((part) => `<div>${part}</div>`).join('\n');
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>ERC</title><script>var page = "Management Response:";</script></head>\n<body><nav><a href="/">Home</a></nav>\n${body}\n<footer><h4>Contact us</h4><p>1 UN Plaza</p></footer></body></html>\n`;
}
