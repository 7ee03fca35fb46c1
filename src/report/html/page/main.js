/** Starts the page: reads the data, makes the registers, draws the charts, and brings up rows when it is asked to. */
import { Charts } from './charts.js';
import { readData } from './data.js';
import { Details } from './details.js';
import { RowDialog } from './dialog.js';
import { RegisterTable } from './table.js';
import { countText, element } from './text.js';
import { viewsOf } from './views.js';

/** @typedef {Record<string, any>} Row */
/** @typedef {import('./table.js').View} View */

const SEARCHED_AT_ONCE = 500;

/** Tabs as people with a keyboard expect them: one stop for Tab, arrows between them. */
class Registers {
  /** @param {View[]} views @param {(view: View, row: Row) => void} open */
  constructor(views, open) {
    this.views = views;
    this.open = open;
    /** @type {Map<string, RegisterTable>} */
    this.tables = new Map();
    this.tabs = views.map((view) => this.tab(view));
    this.panels = views.map(({ id }) =>
      element('div', { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, hidden: true }),
    );
    const list = element(
      'div',
      {
        role: 'tablist',
        'aria-label': 'Registers',
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.moved(event),
      },
      ...this.tabs,
    );
    document.querySelector('#registers')?.append(list, ...this.panels);
    this.choose(0);
  }

  /** @param {View} view */
  tab({ id, title, rows }) {
    const place = this.views.findIndex((view) => view.id === id);
    const count = element('span', { class: 'count' }, countText(rows.length));
    return element(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${id}`,
        'aria-controls': `panel-${id}`,
        onclick: () => this.choose(place),
      },
      title,
      ' ',
      count,
    );
  }

  /** A register is made when it is first looked at. @param {number} place */
  choose(place) {
    this.current = place;
    for (const [index, tab] of this.tabs.entries()) {
      tab.setAttribute('aria-selected', String(index === place));
      tab.tabIndex = index === place ? 0 : -1;
      this.panels[index].hidden = index !== place;
    }
    return this.tableAt(place);
  }

  /** @param {number} place */
  tableAt(place) {
    const view = this.views[place];
    const known = this.tables.get(view.id);
    if (known) return known;
    const table = new RegisterTable(view, (row) => this.open(view, row));
    this.tables.set(view.id, table);
    this.panels[place].append(table.element);
    return table;
  }

  /** @param {KeyboardEvent} event */
  moved(event) {
    const count = this.tabs.length;
    const current = this.current ?? 0;
    /** @type {Record<string, number>} */
    const places = {
      ArrowRight: (current + 1) % count,
      ArrowLeft: (current + count - 1) % count,
      Home: 0,
      End: count - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    this.choose(place);
    this.tabs[place].focus();
  }

  /** Brings up a register with one filter set. @param {string} id @param {string | null} filter @param {string} value */
  show(id, filter, value) {
    const place = this.views.findIndex((view) => view.id === id);
    if (place === -1) return;
    this.choose(place).only(filter, value);
    document.querySelector('#registers')?.scrollIntoView();
    this.tabs[place].focus({ preventScroll: true });
  }

  table() {
    return this.tableAt(this.current ?? 0);
  }
}

/** A choice of the grouping, where there are several. */
function groupingChoice() {
  const figures = [...document.querySelectorAll('figure[data-grouping]')].filter(
    (figure) => figure instanceof HTMLElement,
  );
  if (figures.length < 2) return;
  const show = (/** @type {number} */ chosen) => {
    for (const [index, figure] of figures.entries()) figure.hidden = index !== chosen;
  };
  const options = figures.map((figure, index) => element('option', { value: index }, figure.dataset.grouping));
  const select = element('select', { id: 'grouping', onchange: () => show(Number(select.value)) }, ...options);
  const label = element('label', { for: 'grouping' }, 'Status of the key actions by');
  document.querySelector('.charts')?.before(element('p', { class: 'field grouping' }, label, select));
  show(0);
}

/** The texts are folded for the search while nothing else is to be done, so that the first letter typed does not wait. @param {View[]} views */
function foldAhead(views) {
  const waiting = views.flatMap(({ rows, texts }) => rows.map((row) => ({ row, texts })));
  let at = 0;
  const some = () => {
    for (const { row, texts } of waiting.slice(at, at + SEARCHED_AT_ONCE)) texts.of(row);
    at += SEARCHED_AT_ONCE;
    if (at < waiting.length) idle(some);
  };
  idle(some);
}

/** @param {() => void} act */
const idle = (act) => ('requestIdleCallback' in globalThis ? requestIdleCallback(act) : setTimeout(act, 1));

/** @param {Registers} registers @param {Charts} charts */
function printing(registers, charts) {
  addEventListener('beforeprint', () => {
    registers.table().print();
    charts.printed(PAPER_WIDTH);
  });
  addEventListener('afterprint', () => {
    registers.table().afterPrint();
    charts.printed(null);
  });
}

const PAPER_WIDTH = 660;

function start() {
  const textOf = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? '';
  const data = readData(textOf('data'), () => textOf('evidence'));
  const dialog = new RowDialog();
  /** @param {string} kind @param {Row} row */
  const open = (kind, row) => {
    const { title, content } = details.of(kind, row);
    dialog.show(title, content);
  };
  const details = new Details(data, open);
  const views = viewsOf(data);
  const registers = new Registers(views, (view, row) => open(view.id, row));
  const charts = new Charts(data.charts);
  groupingChoice();
  printing(registers, charts);
  foldAhead(views);
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-show]') : null;
    if (button instanceof HTMLElement)
      registers.show(button.dataset.show ?? '', button.dataset.filter ?? null, button.dataset.value ?? '');
  });
  // The evidence stands behind this script.
  document.addEventListener('DOMContentLoaded', () => {
    const named = location.hash.slice(1);
    const row = named.startsWith('act_') ? data.actions.find(({ id }) => id === named) : undefined;
    if (row) open('actions', row);
  });
}

start();
