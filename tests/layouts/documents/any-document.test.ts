import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/core/reading.js';
import { actionTable } from '../../../src/layouts/documents/action-table.js';
import { read } from '../../../src/read/index.js';

const fragments = [
  'Recommendation 1.',
  'Evaluation recommendation # 2: (Time 0) Light the quay.',
  'In paragraph 3, the Board recommended that boats be counted.',
  'Recommendation:',
  'Management response (Accept/Partially Accept/Reject):',
  'Management response - accept (Time 1)',
  'Management response: Accepted',
  'Key actions:',
  '• Buy lamps (CO, 2025)',
  '1.1 Buy lamps 1.2 Hang them',
  'Priority level (1 to 3): 2',
  'Status: Completed',
  'Status',
  'Target date: May 2025',
  'Responsible unit(s):',
  'Key actions  Time frame  Responsible unit(s)  Status',
  'Do not complete this column now.',
  'B. Boats',
  'Area 2. Gulls',
  'They said so.',
  '',
];
const heads = [
  'Key action',
  'Time frame',
  'Responsible',
  'Status',
  'Comments',
  'Tracking*',
  'Recommendations',
  'Management response',
];

const text = fc.constantFrom(...fragments);
const cell = fc.oneof(
  text,
  fc.constantFrom(...heads),
  fc.array(text, { maxLength: 3 }).map((parts) => parts.join('<br>')),
);
const row = fc.array(fc.tuple(cell, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })), { maxLength: 5 });
const block = fc.oneof(
  text.map((words) => `<p>${words}</p>`),
  text.map((words) => `<h2>${words}</h2>`),
  fc
    .array(row, { maxLength: 5 })
    .map(
      (rows) =>
        `<table>${rows
          .map(
            (cells) =>
              `<tr>${cells.map(([words, columns, down]) => `<td colspan="${columns}" rowspan="${down}">${words}</td>`).join('')}</tr>`,
          )
          .join('')}</table>`,
    ),
);

describe('any document', () => {
  it('is read without harm, and every reading stands where it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 12 }), async (blocks) => {
        const document = await read(
          Buffer.from(`<!DOCTYPE html><html><body>${blocks.join('')}</body></html>`),
          () => undefined,
        );
        if (!document) return;
        expect(actionTable.recognises(document).score).toBeGreaterThanOrEqual(0);
        const raw = actionTable.locate(document, () => undefined);
        const readings: (Reading | null | undefined)[] = raw.recommendations.flatMap((one) => [
          one.label,
          one.title,
          one.text,
          one.priority,
          one.addressees,
          one.elsewhere,
          one.response?.text,
          one.response?.category,
          ...one.actions.flatMap(({ number, description, responsible, dueDate, status, comments }) => [
            number,
            description,
            responsible,
            dueDate,
            status,
            comments,
          ]),
        ]);
        for (const reading of [raw.title, ...readings]) {
          if (!reading) continue;
          expect(reading.at.map(({ start, end }) => document.text.slice(start, end)).join('\n')).toBe(reading.raw);
          for (const [index, span] of reading.at.entries())
            expect(span.start).toBeGreaterThanOrEqual(reading.at[index - 1]?.end ?? 0);
        }
        for (const { span } of raw.claims) expect(span.end).toBeGreaterThanOrEqual(span.start);
      }),
      { numRuns: 400 },
    );
  });
});
