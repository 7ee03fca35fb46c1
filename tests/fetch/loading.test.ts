/** A night on which nothing changed loads no reader: a fifth of its time would go into that. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '../../src');
const STATIC = /^(?:import|export)\s(?!type\b)[^;]*?from\s+'(\.[^']+)\.js'/gmu;
const AWAITED = /await import\('(\.[^']+)\.js'\)/gu;

/** Every file of ours that is loaded with this one. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(STATIC))
    loadedWith(join(dirname(file), `${path}.ts`), seen);
  return seen;
}

describe('an unchanged night', () => {
  const commandFile = join(SOURCE, 'cli/fetch-command.ts');
  const command = [...readFileSync(commandFile, 'utf8').matchAll(AWAITED)].map(([, path = '']) =>
    relative(SOURCE, join(dirname(commandFile), `${path}.ts`)),
  );

  it.each(['run/memory/with-memory.ts', 'run/web/fetch-sources.ts', ...command])('%s loads no reader', (start) => {
    const loaded = [...loadedWith(join(SOURCE, start))].map((file) => relative(SOURCE, file));
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((name) => /^(?:layouts\/|normalise\/|pipeline\.ts|report\/workbook)/u.test(name))).toEqual([]);
  });
});
