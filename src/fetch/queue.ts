/** What fetching needs of the store: the queue of addresses, and the bytes of lists that were read before. */
import type { KnownAddress, NewAddress } from '../core/fetching.js';

export interface Queue {
  lastNight(source: string): Promise<{ night: number; started: string; finished: string | null } | null>;
  beginNight(source: string, started: string): Promise<{ night: number }>;
  endNight(source: string, night: number, finished: string): Promise<void>;
  add(source: string, addresses: readonly NewAddress[]): Promise<void>;
  of(source: string): Promise<KnownAddress[]>;
  settle(
    known: KnownAddress,
    brought?: {
      readonly bytes: Uint8Array;
      readonly runId: number;
      readonly leadsTo: readonly NewAddress[];
      readonly attached: readonly KnownAddress[];
    },
  ): Promise<void>;
  bytesOf(sha256: string): Promise<Uint8Array | null>;
}
