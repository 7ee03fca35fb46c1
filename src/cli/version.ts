/** The version of evaltrail, from its package. */
import { readFileSync } from 'node:fs';

/** As in package.json: `1.2.3`. */
export function version(): string {
  const file: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return file !== null && typeof file === 'object' && 'version' in file ? String(file.version) : '0.0.0';
}
