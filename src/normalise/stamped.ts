/** The days on which a response or an action was added and last updated. */
import type { Report } from '../core/diagnostics.js';
import type { Reading } from '../core/reading.js';
import { stamp } from './stamp.js';

/** The day of a stamp; null where there is none, or none that can be read (which is reported). */
export function stampOf(reading: Reading | null, path: string, report: Report): string | null {
  if (!reading || reading.raw === '') return null;
  const day = stamp(reading.raw);
  const [at] = reading.at;
  if (day === null) report('stamp/unreadable', { raw: reading.raw }, { path, ...(at ? { at } : {}) });
  return day;
}
