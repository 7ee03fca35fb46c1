/** How the hosts are doing tonight: one that fails for address after address is down, and is left alone until the next night. */

/** So many addresses in a row that could not be had: it is the host, not the pages. */
const MOST_IN_A_ROW = 8;
/** So many that turned us away: some pages of a site may be for its own people, all of them is a word to us. */
const MOST_TURNED_AWAY = 25;

interface State {
  faults: number;
  /** Addresses that failed since the last answer that was one. */
  readonly failing: Set<string>;
  readonly closed: Set<string>;
  down: string | null;
}

export interface Health {
  readonly answered: (host: string) => void;
  /** Gives how many faults there were in a row. */
  readonly failed: (host: string, address: string) => number;
  /** The address is not for us. */
  readonly turnedAway: (host: string, address: string) => void;
  readonly putDown: (host: string, reason: string) => void;
  /** Why it is not asked any further tonight; null where it is. */
  readonly downBecause: (host: string) => string | null;
}

/** One for all sources of a night. */
export function healthOfHosts(): Health {
  const states = new Map<string, State>();
  const stateOf = (host: string): State => {
    const state = states.get(host) ?? { faults: 0, failing: new Set<string>(), closed: new Set<string>(), down: null };
    states.set(host, state);
    return state;
  };
  return {
    answered: (host) => {
      const state = stateOf(host);
      state.faults = 0;
      state.failing.clear();
      state.closed.clear();
    },
    failed: (host, address) => {
      const state = stateOf(host);
      state.failing.add(address);
      if (state.failing.size >= MOST_IN_A_ROW) state.down ??= `${MOST_IN_A_ROW} addresses in a row could not be had`;
      return ++state.faults;
    },
    turnedAway: (host, address) => {
      const state = stateOf(host);
      state.faults = 0;
      state.failing.clear();
      state.closed.add(address);
      if (state.closed.size >= MOST_TURNED_AWAY) state.down ??= `${MOST_TURNED_AWAY} addresses in a row turned us away`;
    },
    putDown: (host, reason) => {
      stateOf(host).down ??= reason;
    },
    downBecause: (host) => stateOf(host).down,
  };
}
