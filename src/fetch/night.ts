/**
 * One night of one source: asks what is due, keeps what comes, follows what lists and pages lead to, and says what went wrong.
 * Every step is in the queue before the next one begins: whoever kills this, it goes on where it was.
 */
import type { NewAddress } from '../core/fetching.js';
import { addressOf, hostOf } from './address.js';
import { type Client, clientFor } from './client.js';
import { type Crawl, crawlFor } from './crawl.js';
import type { Fault } from './fault.js';
import { guardFor, resolveByDns } from './guard.js';
import { leadsFor } from './leads.js';
import { notesOf } from './notes.js';
import { backOffMs } from './pace.js';
import { type Robots, robotsFor } from './robots.js';
import { addressesIn } from './site.js';
import { type FetchContext, PATIENCE, type SourceNight, type WebSource } from './source.js';

/** What is left open by somebody who was killed is gone on with for so long; later it is another night. */
const RESUMED_FOR_MS = 12 * 3_600_000;
/** So often robots.txt is asked for in one night. */
const MOST_TRIES = 3;
const AGENT = 'evaltrail';

/** The addresses that the configuration names. */
export const namedAddresses = ({ site, ids, urls }: WebSource): NewAddress[] => [
  ...addressesIn(site, ids),
  ...urls.flatMap((url): NewAddress[] => {
    const address = addressOf(url);
    return address === null ? [] : [{ address, kind: 'page', foundOn: null, title: null }];
  }),
];

/** Throws the reason of the signal; what was fetched until then is kept, and the night goes on when it is started again. */
export async function fetchSource(source: WebSource, context: FetchContext): Promise<SourceNight> {
  const { queue, pace, now } = context;
  const named = namedAddresses(source);
  const [home] = named;
  if (!home) return { ...NOTHING, source: source.name };
  await queue.add(source.name, named);
  const night = await nightOf(source, context);
  const client = countingClient(source, context);
  const crawl = await crawlFor({
    source,
    context,
    patience: { ...PATIENCE, ...context.patience },
    asking: {
      client,
      pace,
      robots: robotsOf(source, client, context),
      pauseMs: source.pauseMs,
      mostBytes: source.limits.fileBytes,
      now,
    },
    leadsOf: leadsFor(source.site, home.address),
    night,
    named,
    received: () => client.received,
  });
  try {
    await crawl.go();
    await queue.endNight(source.name, night, now().toISOString());
    return resultOf(crawl, client, night);
  } finally {
    await client.close();
  }
}

const NOTHING: Omit<SourceNight, 'source'> = {
  requests: 0,
  received: 0,
  fresh: 0,
  changed: 0,
  unchanged: 0,
  gone: 0,
  failed: 0,
  left: 0,
  notes: [],
  problems: [],
};

function resultOf(crawl: Crawl, { requests, received }: CountingClient, night: number): SourceNight {
  const told = crawl.told();
  const settled = told.known.filter((each) => each.night === night);
  const problems = settled.flatMap(({ address, problem }) =>
    problem === null || problem.code === 'fetch/forbidden' ? [] : [{ address, problem }],
  );
  return {
    source: told.source,
    requests,
    received,
    ...crawl.tally,
    gone: problems.filter(({ problem }) => problem.code === 'fetch/gone').length,
    failed: settled.filter(({ state }) => state === 'failed').length,
    left: told.left.length,
    notes: notesOf(told),
    problems,
  };
}

function robotsOf(source: WebSource, client: Client, { pace, patience, chance }: FetchContext): Robots {
  const { firstBackOffMs, longestWaitMs } = { ...PATIENCE, ...patience };
  return robotsFor({
    agent: AGENT,
    longestDelayMs: longestWaitMs,
    askOnce: (address, mostBytes) =>
      pace.turn(hostOf(address), source.pauseMs, () => client.get(address, {}, mostBytes)),
    goOn: async ({ again, problem }: Fault, tries) => {
      if (!again || tries >= MOST_TRIES) return false;
      if ('address' in problem.data) pace.hold(hostOf(problem.data.address), backOffMs(tries, chance, firstBackOffMs));
      return true;
    },
  });
}

/** The night that was begun and not ended, else a new one. */
async function nightOf({ name }: WebSource, { queue, now }: FetchContext): Promise<number> {
  const last = await queue.lastNight(name);
  const isOpen = last?.finished === null && now().getTime() - Date.parse(last.started) < RESUMED_FOR_MS;
  if (last && isOpen) return last.night;
  return (await queue.beginNight(name, now().toISOString())).night;
}

interface CountingClient extends Client {
  requests: number;
  received: number;
}

function countingClient(
  source: WebSource,
  { version, signal, resolve = resolveByDns, patience }: FetchContext,
): CountingClient {
  const { stallMs, answerMs } = { ...PATIENCE, ...patience };
  const guard = guardFor(source.allowPrivateHosts, resolve);
  const counting: CountingClient = {
    requests: 0,
    received: 0,
    close: () => client.close(),
    get: (...asked) => {
      counting.requests++;
      return client.get(...asked);
    },
  };
  const client = clientFor({
    guard,
    userAgent: `${AGENT}/${version} (+${source.contact})`,
    stallMs,
    answerMs,
    signal,
    onBytes: (count) => {
      counting.received += count;
    },
  });
  return counting;
}
