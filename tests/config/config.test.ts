/** The configuration: what a file says, what stands in its place, and what the command line changes. */
import { chmodSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMIT } from '../../src/acquire/index.js';
import { profileNamed } from '../../src/assess/index.js';
import { DEFAULTS } from '../../src/config/config.js';
import { CONFIG_NAME, loadConfig, nearestOf, withFlags } from '../../src/config/index.js';
import { fileShape, READY_SITES, sourceShapes } from '../../src/config/shape.js';
import { readySites } from '../../src/fetch/index.js';
import { LIMITS } from '../../src/read/pdf/worker-pool.js';
import { DEFAULT_ALARMS } from '../../src/run/memory/alarms.js';
import { folderWith } from '../setup/folder.js';

const ROOT = resolve(import.meta.dirname, '../..');

const loaded = (text: string | Uint8Array) => {
  const cwd = folderWith({ [CONFIG_NAME]: text });
  return loadConfig({ file: null, cwd });
};

describe('without a file', () => {
  it('the defaults hold, in the current folder', async () => {
    const cwd = folderWith();
    expect(await loadConfig({ file: null, cwd })).toEqual({
      notify: null,
      file: null,
      folder: cwd,
      sources: [{ name: 'input', kind: 'folder', folder: join(cwd, 'input') }],
      output: join(cwd, 'output'),
      store: join(cwd, 'output/evaltrail.db'),
      storeInOutput: true,
      asOf: 'today',
      profile: 'undp-all-actions',
      profiles: [],
      passwords: null,
      limits: { fileMegabytes: 25, pdfSeconds: 60, pdfSecondsPerPage: 0.5, pdfMegabytes: 1024 },
      alarms: { fewerRecords: 0.5, lowerCoverage: 0.2, atLeast: 5 },
    });
  });

  it('the defaults are those of the code that obeys them', () => {
    expect(DEFAULTS.limits.fileMegabytes * 1_000_000).toBe(DEFAULT_LIMIT);
    const { pdfSeconds: seconds, pdfSecondsPerPage: secondsPerPage, pdfMegabytes: megabytes } = DEFAULTS.limits;
    expect({ seconds, secondsPerPage, megabytes }).toEqual(LIMITS);
    expect(DEFAULTS.alarms).toEqual(DEFAULT_ALARMS);
    expect(profileNamed(DEFAULTS.profile)).not.toBeNull();
  });

  it('neither YAML nor zod is loaded: nothing imports them before a file is there', () => {
    const imports = (name: string): string[] => {
      const text = readFileSync(join(ROOT, 'src/config', name), 'utf8');
      return [...text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)';/gmu)].map(([, from = '']) => from);
    };
    const reached = new Set<string>();
    const visit = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      for (const from of imports(name)) {
        if (from.startsWith('./')) visit(from.slice(2).replace(/\.js$/u, '.ts'));
        else expect(from).toMatch(/^node:|^\.\.\/core\/failure\.js$/u);
      }
    };
    visit('index.ts');
    expect([...reached]).toContain('load.ts');
    expect([...reached]).not.toContain('settings.ts');
  });
});

describe('a file', () => {
  it('that is named is read, and names in it start from its folder', async () => {
    const cwd = folderWith({ 'office/my.yaml': 'output: ../results\nsources:\n  - name: a\n    folder: pages\n' });
    expect(await loadConfig({ file: 'office/my.yaml', cwd })).toMatchObject({
      file: join(cwd, 'office/my.yaml'),
      folder: join(cwd, 'office'),
      sources: [{ name: 'a', kind: 'folder', folder: join(cwd, 'office/pages') }],
      output: join(cwd, 'results'),
      store: join(cwd, 'results/evaltrail.db'),
    });
  });

  it('that is the example has every key, and the defaults where it says so', async () => {
    const text = readFileSync(join(ROOT, 'evaltrail.config.example.yaml'), 'utf8');
    const { limits, alarms, asOf, profile, sources, passwords, store, output, folder } = await loaded(text);
    expect({ limits, alarms, asOf, profile }).toEqual({
      limits: DEFAULTS.limits,
      alarms: DEFAULTS.alarms,
      asOf: DEFAULTS.asOf,
      profile: DEFAULTS.profile,
    });
    expect([output, store, passwords]).toEqual(
      ['output', 'output/evaltrail.db', 'passwords.txt'].map((name) => join(folder, name)),
    );
    expect(sources).toEqual([
      { name: 'country-offices', kind: 'folder', folder: join(folder, 'input') },
      {
        name: 'regional-bureau',
        kind: 'files',
        patterns: ['shared/responses/**/*.docx', 'shared/letters/2025.pdf'],
        from: folder,
      },
    ]);
    const keys = [
      fileShape,
      ...Object.values(sourceShapes),
      fileShape.shape.limits.unwrap(),
      fileShape.shape.alarms.unwrap(),
      fileShape.shape.notify.unwrap(),
    ];
    for (const key of keys.flatMap((shape) => Object.keys(shape.shape)))
      expect(text).toMatch(new RegExp(`^[# -]*${key}:`, 'mu'));
  });

  it.each([
    ['a byte order mark', '\uFEFFoutput: results\n'],
    ['Windows line ends', 'asOf: today\r\noutput: results\r\n'],
    ['comments and a document mark', '# mine\n---\noutput: results # here\n'],
    ['JSON', '{ "output": "results" }'],
    ['no line end', 'output: results'],
  ])('may have %s', async (_, text) => {
    const { output, folder } = await loaded(text);
    expect(output).toBe(join(folder, 'results'));
  });

  it('of nothing but comments says nothing', async () => {
    expect((await loaded('# output: results\n')).asOf).toBe('today');
  });

  it('may say a part of a section', async () => {
    const { limits, alarms } = await loaded('limits:\n  fileMegabytes: 0.5\nalarms: { atLeast: 0 }\n');
    expect(limits).toEqual({ ...DEFAULTS.limits, fileMegabytes: 0.5 });
    expect(alarms).toEqual({ ...DEFAULTS.alarms, atLeast: 0 });
  });

  it('may name folders with signs that mean something in patterns', async () => {
    const cwd = folderWith({ [`[2026] (new)/${CONFIG_NAME}`]: 'sources:\n  - name: a\n    files: ["*.txt"]\n' });
    const { sources } = await loadConfig({ file: `[2026] (new)/${CONFIG_NAME}`, cwd });
    expect(sources).toEqual([{ name: 'a', kind: 'files', patterns: ['*.txt'], from: join(cwd, '[2026] (new)') }]);
  });
});

