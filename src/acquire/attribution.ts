/** Which of several named sources a file came from. */
import { resolve, sep } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { isInside } from './uri.js';

/** What a person named together: folders, files, patterns. */
export interface NamedInputs {
  readonly name: string;
  readonly inputs: readonly string[];
}

/** The source whose input lies nearest above the path (absolute); the first of several, and where none does. */
export function sourceOf(path: string, sources: readonly NamedInputs[], cwd: string): string {
  let best = { name: sources[0]?.name ?? '', length: -1 };
  for (const { name, inputs } of sources) {
    for (const input of inputs) {
      const root = rootOf(input, cwd);
      if (isInside(root, path) && root.length > best.length) best = { name, length: root.length };
    }
  }
  return best.name;
}

const SEPARATOR = /[/\\]/u;

/** The input itself, or the folder its pattern starts from. */
function rootOf(input: string, cwd: string): string {
  const segments = input.split(SEPARATOR);
  const wild = segments.findIndex((segment) => isDynamicPattern(segment));
  return resolve(cwd, wild < 0 ? input : segments.slice(0, wild).join(sep) || (input.startsWith('/') ? sep : '.'));
}
