/** Watches the lists of a site while they are read: whether they still lead anywhere, and whether they stood still. */
import type { KnownAddress, NewAddress } from '../core/fetching.js';
import type { LeadsOf } from './leads.js';
import { isSteady, type ListPage, type Shift, shiftIn } from './lists.js';
import type { Queue } from './queue.js';

export interface EmptyList {
  readonly address: string;
  /** How many addresses it led to before. */
  readonly before: number;
}

/** What is to be done where the lists do not fit together. */
export interface ListFindings {
  /** Lists to read a second time. */
  readonly again: readonly KnownAddress[];
  /** Addresses that no list leads to any more. */
  readonly missing: readonly string[];
}

const NOTHING: ListFindings = { again: [], missing: [] };

export class ListWatch {
  readonly emptyLists: EmptyList[] = [];
  #first: Shift | null = null;
  #shift: Shift | null = null;
  /** A list brought other bytes than before, or they are read a second time. */
  #isToCompare = false;

  /** `before`: the addresses that were known before tonight. */
  constructor(
    readonly before: readonly KnownAddress[],
    readonly leadsOf: LeadsOf,
    readonly bytesOf: Queue['bytesOf'],
  ) {}

  /** Of the second reading of the lists; null where one was enough. */
  get shift(): Shift | null {
    return this.#shift;
  }

  get isToCompare(): boolean {
    return this.#isToCompare;
  }

  /** A list brought new bytes. */
  note({ address }: KnownAddress, leadsTo: readonly NewAddress[]): void {
    this.#isToCompare = true;
    const before = this.before.filter(({ foundOn, kind }) => foundOn === address && kind !== 'list').length;
    if (before > 0 && leadsTo.every(({ kind }) => kind === 'list')) this.emptyLists.push({ address, before });
  }

  /** Lists that do not fit together are read a second time, and it is said where that does not help. */
  async compare(known: readonly KnownAddress[]): Promise<ListFindings> {
    this.#isToCompare = false;
    const lists = known.filter(({ kind, state }) => kind === 'list' && state === 'done');
    const shift = shiftIn(
      await this.#pagesOf(lists),
      this.before.filter(({ state }) => state === 'done'),
    );
    if (this.#first === null) {
      if (isSteady(shift)) return NOTHING;
      this.#first = shift;
      this.#isToCompare = true;
      return { again: lists, missing: [] };
    }
    // What is on two pages both times is the way of the site.
    const first = new Set(this.#first.twice);
    this.#shift = { twice: shift.twice.filter((each) => !first.has(each)), missing: shift.missing };
    return { again: [], missing: shift.missing };
  }

  async #pagesOf(lists: readonly KnownAddress[]): Promise<ListPage[]> {
    const pages: ListPage[] = [];
    for (const list of lists) {
      if (list.sha256 === null) continue;
      const bytes = await this.bytesOf(list.sha256);
      const leadsTo = bytes ? this.leadsOf(bytes, list) : [];
      const entries = leadsTo.flatMap(({ kind, address }) => (kind === 'list' ? [] : [address]));
      pages.push({ address: list.address, entries });
    }
    return pages;
  }
}
