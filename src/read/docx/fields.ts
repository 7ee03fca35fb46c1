/** Fields: of each, what Word shows is text (its result), what it was asked for is not (its instruction). */
import { child, childrenOf, isElement, isOn, numberIn, valIn, type XmlElement } from './xml.js';

type Kind = 'link' | 'contents' | 'form-text' | 'check-box' | 'drop-down' | 'other';

interface Field {
  readonly begin: XmlElement | null;
  code: string;
  kind: Kind;
  address: string | null;
  inResult: boolean;
}

export const CHECKED = '☑';
export const UNCHECKED = '☐';

const WORD = /^\s*([A-Za-z]+)/u;
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['HYPERLINK', 'link'],
  ['TOC', 'contents'],
  ['FORMTEXT', 'form-text'],
  ['FORMCHECKBOX', 'check-box'],
  ['FORMDROPDOWN', 'drop-down'],
]);
const QUOTED = /"([^"]*)"/u;
const TO_BOOKMARK = /\\l\s+"([^"]*)"/u;

/** The fields that are open at one point of a text. */
export class Fields {
  readonly #open: Field[] = [];
  readonly #unclosed: ReadonlySet<XmlElement>;

  /** @param text whose fields these are: one that never ends is no field, and must not swallow the rest. */
  constructor(text: XmlElement) {
    this.#unclosed = unclosedIn(text);
  }

  /** Inside an instruction. */
  get silent(): boolean {
    return this.#open.some(({ inResult }) => !inResult);
  }

  get inContents(): boolean {
    return this.#open.some(({ kind }) => kind === 'contents');
  }

  /** Blanks in a form field stand for nothing filled in. */
  get inFormText(): boolean {
    return this.#open.at(-1)?.kind === 'form-text';
  }

  /** Where the innermost link leads. */
  get address(): string | null {
    return this.#open.findLast(({ address }) => address !== null)?.address ?? null;
  }

  /** A field with its instruction in one place; ended by {@link end}. */
  beginSimple(code: string): void {
    this.#open.push({ begin: null, code, kind: 'other', address: null, inResult: false });
    this.separate();
  }

  instruct(code: string): void {
    const field = this.#open.at(-1);
    if (field && !field.inResult) field.code += code;
  }

  /** A field character. Returns what a form field shows once it ends. */
  character(element: XmlElement): string {
    switch (element.attribs['w:fldCharType']) {
      case 'begin':
        if (!this.#unclosed.has(element))
          this.#open.push({ begin: element, code: '', kind: 'other', address: null, inResult: false });
        return '';
      case 'separate':
        this.separate();
        return '';
      case 'end':
        return this.end();
      default:
        return '';
    }
  }

  separate(): void {
    const field = this.#open.at(-1);
    if (!field || field.inResult) return;
    field.inResult = true;
    identify(field);
  }

  end(): string {
    const field = this.#open.pop();
    if (!field?.begin) return '';
    if (!field.inResult) identify(field);
    if (field.kind === 'check-box') return checkBox(child(field.begin, 'w:ffData', 'w:checkBox'));
    return field.kind === 'drop-down' ? chosen(child(field.begin, 'w:ffData', 'w:ddList')) : '';
  }
}

function identify(field: Field): void {
  field.kind = KINDS.get(WORD.exec(field.code)?.[1]?.toUpperCase() ?? '') ?? 'other';
  if (field.kind !== 'link') return;
  const bookmark = TO_BOOKMARK.exec(field.code)?.[1];
  const page = QUOTED.exec(bookmark === undefined ? field.code : field.code.replace(TO_BOOKMARK, ''))?.[1] ?? '';
  field.address = bookmark === undefined ? page : `${page}#${bookmark}`;
}

function checkBox(box: XmlElement | undefined): string {
  const isChecked = isOn(child(box, 'w:checked')) ?? isOn(child(box, 'w:default')) ?? false;
  return isChecked ? CHECKED : UNCHECKED;
}

/** The entry of a drop-down list that shows. */
function chosen(list: XmlElement | undefined): string {
  const at = numberIn(child(list, 'w:result')) ?? numberIn(child(list, 'w:default')) ?? 0;
  return valIn(childrenOf(list, 'w:listEntry')[at]) ?? '';
}

/** Text of its own: fields do not reach into it or out of it. */
const APART = new Set(['w:del', 'w:moveFrom', 'w:txbxContent']);

function unclosedIn(text: XmlElement): ReadonlySet<XmlElement> {
  const open: XmlElement[] = [];
  const look = (element: XmlElement): void => {
    for (const node of element.children) {
      if (!isElement(node) || APART.has(node.name)) continue;
      if (node.name !== 'w:fldChar') look(node);
      else if (node.attribs['w:fldCharType'] === 'begin') open.push(node);
      else if (node.attribs['w:fldCharType'] === 'end') open.pop();
    }
  };
  look(text);
  return new Set(open);
}
