/**
 * The version of the rules: a fingerprint of everything that decides what is read from given bytes. When it changes, what was
 * read before is read again; nobody has to remember to count a number up.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HEX_DIGITS = 12;
/** Beside this file: the folders and files of the reading. */
const PARTS = ['core', 'read', 'layouts', 'vocabulary', 'normalise', 'themes', 'check', 'pipeline', 'pipeline-record'];
const SOURCE = /^[^.]+\.(?:js|ts)$/u;
const ENDING = /\.\w+$/u;
const RULES = /\.(?:js|ts|json)$/u;
const NOT_RULES = /\.d\.ts$/u;

/** Twelve hexadecimal digits; the same for the same source and the same versions of the libraries. */
export function rulesVersion(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256');
  for (const part of PARTS) for (const path of filesOf(join(here, part))) hash.update(readFileSync(path));
  const { dependencies } = JSON.parse(readFileSync(join(here, '..', 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  hash.update(JSON.stringify(dependencies));
  return hash.digest('hex').slice(0, HEX_DIGITS);
}

/** Of a folder all files of rules, in alphabetical order; of `name` the file `name.js` or `name.ts`. */
function filesOf(place: string): string[] {
  const folder = dirname(place);
  const file = readdirSync(folder).find(
    (name) => SOURCE.test(name) && join(folder, name.replace(ENDING, '')) === place,
  );
  if (file) return [join(folder, file)];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && RULES.test(entry.name) && !NOT_RULES.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
