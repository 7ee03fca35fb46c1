/** `docs/diagnostics.md` is what the registry, the sentences and the examples give; `npm run accept` writes it anew. */
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { type Diagnostic, type DiagnosticCode, doubtOf, severityOf } from '../../src/core/diagnostics.js';
import { sentenceOf } from '../../src/core/sentences.js';
import { type Example, examples } from './examples.js';

const REFERENCE = join(resolve(import.meta.dirname, '../..'), 'docs/diagnostics.md');

/** The headings, and the areas under each; a code of another area has no heading to stand under. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  Files: ['source'],
  'PDF and Word': ['pdf', 'docx', 'table'],
  Text: ['text'],
  Pages: ['page', 'layout'],
  'Evaluations and recommendations': ['evaluation', 'recommendation'],
  'Evaluation reports': ['report'],
  'A report and the response to it': ['joining'],
  'Key actions': ['row', 'action'],
  Values: ['acceptance', 'due-date', 'stamp', 'status', 'unit', 'country'],
  'From run to run': ['identity', 'correction', 'alarm'],
  'From the web': ['fetch'],
  'Defects of evaltrail': ['defect'],
};

const HEAD = `<!-- Made from src/core/diagnostics.ts, src/core/sentences.ts and tests/diagnostics/examples.ts by \`npm run accept\`; a test holds it. Do not edit. -->

# Everything evaltrail can say about a document

Each message has a code that never changes, so that it can be counted and searched for: in the sheet Findings of the workbook, in
\`run.json\` and in \`records.json\`. The sentences are those that the smallest example of each gives.

| severity | meaning |
|---|---|
| fatal | The document gives no record: it counts as failed. |
| error | There is a record, but something that the page has is missing from it: the document counts as partial. |
| warning | The record is whole; a person should look. |
| info | Said for the trail; nothing needs to be done. |

*Doubt* is how much of the confidence in a recommendation or a key action is lost when this is said of it: doubts of 0.2 and 0.1 leave
0.8 × 0.9 = 0.72. How the figures were measured: [records](records.md#confidence).
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

function line(code: DiagnosticCode, { data }: Example): string {
  const { what, remedy } = sentenceOf({ code, data, path: null, at: null } as Diagnostic);
  return `| \`${code}\` | ${severityOf(code)} | ${doubtOf(code) || ''} | ${cell(what)} | ${cell(remedy)} |`;
}

function reference(): string {
  const all = Object.entries(examples) as [DiagnosticCode, Example][];
  const sections = Object.entries(HEADINGS).map(([title, areas]) => {
    const own = all.filter(([code]) => areas.includes(code.split('/')[0] ?? ''));
    const lines = own.map(([code, example]) => line(code, example));
    return [
      '',
      `## ${title}`,
      '',
      '| code | severity | doubt | what it says | what to do |',
      '|---|---|---|---|---|',
      ...lines,
    ];
  });
  return `${HEAD}${sections.flat().join('\n')}\n`;
}

it('docs/diagnostics.md holds every code', async () => {
  for (const code of Object.keys(examples)) expect(reference()).toContain(`| \`${code}\` |`);
  await expect(reference()).toMatchFileSnapshot(REFERENCE);
});
