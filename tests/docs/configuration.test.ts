/** docs/configuration.md names every key with its default, and what it shows of a wrong file is what is said. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../src/assess/index.js';
import { DEFAULTS, NOTIFY_DEFAULTS } from '../../src/config/config.js';
import { CONFIG_NAME, loadConfig } from '../../src/config/index.js';
import { fileShape, sourceShapes } from '../../src/config/shape.js';
import { evaltrail } from '../run/capture.js';
import { folderWith } from '../setup/folder.js';

const text = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/configuration.md'), 'utf8');

/** The cells of the table under that head, row by row. */
function rows(head: string): string[][] {
  const [, table = ''] = text.split(head);
  const [body = ''] = table.split('\n\n');
  return [...body.matchAll(/^\| (`.*) \|$/gmu)].map(([, row = '']) => row.split(' | '));
}

const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'mu').exec(text)?.[1] ?? '';

const sections = {
  limits: fileShape.shape.limits.unwrap(),
  alarms: fileShape.shape.alarms.unwrap(),
  notify: fileShape.shape.notify.unwrap(),
};
const keys = Object.keys(fileShape.shape).flatMap((key) =>
  key in sections ? Object.keys(sections[key as keyof typeof sections].shape).map((below) => `${key}.${below}`) : [key],
);

describe('docs/configuration.md', () => {
  it('names every key there is, in order', () => {
    expect(rows('| key | default |').map(([key]) => key)).toEqual(keys.map((key) => `\`${key}\``));
    const ofSources = [...new Set(Object.values(sourceShapes).flatMap((shape) => Object.keys(shape.shape)))];
    expect(rows('| key of a source |').map(([key]) => key)).toEqual(ofSources.map((key) => `\`${key}\``));
  });

  it('gives the defaults that hold', () => {
    const told = Object.fromEntries(
      rows('| key | default |').map(([key = '', value = '']) => [key.replaceAll('`', ''), value]),
    );
    const { sources, limits, alarms, ...plain } = DEFAULTS;
    const flat = {
      ...plain,
      ...under('limits', limits),
      ...under('alarms', alarms),
      ...under('notify', NOTIFY_DEFAULTS),
    };
    for (const [key, value] of Object.entries(flat)) expect([key, told[key]]).toEqual([key, `\`${value}\``]);
    for (const { name, folder } of sources)
      expect(told['sources']).toBe(`one source \`${name}\`, the folder \`${folder}\``);
    expect(
      Object.keys(told)
        .filter((key) => !(key in flat))
        .sort(),
    ).toEqual([
      'notify.mailFrom',
      'notify.mailServer',
      'notify.mailTo',
      'notify.webhook',
      'passwords',
      'profiles',
      'sources',
      'store',
    ]);
  });

  it('names every profile', () => {
    const [, , told = ''] = rows('| key | default |').find(([key]) => key === '`profile`') ?? [];
    expect([...told.matchAll(/`([^`]+)`/gu)].map(([, id]) => id)).toEqual(profiles.map(({ id }) => id));
  });

  it('shows a file that is right', async () => {
    const cwd = folderWith({ [CONFIG_NAME]: block('yaml') });
    expect((await loadConfig({ file: null, cwd })).sources.map(({ name }) => name)).toEqual([
      'country-offices',
      'regional-bureau',
    ]);
  });

  it('shows what is said of one that is wrong', async () => {
    const cwd = folderWith({ [CONFIG_NAME]: block('yaml wrong') });
    const { exitCode, stdout } = await evaltrail(cwd, ['doctor']);
    expect(exitCode).toBe(1);
    const shown = block('text').trim().split('\n');
    expect(shown).toHaveLength(7);
    const said = stdout.split('\n').map((line) => line.trim());
    for (const line of shown) expect(said.some((each) => each.includes(line.trim()))).toBe(true);
  });
});

const under = (section: string, values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${section}.${key}`, value]));
