/** The work of a night: takes one address after the other, and settles each by what came of it. */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Diagnostic } from '../core/diagnostics.js';
import type { KnownAddress, NewAddress } from '../core/fetching.js';
import { hostOf, shownAddress } from './address.js';
import { type AskContext, type Asked, ask } from './ask.js';
import { belonging, dueIn } from './due.js';
import { Fault, faultOf } from './fault.js';
import { linksIn } from './links.js';
import { isSteady, type ListPage, type Shift, shiftIn } from './lists.js';
import type { ToldOf } from './notes.js';
import { brought, confirmed, failed, missing, newlyKnown, postponed, validatorsOf } from './outcome.js';
import { backOffMs } from './pace.js';
import { restsFor } from './rests.js';
import { RulesUnknown } from './robots.js';
import type { Classify } from './site.js';
import type { FetchContext, Patience, WebSource } from './source.js';

/** So often an address is asked in one night. */
const MOST_TRIES = 5;

export interface CrawlOptions {
  readonly source: WebSource;
  readonly context: FetchContext;
  readonly patience: Patience;
  readonly asking: AskContext;
  readonly classify: Classify;
  readonly night: number;
  readonly named: readonly NewAddress[];
  /** Bytes of bodies so far. */
  readonly received: () => number;
}

/** Addresses by what became of them tonight. */
export interface Tally {
  fresh: number;
  changed: number;
  unchanged: number;
}

type Brought = Extract<Asked, { what: 'brought' }>;

export class Crawl {
  readonly tally: Tally = { fresh: 0, changed: 0, unchanged: 0 };
  readonly #known = new Map<string, KnownAddress>();
  readonly #lists: string[] = [];
  readonly #pages: string[] = [];
  readonly #left = new Set<string>();
  readonly #forbidden: string[] = [];
  /** The newest bytes of an address whose end is not where it should be: believed when they come a second time. */
  readonly #doubted = new Map<string, string>();
  readonly #emptyLists: { address: string; before: number }[] = [];
  readonly #began = performance.now();
  #limit: string | null = null;
  #asked = 0;
  /** A list brought other bytes than before, or they are read a second time. */
  #lookAtLists = false;
  #firstShift: Shift | null = null;
  #shift: Shift | null = null;
  /** The addresses that were known before tonight. */
  #before: readonly KnownAddress[] = [];

  constructor(readonly options: CrawlOptions) {}

