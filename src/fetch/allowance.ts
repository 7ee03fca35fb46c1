/** How much of a source may be asked in one night, and whether that is used up. */
import { performance } from 'node:perf_hooks';
import type { WebLimits } from './source.js';

const MEGABYTE = 1_000_000;
const MINUTE_MS = 60_000;

export class Allowance {
  readonly #began = performance.now();
  #reached: string | null = null;

  /** `asked`: addresses of this night that were asked before it was interrupted. `received`: bytes of bodies so far. */
  constructor(
    readonly limits: WebLimits,
    readonly received: () => number,
    public asked: number,
  ) {}

  /** The limit that was reached, in words; null for none. Once one is, nothing more is asked. */
  get reached(): string | null {
    return this.#reached;
  }

  leftMs(): number {
    return this.limits.ms - (performance.now() - this.#began);
  }

  /** `isNew`: the address was not asked tonight. */
  allows(isNew: boolean): boolean {
    const { pages, bytes, ms } = this.limits;
    if (isNew && this.asked >= pages) this.#reached ??= `${pages} pages`;
    if (this.received() >= bytes) this.#reached ??= `${bytes / MEGABYTE} megabytes`;
    if (this.leftMs() <= 0) this.#reached ??= `${ms / MINUTE_MS} minutes`;
    return this.#reached === null;
  }
}
