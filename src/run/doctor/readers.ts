/** What reads documents: each engine gets a page of ours to read, the way a run would give it one. */
import { sha256Of } from '../../acquire/index.js';
import type { Check } from '../../core/check-up.js';
import { sentenceOf } from '../../core/sentences.js';
import { extractDocument } from '../../pipeline.js';
import { pdfSample, SAMPLE_WORDS, wordSample } from './samples.js';

export type Reader = 'pdfium' | 'pdfjs' | 'word';

/** Reads the page with that reader. Null when it comes out right, else what was said. */
export type ReadSample = (reader: Reader) => Promise<string | null>;

export const readSample: ReadSample = async (reader) => {
  const bytes = reader === 'word' ? wordSample() : pdfSample();
  const source = { uri: 'page', sha256: sha256Of(bytes), bytes };
  const result = await extractDocument(source, reader === 'word' ? {} : { engines: [reader] });
  if (result.text?.includes(SAMPLE_WORDS)) return null;
  const [first] = result.diagnostics;
  return first ? sentenceOf(first).what : 'its words came out wrong';
};

const READERS: Readonly<Record<Reader, { readonly name: string; readonly what: string }>> = {
  pdfium: { name: 'PDF (PDFium)', what: 'PDF files' },
  pdfjs: { name: 'PDF (pdf.js)', what: 'PDF files that PDFium cannot read' },
  word: { name: 'Word', what: 'Word files' },
};

export async function readerChecks(read: ReadSample): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [reader, { name, what }] of Object.entries(READERS) as [Reader, (typeof READERS)[Reader]][]) {
    const common = { id: `readers/${reader}`, name } as const;
    const said = await read(reader).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (said === null) checks.push({ ...common, state: 'ok', found: 'reads its test page', remedy: '' });
    else
      checks.push({
        ...common,
        state: 'problem',
        found: `could not read its test page, so it will not read ${what}: ${said}`,
        remedy: 'Install evaltrail again: npm ci in its folder.',
      });
  }
  return checks;
}
