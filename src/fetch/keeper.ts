/** Whole bytes that came: whether they are believed, whether they are news, and what they lead to. */
import { createHash } from 'node:crypto';
import type { KnownAddress } from '../core/fetching.js';
import { shownAddress } from './address.js';
import type { Asked } from './ask.js';
import { faultOf } from './fault.js';
import type { LeadsOf } from './leads.js';
import type { Ledger } from './ledger.js';
import type { ListWatch } from './list-watch.js';
import { brought, type Settling } from './outcome.js';

/** Addresses by what became of them. */
export interface Tally {
  fresh: number;
  changed: number;
  unchanged: number;
}

export interface KeeperOptions {
  readonly ledger: Ledger;
  readonly lists: ListWatch;
  readonly leadsOf: LeadsOf;
  /** The run that the bytes belong to. */
  readonly runId: number;
}

export class Keeper {
  readonly tally: Tally = { fresh: 0, changed: 0, unchanged: 0 };
  /** The newest bytes of an address whose end is not where it should be: believed when they come a second time. */
  readonly #doubted = new Map<string, string>();

  constructor(readonly options: KeeperOptions) {}

  /** Throws Fault where the bytes are not believed yet. */
  async keep(
    known: KnownAddress,
    { answer, doubtful }: Extract<Asked, { what: 'brought' }>,
    settling: Settling,
  ): Promise<void> {
    const { ledger, lists, leadsOf, runId } = this.options;
    const { bytes } = answer;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (doubtful) this.#assertBelieved(known, sha256);
    const now = brought(known, answer, sha256, settling);
    if (sha256 === known.sha256) {
      this.tally.unchanged++;
      return ledger.settle(now);
    }
    if (known.sha256 === null) this.tally.fresh++;
    else this.tally.changed++;
    const leadsTo = leadsOf(bytes, known);
    if (known.kind === 'list') lists.note(known, leadsTo);
    await ledger.settle(now, { bytes, runId, leadsTo });
  }

  #assertBelieved({ address, sha256: before }: KnownAddress, sha256: string): void {
    if (sha256 === before || this.#doubted.get(address) === sha256) return;
    this.#doubted.set(address, sha256);
    throw faultOf('fetch/cut-off', { address: shownAddress(address), reason: 'its end is missing' }, { again: true });
  }
}
