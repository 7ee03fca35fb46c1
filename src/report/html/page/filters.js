/** The controls above a register: a search field, and one control for each filter, all with a label. */
import { countText, element, fold } from './text.js';

/** @typedef {Record<string, any>} Row */
/**
 * @typedef {object} Filter
 * @property {string} id
 * @property {string} label
 * @property {'choice' | 'typed'} kind choice: one of the values; typed: a part of one
 * @property {(row: Row) => string[]} valuesOf what a row has of it
 * @property {(value: string) => string} [words] a value for people
 * @property {string[]} [order] all values in this order; else those of the rows, in alphabetical order
 */

const MOST_SUGGESTED = 2000;

/** @param {Filter} filter @param {Row[]} rows @returns {[value: string, count: number][]} */
function countsOf({ valuesOf, order }, rows) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of rows) for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (order) return order.filter((value) => counts.has(value)).map((value) => [value, counts.get(value) ?? 0]);
  const keys = new Map([...counts.keys()].map((value) => [value, fold(value)]));
  return [...counts].sort(([a], [b]) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
}

export class Filters {
  /** @param {string} name of the register @param {Filter[]} filters @param {Row[]} rows @param {() => void} changed */
  constructor(name, filters, rows, changed) {
    this.filters = filters;
    /** @type {Map<string, HTMLInputElement | HTMLSelectElement>} */
    this.controls = new Map();
    this.search = element('input', {
      type: 'search',
      id: `${name}-search`,
      autocomplete: 'off',
      spellcheck: 'false',
      oninput: changed,
    });
    this.clear = element('button', { type: 'button', class: 'clear', onclick: () => this.reset(changed) }, 'Clear all');
    const fields = filters.map((filter) => this.field(name, filter, rows, changed));
    this.form = element(
      'form',
      {
        class: 'filters',
        role: 'search',
        'aria-label': `Find in ${name.replace('-', ' ')}`,
        onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
      },
      labelled('Search in all texts', this.search, 'wide'),
      ...fields,
      this.clear,
    );
  }

  /** @param {string} name @param {Filter} filter @param {Row[]} rows @param {() => void} changed */
  field(name, filter, rows, changed) {
    const id = `${name}-${filter.id}`;
    const counts = countsOf(filter, rows);
    const words = filter.words ?? ((/** @type {string} */ value) => value);
    const option = (/** @type {[string, number]} */ [value, count]) =>
      element('option', { value, dir: 'auto' }, `${words(value)} (${countText(count)})`);
    if (filter.kind === 'choice') {
      const select = element(
        'select',
        { id, onchange: changed },
        element('option', { value: '' }, 'All'),
        ...counts.map(option),
      );
      this.controls.set(filter.id, select);
      return labelled(filter.label, select);
    }
    const list = element(
      'datalist',
      { id: `${id}-list` },
      ...counts.slice(0, MOST_SUGGESTED).map(([value]) => element('option', { value })),
    );
    const input = element('input', {
      id,
      type: 'search',
      list: `${id}-list`,
      autocomplete: 'off',
      dir: 'auto',
      oninput: changed,
    });
    this.controls.set(filter.id, input);
    return labelled(filter.label, input, '', list);
  }

  /** @param {() => void} changed */
  reset(changed) {
    this.search.value = '';
    for (const control of this.controls.values()) control.value = '';
    changed();
    this.search.focus();
  }

  /** Sets one filter and clears the others. @param {string | null} id @param {string} value */
  only(id, value) {
    this.search.value = '';
    for (const [name, control] of this.controls) control.value = name === id ? value : '';
  }

  /** Tests that a row must pass. @returns {((row: Row) => boolean)[]} */
  tests() {
    return this.filters.flatMap((filter) => {
      const wanted = this.valueOf(filter);
      if (wanted === '') return [];
      if (filter.kind === 'choice') return [(/** @type {Row} */ row) => filter.valuesOf(row).includes(wanted)];
      const part = fold(wanted);
      return [(/** @type {Row} */ row) => filter.valuesOf(row).some((value) => foldedOnce(value).includes(part))];
    });
  }

  /** What is set, in words, for the printed page. */
  inWords() {
    const set = this.filters.flatMap((filter) => {
      const value = this.valueOf(filter);
      return value === '' ? [] : [`${filter.label}: ${filter.words?.(value) ?? value}`];
    });
    const typed = this.search.value.trim();
    return typed === '' ? set : [`Search: “${typed}”`, ...set];
  }

  /** @param {Filter} filter */
  valueOf = ({ id }) => this.controls.get(id)?.value.trim() ?? '';
}

/** @type {Map<string, string>} */
const folded = new Map();

/** The same units stand in many rows. @param {string} value */
function foldedOnce(value) {
  const known = folded.get(value) ?? fold(value);
  folded.set(value, known);
  return known;
}

/** @param {string} words @param {HTMLElement} control @param {string} [look] @param {Node | null} [more] */
const labelled = (words, control, look = '', more = null) =>
  element('div', { class: `field ${look}`.trim() }, element('label', { for: control.id }, words), control, more);
