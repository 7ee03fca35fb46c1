/** How the hosts are doing tonight: one that fails for address after address is down, and is left alone until the next night. */

/** So many addresses in a row that could not be had: it is the host, not the pages. */
const MOST_IN_A_ROW = 8;

interface State {
  faults: number;
  /** Addresses that failed since the last answer that was one. */
  readonly failing: Set<string>;
  down: string | null;
}

export interface Health {
  readonly answered: (host: string) => void;
  /** Gives how many faults there were in a row. */
  readonly failed: (host: string, address: string) => number;
  readonly putDown: (host: string, reason: string) => void;
  /** Why it is not asked any further tonight; null where it is. */
  readonly downBecause: (host: string) => string | null;
}

/** One for all sources of a night. */
export function healthOfHosts(): Health {
  const states = new Map<string, State>();
  const stateOf = (host: string): State => {
    const state = states.get(host) ?? { faults: 0, failing: new Set<string>(), down: null };
    states.set(host, state);
    return state;
  };
  return {
    answered: (host) => {
      const state = stateOf(host);
      state.faults = 0;
      state.failing.clear();
    },
    failed: (host, address) => {
      const state = stateOf(host);
      state.failing.add(address);
      if (state.failing.size >= MOST_IN_A_ROW) state.down ??= `${MOST_IN_A_ROW} addresses in a row could not be had`;
      return ++state.faults;
    },
    putDown: (host, reason) => {
      stateOf(host).down ??= reason;
    },
    downBecause: (host) => stateOf(host).down,
  };
}
