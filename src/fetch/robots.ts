/** What a site's robots.txt allows us. Asked once a night for each host; a site that cannot say is not asked at all. */
import parser from 'robots-parser';
import { hostOf } from './address.js';
import type { Answer } from './client.js';
import { Fault } from './fault.js';

export interface Rules {
  readonly allows: (address: string) => boolean;
  /** What the site asks for between two requests, in milliseconds; 0 where it asks for nothing. */
  readonly delayMs: number;
}

/** Thrown where the rules cannot be had: nothing of this host is asked tonight. */
export class RulesUnknown extends Error {
  constructor(
    readonly host: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

// Its types tell of a default export; what is loaded is the function itself.
const robotsParser = parser as unknown as typeof parser.default;

const ALL: Rules = { allows: () => true, delayMs: 0 };
/** Longer ones cannot be had: rules may stand behind the end. */
const MOST_BYTES = 5_000_000;
const MOST_REDIRECTS = 5;
const TOO_MANY_REQUESTS = 429;

/** One request, in turn and with its pause. Throws Fault. */
export type AskOnce = (address: string, mostBytes: number) => Promise<Answer>;

export interface Robots {
  /** Throws RulesUnknown. */
  readonly rulesOf: (address: string) => Promise<Rules>;
}

export interface RobotsOptions {
  /** The name that rules address us by. */
  readonly agent: string;
  /** A site that wants more time between two requests is not asked at all. */
  readonly longestDelayMs: number;
  readonly askOnce: AskOnce;
  /** After a fault: waits, and says whether it is worth while to ask again. */
  readonly goOn: (fault: Fault, tries: number) => Promise<boolean>;
}

export function robotsFor(options: RobotsOptions): Robots {
  const known = new Map<string, Promise<Rules>>();
  return {
    rulesOf: (address) => {
      const { origin } = new URL(address);
      const before = known.get(origin);
      if (before) return before;
      const asked = rulesFrom(`${origin}/robots.txt`, options);
      known.set(origin, asked);
      return asked;
    },
  };
}

async function rulesFrom(start: string, options: RobotsOptions): Promise<Rules> {
  let address = start;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const { status, headers, bytes } = await askedAgain(address, options);
    const location = headers['location'];
    if (status >= 300 && status < 400 && location !== undefined && URL.canParse(location, address)) {
      address = new URL(location, address).href;
      continue;
    }
    if (status === 200) return rulesIn(start, Buffer.from(bytes).toString('utf8'), options);
    if (status >= 400 && status < 500 && status !== TOO_MANY_REQUESTS) return ALL;
    throw new RulesUnknown(hostOf(start), `its robots.txt answers with status ${status}`);
  }
  return ALL;
}

/** What breaks off now and then is asked for again, as every page is. */
async function askedAgain(address: string, { askOnce, goOn }: RobotsOptions): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await askOnce(address, MOST_BYTES);
    } catch (error) {
      if (!(error instanceof Fault) || error.problem.code === 'fetch/refused-address') throw error;
      if (await goOn(error, tries)) continue;
      throw new RulesUnknown(hostOf(address), 'its robots.txt cannot be had');
    }
  }
}

/** Throws RulesUnknown where it asks for more time than anybody has. */
function rulesIn(address: string, text: string, { agent, longestDelayMs }: RobotsOptions): Rules {
  const rules = robotsParser(address, text);
  const delay = rules.getCrawlDelay(agent);
  const delayMs = delay === undefined || !(delay > 0) ? 0 : delay * 1000;
  if (delayMs > longestDelayMs)
    throw new RulesUnknown(hostOf(address), `its robots.txt asks for ${delay} s between two requests`);
  return {
    // Undefined where it says nothing of the address.
    allows: (asked) => rules.isAllowed(asked, agent) !== false,
    delayMs,
  };
}
