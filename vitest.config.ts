import { defineConfig } from 'vitest/config';

// Pure tests share one process pool without isolation: the suite is several times faster, and a test that leaks state fails its neighbours.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    update: 'none',
    testTimeout: 60_000,
    setupFiles: ['tests/setup/no-console.ts', 'tests/setup/seed.ts'],
  },
});
