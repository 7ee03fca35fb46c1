/**
 * One request: out with an honest name, back with a whole answer or a fault. Nothing is followed, kept or repeated here, and
 * no cookie is ever sent back.
 */
import type { LookupFunction, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, buildConnector } from 'undici';
import { shownAddress } from './address.js';
import { ACCEPTED_PACKING, BodyTooLarge, readBody, UnknownPacking } from './body.js';
import { type Fault, faultOf } from './fault.js';
import { type Guard, HostRefused } from './guard.js';

/** An answer with its whole body. */
export interface Answer {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked; of an answer that is no page (any status but 200) nothing. */
  readonly bytes: Uint8Array;
}

export interface ClientOptions {
  readonly guard: Guard;
  /** How the program names itself, with whom to write to. */
  readonly userAgent: string;
  /** Longest silence while an answer is waited for or comes in, in milliseconds. */
  readonly stallMs: number;
  /** Longest time for one answer as a whole, in milliseconds. */
  readonly answerMs: number;
  readonly signal: AbortSignal | null;
  /** Told of the bytes of bodies as they come over the line. */
  readonly onBytes: (count: number) => void;
}

export interface Client {
  /** Throws Fault. `mostBytes`: of the body, as it comes and unpacked. */
  readonly get: (address: string, headers: Readonly<Record<string, string>>, mostBytes: number) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

const ACCEPT =
  'text/html,application/xhtml+xml,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document;q=0.9,*/*;q=0.5';

/** A client of its own connections: one to each host. */
export function clientFor(options: ClientOptions): Client {
  const { guard, userAgent, stallMs, answerMs, signal, onBytes } = options;
  const connect = buildConnector({ timeout: stallMs, lookup: lookupWith(guard) });
  const sockets = new Map<string, Socket>();
  const agent = new Agent({
    connections: 1,
    pipelining: 1,
    headersTimeout: stallMs,
    bodyTimeout: stallMs,
    connect: (asked, give) =>
      connect(asked, (...given) => {
        if (given[1]) sockets.set(new URL(`${asked.protocol}//${asked.host ?? asked.hostname}`).origin, given[1]);
        give(...given);
      }),
  });
  // Whoever stops the program does not wait for an answer.
  const stop = (): void => void agent.destroy();
  signal?.addEventListener('abort', stop);
  return {
    close: async () => {
      signal?.removeEventListener('abort', stop);
      await agent.destroy();
    },
    get: async (address, headers, mostBytes) => {
      const url = new URL(address);
      const own = { 'user-agent': userAgent, accept: ACCEPT, 'accept-encoding': ACCEPTED_PACKING };
      let body: Readable | null = null;
      const timer = setTimeout(() => body?.destroy(new TooSlow()), answerMs);
      try {
        guard.check(url.hostname);
        const path = url.pathname + url.search;
        const asked = { origin: url.origin, path, method: 'GET', headers: { ...own, ...headers } } as const;
        const { statusCode: status, headers: told, body: comes } = await agent.request(asked);
        body = comes;
        const flat = flatHeaders(told);
        if (status !== OK) {
          await comes.dump({ limit: MOST_OF_OTHERS }).catch(() => undefined);
          return { status, headers: flat, bytes: new Uint8Array() };
        }
        // What says itself that it is too much is not waited for.
        if (Number(flat['content-length']) > mostBytes) throw new BodyTooLarge('bytes');
        const bytes = await readBody(comes, flat['content-encoding'] ?? '', { bytes: mostBytes, onBytes });
        if (sockets.get(url.origin)?.errored?.message === BAD_RESPONSE) throw new LongerThanTold();
        return { status, headers: flat, bytes };
      } catch (error) {
        if (signal?.aborted) throw error;
        // Nobody reads on: the connection is given up.
        body?.on('error', () => undefined).destroy();
        throw faultFrom(error, { address, begun: body !== null, mostBytes, stallMs, answerMs });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const OK = 200;
/** So much is read away of the body of an error page before its connection is given up. */
const MOST_OF_OTHERS = 256 * 1024;
/** What the client says when bytes follow that belong to no answer. */
const BAD_RESPONSE = 'bad response';

class TooSlow extends Error {}
class LongerThanTold extends Error {}

/** Looks names up through the guard; the connection goes to what it gives. */
const lookupWith =
  ({ resolve }: Guard): LookupFunction =>
  (host, { all }, give) => {
    resolve(host).then(
      (found) => {
        if (all) return give(null, found as { address: string; family: number }[]);
        const [first] = found;
        return give(null, first?.address ?? '', first?.family ?? 4);
      },
      (error: unknown) => give(error as Error, all ? [] : '', 0),
    );
  };

function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  return flat;
}

interface Circumstances {
  readonly address: string;
  /** The head of the answer had come. */
  readonly begun: boolean;
  readonly mostBytes: number;
  readonly stallMs: number;
  readonly answerMs: number;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What went wrong, in words; not a word of it is from the site. */
function faultFrom(error: unknown, { address, begun, mostBytes, stallMs, answerMs }: Circumstances): Fault {
  const shown = shownAddress(address);
  const refused = causes(error).find((each) => each instanceof HostRefused);
  if (refused) return faultOf('fetch/refused-address', { address: shown, host: refused.host });
  if (error instanceof BodyTooLarge)
    return faultOf('fetch/too-large', { address: shown, what: error.what, limit: mostBytes });
  if (error instanceof UnknownPacking)
    return faultOf('fetch/cut-off', { address: shown, reason: 'it is packed in a way that was not asked for' });
  if (error instanceof TooSlow) return unreachable(shown, `it took longer than ${seconds(answerMs)}`);
  if (error instanceof LongerThanTold)
    return faultOf('fetch/cut-off', { address: shown, reason: 'it is longer than it says' }, { again: true });
  const code = codeOf(error);
  if (STALLED.has(code)) return unreachable(shown, `it was silent for ${seconds(stallMs)}`);
  if (begun)
    return faultOf(
      'fetch/cut-off',
      { address: shown, reason: DAMAGED.test(code) ? 'what it is packed into is damaged' : 'it breaks off' },
      { again: true },
    );
  return unreachable(shown, REASONS[code] ?? reasonByKind(code));
}

function causes(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error];
  return [error, ...(error.cause ? causes(error.cause) : []), ...('errors' in error ? [error.errors].flat() : [])];
}

const seconds = (ms: number): string => `${Math.max(1, Math.round(ms / 1000))} s`;

const unreachable = (address: string, reason: string): Fault =>
  faultOf('fetch/unreachable', { address, reason }, { again: true });

const STALLED: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** Of the unpackers; `Z_BUF_ERROR` says that the end is missing. */
const DAMAGED = /^(?:Z_(?!BUF_ERROR)|ERR_(?:_|BROTLI))/u;

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the connection was broken off',
  EPIPE: 'the connection was broken off',
  UND_ERR_SOCKET: 'the connection was broken off',
  ENOTFOUND: 'the name of the site is not known',
  EAI_AGAIN: 'the name of the site cannot be looked up now',
  ENETUNREACH: 'there is no way to the network',
  EHOSTUNREACH: 'there is no way to the site',
  ETIMEDOUT: 'nobody answers there',
  UND_ERR_HEADERS_OVERFLOW: 'its answer has too many headers',
};

function reasonByKind(code: string): string {
  if (code.startsWith('HPE_')) return 'its answer is no HTTP';
  if (code.startsWith('CERT_') || code.startsWith('ERR_TLS') || code.includes('CERT'))
    return 'its certificate is not right';
  return 'the connection failed';
}
