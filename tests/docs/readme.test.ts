/** What the README and docs/ say is so: every command works in a fresh copy, files and links are there, exit codes are right. */
import { exec } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Defect,
  Interrupted,
  OutputUnwritable,
  StoreLocked,
  StoreUnusable,
  WrongUsage,
} from '../../src/core/failure.js';
import { runSchema } from '../../src/core/run-record.js';
import { evaltrail } from '../run/capture.js';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const documents = ['README.md', 'CHANGELOG.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)]
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: read(name) }));
const [readme] = documents as [(typeof documents)[number]];

/** What stands between fences of that language, line by line. */
const fenced = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gmu'))]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => line.trim() !== '');

/** The cells of the first column of the table under that head. */
const firstColumn = (text: string, head: string): string[] => {
  const [, table = ''] = text.split(head);
  const [rows = ''] = table.split('\n\n');
  return [...rows.matchAll(/^\| `?([^|`]+?)`? \|/gmu)].map(([, cell = '']) => cell);
};

interface Ended {
  readonly exitCode: number;
  readonly said: string;
}

/** As a person's shell would run it: nothing of the npm that runs these tests, and nothing fetched. */
function shell(command: string, cwd: string): Promise<Ended> {
  const own = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_'));
  const env = { ...Object.fromEntries(own), npm_config_offline: 'true', npm_config_update_notifier: 'false' };
  return new Promise((ended) => {
    exec(command, { cwd, env }, (error, stdout, stderr) => {
      ended({ exitCode: error ? Number(error.code ?? 1) : 0, said: stdout + stderr });
    });
  });
}

const NOT_CLONED = new Set(['.git', 'node_modules', 'dist', 'output']);
/** `npm ci` is what the copy stands for; a suite is not run inside itself. */
const isInstall = (command: string): boolean => command === 'npm ci';
const scriptOf = (command: string): string | null => /^npm (?:run )?([\w-]+)$/u.exec(command)?.[1] ?? null;
const commands = documents
  .flatMap(({ text }) => fenced(text, 'sh'))
  .flatMap((line) => line.split(' && '))
  .filter((command) => !isInstall(command));
const scripts = commands.filter((command) => !['start', null].includes(scriptOf(command)));
const uses = commands.filter((command) => !scripts.includes(command));

describe('the commands', () => {
  let copy = '';

  beforeAll(async () => {
    copy = mkdtempSync(join(realpathSync(tmpdir()), 'evaltrail-copy-'));
    cpSync(ROOT, copy, { recursive: true, filter: (from) => !NOT_CLONED.has(relative(ROOT, from)) });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    expect(await shell('npm run --silent prepare', copy)).toEqual({ exitCode: 0, said: expect.any(String) });
  }, 120_000);

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('are found, the first one first', () => {
    expect(uses[0]).toBe('npm start');
    expect(uses.length).toBeGreaterThan(2);
    expect(scripts).toContain('npm test');
  });

  it.each(uses)('%s', { timeout: 120_000 }, async (command) => {
    const { exitCode, said } = await shell(command, copy);
    expect(said).not.toMatch(/npm err|defect/iu);
    const output = /--output (\S+)/u.exec(command)?.[1] ?? 'output';
    if (exitCode === 1) {
      const run = runSchema.parse(JSON.parse(readFileSync(join(copy, output, 'run.json'), 'utf8')));
      const unfinished = run.documents.filter(({ outcome }) => outcome !== 'complete');
      expect(unfinished.map(({ outcome }) => outcome)).toEqual(unfinished.map(() => 'partial'));
      for (const { diagnostics } of unfinished) expect(diagnostics.map(({ code }) => code)).toContain('page/cut-off');
    } else expect({ exitCode, said }).toEqual({ exitCode: 0, said });
  });

  it('leave the files that the README names, and no others', () => {
    const promised = firstColumn(readme.text, '| file in `output/` |');
    const written = readdirSync(join(copy, 'output'), { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(promised).toContain('compliance.xlsx');
    const shown = written.map(({ name }) => name).filter((name) => !name.startsWith('.'));
    const schemas = ['compliance.schema.json', 'records.schema.json', 'recurring.schema.json'];
    expect(shown.sort()).toEqual([...promised, ...schemas].sort());
    for (const beside of [...schemas, 'csv/']) expect(readme.text).toContain(`\`${beside}\``);
    expect(readdirSync(join(copy, 'output/csv'))).toContain('datapackage.json');
  });

  it('explain says what the README shows of it', async () => {
    const shown = fenced(readme.text, 'text');
    const { said } = await shell(commands.find((command) => command.includes(' explain ')) ?? '', copy);
    expect(shown.length).toBeGreaterThan(2);
    for (const line of shown) expect(said.split('\n')).toContain(line);
  });

  it.each(scripts)('%s is a script, and held by .ci/run', (command) => {
    const script = scriptOf(command) ?? '';
    const { scripts: all } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(Object.keys(all)).toContain(script);
    if (script !== 'bench')
      expect(read('.ci/run')).toMatch(new RegExp(`^npm (?:run )?(?:--silent )?${script}\\b`, 'mu'));
  });
});

describe('the links', () => {
  const links = documents.flatMap(({ name, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = '']) => ({ name, target })),
  );
  const local = links.filter(({ target }) => !/^(?:https?:|#)/u.test(target));

  it.each(local)('$name → $target', ({ name, target }) => {
    const [path = ''] = target.split('#');
    expect(existsSync(join(ROOT, dirname(name), path))).toBe(true);
  });

  it('show every picture there is', () => {
    const pictures = readdirSync(join(ROOT, 'docs/images')).map((name) => `docs/images/${name}`);
    const shown = local.map(({ name, target }) => join(dirname(name), target).replaceAll('\\', '/'));
    expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
  });

  it('reach every page of docs/', () => {
    const targets = local.filter(({ name }) => name === 'README.md').map(({ target }) => target);
    expect(documents.map(({ name }) => name).filter((name) => name !== 'README.md' && !targets.includes(name))).toEqual(
      [],
    );
  });
});

describe('the exit codes', () => {
  const failures = [WrongUsage, OutputUnwritable, StoreUnusable, StoreLocked, Defect, Interrupted].map(
    (Kind) => new Kind('', '').exitCode,
  );
  /** 0, 1 and 5 are what a run ends with; the others are failures. */
  const all = [...new Set([0, 1, 5, ...failures])].sort((a, b) => a - b);

  it('in the README are all there are', () => {
    expect(
      firstColumn(readme.text, '| exit code |')
        .filter((cell) => /\d/u.test(cell))
        .map(Number),
    ).toEqual(all);
  });

  it('in the help are the same', async () => {
    const { stdout } = await evaltrail(ROOT, ['--help']);
    const [, told = ''] = stdout.split('Exit codes:');
    expect([...told.matchAll(/(?:^|,)\s*(\d+) /gu)].map(([, code]) => Number(code))).toEqual(all);
  });
});
