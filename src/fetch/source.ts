/** A source on the web, what a night of asking it is given, and what it gives. */
import type { Diagnostic } from '../core/diagnostics.js';
import type { Resolve } from './guard.js';
import type { Health } from './health.js';
import type { Pace } from './pace.js';
import type { Queue } from './queue.js';
import type { SiteDefinition } from './site.js';

export interface WebSource {
  readonly name: string;
  readonly site: SiteDefinition;
  /** Numbers that stand for `{id}` in the addresses of the site. */
  readonly ids: readonly number[];
  /** Single addresses. */
  readonly urls: readonly string[];
  /** Whom the site can write to: part of how we name ourselves. */
  readonly contact: string;
  readonly pauseMs: number;
  readonly limits: WebLimits;
  /** Hosts that may have a private address. */
  readonly allowPrivateHosts: readonly string[];
}

/** For one night. */
export interface WebLimits {
  /** Addresses that are asked. */
  readonly pages: number;
  /** Over the line, of all bodies together. */
  readonly bytes: number;
  readonly ms: number;
  /** Of one body, as it comes and unpacked. */
  readonly fileBytes: number;
}

export interface FetchContext {
  readonly queue: Queue;
  /** These two are shared by all sources of a night. */
  readonly pace: Pace;
  readonly health: Health;
  /** The run that the bytes belong to. */
  readonly runId: number;
  readonly version: string;
  readonly now: () => Date;
  /** A number from 0 up to 1. */
  readonly chance: () => number;
  readonly signal: AbortSignal | null;
  readonly onAnswer: ((told: Told) => void) | null;
  /** Other ones only in tests. */
  readonly resolve?: Resolve;
  readonly patience?: Partial<Patience>;
}

/** In milliseconds. */
export interface Patience {
  /** Longest silence of a site. */
  readonly stallMs: number;
  /** Longest time for one answer. */
  readonly answerMs: number;
  /** Pause after the first fault; twice as long after each further one. */
  readonly firstBackOffMs: number;
  /** Longer than this no host is waited for: the rest is left for the next night. */
  readonly longestWaitMs: number;
}

export const PATIENCE: Patience = {
  stallMs: 30_000,
  answerMs: 300_000,
  firstBackOffMs: 2000,
  longestWaitMs: 900_000,
};

/** Told after each answer. */
export interface Told {
  readonly source: string;
  readonly address: string;
  /** Settled tonight, and still to be asked. */
  readonly done: number;
  readonly left: number;
}

/** What a night brought. */
export interface SourceNight {
  readonly source: string;
  /** Requests, robots.txt and redirects among them. */
  readonly requests: number;
  /** Bytes of bodies over the line. */
  readonly received: number;
  readonly fresh: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly failed: number;
  /** Not asked, for a limit or because the site was down. */
  readonly left: number;
  /** Of the source as a whole. */
  readonly notes: readonly Diagnostic[];
  /** Of single addresses. */
  readonly problems: readonly { readonly address: string; readonly problem: Diagnostic }[];
}
