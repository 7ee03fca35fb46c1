/** Where the store is: named, or beside the results. */
import { join } from 'node:path';

const STORE_NAME = 'evaltrail.db';

export const storePathOf = ({ store, output }: { readonly store?: string; readonly output: string }): string =>
  store ?? join(output, STORE_NAME);
