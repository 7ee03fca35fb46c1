/** How a run reads one document: with its passwords, within its limits. */
import { extractDocument } from '../pipeline.js';
import type { Extract } from './document.js';
import type { MemoryRunOptions } from './memory-run.js';
import type { Passwords } from './passwords.js';

export function extractFor({ extract, pdfLimits: limits }: MemoryRunOptions, { all: passwords }: Passwords): Extract {
  const options = { passwords, ...(limits ? { limits } : {}) };
  return extract ?? ((source) => extractDocument(source, options));
}
