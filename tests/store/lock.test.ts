/** One run at a time: who comes second is told who is at work, and a dead holder holds nothing. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lockStore } from '../../src/store/lock.js';
import { folderWith } from '../setup/folder.js';

const ME = { command: 'run', pid: 41, host: 'here', started: '2026-03-01T12:00:00.000Z' };

describe('the lock of a store', () => {
  it('is held by one, told in words, and free at once when it is let go', async () => {
    const path = join(folderWith(), 'store.db');
    const lock = await lockStore(path, 'output/store.db', ME);
    await expect(lockStore(path, 'output/store.db', { ...ME, pid: 42 })).rejects.toMatchObject({
      name: 'StoreLocked',
      exitCode: 4,
      message:
        'The store output/store.db is in use by “evaltrail run”, process 41 on here, since 2026-03-01T12:00:00.000Z.',
    });
    await lock.release();
    await (await lockStore(path, 'output/store.db', ME)).release();
  });

  it('is taken over from a holder that was killed', async () => {
    const cwd = folderWith();
    const path = join(cwd, 'store.db');
    // Another process, which takes the lock as the store does and is killed with it.
    const program = `
      const Database = require('libsql');
      const file = new Database(process.argv[1]);
      file.exec('begin exclusive');
      require('node:fs').writeFileSync(process.argv[2], 'held');
      setInterval(() => undefined, 1000);`;
    const held = join(cwd, 'held');
    const child = spawn(process.execPath, ['-e', program, join(cwd, '.store.db.lock'), held]);
    const ended = new Promise((done) => child.once('close', done));
    while (!existsSync(held) && child.exitCode === null) await wait(10);
    await expect(lockStore(path, 'store.db', ME)).rejects.toMatchObject({ name: 'StoreLocked' });
    child.kill('SIGKILL');
    await ended;
    await (await lockStore(path, 'store.db', ME)).release();
  });
});
