/**
 * The walk over a parsed page, in the order of the page, that writes its text and finds its blocks. It goes by pointers,
 * not by recursion: depth costs nothing.
 */
import type { Block, Link } from '../../core/document.js';
import {
  displayOf,
  type Effect,
  type Element,
  effectOf,
  headingLevel,
  isElement,
  isHidden,
  isText,
  isVisible,
  keepsSpace,
  type Node,
  shownBy,
  type TextNode,
} from './elements.js';
import { Flow, type Setting } from './flow.js';
import { Landmarks } from './landmarks.js';
import { type List, listOf, markerOf } from './list.js';
import { type OpenTable, Tables } from './tables.js';

/** What elements pass down to what is in them. */
interface State extends Setting {
  readonly list: List | null;
  /** In a `<select>` that one option is chosen of, or many. */
  readonly select: 'one' | 'many' | null;
  /** In an option that is not chosen: nobody sees it. */
  readonly muted: boolean;
  /** Under `visibility: hidden`, which elements further in may take back. */
  readonly unseen: boolean;
  /** In an article, a section or the main part of the page. */
  readonly sectioned: boolean;
}

/** An element that something must be undone for when the walk leaves it. */
interface Frame {
  readonly element: Element;
  readonly effect: Effect | null;
  readonly before: State;
  readonly table: OpenTable<State> | null;
  /** The list marker that was waiting for its text when the element began. */
  readonly marker: string;
}

type Change = Partial<State>;
type Tabular = 'table' | 'definitions' | 'section' | 'row' | 'cell' | 'term' | 'detail';

/** What begins with an element, until the walk leaves it. */
interface Opening {
  readonly effect: Effect | null;
  readonly state: State;
  readonly table?: OpenTable<State> | null;
  readonly marker?: string;
}

const START: State = {
  heading: null,
  region: 'content',
  pre: false,
  list: null,
  select: null,
  muted: false,
  unseen: false,
  sectioned: false,
};
const NOTHING: Change = {};
/** Blocks inside a `<select>` are the rest of the page, after an end tag that was left out. */
const OUT_OF_SELECT: Change = { select: null, muted: false };
const BLOCK_DISPLAY = /^(?:block|flex|flow-root|grid|list-item|table)$/u;
const SECTIONS = new Set(['article', 'main', 'section']);
const BLANK = /^\s*$/u;

/** A cell begins anew: what was left open before it does not reach into it. */
const inCells = ({ region, sectioned, unseen }: State): State => ({ ...START, region, sectioned, unseen });

export interface Page {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
}

export interface Walked extends Page {
  /** The table elements that were seen, and how many cells. */
  readonly tables: readonly Element[];
  readonly cells: number;
}

/** Reads the tree that a parser made of a page. */
export function walk(first: Node | null): Walked {
  return new Walk().run(first);
}

class Walk {
  readonly #blocks: Block[] = [];
  readonly #flow = new Flow(this.#blocks);
  readonly #tables = new Tables<State>(this.#flow, inCells);
  readonly #landmarks = new Landmarks();
  readonly #frames: Frame[] = [];
  readonly #tableElements: Element[] = [];
  #cells = 0;
  #state = START;

  run(first: Node | null): Walked {
    let node = first;
    while (node) {
      const seen = this.#enter(node);
      const inside: Node | undefined = seen && isElement(node) ? node.children[0] : undefined;
      node = inside ?? this.#pass(node, seen);
    }
    this.#tables.closeAll();
    this.#flow.break();
    this.#flow.closeLink();
    const { links } = this.#flow;
    return { text: this.#flow.text(), blocks: this.#blocks, links, tables: this.#tableElements, cells: this.#cells };
  }

  /** Goes on to the next node, out of the elements that end before it. */
  #pass(from: Node, seen: boolean): Node | null {
    if (seen && isElement(from)) this.#leave(from);
    let node: Node | null = from;
    while (node && !node.next) {
      node = node.parent;
      if (isElement(node)) this.#leave(node);
    }
    return node?.next ?? null;
  }

  /** False: nobody sees the node and what is in it. */
  #enter(node: Node): boolean {
    if (isText(node)) this.#text(node);
    if (!isElement(node)) return false;
    const effect = effectOf(node);
    if (effect === 'skipped' || isHidden(node)) return false;
    const opening = this.#begin(node, effect);
    const visible = isVisible(node);
    if (visible !== null && this.#state.unseen === visible) {
      const begun = opening ?? { effect, state: this.#state };
      this.#push(node, { ...begun, state: { ...begun.state, unseen: !visible } });
    } else if (opening) this.#push(node, opening);
    return true;
  }

  #text(node: TextNode): void {
    if (this.#state.muted || this.#state.unseen) return;
    const { parent, data } = node;
    // The line end right after <pre> belongs to the tag.
    const atStart = this.#state.pre && data.startsWith('\n') && isElement(parent) && parent.children[0] === node;
    this.#flow.write(atStart ? data.slice(1) : data);
  }

  #begin(element: Element, effect: Effect | null): Opening | null {
    const change = this.#landmark(element, effect);
    const heading = headingLevel(element, effect);
    if (heading !== null) {
      this.#flow.break();
      return { effect: 'block', state: this.#with(change, { heading }) };
    }
    switch (effect) {
      case 'table':
      case 'definitions':
      case 'section':
      case 'row':
      case 'cell':
      case 'term':
      case 'detail':
        return this.#beginTabular(element, effect, change);
      case 'list':
      case 'item':
      case 'preformatted':
      case 'landmark':
        return this.#beginBlock(element, effect, change);
      case 'break':
        this.#flow.break();
        return null;
      case 'link':
        return this.#beginLink(element);
      case 'control':
      case 'input':
      case 'select':
      case 'option':
        return this.#beginControl(element, effect);
      default:
        return this.#beginPlain(element, effect, change);
    }
  }

