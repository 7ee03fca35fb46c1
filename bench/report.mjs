/** What every measurement shares: a ratio printed against its limit, medians, processor time. */

const results = [];

const WORDS = { most: 'at most', least: 'at least' };

/** Prints a value with its limit; `most` null: measured and shown, not promised. */
export function limit(name, value, most, note = '') {
  show(name, value, most, 'most', value <= most, note);
}

/** The same where more is better. */
export function atLeast(name, value, least, note = '') {
  show(name, value, least, 'least', value >= least, note);
}

/** What could not be measured here, and why. */
export function skipped(name, why) {
  console.log(`${name.padEnd(58)}      -  not measured: ${why}`);
}

function show(name, value, bound, way, held, note) {
  results.push(bound === null || held);
  const promise = `${WORDS[way].padEnd(8)} ${String(bound).padStart(4)}  ${held ? 'ok' : 'EXCEEDED'}`;
  const verdict =
    bound === null ? 'no limit     ' : way === 'least' && !held ? promise.replace('EXCEEDED', 'MISSED') : promise;
  console.log(`${name.padEnd(58)} ${value.toFixed(2).padStart(6)}  ${verdict}  ${note}`);
}

/** Whether every limit so far was kept. */
export const allKept = () => results.every(Boolean);

export const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

/** Seconds of processor time so far, of all threads: steadier than the clock where others share the machine. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Seconds by the clock. */
export function clock() {
  return Number(process.hrtime.bigint()) / 1e9;
}