  /** Throws the reason of the signal. */
  async go(): Promise<void> {
    await this.#begin();
    for (let address = await this.#next(); address !== null; address = await this.#next()) {
      const known = this.#known.get(address);
      if (known && (await this.#mayAsk(known))) await this.#askOne(known);
      else this.#left.add(address);
    }
  }

  /** What there is to say, once it went to its end. */
  told(): ToldOf {
    const { source, context, night } = this.options;
    const known = [...this.#known.values()];
    return {
      source: source.name,
      known,
      night,
      health: context.health,
      rests: restsFor(source, known),
      left: [...this.#left].flatMap((address) => this.#known.get(address) ?? []),
      limit: this.#limit,
      forbidden: this.#forbidden,
      emptyLists: this.#emptyLists,
      shift: this.#shift,
    };
  }

  async #begin(): Promise<void> {
    const { source, context, night, named } = this.options;
    const known = belonging(await context.queue.of(source.name), named);
    this.#before = known;
    for (const each of known) this.#known.set(each.address, { ...each, tries: 0 });
    for (const each of dueIn(known, night, restsFor(source, known))) this.#line(each).push(each.address);
    this.#asked = known.filter((each) => each.night === night).length;
  }

  #line = ({ kind }: { readonly kind: KnownAddress['kind'] }): string[] =>
    kind === 'list' ? this.#lists : this.#pages;

  /** Lists first; when they are through, they must fit together. */
  async #next(): Promise<string | null> {
    this.options.context.signal?.throwIfAborted();
    if (this.#lists.length === 0 && this.#lookAtLists) await this.#compareLists();
    return this.#lists.shift() ?? this.#pages.shift() ?? null;
  }

  /** False where a limit is reached, or the host is not to be asked. */
  async #mayAsk(known: KnownAddress): Promise<boolean> {
    const { source, context, patience, received } = this.options;
    const { pages, bytes, ms } = source.limits;
    const host = hostOf(known.address);
    if (context.health.downBecause(host) !== null) return false;
    if (known.tries === 0 && this.#asked >= pages) this.#limit ??= `${pages} pages`;
    if (received() >= bytes) this.#limit ??= `${bytes / 1_000_000} megabytes`;
    if (performance.now() - this.#began >= ms) this.#limit ??= `${ms / 60_000} minutes`;
    if (this.#limit !== null) return false;
    const wait = known.nextTry === null ? 0 : Date.parse(known.nextTry) - context.now().getTime();
    if (wait > this.#longestWait(patience)) {
      context.health.putDown(host, `it asked to be left alone until ${known.nextTry}`);
      return false;
    }
    if (wait > 0) context.pace.hold(host, wait);
    return true;
  }

  #longestWait = ({ longestWaitMs }: Patience): number =>
    Math.min(longestWaitMs, this.options.source.limits.ms - (performance.now() - this.#began));

  async #askOne(known: KnownAddress): Promise<void> {
    const { context, asking, source } = this.options;
    const { address, kind, tries } = known;
    if (tries === 0) this.#asked++;
    try {
      const asked = await ask({ address, kind, validators: validatorsOf(known) }, asking);
      context.health.answered(hostOf(address));
      await this.#take(known, asked);
    } catch (error) {
      if (context.signal?.aborted) throw error;
      await this.#faulted(known, error);
    }
    const left = this.#lists.length + this.#pages.length;
    context.onAnswer?.({ source: source.name, address, done: this.#asked, left });
  }

  async #take(known: KnownAddress, asked: Asked): Promise<void> {
    const settling = this.#settling();
    if (asked.what === 'brought') return this.#keep(known, asked);
    if (asked.what === 'unchanged') {
      this.tally.unchanged++;
      return this.#settle(confirmed(known, asked.answer, settling));
    }
    if (asked.what === 'missing') return this.#settle(missing(known, asked.status, settling));
    this.#forbidden.push(known.address);
    const data = { source: known.source, count: 1, example: shownAddress(known.address) };
    const problem: Diagnostic = { code: 'fetch/forbidden', data, path: null, at: null };
    return this.#settle(failed(known, problem, null, settling));
  }

  async #keep(known: KnownAddress, { answer, doubtful }: Brought): Promise<void> {
    const { bytes } = answer;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { address, kind } = known;
    if (doubtful && sha256 !== known.sha256 && this.#doubted.get(address) !== sha256) {
      this.#doubted.set(address, sha256);
      throw faultOf('fetch/cut-off', { address: shownAddress(address), reason: 'its end is missing' }, { again: true });
    }
    const now = brought(known, answer, sha256, this.#settling());
    if (sha256 === known.sha256) {
      this.tally.unchanged++;
      return this.#settle(now);
    }
    if (known.sha256 === null) this.tally.fresh++;
    else this.tally.changed++;
    const { classify, context } = this.options;
    const leadsTo = kind === 'document' ? [] : classify(linksIn(bytes, address), known);
    if (kind === 'list') this.#noteList(address, leadsTo);
    await this.#settle(now, { bytes, runId: context.runId, leadsTo });
    for (const each of leadsTo) this.#meet(each);
  }

  #noteList(address: string, leadsTo: readonly NewAddress[]): void {
    this.#lookAtLists = true;
    const before = this.#before.filter(({ foundOn, kind }) => foundOn === address && kind !== 'list').length;
    if (before > 0 && leadsTo.every(({ kind }) => kind === 'list')) this.#emptyLists.push({ address, before });
  }

  #meet(found: NewAddress): void {
    if (this.#known.has(found.address)) return;
    this.#known.set(found.address, newlyKnown(this.options.source.name, found));
    this.#line(found).push(found.address);
  }

  #settling = () => ({ night: this.options.night, now: this.options.context.now() });

  async #settle(
    known: KnownAddress,
    brings?: { readonly bytes: Uint8Array; readonly runId: number; readonly leadsTo: readonly NewAddress[] },
  ): Promise<void> {
    await this.options.context.queue.settle(known, brings);
    this.#known.set(known.address, known);
  }

  async #faulted(known: KnownAddress, error: unknown): Promise<void> {
    const { context } = this.options;
    const host = hostOf(known.address);
    if (error instanceof RulesUnknown) {
      context.health.putDown(error.host, error.reason);
      if (error.host !== host) return this.#giveUp(known, faultOf('fetch/redirect', REDIRECTED(known)));
      this.#left.add(known.address);
      return;
    }
    if (!(error instanceof Fault)) throw error;
    if (!error.again) {
      context.health.answered(host);
      return this.#giveUp(known, error);
    }
    await this.#later(known, error);
  }

  /** A fault that may pass: the host is left alone for a while, and the address goes to the end of its line. */
  async #later(known: KnownAddress, fault: Fault): Promise<void> {
    const { context, patience } = this.options;
    const { address } = known;
    const host = hostOf(address);
    const inARow = context.health.failed(host, address);
    const wait = Math.max(fault.waitMs ?? 0, backOffMs(inARow, context.chance, patience.firstBackOffMs));
    if ((fault.waitMs ?? 0) > this.#longestWait(patience)) {
      context.health.putDown(host, `it asks to be left alone for ${Math.round((fault.waitMs ?? 0) / 60_000)} minutes`);
      await this.#settle(postponed(known, fault, this.#settling()));
      this.#left.add(address);
      return;
    }
    context.pace.hold(host, wait);
    if (known.tries + 1 >= MOST_TRIES || context.health.downBecause(host) !== null) return this.#giveUp(known, fault);
    await this.#settle(postponed(known, fault, this.#settling()));
    this.#line(known).push(address);
  }

  #giveUp = (known: KnownAddress, fault: Fault): Promise<void> =>
    this.#settle(failed(known, fault.problem, fault.status, this.#settling()));

  /** Reads the lists a second time where they do not fit together, and says so where that does not help. */
  async #compareLists(): Promise<void> {
    this.#lookAtLists = false;
    const shift = shiftIn(
      await this.#listPages(),
      this.#before.filter(({ state }) => state === 'done'),
    );
    if (this.#firstShift === null) {
      if (isSteady(shift)) return;
      this.#firstShift = shift;
      this.#lookAtLists = true;
      for (const { kind, state, address } of this.#known.values())
        if (kind === 'list' && state === 'done') this.#lists.push(address);
      return;
    }
    // What is on two pages both times is the way of the site.
    const first = new Set(this.#firstShift.twice);
    this.#shift = { twice: shift.twice.filter((each) => !first.has(each)), missing: shift.missing };
    for (const address of shift.missing) await this.#ownFoundOn(address);
  }

  /** Told once: from now on it stands for itself. */
  async #ownFoundOn(address: string): Promise<void> {
    const known = this.#known.get(address);
    if (known) await this.#settle({ ...known, foundOn: address });
  }

  async #listPages(): Promise<ListPage[]> {
    const { classify, context } = this.options;
    const pages: ListPage[] = [];
    for (const known of this.#known.values()) {
      if (known.kind !== 'list' || known.state !== 'done' || known.sha256 === null) continue;
      const bytes = await context.queue.bytesOf(known.sha256);
      const leadsTo = bytes ? classify(linksIn(bytes, known.address), known) : [];
      pages.push({
        address: known.address,
        entries: leadsTo.flatMap(({ kind, address }) => (kind === 'list' ? [] : [address])),
      });
    }
    return pages;
  }
}

const REDIRECTED = ({ address }: KnownAddress) => ({
  address: shownAddress(address),
  reason: 'its robots.txt cannot be had',
});
