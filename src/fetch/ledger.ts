/** The addresses of one night: which are known, which wait for their turn, and what was left. Lists come first, for what they lead to. */
import type { AddressKind, KnownAddress, NewAddress } from '../core/fetching.js';
import { newlyKnown } from './outcome.js';
import type { Queue } from './queue.js';

/** New bytes of an address, and what they lead to. */
export interface Brings {
  readonly bytes: Uint8Array;
  readonly runId: number;
  readonly leadsTo: readonly NewAddress[];
}

export interface LedgerOptions {
  readonly source: string;
  readonly queue: Pick<Queue, 'settle'>;
  /** All that belong to the source, as they were before tonight. */
  readonly before: readonly KnownAddress[];
  /** Of them, those to be asked, in their order. */
  readonly due: readonly KnownAddress[];
  /** So many lists come before the pages: one that never ends must leave time for what it leads to. */
  readonly mostLists: number;
}

export class Ledger {
  readonly before: readonly KnownAddress[];
  readonly #known = new Map<string, KnownAddress>();
  readonly #lists: string[] = [];
  readonly #pages: string[] = [];
  readonly #left = new Set<string>();
  #listsTaken = 0;

  constructor(readonly options: LedgerOptions) {
    this.before = options.before;
    for (const each of options.before) this.#known.set(each.address, { ...each, tries: 0 });
    for (const each of options.due) this.wait(each);
  }

  /** As it is now. */
  get(address: string): KnownAddress | undefined {
    return this.#known.get(address);
  }

  all(): KnownAddress[] {
    return [...this.#known.values()];
  }

  /** What was not asked, or in vain so far. */
  left(): KnownAddress[] {
    return [...this.#left].flatMap((address) => this.#known.get(address) ?? []);
  }

  waiting(): number {
    return this.#lists.length + this.#pages.length;
  }

  areListsThrough(): boolean {
    return this.#lists.length === 0;
  }

  /** Takes the one whose turn it is; null when none waits. */
  next(): string | null {
    const isListsTurn = this.#listsTaken < this.options.mostLists || this.#pages.length === 0;
    const list = isListsTurn ? this.#lists.shift() : undefined;
    if (list !== undefined) this.#listsTaken++;
    return list ?? this.#pages.shift() ?? null;
  }

  /** To the end of its line. */
  wait({ kind, address }: Pick<KnownAddress, 'kind' | 'address'>): void {
    (kind === 'list' ? this.#lists : this.#pages).push(address);
  }

  leave(address: string): void {
    this.#left.add(address);
  }

  /** Keeps what became of it, on disk before it is known here; what it leads to waits. */
  async settle(known: KnownAddress, brings?: Brings): Promise<void> {
    const attached = brings?.leadsTo.flatMap((found) => this.#attached(found, known)) ?? [];
    await this.options.queue.settle(known, brings && { ...brings, attached });
    this.#known.set(known.address, known);
    for (const each of attached) this.#known.set(each.address, each);
    for (const found of brings?.leadsTo ?? []) this.#meet(found);
  }

  #meet(found: NewAddress): void {
    if (this.#known.has(found.address)) return;
    this.#known.set(found.address, newlyKnown(this.options.source, found));
    this.wait(found);
  }

  /** A known response or document that no page was known to lead to: the first one that does is the one it belongs to. */
  #attached({ address, kind, foundOn, title }: NewAddress, from: KnownAddress): KnownAddress[] {
    const known = this.#known.get(address);
    if (!known || from.kind === 'list' || !ATTACHED.has(kind)) return [];
    const isOpen = known.foundOn === null || this.#known.get(known.foundOn)?.kind === 'list';
    return isOpen ? [{ ...known, foundOn, title: known.title ?? title }] : [];
  }
}

const ATTACHED: ReadonlySet<AddressKind> = new Set(['response', 'document']);
