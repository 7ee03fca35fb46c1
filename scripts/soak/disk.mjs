/** A full disk: a small file system in memory that grows only afterwards. Needs the right to mount. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from './moments.mjs';
import { leftOver, newFolder, remove, resultsIn, run, writeDocuments } from './place.mjs';

const MOMENTS = 10;
const mount = (...args) => spawnSync('mount', args, { encoding: 'utf8' }).status === 0;
const unmount = (path) => spawnSync('umount', [path]);

const sizeOf = (folder) =>
  readdirSync(folder).reduce(
    (sum, name) => sum + (name.startsWith('evaltrail.db') ? 0 : statSync(join(folder, name)).size),
    0,
  );

async function full(from, room, expected) {
  const cwd = newFolder();
  const output = join(cwd, 'output');
  mkdirSync(output);
  if (!mount('-t', 'tmpfs', '-o', 'size=4g', 'tmpfs', output)) return null;
  try {
    cpSync(join(from, 'input'), join(cwd, 'input'), { recursive: true });
    cpSync(join(from, 'output'), output, { recursive: true, preserveTimestamps: true });
    const { blocks, bfree, bsize } = statfsSync(output);
    const size = (blocks - bfree) * bsize + room;
    mount('-o', `remount,size=${size}`, output);
    const before = resultsIn(cwd);
    const { code, said } = await run(cwd, '-q');
    const wrong = [];
    if (code !== 2) wrong.push(`ended with ${code}: ${said}`);
    if (!/disk (?:is|failed, or is) full/u.test(said) || !/free (?:some )?space/iu.test(said))
      wrong.push(`does not say so: ${said}`);
    if (resultsIn(cwd) !== before) wrong.push('the results of the last run are not there any more');
    const left = leftOver(cwd);
    if (left.length > 0) wrong.push(`takes space with ${left.join(', ')}`);
    mount('-o', 'remount,size=4g', output);
    const clean = await run(cwd, '-q');
    if (clean.code !== 0) wrong.push(`the next run ended with ${clean.code}: ${clean.said}`);
    else if (resultsIn(cwd) !== expected) wrong.push('other results');
    return { moment: `${Math.round(room / 1024)} kB left`, said: said.includes('store') ? 'store' : 'results', wrong };
  } finally {
    unmount(output);
    remove(cwd);
  }
}

export async function* fullDisk({ documents, seed, moments }) {
  const skip = (skipped) => ({ moment: 'a full disk', skipped, wrong: [] });
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    yield skip('only root on Linux may mount a small disk');
    return;
  }
  const next = chance(seed + 2);
  const from = newFolder();
  try {
    writeDocuments(from, documents);
    await run(from);
    const wanted = sizeOf(join(from, 'output'));
    writeDocuments(from, documents, (number) => number % 5 === 0);
    const later = newFolder();
    cpSync(from, later, { recursive: true, preserveTimestamps: true });
    await run(later);
    const expected = resultsIn(later);
    remove(later);
    const count = Math.min(MOMENTS, moments);
    for (let moment = 0; moment < count; moment++) {
      // All results once more have to fit beside the old ones: less room than that is never enough.
      const row = await full(from, Math.round(((moment + next()) / count) * wanted), expected);
      yield row ?? skip('this machine lets nobody mount');
      if (!row) return;
    }
  } finally {
    remove(from);
  }
}
