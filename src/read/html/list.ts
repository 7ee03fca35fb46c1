/** The numbers that a browser prints before list items. They are part of the stored text: people read and quote them. */
import { roman } from '../roman.js';
import { type Element, isElement, listStyleOf } from './elements.js';

export interface List {
  readonly style: string;
  readonly step: number;
  next: number;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['1', 'decimal'],
  ['a', 'lower-alpha'],
  ['A', 'upper-alpha'],
  ['i', 'lower-roman'],
  ['I', 'upper-roman'],
]);
const STYLES = new Set(['decimal', 'lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman', 'none']);
const SAME_AS: ReadonlyMap<string, string> = new Map([
  ['lower-latin', 'lower-alpha'],
  ['upper-latin', 'upper-alpha'],
]);
const BULLET = '• ';
const WHOLE = /^\s*[+-]?\d{1,9}/u;

function numberOf(attribute: string | undefined): number | null {
  const digits = attribute === undefined ? null : WHOLE.exec(attribute);
  return digits ? Number.parseInt(digits[0], 10) : null;
}

const styleOf = (element: Element): string | null => {
  const style = listStyleOf(element);
  const known = style === null ? TYPES.get(element.attribs.type ?? '') : (SAME_AS.get(style) ?? style);
  return known !== undefined && STYLES.has(known) ? known : null;
};

/** What `<ol>`, `<ul>` and their like begin with. */
export function listOf(element: Element): List {
  if (element.name !== 'ol') return { style: styleOf(element) ?? 'bullet', step: 1, next: 1 };
  const reversed = element.attribs.reversed !== undefined;
  const items = reversed ? element.children.filter((child) => isElement(child) && child.name === 'li').length : 1;
  const start = numberOf(element.attribs.start) ?? items;
  return { style: styleOf(element) ?? 'decimal', step: reversed ? -1 : 1, next: start };
}

/** The marker of the next item, and counts on. An item outside a list has a bullet, as in browsers. */
export function markerOf(list: List | null, item: Element): string {
  if (!list) return BULLET;
  const number = numberOf(item.attribs.value) ?? list.next;
  list.next = number + list.step;
  const style = styleOf(item) ?? list.style;
  if (style === 'none') return '';
  return style === 'bullet' ? BULLET : `${printed(number, style)}. `;
}

function printed(number: number, style: string): string {
  if (style.endsWith('-alpha') && number > 0) return cased(letters(number), style);
  if (style.endsWith('-roman') && number > 0 && number < 4000) return cased(roman(number), style);
  return String(number);
}

const cased = (text: string, style: string): string => (style.startsWith('upper') ? text.toUpperCase() : text);

function letters(number: number): string {
  let rest = number;
  let text = '';
  while (rest > 0) {
    rest--;
    text = String.fromCharCode(97 + (rest % 26)) + text;
    rest = Math.floor(rest / 26);
  }
  return text;
}
