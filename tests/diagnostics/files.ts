/** Word and PDF files for the examples: an invented management response in either, about which there is nothing to say. */
import { docx, type Entry, entriesOf, p, zip } from '../read/docx/builder.js';
import { type FileSpec, type PageSpec, pdfOf } from '../read/pdf/writer.js';

const LINES = [
  'Management response to the evaluation of the river programme',
  'Recommendation 1: Repair the gauges before the rains.',
  'Management response: The gauges will be repaired.',
  'Key actions:',
  '1. Buy spare parts (Water Unit, July 2022)',
];

/** The response as a Word file, with more behind it. */
export const wordFile = (more = ''): Uint8Array => docx(LINES.map((line) => p(line)).join('') + more);

/** A Word file in which an entry of the archive is not what it should be. */
export const packed = (name: string, change: Partial<Entry>): Uint8Array =>
  zip(entriesOf({ body: p('') }).map((entry) => (entry.name === name ? { ...entry, ...change } : entry)));

/** A Word file of so many parts. */
export function wordFileOf(parts: number): Uint8Array {
  const own = entriesOf({ body: p('') });
  const rest = Array.from({ length: parts - own.length }, (_, at) => ({ name: `${at}`, data: new Uint8Array() }));
  return zip([...own, ...rest]);
}

/** The operators that print lines of text one below the other, from the top of a page. */
export const printed = (lines: readonly string[] = LINES): string =>
  `BT /F 11 Tf 60 760 Td ${lines.map((line) => `(${line.replace(/[()]/gu, '\\$&')}) Tj 0 -30 Td`).join(' ')} ET`;

/** A page that is nothing but a picture. */
export const scan: PageSpec = { picture: true, content: 'q 595 0 0 842 0 0 cm /P Do Q' };

/** The response as a PDF file, with more pages behind it. */
export const pdfFile = (more: readonly PageSpec[] = [], spec: Partial<FileSpec> = {}): Uint8Array =>
  pdfOf({ pages: [{ content: printed() }, ...more], ...spec });

/** The same length of other bytes, so that every offset still holds. */
export function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.includes(from) || to.length > from.length) throw new Error(`${from} cannot be replaced`);
  return Buffer.from(text.replace(from, to.padEnd(from.length)), 'latin1');
}

const COLUMNS = [60, 240, 350, 440];
const cells = (texts: readonly string[], y: number): string =>
  texts.map((text, at) => `BT /F 9 Tf ${COLUMNS[at]} ${y} Td (${text}) Tj ET`).join(' ');

/** A table of key actions with its lines drawn, in which each row is tagged as if it were one cell. */
export const rowsTaggedAsCells: PageSpec = {
  content: [
    `/P << /MCID 0 >> BDC ${printed(LINES.slice(0, 3))} EMC`,
    '0.5 w 55 660 500 -20 re S 55 640 500 -20 re S 235 660 m 235 620 l S 345 660 m 345 620 l S 435 660 m 435 620 l S',
    `/TD << /MCID 1 >> BDC ${cells(['Key action', 'Responsible unit', 'Due date', 'Status'], 646)} EMC`,
    `/TD << /MCID 2 >> BDC ${cells(['Buy spare parts', 'Water Unit', 'July 2022', 'Initiated'], 626)} EMC`,
  ].join('\n'),
  tags: [
    { type: 'P', kids: [0] },
    { type: 'Table', kids: [1, 2].map((mark) => ({ type: 'TR', kids: [{ type: 'TD', kids: [mark] }] })) },
  ],
};

/** A thread that never answers, and one that takes memory without end: what bad files make of the one that reads them. */
const threadOf = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
export const hanging = threadOf('setInterval(() => undefined, 1000)');
export const swelling = threadOf('const held = []; for (;;) held.push(new Array(100000).fill(held.length + 0.5))');
