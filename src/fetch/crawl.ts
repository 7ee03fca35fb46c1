/** The work of a night: takes one address after the other, asks it, and settles it by what came of it. */
import type { Diagnostic } from '../core/diagnostics.js';
import type { KnownAddress, NewAddress } from '../core/fetching.js';
import { hostOf, shownAddress } from './address.js';
import { Allowance } from './allowance.js';
import { type AskContext, type Asked, ask } from './ask.js';
import { belonging, dueIn } from './due.js';
import { Fault, faultOf } from './fault.js';
import { Keeper, type Tally } from './keeper.js';
import type { LeadsOf } from './leads.js';
import { Ledger } from './ledger.js';
import { ListWatch } from './list-watch.js';
import type { ToldOf } from './notes.js';
import { confirmed, failed, missing, postponed, validatorsOf } from './outcome.js';
import { backOffMs } from './pace.js';
import { restsFor } from './rests.js';
import { msUntil } from './retry-after.js';
import { RulesUnknown } from './robots.js';
import type { FetchContext, Patience, WebSource } from './source.js';

/** Of the addresses of a night. */
const SHARE_OF_LISTS = 0.5;
/** Unauthorised, forbidden. */
const TURNED_AWAY: ReadonlySet<number> = new Set([401, 403]);
/** So often an address is asked in one night. */
const MOST_TRIES = 5;

export interface CrawlOptions {
  readonly source: WebSource;
  readonly context: FetchContext;
  readonly patience: Patience;
  readonly asking: AskContext;
  readonly leadsOf: LeadsOf;
  readonly night: number;
  /** The addresses that the configuration names. */
  readonly named: readonly NewAddress[];
  /** Bytes of bodies so far. */
  readonly received: () => number;
}

/** A night that has begun: what is due is known. */
export async function crawlFor(options: CrawlOptions): Promise<Crawl> {
  const { source, context, night, named, received, leadsOf } = options;
  const { queue } = context;
  const before = belonging(await queue.of(source.name), named);
  const due = dueIn(before, night, restsFor(source, before));
  const asked = before.filter((each) => each.night === night).length;
  const mostLists = Math.ceil(source.limits.pages * SHARE_OF_LISTS);
  const ledger = new Ledger({ source: source.name, queue, before, due, mostLists });
  const lists = new ListWatch(before, leadsOf, queue.bytesOf);
  return new Crawl(options, ledger, lists, new Allowance(source.limits, received, asked));
}

export class Crawl {
  readonly #keeper: Keeper;
  readonly #forbidden: string[] = [];

  constructor(
    readonly options: CrawlOptions,
    readonly ledger: Ledger,
    readonly lists: ListWatch,
    readonly allowance: Allowance,
  ) {
    const { leadsOf, context } = options;
    this.#keeper = new Keeper({ ledger, lists, leadsOf, runId: context.runId });
  }

  /** Addresses by what became of them so far. */
  get tally(): Tally {
    return this.#keeper.tally;
  }

  /** Throws the reason of the signal. */
  async go(): Promise<void> {
    for (let address = await this.#next(); address !== null; address = await this.#next()) {
      const known = this.ledger.get(address);
      if (known && this.#mayAsk(known)) await this.#askOne(known);
      else this.ledger.leave(address);
    }
  }

  /** What there is to say, once it went to its end. */
  told(): ToldOf {
    const { source, context, night } = this.options;
    const known = this.ledger.all();
    return {
      source: source.name,
      known,
      night,
      health: context.health,
      rests: restsFor(source, known),
      left: this.ledger.left(),
      limit: this.allowance.reached,
      forbidden: this.#forbidden,
      emptyLists: this.lists.emptyLists,
      shift: this.lists.shift,
    };
  }

  /** Lists first; when they are through, they must fit together. */
  async #next(): Promise<string | null> {
    this.options.context.signal?.throwIfAborted();
    if (this.ledger.areListsThrough() && this.lists.isToCompare) {
      const { again, missing: gone } = await this.lists.compare(this.ledger.all());
      for (const list of again) this.ledger.wait(list);
      for (const address of gone) await this.#ownFoundOn(address);
    }
    return this.ledger.next();
  }

