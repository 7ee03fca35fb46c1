/** What the styles of a Word file say of a paragraph or a run: heading, numbering, hidden, table of contents. */
import { child, childrenOf, isOn, numberIn, valIn, type XmlElement } from './xml.js';

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly outline: number | undefined;
  readonly list: ListReference;
  readonly hidden: boolean | undefined;
}

/** What a paragraph or its style says of a list. */
export interface ListReference {
  readonly id: string | undefined;
  readonly level: number | undefined;
}

const HEADING = /^heading (\d)$/iu;
const CONTENTS = /^(?:toc \d|table of figures|toa heading|toc heading)$/iu;
const TITLE = /^title$/iu;
const LONGEST_CHAIN = 20;
/** In Word, outline level 10 (written 9) is body text. */
const BODY_TEXT = 9;

export const listIn = (properties: XmlElement | undefined): ListReference => {
  const list = child(properties, 'w:numPr');
  return { id: valIn(child(list, 'w:numId')), level: numberIn(child(list, 'w:ilvl')) };
};

export class Styles {
  readonly #byId = new Map<string, Style>();
  #normal: string | undefined;

  constructor(root: XmlElement | undefined) {
    for (const element of childrenOf(root, 'w:style')) {
      const id = element.attribs['w:styleId'];
      if (id === undefined) continue;
      const properties = child(element, 'w:pPr');
      this.#byId.set(id, {
        name: valIn(child(element, 'w:name')) ?? '',
        basedOn: valIn(child(element, 'w:basedOn')),
        outline: numberIn(child(properties, 'w:outlineLvl')),
        list: listIn(properties),
        hidden: isOn(child(element, 'w:rPr', 'w:vanish')),
      });
      const isParagraph = element.attribs['w:type'] === 'paragraph';
      if (isParagraph && isOn(element, element.attribs['w:default'] ?? '0')) this.#normal = id;
    }
  }

  /** The style of a paragraph that names none. */
  get normal(): string | undefined {
    return this.#normal;
  }

  /** 1 to 6; null for body text. */
  heading(id: string | undefined, outline: number | undefined): number | null {
    if (outline !== undefined) return outline < BODY_TEXT ? Math.min(6, outline + 1) : null;
    for (const style of this.#chain(id)) {
      const level = HEADING.exec(style.name)?.[1];
      if (level !== undefined) return Math.min(6, Number(level));
      if (TITLE.test(style.name)) return 1;
      if (style.outline !== undefined) return style.outline < BODY_TEXT ? Math.min(6, style.outline + 1) : null;
    }
    return null;
  }

  isContents(id: string | undefined): boolean {
    return this.#some(id, ({ name }) => CONTENTS.test(name));
  }

  hidden(id: string | undefined): boolean | undefined {
    for (const { hidden } of this.#chain(id)) if (hidden !== undefined) return hidden;
    return undefined;
  }

  /** The list of a style, the id of the style that says so, for the level that belongs to it. */
  list(id: string | undefined): ListReference & { readonly styles: readonly string[] } {
    const styles: string[] = [];
    let level: number | undefined;
    for (const style of this.#chain(id, styles)) {
      level ??= style.list.level;
      if (style.list.id !== undefined) return { id: style.list.id, level, styles };
    }
    return { id: undefined, level, styles };
  }

  #some(id: string | undefined, test: (style: Style) => boolean): boolean {
    for (const style of this.#chain(id)) if (test(style)) return true;
    return false;
  }

  /** A style and those it is based on; a circle of them ends. */
  *#chain(id: string | undefined, ids: string[] = []): Generator<Style> {
    let next = id;
    for (let length = 0; next !== undefined && length < LONGEST_CHAIN; length++) {
      const style = this.#byId.get(next);
      if (!style) return;
      ids.push(next);
      yield style;
      next = style.basedOn;
    }
  }
}
