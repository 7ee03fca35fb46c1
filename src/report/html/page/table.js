/**
 * A register: a table of one page of rows, with filters, a search, sorting by any column and paging. A native table with a page of
 * rows, and not a window that scrolls over all of them: screen readers, the page's own search and the printer see what is there.
 */
import { Filters } from './filters.js';
import { pageOf, Sorter, searchWords } from './selection.js';
import { countText, element } from './text.js';

/** @typedef {Record<string, any>} Row */
/**
 * @typedef {object} Column
 * @property {string} id
 * @property {string} head
 * @property {(row: Row) => import('./text.js').Child | Node[]} cell
 * @property {(row: Row) => string | number | null | undefined} key what it is sorted by
 * @property {number} share of the width, against the other columns
 * @property {boolean} [opens] its text is the button that opens the row
 * @property {string} [look] class of its cells
 */
/**
 * @typedef {object} View
 * @property {string} id
 * @property {string} title
 * @property {string} one `key action`
 * @property {Row[]} rows
 * @property {Column[]} columns
 * @property {import('./filters.js').Filter[]} filters
 * @property {import('./selection.js').SearchTexts} texts
 * @property {(row: Row) => string} look class of a row
 * @property {string} [note] said above the table
 * @property {string} none said where there are no rows at all
 */

const SIZES = [25, 50, 100, 250];
const FIRST_SIZE = 50;
/** More rows than this are not printed; the page says so. */
const MOST_PRINTED = 2000;

export class RegisterTable {
  /** @param {View} view @param {(row: Row) => void} open */
  constructor(view, open) {
    this.view = view;
    this.open = open;
    this.sorter = new Sorter();
    /** @type {{ column: Column | null, descending: boolean }} */
    this.order = { column: null, descending: false };
    /** @type {Row[]} */
    this.selected = view.rows;
    this.page = 0;
    this.size = FIRST_SIZE;
    this.waiting = 0;
    this.filters = new Filters(view.id, view.filters, view.rows, () => this.later());
    this.status = element('p', { class: 'status', role: 'status' });
    this.printed = element('p', { class: 'print-only' });
    this.heads = view.columns.map((column) => this.head(column));
    this.body = element('tbody', {
      role: 'rowgroup',
      onclick: (/** @type {MouseEvent} */ event) => this.clicked(event),
    });
    this.table = element(
      'table',
      { role: 'table', class: `register ${view.id}`, 'aria-label': view.title },
      columnWidths(view.columns),
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...this.heads)),
      this.body,
    );
    this.ordering = this.orderControl();
    this.pager = new Pager(
      (page) => this.goTo(page),
      (size) => this.resize(size),
    );
    this.element = element(
      'div',
      { class: 'table' },
      this.filters.form,
      this.ordering,
      this.status,
      view.note ? element('p', { class: 'quiet' }, view.note) : '',
      this.printed,
      this.table,
      this.pager.element,
    );
    this.update();
  }

  /** Once for all that is typed before the next picture. */
  later() {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.update());
  }

  /** Sets one filter, clears the others, and shows the first page. @param {string | null} filter @param {string} value */
  only(filter, value) {
    this.filters.only(filter, value);
    this.update();
  }

  /** Selects, sorts and shows the first page. */
  update() {
    const tests = this.filters.tests();
    const words = searchWords(this.filters.search.value);
    if (words.length > 0) tests.push((row) => this.view.texts.match(row, words));
    const found =
      tests.length === 0 ? this.view.rows : this.view.rows.filter((row) => tests.every((test) => test(row)));
    const { column, descending } = this.order;
    this.selected = column ? this.sorter.sorted(found, column.id, column.key, descending) : found;
    this.page = 0;
    this.show();
  }

  show() {
    const { page, pages, from, to } = pageOf(this.selected.length, this.size, this.page);
    this.page = page;
    this.fill(this.selected.slice(from, to));
    const [found, all] = [this.selected.length, this.view.rows.length];
    const range = pages > 1 ? `, ${countText(from + 1)} to ${countText(to)} shown` : '';
    const words = `${countText(found)} of ${countText(all)} ${this.view.one}${all === 1 ? '' : 's'}${range}`;
    this.status.textContent = all === 0 ? this.view.none : words;
    this.pager.update(page, pages, this.size, all);
  }

  /** @param {Row[]} rows */
  fill(rows) {
    this.shown = rows;
    this.body.replaceChildren(...rows.map((row, index) => this.row(row, index)));
  }

  /** @param {Row} row @param {number} index */
  row(row, index) {
    const cells = this.view.columns.map((column) => {
      const content = column.cell(row);
      const nodes = Array.isArray(content) ? content : [content];
      const shown = column.opens
        ? [element('button', { type: 'button', class: 'open', 'aria-haspopup': 'dialog' }, ...nodes)]
        : nodes;
      return element('td', { role: 'cell', class: column.look, 'data-head': column.head }, ...shown);
    });
    return element('tr', { role: 'row', class: this.view.look(row), 'data-row': index }, ...cells);
  }

  /** A click on a row opens it, unless it is on a link or selects text. @param {MouseEvent} event */
  clicked(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest('tr'));
    if (row === null || target.closest('a') || (!target.closest('button') && String(getSelection()) !== '')) return;
    /** @type {HTMLElement | null} */ (row.querySelector('button.open'))?.focus();
    const shown = this.shown?.[Number(row.dataset.row)];
    if (shown) this.open(shown);
  }

  /** @param {Column} column */
  head(column) {
    const button = element(
      'button',
      { type: 'button', onclick: () => this.sortBy(column) },
      column.head,
      element('span', { class: 'arrow', 'aria-hidden': 'true' }),
    );
    return element(
      'th',
      { role: 'columnheader', scope: 'col', class: column.look, 'data-head': column.head, 'aria-sort': 'none' },
      button,
    );
  }

  /** The first time upwards, then the other way round. @param {Column | null} column @param {boolean} [descending] */
  sortBy(column, descending = this.order.column === column && !this.order.descending) {
    this.order = { column, descending };
    const direction = descending ? 'descending' : 'ascending';
    for (const [index, one] of this.view.columns.entries())
      this.heads[index].setAttribute('aria-sort', one === column ? direction : 'none');
    this.select.value = column?.id ?? '';
    this.turn.setAttribute('aria-pressed', String(descending));
    this.update();
  }

  /** Where the table is shown as cards there are no heads to sort by. */
  orderControl() {
    const options = this.view.columns.map(({ id, head }) => element('option', { value: id }, head));
    const chosen = () => this.view.columns.find(({ id }) => id === this.select.value) ?? null;
    this.select = element(
      'select',
      { id: `${this.view.id}-order`, onchange: () => this.sortBy(chosen(), false) },
      element('option', { value: '' }, 'As in the sources'),
      ...options,
    );
    this.turn = element(
      'button',
      { type: 'button', 'aria-pressed': 'false', onclick: () => this.sortBy(chosen(), !this.order.descending) },
      'Descending',
    );
    return element(
      'div',
      { class: 'order' },
      element('label', { for: `${this.view.id}-order` }, 'Sort by'),
      this.select,
      this.turn,
    );
  }

  /** @param {number} page */
  goTo(page) {
    this.page = page;
    this.show();
    if (this.table.getBoundingClientRect().top < 0) this.element.scrollIntoView();
  }

  /** @param {number} size */
  resize(size) {
    this.page = Math.floor((this.page * this.size) / size);
    this.size = size;
    this.show();
  }

  /** All selected rows stand in the table while it is printed. */
  print() {
    this.fill(this.selected.slice(0, MOST_PRINTED));
    const [found, all] = [this.selected.length, this.view.rows.length];
    const set = this.filters.inWords();
    const cut =
      found > MOST_PRINTED
        ? ` Only the first ${countText(MOST_PRINTED)} are printed: narrow the filters, or use compliance.xlsx.`
        : '';
    this.printed.textContent = `${countText(found)} of ${countText(all)} ${this.view.one}s. ${set.length === 0 ? 'No filter is set.' : `${set.join('; ')}.`}${cut}`;
  }

  afterPrint() {
    this.show();
  }
}

