/**
 * XML of a Word file → tree, under the prefixes that everybody knows (`w:p`, `r:id`), whatever prefixes the file uses.
 */
import { load } from 'cheerio/slim';
import { damaged } from './zip.js';

export interface XmlElement {
  readonly type: string;
  name: string;
  attribs: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
interface XmlText {
  readonly type: string;
  readonly data: string;
}
export type XmlNode = XmlElement | XmlText;

export const isElement = (node: XmlNode): node is XmlElement => 'attribs' in node;

/** Far deeper than tables in tables in controls ever go; what recurses over the tree stays within its stack. */
const DEEPEST = 400;

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
]);

/**
 * @param name of the part, for the sentence where it is broken.
 * @param lean without what only tells how text looks: of a large file, that is most of it.
 */
export function parseXml(bytes: Uint8Array, name: string, lean = false): XmlElement {
  const xml = decoded(bytes);
  const tree = load(lean ? withoutLooks(xml) : xml, { xml: true }).root()[0] as unknown as XmlElement | undefined;
  const root = tree?.children.find(isElement);
  // The parser closes what was left open: only the end of the text tells that a part was cut off.
  if (!root || !endsWith(xml, root.name)) throw damaged(`${name} breaks off`);
  settle(root);
  return root;
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
}

const CDATA = '<![CDATA[';
const LOOKS =
  /<w:(?:adjustRightInd|autoSpaceDE|autoSpaceDN|b|bCs|bookmarkEnd|bookmarkStart|bottom|caps|cnfStyle|color|contextualSpacing|gridCol|hideMark|highlight|i|iCs|ind|insideH|insideV|jc|keepLines|keepNext|kern|lang|lastRenderedPageBreak|left|noProof|position|proofErr|right|shd|smallCaps|snapToGrid|spacing|strike|sz|szCs|tcW|textAlignment|top|u|vAlign|vertAlign|widowControl)(?: [^<>]*)?\/>| w:rsid\w*="[^"<>]*"| w14:(?:paraId|textId)="[^"<>]*"/gu;
const FONTS = /<w:rFonts(?: [^<>]*)?\/>/gu;
/** Only where characters of symbol fonts stand does the font tell what they are. */
const SYMBOLS = /[\uF000-\uF0FF]|&#/u;
const NO_PROPERTIES = /<w:(rPr|tcPr|pPr)><\/w:\1>/gu;

/** Without the elements and attributes that are never asked for. The usual prefixes only: others cost memory, not words. */
function withoutLooks(xml: string): string {
  if (xml.includes(CDATA)) return xml;
  const plain = xml.replace(LOOKS, '');
  const bare = SYMBOLS.test(plain) ? plain : plain.replace(FONTS, '');
  return bare.replace(NO_PROPERTIES, '').replace(NO_PROPERTIES, '');
}

const TAIL = 2000;
const EMPTY_ROOT = /\/>\s*$/u;

function endsWith(xml: string, name: string): boolean {
  const tail = xml.slice(-TAIL);
  return tail.includes(`</${name}`) || EMPTY_ROOT.test(tail);
}

type Scope = ReadonlyMap<string, string>;
const NO_SCOPE: Scope = new Map();

/** Gives names their known prefixes, in place, and refuses a tree that is too deep. */
function settle(root: XmlElement): void {
  const waiting: { readonly element: XmlElement; readonly scope: Scope; readonly depth: number }[] = [
    { element: root, scope: NO_SCOPE, depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { element, depth } = next;
    if (depth > DEEPEST) throw damaged(`it is nested more than ${DEEPEST} levels deep`);
    const scope = scopeOf(element, next.scope);
    if (scope.size > 0) rename(element, scope);
    for (const child of element.children) {
      if (isElement(child)) waiting.push({ element: child, scope, depth: depth + 1 });
    }
  }
}

/** Which prefixes of the file stand for another known one; empty in as good as every file. */
function scopeOf({ attribs }: XmlElement, around: Scope): Scope {
  let scope = around;
  for (const key in attribs) {
    if (!key.startsWith('xmlns')) continue;
    const prefix = key.slice(6);
    const known = PREFIXES.get(attribs[key] as string);
    if (known === prefix && !scope.has(prefix)) continue;
    if (known === undefined && !PREFIX_NAMES.has(prefix) && !scope.has(prefix)) continue;
    scope = new Map([...scope, [prefix, known ?? `other-${prefix}`]]);
  }
  return scope;
}
const PREFIX_NAMES = new Set(PREFIXES.values());

function rename(element: XmlElement, scope: Scope): void {
  const named = (name: string, isAttribute: boolean): string => {
    const colon = name.indexOf(':');
    if (colon < 0 && isAttribute) return name;
    const prefix = scope.get(name.slice(0, Math.max(0, colon)));
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
  };
  element.name = named(element.name, false);
  element.attribs = Object.fromEntries(
    Object.entries(element.attribs).map(([key, value]) => [named(key, true), value]),
  );
}

/** The first child of that name, or the first child of the first child, and so on. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path)
    found = found?.children.find((node): node is XmlElement => isElement(node) && node.name === name);
  return found;
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((node): node is XmlElement => isElement(node) && node.name === name);
}

/** What `w:val` says. */
export const valIn = (element: XmlElement | undefined): string | undefined => element?.attribs['w:val'];

export function numberIn(element: XmlElement | undefined): number | undefined {
  const number = Number.parseInt(valIn(element) ?? '', 10);
  return Number.isNaN(number) ? undefined : number;
}

const OFF = new Set(['0', 'false', 'off', 'none']);

/** A switch: on where it stands without a value; undefined where it does not stand at all. */
export function isOn(element: XmlElement | undefined, value = valIn(element)): boolean | undefined {
  return element ? !OFF.has(value ?? '1') : undefined;
}

/** Every element of one of these names, in the order of the file; what is in one that was found is not looked through. */
export function* find(root: XmlElement, names: ReadonlySet<string>): Generator<XmlElement> {
  for (const node of root.children) {
    if (!isElement(node)) continue;
    if (names.has(node.name)) yield node;
    else yield* find(node, names);
  }
}

/** The characters directly in an element. */
export function textIn(element: XmlElement): string {
  let text = '';
  for (const node of element.children) {
    if ('data' in node) text += node.data;
    else if (node.type === 'cdata') text += textIn(node);
  }
  return text;
}

/** All text under an element that stands in elements of that name. */
export function textUnder(root: XmlElement, name: string): string {
  let text = '';
  for (const element of find(root, new Set([name]))) text += textIn(element);
  return text;
}
