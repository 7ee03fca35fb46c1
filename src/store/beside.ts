/** The small files that go with a store: hidden, so that people see the store and their results only. */
import { basename, dirname, join } from 'node:path';

/** `lock`: held while a run works. `holder`: who holds it, in words. `seal`: how store and results were left. */
export const besideStore = (path: string, what: 'lock' | 'holder' | 'seal'): string =>
  join(dirname(path), `.${basename(path)}.${what}`);
