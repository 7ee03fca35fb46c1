/** Every doubt has words, and every ground a line in the documentation with its figure. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type DiagnosticCode, doubtOf, registry } from '../../src/core/diagnostics.js';
import { doubtsInWords, doubtWords } from '../../src/core/doubt-words.js';
import { groundDoubts } from '../../src/core/grounds.js';

const doubting = (Object.keys(registry) as DiagnosticCode[]).filter((code) => doubtOf(code) > 0);

it.each([...doubting, ...Object.keys(groundDoubts)])('%s has words', (code) => {
  expect(doubtWords({ code, less: 0.25 })).toMatch(/^25 % less: (?!.*\/)/u);
});

it('no ground is certain', () => {
  for (const less of Object.values(groundDoubts)) expect(less).toBeGreaterThan(0);
});

it('the documentation has the figure of every ground', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/records.md'), 'utf8');
  for (const [code, less] of Object.entries(groundDoubts)) expect(page).toContain(`| \`${code}\` | ${less} |`);
});

it('several doubts stand below each other', () => {
  expect(doubtsInWords([])).toBeNull();
  expect(
    doubtsInWords([
      { code: 'found/by-label', less: 0.08 },
      { code: 'recommendation/no-text', less: 0.1 },
    ]),
  ).toBe('8 % less: told by its label, in one place only\n10 % less: it has no text');
});
