/** docs/fetching.md shows files that are right, and names the sites there are. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIG_NAME, loadConfig } from '../../src/config/index.js';
import { siteShape } from '../../src/config/shape.js';
import { readySites } from '../../src/fetch/index.js';
import { folderWith } from '../setup/folder.js';

const text = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/fetching.md'), 'utf8');
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'mu').exec(text)?.[1] ?? '';
const named = (head: string): string[] =>
  [...(text.split(head)[1]?.split('\n\n')[0] ?? '').matchAll(/^\| `(\w+)` \|/gmu)].map(([, name = '']) => name);

describe('docs/fetching.md', () => {
  it('shows configurations and a site that are right', async () => {
    const cwd = folderWith({
      [CONFIG_NAME]: block('yaml').replace('erc', 'other.yaml'),
      'other.yaml': block('yaml site'),
    });
    const notify = folderWith({ [CONFIG_NAME]: block('yaml notify') });
    expect((await loadConfig({ file: null, cwd: notify })).notify).toMatchObject({
      when: 'news',
      webhookForm: 'teams',
    });
    const [source] = (await loadConfig({ file: null, cwd })).sources;
    expect(source).toMatchObject({ kind: 'site', site: { start: ['https://example.org/evaluations?page=1'] } });
  });

  it('names every site and every key of one', () => {
    expect(named('| site |').sort()).toEqual(Object.keys(readySites).sort());
    expect(named('| key |')).toEqual(Object.keys(siteShape.shape));
  });
});
