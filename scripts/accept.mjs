/**
 * `npm run accept`: rewrites the goldens of all fixtures, and docs/diagnostics.md, from what is read today. Whoever runs it reads every golden that
 * changed against its page: git shows which. Refused where nobody reads: in continuous integration.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const inContinuousIntegration = !['', '0', 'false'].includes((process.env.CI ?? '').toLowerCase());

if (inContinuousIntegration) {
  console.error('Goldens are accepted by people who read them: not where CI is set.');
  process.exitCode = 2;
} else {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const written = ['tests/fixtures/goldens.test.ts', 'tests/diagnostics/reference.test.ts'];
  const args = [vitest, 'run', ...written, '--update=all'];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