  /** A region that begins here. */
  #landmark(element: Element, effect: Effect | null): Change {
    if (effect !== 'landmark' && element.attribs.role === undefined) return NOTHING;
    const region = this.#landmarks.regionOf(element, this.#state.sectioned);
    const sectioned = this.#state.sectioned || SECTIONS.has(element.name);
    if (region === null || region === this.#state.region) return { sectioned };
    this.#flow.break();
    return { region, sectioned };
  }

  #beginBlock(element: Element, effect: Effect, change: Change): Opening {
    this.#flow.break();
    const out = this.#outOfSelect();
    switch (effect) {
      case 'list':
        return { effect, state: this.#with(change, out, { list: listOf(element) }) };
      case 'preformatted':
        return { effect, state: this.#with(change, out, { pre: keepsSpace(element) ?? true }) };
      case 'item': {
        const marker = this.#flow.mark(markerOf(this.#state.list, element));
        return { effect, state: this.#with(change, out), marker };
      }
      default:
        return { effect, state: this.#with(change, out) };
    }
  }

  /** A block or an inline element; its own style can make it the other, or keep its white space. */
  #beginPlain(element: Element, effect: Effect | null, change: Change): Opening | null {
    const display = displayOf(element);
    const isBlock =
      change.region !== undefined ||
      (effect === 'block' ? display !== 'inline' : display !== null && BLOCK_DISPLAY.test(display));
    if (isBlock) this.#flow.break();
    const out = isBlock ? this.#outOfSelect() : NOTHING;
    const pre = keepsSpace(element);
    if (pre === null && change === NOTHING && out === NOTHING && isBlock === (effect === 'block')) return null;
    const state = this.#with(change, out, pre === null ? NOTHING : { pre });
    return { effect: isBlock ? 'block' : null, state };
  }

  #with(change: Change, more = NOTHING, most = NOTHING): State {
    if (change === NOTHING && more === NOTHING && most === NOTHING) return this.#state;
    return { ...this.#state, ...change, ...more, ...most };
  }

  #outOfSelect(): Change {
    return this.#state.select ? OUT_OF_SELECT : NOTHING;
  }

  #beginLink(element: Element): null {
    const target = element.attribs.href;
    if (this.#state.muted) return null;
    if (target === undefined) this.#flow.closeLink();
    else this.#flow.openLink(target.trim(), element);
    return null;
  }

  /** Of a form, people see what is filled in or chosen. */
  #beginControl(element: Element, effect: 'control' | 'input' | 'select' | 'option'): Opening | null {
    const { select, muted } = this.#state;
    this.#flow.space();
    switch (effect) {
      case 'input': {
        const shown = muted ? '' : shownBy(element);
        if (!BLANK.test(shown)) this.#flow.write(shown);
        this.#flow.space();
        return null;
      }
      case 'select':
        return {
          effect,
          state: this.#with({ select: element.attribs.multiple === undefined ? 'one' : 'many', muted: true }),
        };
      case 'option': {
        const chosen = element.attribs.selected !== undefined;
        if (chosen && select === 'many') this.#flow.break();
        return { effect, state: this.#with({ muted: select !== null && !chosen }) };
      }
      default:
        return null;
    }
  }

  #beginTabular(element: Element, effect: Tabular, change: Change): Opening {
    const tables = this.#tables;
    const state = this.#with(change, this.#outOfSelect());
    switch (effect) {
      case 'table':
      case 'definitions': {
        if (effect === 'table') this.#tableElements.push(element);
        const table = tables.open(effect, state);
        return { effect: table ? effect : 'block', state, table };
      }
      case 'section':
      case 'row':
        return { effect, state, table: tables.beginRows(element, state) };
      default:
        return this.#beginCell(element, effect, state, change);
    }
  }

  #beginCell(element: Element, effect: 'cell' | 'term' | 'detail', state: State, change: Change): Opening {
    const tables = this.#tables;
    if (effect === 'cell') this.#cells++;
    const table = effect === 'cell' ? tables.beginCell(element, state) : tables.beginDefinition(effect === 'term');
    if (!table) return { effect: 'block', state };
    return { effect, state: change === NOTHING ? table.inCells : { ...table.inCells, ...change }, table };
  }

  #push(element: Element, { effect, state, table = null, marker = '' }: Opening): void {
    this.#frames.push({ element, effect, before: this.#state, table, marker });
    this.#set(state);
  }

  #set(state: State): void {
    this.#state = state;
    this.#flow.setting = state;
  }

  #leave(element: Element): void {
    const frame = this.#frames.at(-1);
    if (frame?.element !== element) {
      this.#end(element, effectOf(element));
      return;
    }
    this.#frames.pop();
    this.#end(element, frame.effect);
    if (frame.table) this.#endTabular(element, frame.effect, frame.table);
    if (frame.effect === 'item') this.#flow.unmark(frame.marker);
    this.#set(frame.before);
  }

  #end(element: Element, effect: Effect | null): void {
    if (effect === 'link') this.#flow.closeLink(element);
    else if (effect === 'control' || effect === 'select' || effect === 'option') this.#flow.space();
    else if (effect !== null && effect !== 'input') this.#flow.break();
  }

  #endTabular(element: Element, effect: Effect | null, table: OpenTable<State>): void {
    const tables = this.#tables;
    if (effect === 'table' || effect === 'definitions') tables.close(table);
    else if (effect === 'section' || effect === 'row') tables.endRows(element, table);
    else if (effect === 'detail') tables.endDetail(element, table);
    tables.endUnlessRowsFollow(element, table);
  }
}
