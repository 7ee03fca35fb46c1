/** Text in the page: elements that hold it, and the form in which it is searched and sorted. */

const MARKS = /\p{M}/gu;
const NUMBER = /\d+/gu;

/** Small letters without accents: what is typed without them finds what is written with them. @param {string} text */
export const fold = (text) => text.normalize('NFD').replace(MARKS, '').toLowerCase();

/** A text by which lists sort as people expect: 1.10 after 1.9. @param {string} text */
export const sortable = (text) => fold(text).replace(NUMBER, (digits) => digits.padStart(9, '0'));

/** @param {number} count */
export const countText = (count) => count.toLocaleString('en');

/** A share; null for all. @param {number | null} share */
export const percentText = (share) => `${Math.round((share ?? 1) * 100)}%`;

/** @typedef {string | number | Node | null | undefined | false} Child */

/**
 * An element. Its children are nodes or text, never markup. Of the attributes, `on…` are listeners, the rest is set as it is;
 * false and null are left out.
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {...Child} children
 * @returns {any}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  add(made, ...children);
  return made;
}

/** @param {Element} parent @param {...Child} children */
export function add(parent, ...children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === '') continue;
    parent.append(typeof child === 'number' ? String(child) : child);
  }
}

/** Text from a document: its own direction, and its language where it is known. @param {string} tag @param {string | null} text @param {string | null} [language] @param {string} [look] */
export const quoted = (tag, text, language = null, look) =>
  element(tag, { dir: 'auto', lang: language, class: look }, text);

const WEB_OR_BESIDE = /^(?:https?:\/\/|(?![a-z][a-z0-9+.-]*:|\/\/))/i;

/** A link where there is a safe address, plain text where there is none. @param {string} words @param {string | null} address */
export const linkOrText = (words, address) =>
  address !== null && WEB_OR_BESIDE.test(address)
    ? element('a', { href: address, target: '_blank', rel: 'noreferrer', dir: 'auto' }, words)
    : element('span', { dir: 'auto' }, words);
