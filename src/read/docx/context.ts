/** What everything that rewrites a part of one Word file shares. */
import type { Prompts } from './controls.js';
import { escaped } from './line.js';
import type { Lists } from './numbering.js';
import type { Styles } from './styles.js';

/** What is not read as content, counted. */
export interface Tally {
  deletions: number;
  comments: number;
  hidden: number;
  pictures: number;
  diagrams: number;
  embedded: number;
  readonly prompts: string[];
}

export const newTally = (): Tally => ({
  deletions: 0,
  comments: 0,
  hidden: 0,
  pictures: 0,
  diagrams: 0,
  embedded: 0,
  prompts: [],
});

export interface Context {
  readonly styles: Styles;
  readonly lists: Lists;
  readonly prompts: Prompts;
  readonly links: Links;
  readonly tally: Tally;
  /** The ids of the notes that there are. */
  readonly footnotes: ReadonlySet<string>;
  readonly endnotes: ReadonlySet<string>;
}

const SPACES = /\s+/gu;
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The addresses that the text links to. They are written down, never visited. */
export class Links {
  readonly #ids = new Map<string, string>();

  add(address: string): string {
    const target = address.replace(SPACES, ' ').trim();
    const id = this.#ids.get(target) ?? `link${this.#ids.size + 1}`;
    this.#ids.set(target, id);
    return id;
  }

  /** As a relationships part. */
  xml(): string {
    const all = [...this.#ids].map(
      ([target, id]) =>
        `<Relationship Id="${id}" Type="${HYPERLINK}" Target="${escaped(target)}" TargetMode="External"/>`,
    );
    return `<Relationships xmlns="${PACKAGE}">${all.join('')}</Relationships>`;
  }
}
