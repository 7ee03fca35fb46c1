/** The registers of what was said of the documents, and of what moved since the run before. */
import { keyOf, single, wordFilter, words } from './cells.js';
import { SearchTexts } from './selection.js';
import { countText, element, quoted } from './text.js';

/** @typedef {Record<string, any>} Row */
/** @typedef {import('./data.js').Data} Data */
/** @typedef {import('./table.js').View} View */

/** @param {Data} data @returns {View} */
export function findingsView(data) {
  const source = (/** @type {Row} */ row) => (row.source === null ? null : data.lists.sources[row.source][0]);
  return {
    id: 'findings',
    title: 'Findings',
    one: 'finding',
    none: 'Nothing was found that a person should look at.',
    rows: data.findings,
    texts: new SearchTexts((row) => [row.message, row.remedy, row.about, row.code, source(row)]),
    look: (row) => row.severity,
    columns: [
      {
        id: 'severity',
        share: 9,
        head: 'Severity',
        look: 'state',
        cell: (row) =>
          element('span', { class: `chip ${row.severity}` }, data.words.severity[row.severity] ?? row.severity),
        key: (row) => Object.keys(data.words.severity).indexOf(row.severity),
      },
      {
        id: 'message',
        share: 29,
        head: 'What',
        look: 'main',
        opens: true,
        cell: (row) => quoted('span', row.message, null, 'clamp'),
        key: (row) => keyOf(row.message),
      },
      {
        id: 'remedy',
        share: 24,
        head: 'What to do',
        look: 'long',
        cell: (row) => words(row.remedy),
        key: (row) => keyOf(row.remedy),
      },
      {
        id: 'source',
        share: 15,
        head: 'Document',
        look: 'units',
        cell: (row) => words(source(row)),
        key: (row) => keyOf(source(row)),
      },
      {
        id: 'about',
        share: 14,
        head: 'About',
        look: 'units',
        cell: (row) => words(row.about),
        key: (row) => keyOf(row.about),
      },
      {
        id: 'place',
        share: 9,
        head: 'Place',
        look: 'due',
        cell: (row) => words(row.place),
        key: (row) => keyOf(row.place),
      },
    ],
    filters: [
      wordFilter(data, 'severity', 'Severity'),
      { id: 'code', label: 'Code', kind: 'choice', valuesOf: (row) => single(row.code) },
      wordFilter(data, 'outcome', 'Document was'),
    ],
  };
}

/** @param {Data} data @returns {View} */
export function changesView(data) {
  return {
    id: 'changes',
    title: 'Changes since the last run',
    one: 'change',
    none: 'Nothing moved since the last run.',
    note:
      data.changesNotListed > 0
        ? `${countText(data.changesNotListed)} more are not listed here; evaltrail changes shows all.`
        : '',
    rows: data.changes,
    texts: new SearchTexts((row) => [row.words, row.field, row.before, row.after, row.evaluation?.title]),
    look: () => '',
    columns: [
      { id: 'day', share: 9, head: 'Day', look: 'due', cell: (row) => row.date, key: (row) => row.day },
      {
        id: 'kind',
        share: 10,
        head: 'What happened',
        look: 'state',
        cell: (row) => data.words.kind[row.kind],
        key: (row) => row.kind,
      },
      {
        id: 'itemKind',
        share: 11,
        head: 'To',
        look: 'state',
        cell: (row) => data.words.itemKind[row.itemKind],
        key: (row) => row.itemKind,
      },
      {
        id: 'words',
        share: 30,
        head: 'Which',
        look: 'main',
        opens: true,
        cell: (row) => [
          quoted('span', row.words, row.evaluation?.language, 'clamp'),
          quoted('span', row.evaluation?.title ?? '', row.evaluation?.language, 'under'),
        ],
        key: (row) => keyOf(row.words),
      },
      { id: 'field', share: 10, head: 'Field', look: 'due', cell: (row) => words(row.field), key: (row) => row.field },
      {
        id: 'before',
        share: 15,
        head: 'Before',
        look: 'units',
        cell: (row) => words(row.field && row.before),
        key: (row) => keyOf(row.before),
      },
      {
        id: 'after',
        share: 15,
        head: 'After',
        look: 'units',
        cell: (row) => words(row.field && row.after),
        key: (row) => keyOf(row.after),
      },
    ],
    filters: [
      wordFilter(data, 'kind', 'What happened'),
      wordFilter(data, 'itemKind', 'To'),
      { id: 'field', label: 'Field', kind: 'choice', valuesOf: (row) => single(row.field) },
    ],
  };
}
