/** Politeness: of each host one request at a time, a pause after each, and longer ones when it asks for them or struggles. */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

interface Host {
  readonly queue: PQueue;
  /** Moments of the monotonic clock: not before this one, and when the last work ended. */
  notBefore: number;
  ended: number;
}

export interface Pace {
  /** Does the work when it is the host's turn; `pauseMs` goes by between the end of the work before and its start. */
  readonly turn: <Result>(host: string, pauseMs: number, work: () => Promise<Result>) => Promise<Result>;
  /** Leaves the host alone for so long from now. */
  readonly hold: (host: string, ms: number) => void;
}

/** One for all sources of a night: two of them may ask the same host. Waiting ends with the signal, which then throws. */
export function paceFor(signal: AbortSignal | null): Pace {
  const hosts = new Map<string, Host>();
  const hostNamed = (name: string): Host => {
    const known = hosts.get(name);
    if (known) return known;
    const host = { queue: new PQueue({ concurrency: 1 }), notBefore: 0, ended: Number.NEGATIVE_INFINITY };
    hosts.set(name, host);
    return host;
  };
  return {
    turn: (name, pauseMs, work) => {
      const host = hostNamed(name);
      return host.queue.add(async () => {
        // A timer may ring a moment early.
        const leftMs = (): number => Math.max(host.notBefore, host.ended + pauseMs) - performance.now();
        for (let left = leftMs(); left > 0; left = leftMs())
          await sleep(Math.min(Math.ceil(left), LONGEST_TIMER), undefined, signal ? { signal } : {});
        signal?.throwIfAborted();
        try {
          return await work();
        } finally {
          host.ended = performance.now();
        }
      });
    },
    hold: (name, ms) => {
      const host = hostNamed(name);
      host.notBefore = Math.max(host.notBefore, performance.now() + ms);
    },
  };
}

/** A timer that is set to more rings at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

const FIRST_MS = 2000;
const MOST_MS = 120_000;

/** How long to leave a host alone that failed so often in a row (from 1): twice as long each time, with some chance in it. */
export const backOffMs = (faults: number, chance: () => number, firstMs: number = FIRST_MS): number =>
  Math.min(MOST_MS, firstMs * 2 ** (faults - 1)) * (0.5 + chance() / 2);
