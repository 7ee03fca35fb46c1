/** Anything printed to the console by the code under test fails the test: only `cli` prints, and it is given its streams. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method);
});

afterEach(() => {
  for (const method of methods)
    expect(vi.mocked(console[method]).mock.calls, `console.${method} was called`).toEqual([]);
  vi.restoreAllMocks();
});
