/** The rules of the house, held over the source itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/** Who may import whom. Everybody may import `core`; a folder may always import itself. */
const MAP: Readonly<Record<string, readonly string[]>> = {
  index: ['run', 'pipeline', 'assess', 'report', 'acquire'],
  cli: ['run', 'config'],
  run: [
    'acquire',
    'pipeline',
    'themes',
    'recurring',
    'identity',
    'store',
    'history',
    'assess',
    'report',
    'config',
    'fetch',
    'notify',
  ],
  pipeline: ['read', 'layouts', 'normalise', 'themes', 'check'],
  layouts: ['vocabulary'],
  normalise: ['vocabulary'],
  themes: ['vocabulary'],
  check: ['vocabulary'],
  identity: ['vocabulary'],
  recurring: ['vocabulary'],
  acquire: [],
  fetch: [],
  notify: [],
  assess: [],
  report: [],
  read: [],
  vocabulary: [],
  store: [],
  config: [],
  history: [],
  core: [],
};

interface SourceFile {
  /** From src, with slashes: `cli/main.ts`. */
  readonly name: string;
  readonly text: string;
  /** Without comments: what a rule about code looks at. */
  readonly code: string;
  readonly imports: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/gu;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`/])\/\/[^\n]*/gu;

function filesUnder(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = readFileSync(path, 'utf8');
      const code = text.replace(COMMENT, '');
      const imports = [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
      return { name: relative(folder, path).split(sep).join('/'), text, code, imports };
    });
}

const files = filesUnder(SRC);

/** The folder of src that a file belongs to; of a file directly in src, the first word of its name. */
const houseOf = (name: string): string => /^[a-z]+/u.exec(name)?.[0] ?? '';

const target = (file: SourceFile, specifier: string): string =>
  relative(SRC, resolve(SRC, dirname(file.name), specifier))
    .split(sep)
    .join('/')
    .replace(/\.js$/u, '.ts');

const relativeImports = (file: SourceFile): string[] =>
  file.imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => target(file, specifier));

/** Every place where the pattern stands in the code of the files, as `name: words`. */
const places = (pattern: RegExp, among: readonly SourceFile[]): string[] =>
  among.flatMap(({ name, code }) => [...code.matchAll(pattern)].map((match) => `${name}: ${match[0].trim()}`));

const outside = (...houses: string[]): SourceFile[] => files.filter(({ name }) => !houses.includes(houseOf(name)));

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(relativeImports).length).toBeGreaterThan(files.length);
  });

  it('run one way', () => {
    const wrong = files.flatMap((file) => {
      const from = houseOf(file.name);
      return relativeImports(file)
        .filter((to) => houseOf(to) !== from && houseOf(to) !== 'core' && !MAP[from]?.includes(houseOf(to)))
        .map((to) => `${file.name} → ${to}`);
    });
    expect(wrong).toEqual([]);
    expect(files.map(({ name }) => houseOf(name)).filter((house) => !(house in MAP))).toEqual([]);
  });

  it('make no circle between files', () => {
    const edges = new Map(files.map((file) => [file.name, relativeImports(file)]));
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (name: string, way: readonly string[]): void => {
      if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(' → '));
      if (done.has(name) || way.includes(name)) return;
      for (const next of edges.get(name) ?? []) visit(next, [...way, name]);
      done.add(name);
    };
    for (const name of edges.keys()) visit(name, []);
    expect(circles).toEqual([]);
  });

  it('never load a library whose import prints, connects or reads .env', () => {
    const loaded = files.flatMap(({ name, imports }) => imports.map((specifier) => `${name}: ${specifier}`));
    expect(loaded.filter((each) => /: (?:natural|dotenv|natural\/lib\/natural\/util.*)$/u.test(each))).toEqual([]);
  });

  it('leave the command line light: only the parser of arguments is loaded before a command is known', () => {
    const heavy = new Set<string>();
    const visit = (name: string): void => {
      const file = files.find((each) => each.name === name);
      const statics = [...(file?.code.matchAll(IMPORT) ?? [])].flatMap((match) => match[1] ?? match[3] ?? []);
      for (const specifier of statics) {
        if (specifier.startsWith('.') && file) visit(target(file, specifier));
        else if (!specifier.startsWith('node:')) heavy.add(specifier);
      }
    };
    visit('cli/bin.ts');
    expect([...heavy]).toEqual(['commander']);
  });
});

describe('files', () => {
  it('are named for what they do, and say it on top', () => {
    expect(files.filter(({ name }) => /(?:^|\/)(?:utils?|helpers?|misc|common)\.ts$/u.test(name))).toEqual([]);
    expect(files.filter(({ text }) => !/^(?:#![^\n]*\n)?\/\*\*/u.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('have no default export', () => {
    expect(places(/\bexport\s+default\b|\bas\s+default\b/gu, files)).toEqual([]);
  });

  it('re-export only from the index of a folder', () => {
    const others = files.filter(({ name }) => !/(?:^|\/)index\.ts$/u.test(name));
    expect(places(/(?:^|\n)export\s+(?:type\s+)?(?:\{[^}]*\}|\*)\s*from[^\n]*/gu, others)).toEqual([]);
  });
});

describe('the world outside', () => {
  it('is written to by the command line only', () => {
    expect(places(/\bconsole\.\w+|\bprocess\.(?:stdout|stderr|exit)\b/gu, outside('cli'))).toEqual([]);
  });

  it('gives clock, chance and environment to the command line only', () => {
    const pattern = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.(?:env|cwd|argv)\b|\brandomUUID\b/gu;
    expect(places(pattern, outside('cli'))).toEqual([]);
  });

  it('is not named: no place of a machine stands in the source or the tests', () => {
    const pattern = /["'`(\s]\/(?:work|home|root|Users|mnt)\/[\w.-]+/gu;
    expect(places(pattern, files)).toEqual([]);
  });
});
