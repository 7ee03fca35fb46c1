/** What an element does to the text around it: data, after the rendering section of the HTML standard. */

type AttributeName =
  | 'aria-level'
  | 'checked'
  | 'colspan'
  | 'hidden'
  | 'href'
  | 'multiple'
  | 'open'
  | 'reversed'
  | 'role'
  | 'rowspan'
  | 'selected'
  | 'start'
  | 'style'
  | 'type'
  | 'value';
/** Those that matter here. */
type Attributes = { readonly [Name in AttributeName]?: string };

/** As the parser gives it; both parsers give the same tree. */
export interface Element {
  readonly type: string;
  readonly name: string;
  readonly attribs: Attributes;
  readonly children: readonly Node[];
  readonly next: Node | null;
  readonly parent: Node | null;
  /** Where its end tag ends in the page, or the end tag of another element that ended it. Quick parser only. */
  readonly endIndex?: number | null;
}
export interface Node {
  readonly type: string;
  readonly next: Node | null;
  readonly parent: Node | null;
}
export interface TextNode extends Node {
  readonly data: string;
}

export const isElement = (node: Node | null): node is Element => node !== null && 'attribs' in node;
export const isText = (node: Node): node is TextNode => node.type === 'text';

export type Effect =
  | 'block'
  | 'break'
  | 'cell'
  | 'control'
  | 'definitions'
  | 'detail'
  | 'heading'
  | 'input'
  | 'item'
  | 'landmark'
  | 'link'
  | 'list'
  | 'option'
  | 'preformatted'
  | 'row'
  | 'section'
  | 'select'
  | 'skipped'
  | 'table'
  | 'term';

const NAMES: { readonly [E in Effect]: string } = {
  block:
    'address blockquote body caption center details dialog div fieldset figcaption figure form frameset head hgroup ' +
    'html legend p search summary',
  break: 'br hr',
  cell: 'td th',
  control: 'button',
  definitions: 'dl',
  detail: 'dd',
  heading: 'h1 h2 h3 h4 h5 h6',
  input: 'input',
  item: 'li',
  landmark: 'article aside footer header main nav section',
  link: 'a',
  list: 'dir menu ol ul',
  option: 'option',
  preformatted: 'listing plaintext pre textarea xmp',
  row: 'tr',
  section: 'tbody tfoot thead',
  select: 'select',
  skipped:
    'annotation annotation-xml area audio base canvas col colgroup datalist iframe link meta noembed noframes noscript ' +
    'param rp script style svg template title video xml',
  table: 'table',
  term: 'dt',
};

const EFFECTS: ReadonlyMap<string, Effect> = new Map(
  (Object.keys(NAMES) as Effect[]).flatMap((effect) => NAMES[effect].split(' ').map((name) => [name, effect] as const)),
);

/** Parts of tables that are made of other elements. */
const ROLES: ReadonlyMap<string, Effect> = new Map([
  ['table', 'table'],
  ['grid', 'table'],
  ['rowgroup', 'section'],
  ['row', 'row'],
  ['cell', 'cell'],
  ['gridcell', 'cell'],
  ['columnheader', 'cell'],
  ['rowheader', 'cell'],
]);

/** What a role can turn into a part of a table : an element that is none, and no heading, list, link or control. */
const TURNED: ReadonlySet<Effect | null> = new Set([null, 'block', 'landmark']);

/** Null: the element is inline and only its text counts. */
export function effectOf({ name, attribs }: Element): Effect | null {
  const own = EFFECTS.get(name) ?? null;
  const role = attribs.role;
  return (role !== undefined && TURNED.has(own) ? ROLES.get(role) : undefined) ?? own;
}

const DISPLAY = /(?:^|;)\s*display\s*:\s*([a-z-]+)/iu;
const VISIBILITY = /(?:^|;)\s*visibility\s*:\s*([a-z]+)/iu;
const WHITE_SPACE = /(?:^|;)\s*white-space\s*:\s*([a-z-]+)/iu;
const LIST_STYLE = /(?:^|;)\s*list-style(?:-type)?\s*:\s*([a-z-]+)/iu;

const styled = ({ attribs }: Element, property: RegExp): string | null => {
  const style = attribs.style;
  return style ? (property.exec(style)?.[1]?.toLowerCase() ?? null) : null;
};

/** The `display` that the element's own style gives it. */
export const displayOf = (element: Element): string | null => styled(element, DISPLAY);
export const listStyleOf = (element: Element): string | null => styled(element, LIST_STYLE);

/** True: seen; false: its place is kept, but nobody sees it; null: the element's own style does not say. */
export function isVisible(element: Element): boolean | null {
  const value = styled(element, VISIBILITY);
  if (value === 'hidden' || value === 'collapse') return false;
  return value === 'visible' ? true : null;
}

/** True: white space is kept; false: collapsed; null: the element's own style does not say. */
export function keepsSpace(element: Element): boolean | null {
  const value = styled(element, WHITE_SPACE);
  if (value === null) return null;
  return value.startsWith('pre') || value === 'break-spaces';
}

/** Text that nobody sees. `hidden="until-found"` is seen by those who search, as the content of `<details>` is. */
export function isHidden(element: Element): boolean {
  const { attribs, name } = element;
  const hidden = attribs.hidden;
  if (hidden !== undefined && hidden.toLowerCase() !== 'until-found') return true;
  return displayOf(element) === 'none' || (name === 'dialog' && attribs.open === undefined);
}

/** Input types whose value is text on the page. */
const TEXT_INPUTS = new Set('text search email url tel number date month week time datetime datetime-local'.split(' '));
const MARKS = new Set(['checkbox', 'radio']);
const OTHER_INPUTS = new Set('button color file hidden image password range reset submit'.split(' '));

/** What an `<input>` shows: its text, or a tick when it is ticked. Empty for anything else. */
export function shownBy({ attribs }: Element): string {
  const type = attribs.type?.trim().toLowerCase() ?? 'text';
  if (MARKS.has(type)) return attribs.checked === undefined ? '' : '☑';
  return TEXT_INPUTS.has(type) || !OTHER_INPUTS.has(type) ? (attribs.value ?? '') : '';
}

/** 1 to 6 for `h1`–`h6` and `role=heading`, null for anything else. */
export function headingLevel({ attribs, name }: Element, effect: Effect | null): number | null {
  const isHeading = effect === 'heading';
  if (!isHeading && attribs.role !== 'heading') return null;
  const level = Number.parseInt(attribs['aria-level'] ?? (isHeading ? (name[1] as string) : '2'), 10);
  return Number.isNaN(level) ? 2 : Math.min(6, Math.max(1, level));
}