/** @param {Column[]} columns */
function columnWidths(columns) {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const group = element('colgroup');
  for (const { share } of columns) {
    const column = element('col');
    column.style.width = `${(100 * share) / all}%`;
    group.append(column);
  }
  return group;
}

class Pager {
  /** @param {(page: number) => void} goTo @param {(size: number) => void} resize */
  constructor(goTo, resize) {
    this.page = 0;
    this.pages = 1;
    const step = (/** @type {string} */ words, /** @type {() => number} */ wanted) =>
      element(
        'button',
        {
          type: 'button',
          onclick: (/** @type {Event} */ event) => {
            if (/** @type {Element} */ (event.currentTarget).getAttribute('aria-disabled') !== 'true') goTo(wanted());
          },
        },
        words,
      );
    this.back = [step('First', () => 0), step('Previous', () => this.page - 1)];
    this.ahead = [step('Next', () => this.page + 1), step('Last', () => this.pages - 1)];
    this.words = element('span', { class: 'page' });
    this.size = element(
      'select',
      { 'aria-label': 'Rows on a page', onchange: () => resize(Number(this.size.value)) },
      ...SIZES.map((size) => element('option', { value: size }, `${size} rows`)),
    );
    this.element = element(
      'nav',
      { class: 'pager', 'aria-label': 'Pages of the register' },
      ...this.back,
      this.words,
      ...this.ahead,
      this.size,
    );
  }

  /** @param {number} page @param {number} pages @param {number} size @param {number} all rows */
  update(page, pages, size, all) {
    this.page = page;
    this.pages = pages;
    this.words.textContent = `Page ${countText(page + 1)} of ${countText(pages)}`;
    this.size.value = String(size);
    // Not `disabled`: the button that was pressed would lose the focus.
    for (const button of this.back) button.setAttribute('aria-disabled', String(page === 0));
    for (const button of this.ahead) button.setAttribute('aria-disabled', String(page === pages - 1));
    this.element.hidden = all <= SIZES[0];
  }
}
