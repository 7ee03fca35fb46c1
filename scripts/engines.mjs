/** Reads every PDF of a folder with both engines and compares the records: values only, since places differ by fractions of a point. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseLayout } from '../dist/layouts/index.js';
import { normaliseEvaluation } from '../dist/normalise/evaluation.js';
import { readPdfPages } from '../dist/read/pdf/pages.js';
import { readPdf } from '../dist/read/pdf.js';

const quiet = () => undefined;
const SOURCE = { uri: 'compared.pdf', sha256: '0'.repeat(64), layout: 'compared' };
/** Where it was read and how sure that is: not what was read. */
const APART = new Set(['evidence', 'confidence', 'diagnostics', 'id', 'source']);

/** The record that one engine leads to; null where it finds none, undefined where it cannot open the file. */
async function recordWith(engine, bytes) {
  const contents = await readPdfPages(bytes, { engines: [engine] }, quiet);
  const document = contents && readPdf(contents.pages, quiet);
  if (!document) return;
  const layout = chooseLayout(document, quiet);
  if (!layout) return null;
  return normaliseEvaluation(document, layout.locate(document, quiet), SOURCE, quiet);
}

/** Every value of a record by its path: `recommendations.2.actions.0.status`. */
function* valuesOf(value, path = '') {
  if (value === null || typeof value !== 'object') yield [path, value];
  else
    for (const [key, inner] of Object.entries(value))
      if (!APART.has(key)) yield* valuesOf(inner, path === '' ? key : `${path}.${key}`);
}

/** The paths at which two records differ. */
function differences(one, other) {
  const [left, right] = [one, other].map((record) => new Map(valuesOf(record)));
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => [path, left.get(path), right.get(path)]);
}

/** For each PDF that both engines open, and at least one finds a record in: its name, and where their records differ. */
export async function enginesOn(folder) {
  const compared = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf'))) {
    const bytes = readFileSync(join(folder, name));
    const [first, second] = [await recordWith('pdfium', bytes), await recordWith('pdfjs', bytes)];
    if (first === undefined || second === undefined) continue;
    // Two engines that both find nothing agree on nothing worth counting.
    if (first === null && second === null) continue;
    compared.push({ name, differ: differences(first, second) });
  }
  return compared;
}