describe('flags', () => {
  const cwd = resolve('/elsewhere');

  it('win over the file, and their names start from the current folder', async () => {
    const config = await loaded('output: results\nstore: memory.db\nprofile: x\nasOf: 2026-01-31\n');
    const flags = {
      cwd,
      inputs: ['pages'],
      output: 'o',
      store: 's.db',
      asOf: '2026-03-31',
      profile: 'y',
      passwords: 'p',
    };
    expect(withFlags(config, flags)).toEqual({
      ...config,
      sources: [{ name: 'pages', kind: 'files', patterns: ['pages'], from: cwd }],
      output: join(cwd, 'o'),
      store: join(cwd, 's.db'),
      storeInOutput: false,
      asOf: '2026-03-31',
      profile: 'y',
      passwords: join(cwd, 'p'),
    });
  });

  it('that say nothing change nothing', async () => {
    const config = await loaded('output: results\npasswords: p.txt\n');
    expect(withFlags(config, { cwd })).toEqual(config);
    expect(withFlags(config, { cwd, inputs: [], output: undefined })).toEqual(config);
  });

  it('for the output take the store along, unless somebody said where it is', async () => {
    const output = 'o';
    expect(withFlags(await loaded('asOf: today'), { cwd, output }).store).toBe(join(cwd, 'o/evaltrail.db'));
    const said = await loaded('store: output/evaltrail.db');
    expect(withFlags(said, { cwd, output }).store).toBe(join(said.folder, 'output/evaltrail.db'));
  });

  it('leave the configuration they are given as it is', async () => {
    const config = Object.freeze(await loaded('output: results'));
    withFlags(config, { cwd, output: 'o' });
    expect(config.output).toBe(join(config.folder, 'results'));
  });
});

describe('what cannot be read', () => {
  const refused = async (files: Readonly<Record<string, string | Uint8Array>>, file: string | null = null) => {
    const cwd = folderWith(files);
    return loadConfig({ file, cwd }).catch((error: unknown) => error);
  };
  const UTF_16 = Buffer.from('\uFEFFoutput: results\n', 'utf16le');
  const LATIN_1 = Buffer.from('asOf: today\noutput: Caf\u00e9\n', 'latin1');

  it.each<[string, Readonly<Record<string, string | Uint8Array>>, string | null, string]>([
    ['a file that is not there', {}, 'my.yaml', 'The configuration my.yaml could not be read: there is no such file.'],
    ['a folder', { 'my.yaml/': '' }, 'my.yaml', 'The configuration my.yaml could not be read: it is a folder.'],
    ['an empty file', { [CONFIG_NAME]: '' }, null, `${CONFIG_NAME} is empty.`],
    ['a file of white space', { [CONFIG_NAME]: '\uFEFF \r\n\t\n' }, null, `${CONFIG_NAME} is empty.`],
    ['UTF-16', { [CONFIG_NAME]: UTF_16 }, null, `${CONFIG_NAME} is not saved as UTF-8, but as UTF-16.`],
    ['a picture', { 'my.yaml': Buffer.from([0x89, 0x50, 0, 1]) }, 'my.yaml', 'my.yaml is not saved as UTF-8.'],
    [
      'Latin 1',
      { [CONFIG_NAME]: LATIN_1 },
      null,
      `${CONFIG_NAME}, line 2: there are letters that are not saved as UTF-8.`,
    ],
    [
      'a huge file',
      { 'my.yaml': 'a'.repeat(100_001) },
      'my.yaml',
      'my.yaml is larger than any configuration: more than 100 kB.',
    ],
    [
      'another ending',
      { 'evaltrail.config.yml': 'a' },
      null,
      `There is a file evaltrail.config.yml here, which is not read: the configuration is called ${CONFIG_NAME}.`,
    ],
    [
      'a hidden ending',
      { [`${CONFIG_NAME}.txt`]: 'a' },
      null,
      `There is a file ${CONFIG_NAME}.txt here, which is not read: the configuration is called ${CONFIG_NAME}.`,
    ],
  ])('%s is wrong usage, in words', async (_, files, file, message) => {
    expect(await refused(files, file)).toMatchObject({
      name: 'WrongUsage',
      exitCode: 2,
      message,
      remedy: expect.stringMatching(/\.$/u),
    });
  });

  it.skipIf(process.getuid?.() === 0)('a file without the right to read it', async () => {
    const cwd = folderWith({ [CONFIG_NAME]: 'output: results' });
    chmodSync(join(cwd, CONFIG_NAME), 0o000);
    await expect(loadConfig({ file: null, cwd })).rejects.toThrow('permission was refused');
  });
});

