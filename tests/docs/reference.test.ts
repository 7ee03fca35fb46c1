/** docs/ names what the program has: every layout, every rule by which a value is derived. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/core/record.js';
import { layouts } from '../../src/layouts/index.js';
import { extract, fixtures, samples } from '../fixtures/pages.js';

const root = resolve(import.meta.dirname, '../..');
const docs = join(root, 'docs');

const codeOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

/** What stands in backticks in the first column of the table under that head. */
function named(document: string, head: string): string[] {
  const [, table = ''] = readFileSync(join(docs, document), 'utf8').split(head);
  const [rows = ''] = table.split('\n\n');
  const cells = [...rows.matchAll(/^\| ([^|]+) \|/gmu)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name));
}

const rulesIn = (evidence: Evidence): string[] =>
  Object.values(evidence).flatMap((entry) => (!Array.isArray(entry) && 'from' in entry ? [entry.rule] : []));

async function derivations(): Promise<Set<string>> {
  const rules = new Set<string>();
  for (const page of [...fixtures(), ...samples()]) {
    const result = await extract(page);
    if (result.outcome === 'failed') continue;
    const { evidence, recommendations } = result.evaluation;
    const actions = recommendations.flatMap((recommendation) => recommendation.actions);
    for (const one of [{ evidence }, ...recommendations, ...actions])
      for (const rule of rulesIn(one.evidence)) rules.add(rule.startsWith('layout/') ? 'layout/…' : rule);
  }
  return rules;
}

describe('docs/', () => {
  it('layouts.md names every layout', () => {
    expect(named('layouts.md', '| layout |').sort()).toEqual(layouts.map(({ id }) => id).sort());
  });

  it('records.md names every rule by which a value of the fixtures and samples is derived', async () => {
    const rules = named('records.md', '| derivation |');
    expect([...(await derivations())].filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  it.each(named('records.md', '| derivation |'))('records.md names %s, which is a rule', (rule) => {
    const code = [...codeOf('src/normalise'), ...codeOf('src/themes')];
    expect(code.join('\n')).toContain(rule.replace('…', ''));
  });
});
