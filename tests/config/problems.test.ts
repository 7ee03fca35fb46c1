/** Every problem of a configuration is told at once, each with line, column, what is wrong and what to do. */
import { describe, expect, it } from 'vitest';
import { CONFIG_NAME, loadConfig } from '../../src/config/index.js';
import { WrongUsage } from '../../src/core/failure.js';
import { folderWith } from '../setup/folder.js';

async function told(text: string): Promise<string[]> {
  const cwd = folderWith({ [CONFIG_NAME]: text });
  const failure: unknown = await loadConfig({ file: null, cwd }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(WrongUsage);
  const { message, remedy } = failure as WrongUsage;
  expect(remedy).toBe('Correct the file and start again; docs/configuration.md lists every key.');
  return message.split('\n').map((line) => line.trim().replace(`${CONFIG_NAME}, `, ''));
}

const SOURCE = 'sources:\n  - name: a\n';

describe('a value', () => {
  it.each<[string, string]>([
    [
      'output: 12',
      'line 1, column 9: `output` is the number `12`. It takes the path of a folder, as in `output: output`.',
    ],
    ['output: [a]', 'line 1, column 9: `output` is a list. It takes the path of a folder, as in `output: output`.'],
    [
      'output:',
      'line 1, column 1: Nothing is said for `output`. It takes the path of a folder, as in `output: output`; or delete the line.',
    ],
    ['output: ""', 'line 1, column 9: `output` is empty. Give a value, or delete the line.'],
    [
      'output: ~/results',
      'line 1, column 9: `output` starts with a name that only a shell knows. Write the whole path.',
    ],
    [
      'output: $HOME/results',
      'line 1, column 9: `output` starts with a name that only a shell knows. Write the whole path.',
    ],
    [
      "output: '%TEMP%\\r'",
      'line 1, column 9: `output` starts with a name that only a shell knows. Write the whole path.',
    ],
    [
      'output: "C:\\new"',
      'line 1, column 9: `output` holds a tab or a line break. In double quotes \\t and \\n are such: use single quotes, or / for \\.',
    ],
    ['asOf: 2026-02-30', 'line 1, column 7: `asOf` is no day. Write `today`, or a day as in `2026-03-31`.'],
    ['asOf: 2026', 'line 1, column 7: `asOf` is the number `2026`. It takes `today`, or a day as in `2026-03-31`.'],
    [
      'limits: 25',
      'line 1, column 9: `limits` is the number `25`. It takes keys below it, each on a line that starts with two spaces.',
    ],
    [
      'limits:\n  # fileMegabytes: 25',
      'line 1, column 1: Nothing is said for `limits`. It takes keys below it, each on a line that starts with two spaces; or delete the line.',
    ],
    [
      'limits:\n  fileMegabytes: 0',
      'line 2, column 18: `fileMegabytes` is the number `0`. It takes a number up to 2000, as in `25`.',
    ],
    [
      'limits: { pdfMegabytes: 1.5 }',
      'line 1, column 25: `pdfMegabytes` is the number `1.5`. It takes a whole number from 64 to 4096, as in `1024`.',
    ],
    [
      'limits: { pdfSeconds: .inf }',
      'line 1, column 23: `pdfSeconds` is the number `Infinity`. It takes a number of seconds up to 86400, as in `60`.',
    ],
    [
      'alarms:\n  fewerRecords: 50%',
      'line 2, column 17: `fewerRecords` is the text `50%`. It takes a share between 0 and 1, as in `0.5` for half.',
    ],
    [
      'alarms:\n  fewerRecords: 0,5',
      'line 2, column 17: `fewerRecords` is the text `0,5`. It takes a share between 0 and 1, as in `0.5` for half.',
    ],
    [
      'alarms: { atLeast: true }',
      'line 1, column 20: `atLeast` is the yes-or-no value `true`. It takes a whole number, as in `5`.',
    ],
    [
      'sources: input',
      'line 1, column 10: `sources` is the text `input`. It takes a list in which each source starts with `- name:` and has a `folder:`, `files:`, `urls:` or `site:` below.',
    ],
    [
      'sources: []',
      'line 1, column 10: `sources` is an empty list. It takes a list in which each source starts with `- name:` and has a `folder:`, `files:`, `urls:` or `site:` below.',
    ],
    [
      'sources:\n  - input',
      'line 2, column 5: A source is missing its keys. Write `- name: …`, and `folder:`, `files:`, `urls:` or `site:` below.',
    ],
    [
      'sources:\n  -',
      'line 2, column 4: A source is missing its keys. Write `- name: …`, and `folder:`, `files:`, `urls:` or `site:` below.',
    ],
    [
      SOURCE,
      'line 2, column 5: This source does not say where it is. Give it `folder:`, `files:`, `urls:` or `site:`.',
    ],
    [
      'sources:\n  - folder: input',
      'line 2, column 5: `name` is missing here. It takes a name of up to 60 letters, as in `name: country-offices`.',
    ],
    [
      'sources:\n  - name: 2026\n    folder: input',
      'line 2, column 11: `name` is the number `2026`. It takes a name of up to 60 letters, as in `name: country-offices`.',
    ],
    [
      `${SOURCE}    folder: x\n    files: [y]`,
      'line 2, column 5: This source has `folder` and `files`. Make two sources of it.',
    ],
    [
      `${SOURCE}    files: pages`,
      'line 3, column 12: `files` is the text `pages`. It takes a list of files, folders or patterns, as in `files: ["pages/**/*.html"]`.',
    ],
    [
      `${SOURCE}    files: [x, 3]`,
      'line 3, column 16: `files` is the number `3`. It takes a list of files, folders or patterns, as in `files: ["pages/**/*.html"]`.',
    ],
    [
      `${SOURCE}    files: []`,
      'line 3, column 12: `files` is an empty list. It takes a list of files, folders or patterns, as in `files: ["pages/**/*.html"]`.',
    ],
    [
      `${SOURCE}    folder: x\n  - name: A\n    folder: y`,
      'line 4, column 11: Another source is called `A` already. Give each its own name.',
    ],
  ])('%j', async (text, sentence) => {
    expect(await told(text)).toEqual([sentence]);
  });
});

describe('an unknown key', () => {
  it.each<[string, string]>([
    ['ouput: results', 'line 1, column 1: There is no key `ouput`. Did you mean `output`?'],
    ['as-of: today', 'line 1, column 1: There is no key `as-of`. Did you mean `asOf`?'],
    ['limits:\n  fileMegabyte: 5', 'line 2, column 3: There is no key `fileMegabyte`. Did you mean `fileMegabytes`?'],
    ['fileMegabytes: 5', 'line 1, column 1: `fileMegabytes` belongs below `limits:`. Move it there.'],
    ['folder: input', 'line 1, column 1: `folder` belongs to a source, below `sources:`. Move it there.'],
    [
      'limits:\n  store: x',
      'line 2, column 3: `store` belongs at the beginning of a line, outside any section. Move it there.',
    ],
    [`${SOURCE}    folders: x\n    folder: y`, 'line 3, column 5: There is no key `folders`. Did you mean `folder`?'],
    [
      `${SOURCE}    folder: x\n    kind: folder`,
      'line 4, column 5: There is no key `kind`. Delete it, or take one of `name`, `folder`, `files`, `urls`, `contact`, `delaySeconds`, `limits`, `allowPrivateHosts`, `site`, `ids`.',
    ],
    [
      'colour: red',
      'line 1, column 1: There is no key `colour`. Delete it, or take one of `sources`, `output`, `store`, `asOf`, `profile`, `profiles`, `passwords`, `limits`, `alarms`, `notify`.',
    ],
    [
      '1: 2',
      'line 1, column 1: There is no key `1`. Delete it, or take one of `sources`, `output`, `store`, `asOf`, `profile`, `profiles`, `passwords`, `limits`, `alarms`, `notify`.',
    ],
    [
      '<<: { output: x }',
      'line 1, column 1: There is no key `<<`. Delete it, or take one of `sources`, `output`, `store`, `asOf`, `profile`, `profiles`, `passwords`, `limits`, `alarms`, `notify`.',
    ],
    [
      '__proto__: { output: x }',
      'line 1, column 1: There is no key `__proto__`. Delete it, or take one of `sources`, `output`, `store`, `asOf`, `profile`, `profiles`, `passwords`, `limits`, `alarms`, `notify`.',
    ],
  ])('%j', async (text, sentence) => {
    expect(await told(text)).toEqual([sentence]);
  });
});

const FITS =
  'This does not fit the lines around it. Keys of one section start in the same column, each as `key: value`, and a value with a colon in it takes quotation marks.';

describe('YAML', () => {
  it.each<[string, string]>([
    ['output: a\nstore: b\noutput: c', 'line 3, column 1: `output` stands here a second time. Keep one of the two.'],
    [
      'limits: { pdfSeconds: 1, pdfSeconds: 2 }',
      'line 1, column 26: `pdfSeconds` stands here a second time. Keep one of the two.',
    ],
    ['limits:\n\tpdfSeconds: 5', 'line 2, column 1: The line starts with a tab. Use spaces.'],
    ['asOf: today\r\nlimits:\r\n\tpdfSeconds: 5\r\n', 'line 3, column 1: The line starts with a tab. Use spaces.'],
    [
      'output: "C:\\data"',
      'line 1, column 12: `\\d` means nothing inside double quotes. Use single quotes, or / for \\.',
    ],
    ['output: "results', 'line 1, column 17: A quotation mark is not closed before here.'],
    ['output: @results', 'line 1, column 9: A value cannot start with `@`. Put it in quotation marks.'],
    ['output: a: b', `line 1, column 9: ${FITS}`],
    ['output: results\n store: x', `line 1, column 9: ${FITS}`],
    [`${SOURCE}   folder: x`, `line 3, column 4: ${FITS}`],
    [
      'limits: { pdfSeconds: 1',
      'line 1, column 24: A `[` or `{` is not closed, or the line starts in the wrong column.',
    ],
    ['output: a\n---\nstore: b', 'line 2, column 1: A second document starts here. Keep one of them in the file.'],
    ['output:results', 'line 1, column 1: There is no key here. Write `key: value`, with a space behind the colon.'],
    ['- output', 'line 1, column 1: There is no key here. Write `key: value`, with a space behind the colon.'],
    ['output results\nstore: x', `line 1, column 1: ${FITS}`],
    [
      'output: !!js/function x',
      'line 1, column 23: The tag `tag:yaml.org,2002:js/function` before this is not read. Delete it.',
    ],
    [
      `${SOURCE}    files:\n      - *.html`,
      'line 4, column 9: `*.html` is read as an alias. A value that starts with `*` takes quotation marks; aliases are not read.',
    ],
    [
      'output: *there',
      'line 1, column 9: `*there` is read as an alias. A value that starts with `*` takes quotation marks; aliases are not read.',
    ],
    ['output: &here results', 'line 1, column 15: The anchor `&here` before this is not read. Delete it.'],
  ])('%j', async (text, sentence) => {
    expect(await told(text)).toEqual([sentence]);
  });

  it.each([
    ['brackets', '['.repeat(30_000)],
    ['braces', '{a: '.repeat(15_000)],
    ['dashes', '- '.repeat(40_000)],
    ['indentation', Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
  ])('too deep in %s is told, and ends nothing else', async (_, text) => {
    expect(await told(text)).toEqual([
      expect.stringMatching(
        /^line \d+, column \d+: There are far too many levels here\. The configuration has three\.$/u,
      ),
    ]);
  });

  it('with aliases of aliases is never unfolded', async () => {
    const rows = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [one, next] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi', 'ij'].map((pair) => [...pair]))
      rows.push(`${next}: &${next} [${Array.from({ length: 10 }, () => `*${one}`).join(', ')}]`);
    const [head, ...lines] = await told(rows.join('\n'));
    expect(head).toMatch(/^evaltrail\.config\.yaml has \d+ problems:$/u);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toMatch(/^… and \d+ more$/u);
  });
});

describe('all problems', () => {
  it('are told at once, in the order of the file', async () => {
    const text = [
      '# mine',
      'ouput: results',
      'sources:',
      '  - name: a',
      '  - name: b',
      '    folder: 7',
      'asOf: 2026-13-01',
      'alarms:',
      '  fewerRecords: 2',
      '  atLest: 3',
      'profile: &p x',
      'profile: y',
    ];
    const lines = await told(text.join('\r\n'));
    expect(lines.map((line) => line.split(': ')[0])).toEqual([
      'evaltrail.config.yaml has 8 problems:',
      'line 2, column 1',
      'line 4, column 5',
      'line 6, column 13',
      'line 7, column 7',
      'line 9, column 17',
      'line 10, column 3',
      'line 11, column 13',
      'line 12, column 1',
    ]);
  });

  it('above lines that do not fit together are told too, and none that only follow from these', async () => {
    const lines = await told('ouput: results\n\nlimits:\n\tpdfSeconds: 3\nalarms:\n  atLest: 3\n');
    expect(lines).toEqual([
      'evaltrail.config.yaml has 2 problems:',
      'line 1, column 1: There is no key `ouput`. Did you mean `output`?',
      'line 4, column 1: The line starts with a tab. Use spaces.',
    ]);
  });

  it('count columns in characters', async () => {
    expect(await told('limits: { "📁é": 1, pdfSeconds: x }')).toEqual([
      'evaltrail.config.yaml has 2 problems:',
      expect.stringMatching(/^line 1, column 11: There is no key `📁é`\./u),
      expect.stringMatching(/^line 1, column 32: `pdfSeconds` is the text `x`\./u),
    ]);
  });
});
