/** What `evaltrail doctor` finds of the machine, the configuration, the sources, the output, the store and the readers. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../src/assess/index.js';
import { CONFIG_NAME } from '../../src/config/index.js';
import type { Check } from '../../src/core/check-up.js';
import { extractDocument } from '../../src/pipeline.js';
import { type DoctorOptions, examine } from '../../src/run/doctor/index.js';
import { type Machine, NODE_NEEDED, thisMachine } from '../../src/run/doctor/machine.js';
import { RESULT_FILES } from '../../src/run/doctor/output.js';
import { readSample } from '../../src/run/doctor/readers.js';
import { pdfSample, SAMPLE_WORDS, wordSample } from '../../src/run/doctor/samples.js';
import { lockStore } from '../../src/store/index.js';
import { folderWith } from '../setup/folder.js';
import { evaltrail } from './capture.js';
import { page } from './page.js';

const GB = 1e9;
const NOW = new Date('2026-03-31T12:00:00Z');
const roomy: Machine = {
  node: '22.1.0',
  memory: 8 * GB,
  timeZone: 'Africa/Nairobi',
  disk: async () => ({ free: 100 * GB, isNetwork: false }),
  tryWriting: thisMachine.tryWriting,
};

interface Looked extends Partial<Omit<DoctorOptions, 'flags' | 'machine'>> {
  readonly flags?: Partial<DoctorOptions['flags']>;
  readonly machine?: Partial<Machine>;
}

const look = (cwd: string, { flags, machine, ...options }: Looked = {}): Promise<readonly Check[]> =>
  examine({
    configFile: null,
    now: NOW,
    readSample: async () => null,
    ...options,
    flags: { cwd, ...flags },
    machine: { ...roomy, ...machine },
  });

const found = (checks: readonly Check[], id: string): Check | undefined => checks.find((check) => check.id === id);
const notOk = (checks: readonly Check[]): string[] =>
  checks.filter(({ state }) => state !== 'ok').map(({ id, state }) => `${state} ${id}`);

const READY = { 'input/a.txt': page(), 'input/b.txt': page() };
const configured = (text: string, files: Readonly<Record<string, string>> = READY): string =>
  folderWith({ ...files, [CONFIG_NAME]: text });

describe('where all is well', () => {
  it('everything is looked at, nothing is found wrong, and nothing is left behind', async () => {
    const cwd = folderWith(READY);
    const checks = await look(cwd);
    expect(checks.map(({ id }) => id)).toEqual([
      'machine/node',
      'machine/memory',
      'machine/time-zone',
      'machine/clock',
      'configuration/file',
      'configuration/profile',
      'sources/input',
      'output/folder',
      'output/files',
      'output/disk',
      'store/file',
      'readers/pdfium',
      'readers/pdfjs',
      'readers/word',
    ]);
    expect(notOk(checks)).toEqual([]);
    expect(checks.filter(({ remedy }) => remedy !== '')).toEqual([]);
    expect(found(checks, 'sources/input')?.found).toBe('2 files in input');
    expect(readdirSync(cwd)).toEqual(['input']);
  });

  it('also after a run, whose files are all known here', async () => {
    const cwd = folderWith(READY);
    await evaltrail(cwd, ['run', '--quiet']);
    const written = readdirSync(join(cwd, 'output'));
    const ofStore = /^\.?evaltrail\.db/u;
    const results = written.filter((name) => !ofStore.test(name) && name !== 'csv');
    expect(results.sort()).toEqual([...RESULT_FILES].sort());
    expect(notOk(await look(cwd))).toEqual([]);
    expect(readdirSync(join(cwd, 'output')).sort()).toEqual(written.sort());
  });

  it('what is found holds for the run: its facts are those of this machine', async () => {
    const { node, memory, disk } = thisMachine;
    expect(node).toBe(process.versions.node);
    expect(memory).toBeGreaterThan(1e8);
    expect(await disk(folderWith())).toMatchObject({ free: expect.any(Number) });
    expect(await disk(join(folderWith(), 'nowhere'))).toBeNull();
  });
});

describe('the machine', () => {
  const cwdOf = () => folderWith(READY);

  it('needs the Node that package.json asks for', async () => {
    const { engines } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(engines.node).toBe(`>=${NODE_NEEDED}`);
    for (const [node, state] of [
      ['18.20.4', 'problem'],
      ['20.19.9', 'problem'],
      ['20.20.0', 'ok'],
      ['21.0.0', 'ok'],
    ])
      expect(found(await look(cwdOf(), { machine: { node: node ?? '' } }), 'machine/node')?.state).toBe(state);
  });

  it('with little memory for what is configured is worth a warning', async () => {
    const checks = await look(cwdOf(), { machine: { memory: GB } });
    expect(found(checks, 'machine/memory')).toMatchObject({
      state: 'warning',
      found: '1 GB, while one large PDF file may take 1024 MB beside 512 MB for the rest',
    });
    const less = configured('limits: { pdfMegabytes: 256 }');
    expect(found(await look(less, { machine: { memory: GB } }), 'machine/memory')?.state).toBe('ok');
  });

  it('says which day is today', async () => {
    const day = /^Africa\/Nairobi \(UTC[+-]\d\d:\d\d\): “today” is 2026-0(?:3-31|4-01)$/u;
    expect(found(await look(cwdOf()), 'machine/time-zone')?.found).toMatch(day);
    expect(found(await look(cwdOf(), { machine: { timeZone: null } }), 'machine/time-zone')?.state).toBe('warning');
  });

  it('whose clock is behind the last run is a problem', async () => {
    const cwd = folderWith({ ...READY, 'output/run.json': '{"finished":"2026-03-31T12:00:01.000Z"}' });
    expect(found(await look(cwd), 'machine/clock')).toMatchObject({
      state: 'problem',
      found: '2026-03-31 12:00 UTC, which is before the last run (2026-03-31 12:00 UTC)',
    });
    expect(found(await look(cwd, { newestRun: async () => NOW }), 'machine/clock')?.state).toBe('ok');
    for (const text of ['{', 'null', '{"finished":7}', '{"finished":"x"}'])
      expect(found(await look(folderWith({ 'output/run.json': text })), 'machine/clock')?.state).toBe('ok');
  });
});

describe('the configuration', () => {
  it('that is wrong is told whole, and what depends on it is not looked at', async () => {
    const checks = await look(configured('ouput: a\nasOf: never\n'));
    expect(found(checks, 'configuration/file')).toMatchObject({
      state: 'problem',
      found: expect.stringMatching(/^evaltrail\.config\.yaml has 2 problems:\n.*line 1.*\n.*line 2/u),
      remedy: expect.stringContaining('were not looked at'),
    });
    expect(notOk(checks)).toEqual(['problem configuration/file']);
    expect(checks.map(({ id }) => id)).toContain('readers/word');
    expect(checks.map(({ id }) => id)).not.toContain('output/folder');
  });

  it('that was named and is not there is a problem', async () => {
    const checks = await look(folderWith(READY), { configFile: 'my.yaml' });
    expect(found(checks, 'configuration/file')?.found).toContain('there is no such file');
  });

  it.each([
    ['undp-all-action', 'Did you mean undp-all-actions?'],
    ['mine', `Take one of these: ${profiles.map(({ id }) => id).join(', ')}.`],
  ])('with the profile %s, which there is not', async (profile, remedy) => {
    const check = found(await look(configured(`profile: ${profile}`)), 'configuration/profile');
    expect(check).toMatchObject({ state: 'problem', found: `there is no profile ${profile}`, remedy });
  });

  it('with a fixed day is worth a warning', async () => {
    expect(found(await look(configured('asOf: 2026-01-31')), 'configuration/as-of')?.state).toBe('warning');
  });

  it('names passwords that must be there', async () => {
    expect(found(await look(configured('passwords: p.txt')), 'configuration/passwords')?.state).toBe('problem');
    const files = { ...READY, 'p.txt': 'secret\nother\n' };
    const check = found(await look(configured('passwords: p.txt', files)), 'configuration/passwords');
    expect(check).toMatchObject({ state: 'ok', found: '2 passwords in p.txt' });
    expect(JSON.stringify(await look(configured('passwords: p.txt', files)))).not.toContain('secret');
  });
});

describe('a source', () => {
  const source = (text: string) => `sources:\n  - name: offices\n    ${text}\n`;

  it.each([
    ['a folder that is not there', source('folder: pages'), 'There is nothing at pages.'],
    ['an empty folder', source('folder: empty'), 'empty holds no files.'],
    ['a pattern that nothing matches', source('files: ["*.html"]'), 'There is nothing at *.html.'],
  ])('that is %s is a problem', async (_, text, what) => {
    const check = found(await look(configured(text, { 'empty/': '' })), 'sources/offices');
    expect(check).toMatchObject({
      state: 'problem',
      found: what,
      remedy: expect.stringContaining('correct the source'),
    });
  });

  it('by default is made, or configured', async () => {
    const check = found(await look(folderWith()), 'sources/input');
    expect(check).toMatchObject({ state: 'problem', remedy: expect.stringContaining('evaltrail.config.yaml') });
  });

  it('of which a part is missing is worth a warning', async () => {
    const check = found(await look(configured(source('files: [input, gone.txt]'))), 'sources/offices');
    expect(check).toMatchObject({
      state: 'warning',
      found: '2 files in input, gone.txt. There is nothing at gone.txt.',
    });
  });

  it('with files larger than the limit is worth a warning', async () => {
    const cwd = configured('limits: { fileMegabytes: 0.001 }', { 'input/a.txt': 'x', 'input/b.txt': 'x'.repeat(1001) });
    expect(found(await look(cwd), 'sources/input')).toMatchObject({
      state: 'warning',
      found: '2 files in input. input/b.txt will not be read: larger than 0.001 MB.',
    });
  });

  it.skipIf(process.getuid?.() === 0)('with files that may not be opened is worth a warning', async () => {
    const cwd = folderWith(READY);
    chmodSync(join(cwd, 'input/a.txt'), 0o000);
    expect(found(await look(cwd), 'sources/input')?.found).toContain('input/a.txt may not be opened');
  });

  it('that shares files with another is worth a warning', async () => {
    const cwd = configured('sources:\n  - name: a\n    folder: input\n  - name: b\n    files: [link]\n');
    symlinkSync(join(cwd, 'input/a.txt'), join(cwd, 'link'));
    expect(found(await look(cwd), 'sources/overlap')).toMatchObject({
      state: 'warning',
      found: 'a and b share 1 file',
    });
  });

  it('does not count what a run wrote, nor the configuration and the passwords', async () => {
    const files = { 'a.txt': page(), 'p.txt': 'secret', 'output/run.json': '{}', 'output/note.txt': 'x' };
    const cwd = configured(`${source('folder: .')}passwords: p.txt\n`, files);
    expect(found(await look(cwd), 'sources/offices')?.found).toBe('1 file in .');
  });
});

describe('the output', () => {
  it('where a file stands is a problem', async () => {
    const cwd = folderWith({ ...READY, output: 'a file' });
    expect(found(await look(cwd), 'output/folder')).toMatchObject({
      state: 'problem',
      found: 'output cannot be written: a file stands where a folder should be.',
    });
  });

  it('where a folder has the name of a result is a problem', async () => {
    const cwd = folderWith({ ...READY, 'output/compliance.xlsx/': '' });
    expect(found(await look(cwd), 'output/files')).toMatchObject({
      state: 'problem',
      found: 'output/compliance.xlsx cannot be written: a folder of that name is in the way.',
    });
  });

  it.each(['.~lock.compliance.xlsx#', '~$compliance.xlsx'])('beside %s somebody has it open', async (lock) => {
    const cwd = folderWith({ ...READY, 'output/compliance.xlsx': '', [`output/${lock}`]: '' });
    expect(found(await look(cwd), 'output/files')).toMatchObject({
      state: 'warning',
      found: 'somebody seems to have output/compliance.xlsx open',
    });
  });

  it('that only looks as if it could be written to is a problem: it is tried', async () => {
    const cwd = folderWith({ ...READY, 'output/': '' });
    const tryWriting = async () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    expect(found(await look(cwd, { machine: { tryWriting } }), 'output/folder')).toMatchObject({
      state: 'problem',
      found: 'output cannot be written: the disk is full.',
    });
    await thisMachine.tryWriting(join(cwd, 'output'));
    expect(readdirSync(join(cwd, 'output'))).toEqual([]);
    await expect(thisMachine.tryWriting(join(cwd, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it.skipIf(process.getuid?.() === 0)('without the right to write is a problem', async () => {
    const cwd = folderWith({ ...READY, 'output/': '' });
    chmodSync(join(cwd, 'output'), 0o500);
    expect(found(await look(cwd), 'output/folder')?.state).toBe('problem');
    chmodSync(join(cwd, 'output'), 0o700);
  });

  it.each([
    [10_000_000, 'problem', 'only 10 MB for the results'],
    [500_000_000, 'warning', 'only 500 MB for the results'],
    [1_500_000_000, 'ok', '1.5 GB for the results'],
  ])('with %d bytes free: %s', async (free, state, words) => {
    const machine = { disk: async () => ({ free, isNetwork: false }) };
    expect(found(await look(folderWith(READY), { machine }), 'output/disk')).toMatchObject({ state, found: words });
  });

  it('on a disk that says nothing is worth a warning', async () => {
    const checks = await look(folderWith(READY), { machine: { disk: async () => null } });
    expect(found(checks, 'output/disk')?.state).toBe('warning');
  });

  it('needs room for new results beside the old ones', async () => {
    const cwd = folderWith({ ...READY, 'output/records.json': 'x'.repeat(2000) });
    const machine = { disk: async () => ({ free: 50_001_000, isNetwork: false }) };
    expect(found(await look(cwd, { machine }), 'output/disk')?.state).toBe('problem');
  });

  it('is the one that the command line names', async () => {
    const cwd = folderWith({ ...READY, 'x/y': 'a file' });
    expect(found(await look(cwd, { flags: { output: 'x/y' } }), 'output/folder')?.state).toBe('problem');
  });
});

describe('the store', () => {
  it('is looked into by whoever knows it, at the path it will have', async () => {
    const cwd = folderWith(READY);
    const asked: string[] = [];
    const said: Check = { id: 'store/version', name: 'Store', state: 'problem', found: 'too new', remedy: 'Update.' };
    const checkStore = async (path: string, shown: string) => {
      asked.push(path, shown);
      return [said];
    };
    const checks = await look(cwd, { checkStore, flags: { store: 'mine/s.db' } });
    expect(asked).toEqual([join(cwd, 'mine/s.db'), 'mine/s.db']);
    expect(found(checks, 'store/version')).toEqual(said);
    expect(found(checks, 'store/folder')?.found).toBe('mine is not there yet: the first run makes it');
  });

  it('is read through, and its lock is tried', async () => {
    const cwd = folderWith(READY);
    expect(found(await look(cwd), 'store/file')?.found).toContain('not there yet');
    await evaltrail(cwd, ['run', '--quiet']);
    expect(found(await look(cwd), 'store/file')?.found).toContain('is sound: 1 document');
    expect(found(await look(cwd), 'store/lock')?.found).toBe('no run is at work');
    const path = join(cwd, 'output/evaltrail.db');
    const holder = { command: 'run', pid: 1, host: 'here', started: '2026-03-31T02:00:00.000Z' };
    const lock = await lockStore(path, path, holder);
    const checks = await look(cwd);
    await lock.release();
    expect(found(checks, 'store/lock')).toMatchObject({
      state: 'warning',
      found: expect.stringContaining('process 1 on here'),
    });
  });

  it('is a problem when it is damaged, and stays as it is', async () => {
    const cwd = folderWith({ ...READY, 's.db': 'no database at all, whatever its name says' });
    const check = found(await look(cwd, { flags: { store: 's.db' } }), 'store/file');
    expect(check).toMatchObject({ state: 'problem', found: 'The file s.db is no store of evaltrail.' });
    expect(readFileSync(join(cwd, 's.db'), 'utf8')).toContain('no database at all');
  });

  it('in a folder that cannot be written to is a problem, with a way out of its own', async () => {
    const cwd = folderWith({ ...READY, taken: 'a file' });
    expect(found(await look(cwd, { flags: { store: 'taken/s.db' } }), 'store/folder')).toMatchObject({
      state: 'problem',
      remedy: expect.stringContaining('--store'),
    });
  });

  it('on a network drive, or where a service synchronises, is worth a warning', async () => {
    const machine = { disk: async () => ({ free: 100 * GB, isNetwork: true }) };
    expect(found(await look(folderWith(READY), { machine }), 'store/place')?.found).toContain('network drive');
    const cwd = folderWith(READY);
    for (const folder of ['OneDrive - Office', 'Dropbox']) mkdirSync(join(cwd, folder));
    for (const store of ['OneDrive - Office/s.db', 'Dropbox/x/s.db'])
      expect(found(await look(cwd, { flags: { store } }), 'store/place')?.found).toContain('synchronised');
    expect(found(await look(cwd, { flags: { store: 'Dropboxes/s.db' } }), 'store/place')).toBeUndefined();
  });
});

describe('the readers', () => {
  it('read a page of ours: each of them, and the page is what they read', async () => {
    for (const reader of ['pdfium', 'pdfjs', 'word'] as const)
      expect([reader, await readSample(reader)]).toEqual([reader, null]);
    for (const bytes of [pdfSample(), wordSample()]) {
      const { text, diagnostics } = await extractDocument({ uri: 'page', sha256: '', bytes });
      expect(text?.trim()).toBe(SAMPLE_WORDS);
      expect(diagnostics.map(({ code }) => code)).toEqual(['layout/unrecognised']);
    }
  });

  it('that cannot are a problem, each for itself', async () => {
    const readBadly = async (reader: string) => {
      if (reader === 'word') throw new Error('no such module');
      return reader === 'pdfium' ? 'The file is damaged.' : null;
    };
    const checks = await look(folderWith(READY), { readSample: readBadly });
    expect(notOk(checks)).toEqual(['problem readers/pdfium', 'problem readers/word']);
    expect(found(checks, 'readers/word')?.found).toContain('no such module');
    for (const { remedy } of checks.filter(({ state }) => state === 'problem')) expect(remedy).toMatch(/npm ci/u);
  });
});

it('every finding that is not right says what to do', async () => {
  const cwd = folderWith({
    [CONFIG_NAME]: 'profile: x\nasOf: 2020-01-01\npasswords: p\nstore: Dropbox/s.db\n',
    output: 'file',
  });
  writeFileSync(join(cwd, 'Dropbox'), '');
  const machine: Partial<Machine> = {
    node: '18.0.0',
    memory: 1,
    timeZone: null,
    disk: async () => ({ free: 1, isNetwork: true }),
  };
  const checks = await look(cwd, {
    machine,
    newestRun: async () => new Date('2027-01-01'),
    readSample: async () => 'no',
  });
  const wrong = checks.filter(({ state }) => state !== 'ok');
  expect(wrong.length).toBeGreaterThan(12);
  for (const { id, remedy } of wrong) expect([id, remedy]).toEqual([id, expect.stringMatching(/[.?]$/u)]);
});
