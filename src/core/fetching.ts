/** What is known of an address on the web from night to night: the words that fetching, the store and the runs share. */
import type { Diagnostic } from './diagnostics.js';

/**
 * What stands at an address. `list`: leads to others, and is no document itself. `document`: a file attached to an evaluation.
 * `page`: nobody said which.
 */
export type AddressKind = 'list' | 'evaluation' | 'response' | 'document' | 'page';

/**
 * `waiting`: never asked, or to be asked again. `done`: its newest bytes are in the store. `failed`: could not be had when it
 * was asked last; bytes of an earlier night may be there. `gone`: the site says that there is nothing.
 */
export type AddressState = 'waiting' | 'done' | 'failed' | 'gone';

/** An address that a source leads to. */
export interface NewAddress {
  readonly address: string;
  readonly kind: AddressKind;
  /** The address of the page that led here, or of the evaluation that it belongs to; null where the configuration names it. */
  readonly foundOn: string | null;
  /** What the site calls it: the name of the file, or the words of the link to it; null where it says nothing. */
  readonly title: string | null;
}

/** An address with everything that is remembered of it. Moments are ISO 8601 in UTC. */
export interface KnownAddress extends NewAddress {
  /** Name of the source. */
  readonly source: string;
  readonly state: AddressState;
  /** The night in which it was settled last; 0 for never. */
  readonly night: number;
  /** How often it was asked in vain since it was settled last. */
  readonly tries: number;
  /** Not to be asked before; null where nothing was said. */
  readonly nextTry: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Of the newest whole bytes; null where there never were any. */
  readonly sha256: string | null;
  /** Of the newest bytes that were read as an evaluation. */
  readonly goodSha256: string | null;
  /** Of the last answer; null where there was none. */
  readonly status: number | null;
  /** Names and values of the answer that brought the newest bytes, as JSON; without cookies. */
  readonly headers: string | null;
  /** When the newest bytes came. */
  readonly fetchedAt: string | null;
  /** When the site last confirmed them. */
  readonly checkedAt: string | null;
  /** Nights in a row in which there was nothing where something had been. */
  readonly misses: number;
  /** Why it failed; null where it did not. */
  readonly problem: Diagnostic | null;
}
