/** One run in a process of its own: the command line as given, then the processor time it took, start-up included, as JSON. */
import { main } from '../dist/cli/main.js';

const silent = { write: () => true, isTTY: false };
const code = await main(process.argv.slice(2), {
  stdout: silent,
  stderr: silent,
  now: () => new Date(),
  cwd: process.cwd(),
  env: process.env,
});
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ code, seconds: (user + system) / 1e6 }));
