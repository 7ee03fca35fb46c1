/**
 * The script and the style of the page, and the policy that lets these run and nothing else. The page's own script is written as
 * modules and put together here: a page that is one file cannot load modules.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Defect } from '../../core/failure.js';

const require = createRequire(import.meta.url);

/** Beside the compiled code and beside its source alike: the page's files are not compiled. */
const PAGE = fileURLToPath(new URL('../../../src/report/html/page/', import.meta.url));

/** In the order in which they need each other. */
const MODULES = [
  'text.js',
  'data.js',
  'selection.js',
  'dialog.js',
  'evidence.js',
  'details.js',
  'filters.js',
  'table.js',
  'cells.js',
  'view-actions.js',
  'view-evaluations.js',
  'view-findings.js',
  'views.js',
  'charts.js',
  'main.js',
] as const;

/** In the order in which one overrules the other. */
const STYLES = ['frame.css', 'overview.css', 'registers.css', 'narrow.css', 'print.css'] as const;

export interface Assets {
  /** Each becomes an element of its own. */
  readonly scripts: readonly string[];
  readonly style: string;
  /** Content-Security-Policy. */
  readonly policy: string;
}

const SOURCE_MAP = /\n?\/\/[#@] sourceMappingURL=[^\n]*/gu;
const LINE_END = /\r\n?/gu;
const ENDS_ELEMENT = /<\/(?:script|style)|<!--|<script/iu;

export async function readAssets(): Promise<Assets> {
  const [library, modules, styles] = await Promise.all([
    textOf(libraryPath()),
    Promise.all(MODULES.map((name) => textOf(join(PAGE, name)))),
    Promise.all(STYLES.map((name) => textOf(join(PAGE, name)))),
  ]);
  const scripts = [library.replace(SOURCE_MAP, ''), joined(modules)].map(checked);
  const style = checked(styles.join('\n'));
  return { scripts, style, policy: policyOf(scripts, style) };
}

/** With the line ends that a browser makes of all line ends, because the policy names the hash of the text. */
const textOf = async (path: string): Promise<string> => (await readFile(path, 'utf8')).replace(LINE_END, '\n');

/** The package does not export the file by name. */
const libraryPath = (): string => join(dirname(require.resolve('chart.js')), 'chart.umd.min.js');

const IMPORT = /^import (\{[^}]*\}) from '\.\/([\w-]+\.js)';\n/gmu;
const EXPORT = /^export (?=(?:async )?(?:function|const|class) (\w+))/gmu;

/** Each module in a function of its own that returns what it exports. */
function joined(modules: readonly string[]): string {
  const parts = modules.map((text, index) => {
    const names = [...text.matchAll(EXPORT)].map((match) => match[1]).join(', ');
    const body = text.replace(EXPORT, '').replace(IMPORT, "const $1 = modules['$2'];\n");
    return `modules['${MODULES[index]}'] = (() => {\n${body}\nreturn { ${names} };\n})();\n`;
  });
  return `'use strict';\n(() => {\nconst modules = {};\n${parts.join('')}})();\n`;
}

function checked(text: string): string {
  if (!ENDS_ELEMENT.test(text)) return text;
  throw new Defect('A script or style of the page would end its own element.', 'This is a defect of evaltrail.');
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policyOf = (scripts: readonly string[], style: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
