/**
 * `npm run soak`: ends runs in the worst ways and at the worst moments, and looks whether anything was lost. Exit code 1 when it was.
 * `npm run soak -- --moments 5 --documents 60 --seed 7 --only kills` asks for less; the parts are kills, signals, two, disk and web.
 */
import { parseArgs } from 'node:util';
import { fullDisk } from './soak/disk.mjs';
import { kills } from './soak/kills.mjs';
import { signals } from './soak/signals.mjs';
import { twoAtOnce } from './soak/two.mjs';
import { web } from './soak/web.mjs';

const { values } = parseArgs({
  options: {
    moments: { type: 'string', default: '50' },
    documents: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true },
  },
});
const options = { moments: Number(values.moments), documents: Number(values.documents), seed: Number(values.seed) };
const parts = { kills, signals, two: twoAtOnce, disk: fullDisk, web };

/** Every row has `moment` and `wrong`; what else it has is shown as it is. */
function show(part, { of = '', moment, wrong, skipped, ...rest }) {
  const verdict = skipped ? `skipped: ${skipped}` : wrong.length === 0 ? 'ok' : `WRONG: ${wrong.join('; ')}`;
  const more = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
  console.log([part.padEnd(8), of.padEnd(14), moment.padEnd(44), more.join(', ').padEnd(36), verdict].join(' '));
}

let [rows, failed] = [0, 0];
for (const [name, rowsOf] of Object.entries(parts)) {
  if (values.only && !values.only.includes(name)) continue;
  for await (const row of rowsOf(options)) {
    show(name, row);
    rows++;
    if (row.wrong.length > 0) failed++;
  }
}
console.log(failed === 0 ? `All ${rows} moments survived.` : `${failed} of ${rows} moments did damage.`);
process.exitCode = failed === 0 ? 0 : 1;