  /** No list leads to it any more. Told once: from now on it stands for itself. */
  async #ownFoundOn(address: string): Promise<void> {
    const known = this.ledger.get(address);
    if (known) await this.ledger.settle({ ...known, foundOn: address });
  }

  /** False where a limit is reached, or the host is not to be asked. */
  #mayAsk({ address, tries, nextTry }: KnownAddress): boolean {
    const { health, pace, now } = this.options.context;
    const host = hostOf(address);
    if (health.downBecause(host) !== null || !this.allowance.allows(tries === 0)) return false;
    const wait = msUntil(nextTry, now());
    if (wait > this.#longestWait()) {
      health.putDown(host, `it asked to be left alone until ${nextTry}`);
      return false;
    }
    if (wait > 0) pace.hold(host, wait);
    return true;
  }

  #longestWait = (): number => Math.min(this.options.patience.longestWaitMs, this.allowance.leftMs());

  async #askOne(known: KnownAddress): Promise<void> {
    const { context, asking, source } = this.options;
    const { address, kind, tries } = known;
    if (tries === 0) this.allowance.asked++;
    try {
      const asked = await ask({ address, kind, validators: validatorsOf(known) }, asking);
      context.health.answered(hostOf(address));
      await this.#take(known, asked);
    } catch (error) {
      if (context.signal?.aborted) throw error;
      await this.#faulted(known, error);
    }
    context.onAnswer?.({ source: source.name, address, done: this.allowance.asked, left: this.ledger.waiting() });
  }

  async #take(known: KnownAddress, asked: Asked): Promise<void> {
    const settling = this.#settling();
    if (asked.what === 'brought') return this.#keeper.keep(known, asked, settling);
    if (asked.what === 'unchanged') {
      this.tally.unchanged++;
      return this.ledger.settle(confirmed(known, asked.answer, settling));
    }
    if (asked.what === 'missing') return this.ledger.settle(missing(known, asked.status, settling));
    this.#forbidden.push(known.address);
    const data = { source: known.source, count: 1, example: shownAddress(known.address) };
    const problem: Diagnostic = { code: 'fetch/forbidden', data, path: null, at: null };
    return this.ledger.settle(failed(known, problem, null, settling));
  }

  #settling = () => ({ night: this.options.night, now: this.options.context.now() });

  async #faulted(known: KnownAddress, error: unknown): Promise<void> {
    const { health } = this.options.context;
    const host = hostOf(known.address);
    if (error instanceof RulesUnknown) {
      health.putDown(error.host, error.reason);
      if (error.host !== host) return this.#giveUp(known, faultOf('fetch/redirect', redirected(known)));
      this.ledger.leave(known.address);
      return;
    }
    if (!(error instanceof Fault)) throw error;
    if (error.again) return this.#later(known, error);
    // Who turns us away page after page wants to be left alone.
    if (TURNED_AWAY.has(error.status ?? 0)) health.turnedAway(host, known.address);
    else health.answered(host);
    return this.#giveUp(known, error);
  }

  /** A fault that may pass: the host is left alone for a while, and the address goes to the end of its line. */
  async #later(known: KnownAddress, fault: Fault): Promise<void> {
    const { health, pace, chance } = this.options.context;
    const { address } = known;
    const host = hostOf(address);
    const inARow = health.failed(host, address);
    const asksFor = fault.waitMs ?? 0;
    if (asksFor > this.#longestWait()) {
      health.putDown(host, `it asks to be left alone for ${Math.round(asksFor / 60_000)} minutes`);
      await this.ledger.settle(postponed(known, fault, this.#settling()));
      this.ledger.leave(address);
      return;
    }
    pace.hold(host, Math.max(asksFor, backOffMs(inARow, chance, this.options.patience.firstBackOffMs)));
    if (known.tries + 1 >= MOST_TRIES || health.downBecause(host) !== null) return this.#giveUp(known, fault);
    await this.ledger.settle(postponed(known, fault, this.#settling()));
    this.ledger.wait(known);
  }

  #giveUp = (known: KnownAddress, fault: Fault): Promise<void> =>
    this.ledger.settle(failed(known, fault.problem, fault.status, this.#settling()));
}

const redirected = ({ address }: KnownAddress) => ({
  address: shownAddress(address),
  reason: 'its robots.txt cannot be had',
});
