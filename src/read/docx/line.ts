/** The content of one paragraph while it is being rewritten: its text, line ends and links, nothing else. */
import type { XmlElement } from './xml.js';

const SPECIAL = /[&<>"]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML cannot hold; only damaged files have them. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/gu;

export const escaped = (text: string): string =>
  text.replace(FORBIDDEN, ' ').replace(SPECIAL, (sign) => ENTITIES[sign] as string);

export const textRun = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

export class Line {
  /** Text boxes anchored here; they stand after the paragraph. */
  readonly boxes: XmlElement[] = [];
  /** The first visible character; empty while there is none. */
  first = '';
  /** The text began inside a table of contents. */
  inContents = false;

  #xml = '';
  #text = '';
  #link: string | null = null;
  #atStart = true;

  /** @param link the relationship that the text leads to. */
  write(data: string, link: string | null, inContents: boolean): void {
    const text = this.#atStart ? data.trimStart() : data;
    if (text === '') return;
    this.#begin(text[0] as string, inContents);
    this.#follow(link);
    this.#text += text;
  }

  /** Tabs at the start of a line are indents. */
  tab(): void {
    if (!this.#atStart) this.#text += '\t';
  }

  break(): void {
    this.#put('<w:r><w:br/></w:r>');
    this.#atStart = true;
  }

  symbol(xml: string, inContents: boolean): void {
    this.#begin('\uFFFC', inContents);
    this.#put(xml);
  }

  /** What does not count as text: the reference to a note. */
  mark(xml: string): void {
    this.#put(xml);
  }

  xml(): string {
    this.#flush();
    return this.#xml;
  }

  #begin(first: string, inContents: boolean): void {
    this.#atStart = false;
    if (this.first !== '') return;
    this.first = first;
    this.inContents = inContents;
  }

  #follow(link: string | null): void {
    if (link === this.#link) return;
    this.#flush();
    this.#link = link;
  }

  #put(xml: string): void {
    this.#flush();
    this.#xml += xml;
  }

  #flush(): void {
    if (this.#text === '') return;
    const run = textRun(this.#text);
    this.#xml += this.#link === null ? run : `<w:hyperlink r:id="${this.#link}">${run}</w:hyperlink>`;
    this.#text = '';
  }
}
