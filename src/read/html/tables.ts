/** The tables that are open while a page is walked, and which of them a row, a cell, a term or a detail belongs to. */
import { type Effect, type Element, effectOf, isElement, isText, type Node } from './elements.js';
import type { Flow } from './flow.js';
import { TableBuilder } from './table.js';

/** @typeParam State what the walk passes down into the cells of the table. */
export interface OpenTable<State> {
  readonly builder: TableBuilder;
  readonly kind: Kind;
  readonly inCells: State;
  /** For rows that no table is around: the element they stand in. */
  readonly owner: Node | null;
  /** The link that the whole table stands in. */
  readonly link: object | null;
  inHead: boolean;
}

type Kind = 'table' | 'definitions';

const ROW_PARTS: ReadonlySet<Effect | null> = new Set(['row', 'cell', 'section']);
const HEADER_ROLES = new Set(['columnheader', 'rowheader']);
/** Nobody reads further in; and what reads the blocks may go down by recursion. */
const MOST_NESTED = 64;
const MOST_COLUMNS = 1000;
const MOST_ROWS = 65_534;
const BLANK = /^\s*$/u;
const WHOLE = /^\s*\d{1,9}/u;

export class Tables<State> {
  readonly #flow: Flow;
  readonly #inCells: (state: State) => State;
  readonly #open: OpenTable<State>[] = [];

  /** @param inCells what a cell takes over from where its table stands. */
  constructor(flow: Flow, inCells: (state: State) => State) {
    this.#flow = flow;
    this.#inCells = inCells;
  }

  /** Null: tables are nested so deep that this one is read as text. */
  open(kind: Kind, state: State, owner: Node | null = null): OpenTable<State> | null {
    this.#flow.break();
    if (this.#open.length >= MOST_NESTED) return null;
    const builder = new TableBuilder(this.#flow);
    const table = { builder, kind, inCells: this.#inCells(state), owner, link: this.#flow.linkOwner, inHead: false };
    this.#open.push(table);
    return table;
  }

  /** Begins a row or a section. */
  beginRows(element: Element, state: State): OpenTable<State> | null {
    this.#flow.break();
    const table = this.#tableForRows(element, state);
    if (!table) return null;
    if (effectOf(element) === 'row') table.builder.closeRow();
    else {
      table.builder.endSection();
      table.inHead = element.name === 'thead';
    }
    return table;
  }

  /** Begins a cell. */
  beginCell(element: Element, state: State): OpenTable<State> | null {
    const { attribs, name } = element;
    const table = this.#tableForRows(element, state);
    if (!table) return null;
    const header = name === 'th' || table.inHead || HEADER_ROLES.has(attribs.role ?? '');
    const columns = Math.max(1, spanned(attribs.colspan, MOST_COLUMNS));
    const rows = spanned(attribs.rowspan, MOST_ROWS) || MOST_ROWS;
    this.#openCell(table, () => table.builder.openCell({ header, columns, rows }));
    return table;
  }

  /** Begins a `<dt>` or `<dd>`; null where no definition list is around. */
  beginDefinition(isTerm: boolean): OpenTable<State> | null {
    const table = this.#open.at(-1);
    this.#flow.break();
    if (table?.kind !== 'definitions') return null;
    const shape = { header: isTerm, columns: 1, rows: 1 };
    if (isTerm) table.builder.closeRow();
    if (isTerm || !table.builder.reaches(1)) this.#openCell(table, () => table.builder.openCell(shape, isTerm ? 0 : 1));
    return table;
  }

  endRows(element: Element, { builder }: OpenTable<State>): void {
    if (builder.closed) return;
    if (effectOf(element) === 'row') builder.closeRow();
    else builder.endSection();
  }

  /** After the last `<dd>` of a term, what is not a `<dd>` does not belong to it. */
  endDetail(element: Element, { builder }: OpenTable<State>): void {
    const next = nextInSight(element);
    if (!builder.closed && !(isElement(next) && next.name === 'dd')) builder.closeRow();
  }

  /** Rows that no table is around end with the first thing that is no row. */
  endUnlessRowsFollow(element: Element, table: OpenTable<State>): void {
    if (table.owner === null || element.parent !== table.owner) return;
    const next = nextInSight(element);
    if (!(isElement(next) && ROW_PARTS.has(effectOf(next)))) this.close(table);
  }

  /** Closes the table and those that were left open in it. */
  close(table: OpenTable<State>): void {
    while (!table.builder.closed) this.#open.pop()?.builder.close();
  }

  closeAll(): void {
    for (let table = this.#open.pop(); table; table = this.#open.pop()) table.builder.close();
  }

  #openCell(table: OpenTable<State>, open: () => void): void {
    const flow = this.#flow;
    // A link left open in the cell before does not reach into this one.
    if (flow.linkOwner !== table.link) flow.closeLink();
    flow.settleMarker();
    open();
  }

  /**
   * The innermost real table: definition lists left open inside its cells end, as they do in browsers. Rows that no table
   * is around make one of their own.
   */
  #tableForRows(element: Element, state: State): OpenTable<State> | null {
    const table = this.#open.findLast(({ kind }) => kind === 'table');
    if (!table) return this.open('table', state, element.parent);
    while (this.#open.at(-1) !== table) this.#open.pop()?.builder.close();
    return table;
  }
}

function nextInSight(element: Element): Node | null {
  let next = element.next;
  while (next && !isElement(next) && (!isText(next) || BLANK.test(next.data))) next = next.next;
  return next;
}

function spanned(attribute: string | undefined, most: number): number {
  const digits = attribute === undefined ? null : WHOLE.exec(attribute);
  return digits ? Math.min(most, Number.parseInt(digits[0], 10)) : 1;
}
