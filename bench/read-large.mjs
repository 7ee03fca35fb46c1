/** One large document in a process of its own: prints what became of it and the most memory that it took, as JSON. */
import { readFileSync } from 'node:fs';
import { sha256Of } from '../dist/acquire/index.js';
import { extractDocument } from '../dist/pipeline.js';

const bytes = readFileSync(process.argv[2]);
const { outcome, evaluation, diagnostics } = await extractDocument({
  uri: 'large.pdf',
  sha256: sha256Of(bytes),
  bytes,
});
console.log(
  JSON.stringify({
    outcome,
    pages: evaluation?.source.pages ?? 0,
    recommendations: evaluation?.recommendations.length ?? 0,
    codes: evaluation ? [] : diagnostics.map(({ code }) => code),
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
