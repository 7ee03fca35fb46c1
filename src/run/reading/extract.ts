/** How a run reads one document: with its passwords, within its limits. The readers are loaded with the first document: most nights have none. */

import type { MemoryRunOptions } from '../memory/memory-run.js';
import type { Extract } from './document.js';
import type { Passwords } from './passwords.js';

export function extractFor({ extract, pdfLimits: limits }: MemoryRunOptions, { all: passwords }: Passwords): Extract {
  const options = { passwords, ...(limits ? { limits } : {}) };
  return extract ?? (async (source) => (await import('../../pipeline.js')).extractDocument(source, options));
}
