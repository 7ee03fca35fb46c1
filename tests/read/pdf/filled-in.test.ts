/** A form of management's answer whose last columns are fields that somebody filled in. */
import { expect, it } from 'vitest';
import { extractDocument } from '../../../src/pipeline.js';
import { pdfOf } from './writer.js';

const text = (x: number, y: number, words: string): string => `BT /F 9 Tf ${x} ${y} Td (${words}) Tj ET`;
const line = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S`;
const XS = [50, 250, 350, 450, 550];
const YS = [700, 670, 640, 610];
const field = (x: number, bottom: number, words: string, entries = '') => ({
  rect: [x + 4, bottom + 4, x + 94, bottom + 26] as const,
  content: `q BT /F 9 Tf 2 8 Td (${words}) Tj ET Q`,
  entries,
});

it('is read with its fields: unit, date and status each in its place', async () => {
  const bytes = pdfOf({
    pages: [
      {
        content: [
          text(50, 780, 'Management response: Evaluation of the harbour lights'),
          text(50, 750, 'Recommendation 1: Light the quay at night.'),
          text(50, 730, 'Management response: Accepted.'),
          ...YS.map((y) => line(XS[0] as number, y, XS.at(-1) as number, y)),
          ...XS.map((x) => line(x, YS[0] as number, x, YS.at(-1) as number)),
          ...['Key action', 'Responsible unit', 'Due date', 'Status'].map((head, at) =>
            text((XS[at] as number) + 6, 682, head),
          ),
          text(56, 652, 'Buy twelve lamps'),
          text(56, 622, 'Hang them'),
        ].join('\n'),
        filledIn: [
          field(250, 640, 'Harbour Office'),
          field(350, 640, 'March 2026'),
          field(450, 640, 'Completed', '/FT /Ch'),
          field(250, 610, 'Watch'),
          field(350, 610, 'June 2026'),
          field(450, 610, 'Not initiated', '/FT /Ch'),
        ],
      },
    ],
  });
  const result = await extractDocument({ uri: 'form.pdf', sha256: '0'.repeat(64), bytes });
  if (result.outcome === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  const [recommendation] = result.evaluation.recommendations;
  expect(
    recommendation?.actions.map(({ description, responsibleUnits, dueDate, status, evidence }) => [
      description,
      responsibleUnits.map(({ name }) => name),
      dueDate?.latest,
      status,
      evidence['status'] && 'page' in evidence['status'] ? evidence['status'].quote : null,
    ]),
  ).toEqual([
    ['Buy twelve lamps', ['Harbour Office'], '2026-03-31', 'completed', 'Completed'],
    ['Hang them', ['Watch'], '2026-06-30', 'not_initiated', 'Not initiated'],
  ]);
});