describe('the nearest word', () => {
  const known = ['sources', 'output', 'asOf', 'fileMegabytes'];
  it.each([
    ['ouput', 'output'],
    ['outptu', 'output'],
    ['as-of', 'asOf'],
    ['AS_OF', 'asOf'],
    ['source', 'sources'],
    ['file_mega_byte', 'fileMegabytes'],
    ['colour', null],
    ['', null],
    ['x'.repeat(100_000), null],
  ])('to %s is %s', (word, nearest) => {
    expect(nearestOf(word, known)).toBe(nearest);
  });

  it('holds rule profiles of people, completed', async () => {
    const text = 'profile: mine\nprofiles:\n  - id: mine\n    name: Ours\n    base: open\n    longOverdueMonths: 24\n';
    const config = await loadConfig({ file: null, cwd: folderWith({ [CONFIG_NAME]: text }) });
    expect(config.profile).toBe('mine');
    expect(config.profiles).toMatchObject([{ id: 'mine', base: 'open', longOverdueMonths: 24, dueSoonMonths: 3 }]);
  });

  it('names what is wrong in a rule profile, and where', async () => {
    const text = 'profiles:\n  - id: Mine\n    bases: open\n  - name: Ours\n';
    const read = loadConfig({ file: null, cwd: folderWith({ [CONFIG_NAME]: text }) });
    await expect(read).rejects.toMatchObject({
      message: expect.stringMatching(
        /line 2[\s\S]*small letters[\s\S]*line 3[\s\S]*Did you mean `base`[\s\S]*`id` is missing/u,
      ),
    });
  });
});

describe('a source on the web', () => {
  const web = (lines: string) => `sources:\n  - name: web\n    contact: office@example.org\n${lines}`;

  it('has defaults, and ids as numbers', async () => {
    const { sources } = await loaded(web('    site: erc\n    ids: 5, 7-9\n    limits: {pages: 3}\n'));
    expect(sources).toEqual([
      {
        name: 'web',
        kind: 'site',
        site: 'erc',
        ids: [5, 7, 8, 9],
        contact: 'office@example.org',
        delaySeconds: 2,
        limits: { pages: 3, megabytes: 500, minutes: 240, fileMegabytes: 25 },
        allowPrivateHosts: [],
      },
    ]);
  });

  it('knows the sites that come with evaltrail', () =>
    expect([...READY_SITES].sort()).toEqual(Object.keys(readySites).sort()));

  it.each([
    [
      '    urls: ["ftp://example.org/"]',
      'line 4, column 12: `urls` holds something that is no address. An address starts with `https://` or `http://`.',
    ],
    [
      '    urls: ["https://me:secret@example.org/"]',
      'line 4, column 12: `urls` holds a name or password before an `@`. Pages behind a password are not fetched: delete it.',
    ],
    [
      '    site: erc',
      'line 2, column 5: `ids` is missing here. It takes numbers and ranges, as in `ids: 1000-1200, 1300`.',
    ],
    [
      '    site: erc\n    ids: 9-5',
      'line 5, column 10: `ids` holds something that is no number. Write numbers and ranges, as in `1000-1200, 1300`; up to 100000 of them.',
    ],
    ['    site: gatte\n    ids: 5', 'There is no site `gatte`, and no file of that name.'],
    [
      '    site: other.yaml',
      'The source web has nowhere to start: other.yaml has no `start`, and there are no `pages` with `ids`.',
    ],
    ['    site: other.yaml\n    ids: 5\n    limits: {seconds: 4}', 'There is no key `seconds`.'],
    ['    site: wrong.yaml\n    ids: 5', 'wrong.yaml, line 1, column 1: There is no key `page`. Did you mean `pages`?'],
  ])('says what is wrong with %j', async (lines, said) => {
    const text = web(`${lines}\n`);
    const cwd = folderWith({
      [CONFIG_NAME]: text,
      'other.yaml': 'pages: {response: "https://example.org/{id}"}\n',
      'wrong.yaml': 'page: {}\n',
    });
    await expect(loadConfig({ file: null, cwd })).rejects.toThrow(said);
  });
});
