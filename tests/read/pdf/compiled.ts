/** Compiles the sources to a place of its own: a thread can only run what is compiled. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The folder with the compiled sources, inside the project so that its packages are found from there. */
export function compile(): string {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'evaltrail-'));
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '..', 'bin', 'tsc');
  const options = ['-p', join(ROOT, 'tsconfig.build.json'), '--outDir', folder, '--incremental', 'false', '--noCheck'];
  execFileSync(process.execPath, [
    tsc,
    ...options,
    '--tsBuildInfoFile',
    'null',
    '--declaration',
    'false',
    '--sourceMap',
    'false',
  ]);
  return folder;
}
