/**
 * Pages → the stored text and its blocks. A block is written as soon as no later page can go on with it, so that the words of
 * a few pages are held at a time, however long the document is.
 */
import type { Block } from '../../../core/document.js';
import type { Places } from '../../../core/place.js';
import { Joiner } from './continuation.js';
import { Headings, type Sign } from './headings.js';
import type { JoinedBlock } from './joined.js';
import type { Line, PageLayout } from './model.js';
import { Writer } from './writer.js';

export interface Assembled {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly places: Places;
}

/** Pages are added in their order; `end` comes once, after the last. */
export class Assembly {
  readonly #joiner: Joiner;
  readonly #headings: Headings;
  readonly #writer = new Writer();
  readonly #blocks: Block[] = [];
  /** What may be headings, by their place among the blocks: the level of one depends on all others. */
  readonly #signs = new Map<number, Sign>();

  /** @param size of most of the text of the document */
  constructor(size: number) {
    this.#joiner = new Joiner(size);
    this.#headings = new Headings(size);
  }

  add(page: PageLayout): void {
    this.#headings.tagged(page);
    this.#joiner.add(page);
    this.#write(this.#joiner.finished());
  }

  /** @param furniture by page, for the end of the text */
  end(furniture: ReadonlyMap<number, readonly Line[]>, pages: readonly number[]): Assembled {
    this.#write(this.#joiner.rest());
    for (const [at, sign] of this.#signs) {
      const block = this.#blocks[at];
      if (block?.kind === 'paragraph') this.#blocks[at] = { ...block, heading: this.#headings.levelOf(sign) };
    }
    for (const page of pages) this.#push(this.#writer.furniture(furniture.get(page) ?? [], page));
    const { text, places } = this.#writer;
    return { text, blocks: this.#blocks, places };
  }

  #write(blocks: readonly JoinedBlock[]): void {
    for (const block of blocks) {
      const sign = block.kind === 'paragraph' ? this.#headings.signOf(block) : null;
      if (sign !== null) this.#signs.set(this.#blocks.length, sign);
      this.#push(this.#writer.write(block));
    }
  }

  #push(blocks: readonly Block[]): void {
    for (const block of blocks) this.#blocks.push(block);
  }
}
