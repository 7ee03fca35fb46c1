/** Asks one address, politely and to the end: robots.txt, the turn of its host, redirects, and what kind of answer it is. */
import type { AddressKind } from '../core/fetching.js';
import { addressOf, hostOf, shownAddress } from './address.js';
import type { Answer, Client } from './client.js';
import { hasItsEnd, kindOf, nameOfKind } from './content.js';
import { faultOf } from './fault.js';
import type { Pace } from './pace.js';
import { retryAfterMs } from './retry-after.js';
import type { Robots } from './robots.js';

export interface Asking {
  readonly address: string;
  readonly kind: AddressKind;
  /** Headers by which the site can say that nothing has changed. */
  readonly validators: Readonly<Record<string, string>>;
}

/** `missing`: the site says that nothing is there. `doubtful`: its end is not where it should be. */
export type Asked =
  | { readonly what: 'brought'; readonly answer: Answer; readonly doubtful: boolean }
  | { readonly what: 'unchanged'; readonly answer: Answer }
  | { readonly what: 'missing'; readonly status: number }
  | { readonly what: 'forbidden' };

export interface AskContext {
  readonly client: Client;
  readonly pace: Pace;
  readonly robots: Robots;
  readonly pauseMs: number;
  readonly mostBytes: number;
  readonly now: () => Date;
}

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MISSING: ReadonlySet<number> = new Set([404, 410]);
/** Answers that may be another one later the same night. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);
/** Places to which sites send those who have not signed in, or not consented. */
const SIGN_IN = /(?:^|[/._-])(?:log-?[io]n|sign-?[io]n|sso|saml2?|oauth2?|adfs|account|consent)(?:$|[/._-])/iu;

/** Throws Fault and RulesUnknown. */
export async function ask({ address: start, kind, validators }: Asking, context: AskContext): Promise<Asked> {
  const { client, pace, robots, pauseMs, mostBytes } = context;
  const been = new Set<string>();
  let address = start;
  while (been.size <= MOST_REDIRECTS) {
    if (been.has(address)) throw redirectFault(start, 'ends where it began');
    been.add(address);
    const rules = await robots.rulesOf(address);
    if (!rules.allows(address)) return { what: 'forbidden' };
    const pause = Math.max(pauseMs, rules.delayMs);
    const answer = await pace.turn(hostOf(address), pause, () => client.get(address, validators, mostBytes));
    if (!REDIRECTS.has(answer.status)) return judged(start, kind, answer, validators, context);
    address = nextAddress(start, address, answer);
  }
  throw redirectFault(start, `so on, more than ${MOST_REDIRECTS} times`);
}

const redirectFault = (address: string, reason: string) =>
  faultOf('fetch/redirect', { address: shownAddress(address), reason });

function nextAddress(start: string, from: string, { headers, status }: Answer): string {
  const location = headers['location'];
  if (location === undefined) throw redirectFault(start, 'does not say to which');
  const next = addressOf(location, from);
  if (next === null) throw redirectFault(start, 'this is none of the web');
  if (SIGN_IN.test(new URL(next).pathname) && !SIGN_IN.test(new URL(start).pathname))
    throw faultOf('fetch/sign-in', { address: shownAddress(start), place: shownAddress(next) }, { status });
  return next;
}

function judged(
  address: string,
  kind: AddressKind,
  answer: Answer,
  validators: Asking['validators'],
  { now }: AskContext,
): Asked {
  const { status, headers, bytes } = answer;
  const shown = shownAddress(address);
  if (status === 304 && Object.keys(validators).length > 0) return { what: 'unchanged', answer };
  if (MISSING.has(status)) return { what: 'missing', status };
  if (status !== 200) {
    const waitMs = retryAfterMs(headers['retry-after'], now());
    throw faultOf('fetch/status', { address: shown, status }, { again: PASSING.has(status), waitMs, status });
  }
  if (bytes.length === 0)
    throw faultOf('fetch/cut-off', { address: shown, reason: 'it is empty' }, { again: true, status });
  const got = kindOf(bytes);
  const isDocument = kind === 'document';
  if (got === 'other' || (isDocument ? got === 'page' : kind === 'list' && got !== 'page' && got !== 'text')) {
    const wanted = isDocument ? 'a document' : 'a page';
    throw faultOf('fetch/wrong-type', { address: shown, wanted, got: nameOfKind(got) }, { status });
  }
  return { what: 'brought', answer, doubtful: !hasItsEnd(bytes) };
}
