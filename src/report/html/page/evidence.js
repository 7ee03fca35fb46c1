/** The part of the dialog that says where each value of a row was read. */
import { element, quoted } from './text.js';

/** @typedef {Record<string, any>} Row */
/** @typedef {import('./data.js').Data} Data */
/** @typedef {(source: number) => Node} SourceNode */

/** Fields in the words of the registers. */
/** @type {Record<string, string>} */
const FIELD_WORDS = {
  text: 'Recommendation',
  title: 'Title',
  label: 'Number as printed',
  number: 'Number',
  'text.elsewhere': 'Recommendation, elsewhere',
  'label.elsewhere': 'Number in the response',
  description: 'Key action',
  responsibleUnits: 'Responsible units',
  dueDate: 'Due date',
  'response.text': 'Management response',
  'response.added': 'Response added',
  'response.lastUpdated': 'Response updated',
};

const CAPITAL = /[A-Z]/g;
const DOT = /\./g;

/** @param {string} field */
function fieldWords(field) {
  const known = FIELD_WORDS[field];
  if (known !== undefined) return known;
  const words = field.replace(DOT, ' ').replace(CAPITAL, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {string} field @param {Node} words @param {string} place @param {Node | null} source */
const evidenceRow = (field, words, place, source) =>
  element(
    'tr',
    {},
    element('th', { scope: 'row' }, field),
    element('td', {}, words),
    element('td', {}, place),
    element('td', {}, source),
  );

/** Field, place and quote of every value. @param {Data} data @param {string} kind @param {Row} row @param {Record<string, string | null>} texts what a quote may only repeat @param {SourceNode} sourceNode */
export function evidenceOf(data, kind, row, texts, sourceNode) {
  const [places, derivations] = data.evidence.of(kind, row);
  const own = (row.evaluation ?? row).source;
  const language = (row.evaluation ?? row).language;
  const rows = places.map((/** @type {any[]} */ [field, page, start, end, quote, source = own]) => {
    const name = data.evidence.field(field);
    const words = quote === 0 ? (texts[name] ?? '') : quote;
    const place = page === 0 ? `characters ${start}–${end}` : `page ${page}`;
    return evidenceRow(fieldWords(name), quoted('q', words, language), place, sourceNode(source));
  });
  const derived = derivations.map((/** @type {any[]} */ [field, rule, from, correction]) => {
    const words =
      correction === null ? `Derived: ${rule}${from === '' ? '' : `, from ${from}`}` : `Corrected by ${correction}`;
    return evidenceRow(
      fieldWords(data.evidence.field(field)),
      element('span', { dir: 'auto' }, words),
      'not read',
      null,
    );
  });
  const title = element('h3', { id: 'evidence-title' }, 'Evidence');
  if (rows.length + derived.length === 0) {
    const nothing = element('p', { class: 'quiet' }, 'Nothing was read from a place.');
    return element('section', {}, title, nothing, element('p', {}, 'Source: ', sourceNode(own)));
  }
  const heads = ['Field', 'What stands there', 'Where', 'Source'].map((head) => element('th', { scope: 'col' }, head));
  const table = element(
    'table',
    { class: 'evidence', 'aria-labelledby': 'evidence-title' },
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows, ...derived),
  );
  return element(
    'section',
    {},
    title,
    element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': 'evidence-title' }, table),
  );
}
