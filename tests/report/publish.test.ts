import { chmod, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { complianceSchema } from '../../src/core/compliance-record.js';
import { OutputUnwritable } from '../../src/core/failure.js';
import { runSchema } from '../../src/core/run-record.js';
import { publish, publishFiles } from '../../src/report/index.js';
import { unwritable } from '../../src/report/unwritable.js';
import { sampleInput } from './sample.js';

const CSV = [
  'datapackage.json',
  'evaluations.csv',
  'indicator-rules.csv',
  'indicators.csv',
  'key-actions.csv',
  'recommendations.csv',
  'recurring.csv',
];
const FILES = [
  'compliance.json',
  'compliance.schema.json',
  'compliance.xlsx',
  ...CSV.map((name) => `csv/${name}`),
  'records.json',
  'records.schema.json',
  'recurring.json',
  'recurring.schema.json',
  'report.html',
  'run.json',
];

/** The files in the folder and below, with slashes. */
async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(place, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
});

const results = (outputFolder: string) => ({ ...sampleInput(), outputFolder });

describe('publishing', () => {
  it('makes the folder and leaves the files and nothing else', async () => {
    const output = join(folder, 'new', 'output of today');
    await publish(results(output));
    expect(await filesIn(output)).toEqual(FILES);
  });

  it('writes run.json and compliance.json by their schemas', async () => {
    await publish(results(folder));
    const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
    expect(runSchema.parse(await read('run.json'))).toEqual(sampleInput().run);
    expect(complianceSchema.parse(await read('compliance.json'))).toEqual(sampleInput().compliance);
  });

  it('gives the same bytes twice', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    await publish(results(one));
    await publish(results(two));
    for (const name of FILES) {
      expect((await readFile(join(one, name))).equals(await readFile(join(two, name))), name).toBe(true);
    }
  });

  it('replaces what is there, also a file that may only be read', async () => {
    await writeFile(join(folder, 'records.json'), 'old');
    await chmod(join(folder, 'records.json'), 0o444);
    await publish(results(folder));
    expect(await readFile(join(folder, 'records.json'), 'utf8')).toContain('"evaluations"');
  });

  it('takes the place of what a killed run left behind', async () => {
    await writeFile(join(folder, '.records.json.part'), 'half a fi');
    await publish(results(folder));
    expect(await filesIn(folder)).toEqual(FILES);
  });

  it('failed documents have no recommendations key', async () => {
    await publish(results(folder));
    const { documents } = runSchema.parse(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')));
    const failed = documents.filter(({ outcome }) => outcome === 'failed');
    expect(failed).toHaveLength(1);
    expect(failed.every((document) => !('recommendations' in document))).toBe(true);
  });
});

describe('a folder that cannot be written', () => {
  it('a file in its place', async () => {
    const file = join(folder, 'output');
    await writeFile(file, '');
    const failure = await publish(results(file)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OutputUnwritable);
    expect(failure).toMatchObject({
      message: expect.stringContaining('a file stands where a folder should be'),
      exitCode: 2,
    });
    await expect(publish(results(join(file, 'below')))).rejects.toThrow(OutputUnwritable);
  });

  it('a folder in the place of a file: everything stays as it was', async () => {
    await mkdir(join(folder, 'run.json'));
    await writeFile(join(folder, 'records.json'), 'old');
    await expect(publish(results(folder))).rejects.toThrow('a folder of that name is in the way');
    expect((await readdir(folder)).sort()).toEqual(['records.json', 'run.json']);
    expect(await readFile(join(folder, 'records.json'), 'utf8')).toBe('old');
  });

  it('a writer that fails: everything stays as it was', async () => {
    await writeFile(join(folder, 'a.txt'), 'old');
    const writers = {
      'a.txt': (path: string) => writeFile(path, 'new'),
      'b.txt': async (path: string) => {
        await writeFile(path, 'half');
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    };
    await expect(publishFiles(folder, writers)).rejects.toThrow('the disk is full');
    expect(await readdir(folder)).toEqual(['a.txt']);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('old');
  });

  it.each([
    ['EACCES', 'you have no right to write there'],
    ['EROFS', 'the disk is read-only'],
    ['ENOSPC', 'the disk is full'],
    ['EBUSY', 'Is it open in Excel?'],
    ['EPERM', 'Is it open in Excel?'],
    ['ENAMETOOLONG', 'the path to it is too long'],
    ['EWHATEVER', 'something else'],
  ])('%s says: %s', (code, words) => {
    const failure = unwritable(Object.assign(new Error('something else'), { code }), '/output/compliance.xlsx');
    expect(failure).toBeInstanceOf(OutputUnwritable);
    expect(failure).toMatchObject({
      message: expect.stringContaining(words),
      remedy: expect.stringMatching(/\.$/),
    });
  });

  it('hands on what is no error of the file system', () => {
    const defect = new TypeError('a defect');
    expect(unwritable(defect, '/output')).toBe(defect);
  });
});
