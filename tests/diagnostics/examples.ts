/**
 * For every code the smallest invented input that produces it. `produced.test.ts` runs each, and `docs/diagnostics.md` takes
 * its sentences from here. The type asks for all of them: a code without an example does not compile.
 */

import type { WebSource } from '../../src/config/index.js';
import type { DiagnosticCode, DiagnosticData } from '../../src/core/diagnostics.js';
import type { Extract } from '../../src/run/index.js';
import type { Pages } from '../fetch/nightly.js';
import { response, signIn } from '../fetch/pages.js';
import { html, pagesOf, type Serve } from '../fetch/server.js';
import { docx, p, r } from '../read/docx/builder.js';
import { pdfOf } from '../read/pdf/writer.js';
import { ASKED, oneByOne, reportPage, responsePage } from '../run/report-and-response.js';
import {
  hanging,
  packed,
  pdfFile,
  replaced,
  rowsTaggedAsCells,
  scan,
  swelling,
  wordFile,
  wordFileOf,
} from './files.js';

/** One document, bytes to result. */
interface PageInput {
  readonly page: string | Uint8Array;
}

/** A PDF file, given to a thread that fails in its way. */
interface ThreadInput {
  readonly thread: URL;
  readonly seconds: number;
  readonly megabytes: number;
}

/** A folder, read as `evaltrail run` reads it. */
interface FolderInput {
  /** Name → content; a name that ends in `/` is an empty folder. */
  readonly files: Readonly<Record<string, string>>;
  /** Name → what the link leads to. */
  readonly links?: Readonly<Record<string, string>>;
  readonly input: string;
  readonly extract?: Extract;
  /** The name of what the diagnostic is about. */
  readonly about: string;
}

/** A folder as it is on one night after the other, read by runs that remember. */
interface NightsInput {
  /** Night by night: name → content. */
  readonly nights: readonly Readonly<Record<string, string>>[];
  /** What a person decides after the first night about its first key action. */
  readonly correct?: { readonly field: string; readonly words: string };
  /** The name of the source, or of the document, that the last night says it of. */
  readonly about: string;
}

/** A site as it is on one night after the other, asked for its addresses /1 to /4 by runs that remember. */
interface SiteInput {
  /** Night by night: path → page; null while the site is down. */
  readonly site: readonly (Pages | Serve | null)[];
  readonly source?: (origin: string) => Partial<WebSource>;
  /** The path, or the name of the source, that the last night says it of. */
  readonly about: string;
}

export interface Example<Code extends DiagnosticCode = DiagnosticCode> {
  readonly given: PageInput | ThreadInput | FolderInput | NightsInput | SiteInput;
  readonly data: DiagnosticData[Code];
  /** What becomes of the document; `note` where it is said of something that is no document. */
  readonly outcome: 'complete' | 'partial' | 'failed' | 'duplicate' | 'note';
  /** The field it speaks of; absent where it speaks of the whole. */
  readonly path?: string;
  /** The words at its place; absent where it has none. */
  readonly words?: string;
  /** What cannot but be said together with it. */
  readonly besides?: readonly DiagnosticCode[];
}

interface Parts {
  readonly head: string;
  readonly label: string;
  readonly text: string;
  readonly response: string;
  readonly actions: string;
  readonly foot: string;
}

/** A short report, long enough to be one. */
const reportOf = (chapters: string): string =>
  `<html><body><h1>Evaluation of the wells programme</h1><h2>1. Introduction</h2><p>${'The programme built wells in six districts. '.repeat(100)}</p>
  ${chapters}<h2>4. Annexes</h2><p>Persons met.</p></body></html>`;

const ADDED = '[Added: 2022/01/17]';
const COLUMNS = 'Key Action Responsible DueDate Status Comments Documents';
const DESCRIPTION = 'Buy spare parts for the gauges';
const row = (lastLine: string, description = DESCRIPTION): string => `${description}\n${ADDED}\n${lastLine} History`;

/** A management response, as UNDP's pages have it as text, about which there is nothing to say; `parts` are other ones. */
function page(parts: Partial<Parts> = {}): string {
  const { head, label, text, response, actions, foot } = {
    head: 'Evaluation of the river programme\nCommissioning Unit: Mexico',
    label: '1. Recommendation:',
    text: 'Repair the gauges before the rains.',
    response: `Management Response: ${ADDED}\n\nThe gauges will be repaired.`,
    actions: row('Water Unit 2022/07 Initiated'),
    foot: 'Contact us',
    ...parts,
  };
  return `${head}
Unit Responsible for providing Management Response: Mexico

${label}

${text}

${response}

Key Actions:

${actions === '' ? '' : `${COLUMNS}\n${actions}`}
${foot}
`;
}

/** One more recommendation, to stand before the foot of a page. */
const another = (label: string, text: string): string => `${label}

${text}

Management Response: ${ADDED}

The posts will be marked.

Key Actions:

${COLUMNS}
${row('Water Unit 2022/09 Initiated', 'Mark the posts')}
Contact us`;

/** The page of an evaluation, which has no responses. */
const evaluationPage = (
  head: string,
  recommendations = 'Recommendations\n1\nRepair the gauges.',
): string => `Evaluation Plan:
2021-2025
Evaluation Type:
Project
Planned End Date:
03/2024
${head}
Title Evaluation of the river programme
Evaluation Plan: 2021-2025
${recommendations}
Contact us
`;

/** A page of UN Women's GATE: rows on one line, a field of its own for the decision. */
const gatePage = (actions: string): string => `Management Response Category: Accepted
Operating Principles: N/A
Commissioning Unit: Mexico

Recommendation: Repair the gauges before the rains.

Management Response: The gauges will be repaired.

Key Actions:
Key Action Responsible DueDate Status Comments
${actions}
Contact us
`;

/** The same page as HTML, with one key action; there cells tell what a status is, not its words. */
const webPage = (cells: readonly string[]): string => `<h1>Evaluation of the river programme</h1>
<p>Commissioning Unit: Mexico</p>
<p>Unit Responsible for providing Management Response: Mexico</p>
<h5>1. Recommendation:</h5><p>Repair the gauges before the rains.</p>
<h5>Management Response:</h5><p>The gauges will be repaired.</p>
<h5>Key Actions:</h5>
<table><tr><th>Key Action</th><th>Responsible</th><th>DueDate</th><th>Status</th></tr>
<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>
<footer>Contact us</footer>
`;

/** The part of a Word file that holds its text. */
const BODY = 'word/document.xml';

const PNG_START = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');

const broken = (text: string): Uint8Array => {
  const [before = '', after = ''] = text.split('?');
  return Buffer.concat([Buffer.from(before), Buffer.of(0xff), Buffer.from(after)]);
};

const failing: Extract = () => Promise.reject(new TypeError('the table has no rows'));

/** So much in common is one evaluation, whatever the files are called. */
const FULL_HEAD = `Evaluation of the river programme
Commissioning Unit: Mexico
Evaluation Plan: 2021-2025
Evaluation Type: Project
Completion Date: 01/2022`;

/** One page, then another in its place. */
const nights = (first: string, second: string): NightsInput => ({
  nights: [{ 'response.txt': first }, { 'response.txt': second }],
  about: 'response.txt',
});

/** A report, and a response that takes up one of its recommendations and answers another one. */
const JOINED: NightsInput = {
  nights: [
    {
      'report.txt': reportPage({ texts: ASKED.slice(0, 3) }),
      'response.txt': responsePage({
        answers: [...oneByOne([1]), { label: 'Recommendation 2', text: 'Plant poplars behind the customs house.' }],
      }),
    },
  ],
  about: 'response.txt',
};

const TOWNS = ['Araz', 'Belin', 'Corvo', 'Dunmar', 'Eskil', 'Fahra'];

/** Pages of so many towns, each an evaluation of its own. */
const towns = (count: number, status = 'Initiated'): [string, string][] =>
  TOWNS.slice(0, count).map((town) => [
    `${town}.txt`,
    page({
      head: `Evaluation of the water works of ${town}\nCommissioning Unit: Mexico`,
      text: `Let the people of ${town} choose the board of their water works.`,
      actions: row(`Water Unit 2022/07 ${status}`, `Hold an election in ${town}`),
    }),
  ]);

/** What /1 answers; robots.txt is not there. */
const answering =
  (serve: Serve): Serve =>
  (request, answer, seen) =>
    (request.url === '/1' ? serve : pagesOf({}))(request, answer, seen);

const sendingOn = (location: string): Pages => ({ '/1': { status: 302, headers: { location } } });
const page1: Pages = { '/1': response('Araz') };
/** Stands in an example for the address of the site. */
export const SITE = 'https://example.org';

const listed = (ids: readonly number[], next = ''): string =>
  html(ids.map((id) => `<a href="/${id}">${id}</a>`).join('') + (next && `<a href="${next}">next</a>`));
const withList = (origin: string): Partial<WebSource> => ({
  kind: 'site',
  ids: [],
  site: {
    start: [`${origin}/list/1`],
    pages: {},
    links: { list: ['/list/*'], evaluation: ['/1', '/2', '/3'], response: [], document: [] },
  },
});

export const examples: { readonly [Code in DiagnosticCode]: Example<Code> } = {
  'source/missing': {
    given: { files: {}, input: 'response.txt', about: 'response.txt' },
    data: { path: 'response.txt' },
    outcome: 'failed',
  },
  'source/unreadable': {
    given: {
      files: { 'pages/': '' },
      links: { 'pages/response.txt': 'elsewhere.txt' },
      input: 'pages',
      about: 'pages/response.txt',
    },
    data: { path: 'pages/response.txt', reason: 'the link leads to nothing' },
    outcome: 'failed',
  },
  'source/link-loop': {
    given: { files: { 'pages/response.txt': page() }, links: { 'pages/all': '.' }, input: 'pages', about: 'pages/all' },
    data: { path: 'pages/all' },
    outcome: 'note',
  },
  'source/no-files': {
    given: { files: { 'pages/': '' }, input: 'pages', about: 'pages' },
    data: { path: 'pages' },
    outcome: 'failed',
  },
  'source/empty': { given: { page: '' }, data: {}, outcome: 'failed' },
  'source/blank': { given: { page: ' \n' }, data: {}, outcome: 'failed' },
  'source/too-large': {
    given: {
      files: { 'response.txt': ' '.repeat(25_600_000) },
      input: 'response.txt',
      about: 'response.txt',
    },
    data: { bytes: 25_600_000, limit: 25_000_000 },
    outcome: 'failed',
  },
  'source/duplicate': {
    given: { files: { 'pages/a.txt': page(), 'pages/b.txt': page() }, input: 'pages', about: 'pages/b.txt' },
    data: { of: 'pages/a.txt' },
    outcome: 'duplicate',
  },
  'source/binary': { given: { page: PNG_START }, data: { kind: 'PNG (image/png)' }, outcome: 'failed' },
  'source/unsupported': { given: { page: '{\\rtf1 }' }, data: { kind: 'an RTF file' }, outcome: 'failed' },
  'docx/password': { given: { page: packed(BODY, { states: { flags: 1 } }) }, data: {}, outcome: 'failed' },
  'docx/damaged': {
    given: { page: packed(BODY, { states: { crc: 1 } }) },
    data: { problem: `${BODY} is not what was packed` },
    outcome: 'failed',
  },
  'docx/too-large': {
    given: { page: wordFileOf(10_001) },
    data: { measure: 'entries', value: 10_001, limit: 10_000 },
    outcome: 'failed',
  },
  'docx/no-text': {
    given: { page: docx(p('<w:r><w:drawing/></w:r>')) },
    data: { pictures: 1 },
    outcome: 'failed',
  },
  'docx/left-out': {
    given: { page: wordFile(p(r('Draft', '<w:vanish/>'))) },
    data: { deletions: 0, comments: 0, hidden: 1, prompts: 0 },
    outcome: 'complete',
  },
  'docx/not-read': {
    given: { page: wordFile(p('<w:r><w:drawing><dgm:relIds r:dm="rId1"/></w:drawing></w:r>')) },
    data: { what: 'diagram', count: 1 },
    outcome: 'complete',
  },
  'text/broken-encoding': {
    given: { page: broken(page({ text: 'R?parer les échelles.' })) },
    data: { encoding: 'UTF-8', count: 1 },
    outcome: 'partial',
    path: 'recommendations[0].text',
    words: '\uFFFD',
  },
  'text/nul-characters': {
    given: { page: page({ text: 'Repair the\0gauges.' }) },
    data: { count: 1 },
    outcome: 'complete',
  },
  'pdf/damaged': { given: { page: '%PDF-1.7\n' }, data: {}, outcome: 'failed' },
  'pdf/password': { given: { page: pdfFile([], { password: 'sesame' }) }, data: { tried: 0 }, outcome: 'failed' },
  'pdf/protected': {
    given: { page: replaced(pdfFile([], { password: 'sesame' }), '/Filter /Standard', '/Filter /Unheard') },
    data: {},
    outcome: 'failed',
  },
  'pdf/no-text': { given: { page: pdfOf({ pages: [scan] }) }, data: { pages: 1, pictures: 1 }, outcome: 'failed' },
  'pdf/partly-scanned': { given: { page: pdfFile([scan]) }, data: { pages: [2] }, outcome: 'partial' },
  'pdf/pages-unreadable': {
    given: { page: replaced(pdfFile([{ content: '' }]), '0 R] /Count', '0 0] /Count') },
    data: { pages: [2] },
    outcome: 'partial',
  },
  'pdf/unknown-characters': {
    given: { page: pdfFile([{ content: 'BT /F 11 Tf 60 760 Td (Page\\000) Tj ET' }]) },
    data: { count: 1 },
    outcome: 'complete',
  },
  'pdf/timed-out': {
    given: { thread: hanging, seconds: 1, megabytes: 64 },
    data: { seconds: 1 },
    outcome: 'failed',
  },
  'pdf/out-of-memory': {
    given: { thread: swelling, seconds: 60, megabytes: 16 },
    data: { megabytes: 16 },
    outcome: 'failed',
  },
  'pdf/second-engine': {
    given: { page: replaced(pdfFile(), '/Count 1', '/Count 2') },
    data: { first: 'PDFium', second: 'pdf.js', why: 'could not read all of its pages' },
    outcome: 'complete',
  },
  'table/sources-disagree': {
    given: { page: pdfOf({ pages: [rowsTaggedAsCells] }) },
    data: { page: 1, cells: 2 },
    outcome: 'complete',
  },
  'page/not-found': {
    given: { page: '<h1>Page not found</h1><p>Sorry.</p>' },
    data: { phrase: 'Page not found' },
    outcome: 'failed',
    words: 'Page not found',
  },
  'page/login': {
    given: { page: '<h1>Sign in</h1><p>User name</p>' },
    data: { phrase: 'Sign in' },
    outcome: 'failed',
    words: 'Sign in',
  },
  'page/no-content': { given: { page: 'Success message\nContact us\n' }, data: {}, outcome: 'failed' },
  'page/cut-off': {
    given: {
      page: page({ actions: `Buy spare parts\n${ADDED}\nWater Unit 2022/07 Initiated The parts are`, foot: '' }),
    },
    data: { after: 'ter Unit 2022/07 Initiated The parts are' },
    outcome: 'partial',
    path: 'recommendations[0].actions[0].description',
    words: `Buy spare parts\n${ADDED}\nWater Unit 2022/07 Initiated The parts are`,
  },
  'layout/unrecognised': {
    given: { page: 'Minutes of the meeting on the river programme.\n' },
    data: { nearest: null },
    outcome: 'failed',
  },
  'layout/tie': {
    given: { page: page({ head: 'Evaluation Title: The river programme\nCommissioning Unit: Mexico' }) },
    data: { chosen: 'erc-response', other: 'erc-admin' },
    outcome: 'complete',
  },
  'layout/field-disagrees': {
    given: { page: evaluationPage('Evaluation Type: Outcome') },
    data: { field: 'Evaluation Type', first: 'Project', second: 'Outcome' },
    outcome: 'complete',
    path: 'type',
    words: 'Outcome',
  },
  'row/split-by-names': {
    given: { page: gatePage('Buy spare parts for the gauges. Water Unit 2022/07 Initiated') },
    data: { description: 'Buy spare parts for the gauges.', responsible: 'Water Unit' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].description',
    words: 'Buy spare parts for the gauges. Water Unit ',
  },
  'row/continued': {
    given: {
      page: page({
        actions: `${row('Water Unit 2022/07 Initiated')}`.replace(
          ' History',
          ` The parts\nare on the way\n${row('Water Unit 2022/09 Initiated', 'Mark the posts')}`,
        ),
      }),
    },
    data: { line: 'are on the way' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].comments',
    words: 'are on the way',
  },
  'row/unread': {
    given: { page: page({ actions: `${DESCRIPTION}\n${ADDED}\nWater Unit, soon` }) },
    data: { text: 'Water Unit, soon' },
    outcome: 'partial',
    path: 'recommendations[0].actions[0].description',
    words: `${DESCRIPTION}\n${ADDED}\nWater Unit, soon`,
  },
  'evaluation/no-recommendations': {
    given: { page: evaluationPage('', '') },
    data: {},
    outcome: 'partial',
  },
  'evaluation/count-mismatch': {
    given: { page: page({ head: `Evaluation of the river programme ${ADDED}\nCommissioning Unit: Mexico` }) },
    data: { what: 'stamps “[Added: …]”', printed: 3, read: 2 },
    outcome: 'complete',
  },
  'report/none-made': {
    given: {
      page: reportOf(
        '<h2>2. Findings</h2><p>The wells are in use. Recommendations were discussed with the districts.</p>',
      ),
    },
    data: { why: 'only-mentioned', passages: 1 },
    outcome: 'partial',
    besides: ['report/passage', 'evaluation/no-recommendations'],
  },
  'report/passage': {
    given: { page: reportOf('<h2>2. Findings</h2><p>Recommendations were discussed with the districts.</p>') },
    data: { text: 'Recommendations were discussed with the districts.' },
    outcome: 'partial',
    words: 'Recommendations were discussed with the districts.',
    besides: ['report/none-made', 'evaluation/no-recommendations'],
  },
  'report/may-recommend': {
    given: {
      page: reportOf(
        '<h2>2. Findings</h2><p>Pumps fail. The evaluation recommends that districts keep spare parts.</p>',
      ),
    },
    data: { text: 'The evaluation recommends that districts keep spare parts.' },
    outcome: 'partial',
    words: 'The evaluation recommends that districts keep spare parts.',
    besides: ['report/none-made', 'evaluation/no-recommendations'],
  },
  'report/others-left-out': {
    given: {
      page: reportOf(`<h2>2. Status of previous recommendations</h2><p>Recommendation 1: Build three wells in the hills.</p>
        <h2>3. Recommendations</h2><p>Recommendation 1: Districts should keep spare parts for the pumps.</p>`),
    },
    data: { because: '2. Status of previous recommendations', count: 1 },
    outcome: 'complete',
    words: '2. Status of previous recommendations',
  },
  'report/reworded': {
    given: {
      page: reportOf(`<h2>Summary</h2><p>Recommendation 1: Districts should stock spare parts for hand pumps.</p>
        <h2>3. Recommendations</h2><p>Recommendation 1: Districts should keep spare parts for the pumps.</p>`),
    },
    data: {
      label: '1',
      here: 'Districts should keep spare parts for the pumps.',
      there: 'Districts should stock spare parts for hand pumps.',
    },
    outcome: 'complete',
    path: 'recommendations[0].text.elsewhere',
    words: 'Districts should stock spare parts for hand pumps.',
  },
  'recommendation/numbering-gap': {
    given: { page: page({ foot: another('3. Recommendation:', 'Mark the posts along the river.') }) },
    data: { after: 1, next: 3 },
    outcome: 'complete',
    path: 'recommendations[1]',
    words: 'Mark the posts along the river.',
  },
  'recommendation/duplicated': {
    given: { page: page({ foot: another('2. Recommendation:', 'Repair the gauges before the rains.') }) },
    data: { of: '1' },
    outcome: 'complete',
    path: 'recommendations[1]',
    words: 'Repair the gauges before the rains.',
  },
  'recommendation/no-text': {
    given: { page: page({ text: '' }) },
    data: {},
    outcome: 'complete',
    path: 'recommendations[0]',
    words: '1',
  },
  'recommendation/no-response': {
    given: { page: page({ response: '' }) },
    data: {},
    outcome: 'complete',
    path: 'recommendations[0]',
    words: 'Repair the gauges before the rains.',
  },
  'recommendation/no-action': {
    given: { page: page({ actions: '' }) },
    data: {},
    outcome: 'complete',
    path: 'recommendations[0]',
    words: 'Repair the gauges before the rains.',
  },
  'recommendation/rejected-with-actions': {
    given: { page: page({ response: `Management Response: ${ADDED}\n\nThe recommendation is rejected.` }) },
    data: { actions: 1 },
    outcome: 'complete',
    path: 'recommendations[0]',
    words: 'Repair the gauges before the rains.',
  },
  'acceptance/contradictory': {
    given: { page: page({ response: `Management Response: ${ADDED}\n\nAccepted. Rejected.` }) },
    data: { words: 'Accepted' },
    outcome: 'complete',
    path: 'recommendations[0].acceptance',
    words: 'Accepted',
  },
  'action/no-owner': {
    given: { page: page({ actions: row('2022/07 Initiated') }) },
    data: {},
    outcome: 'complete',
    path: 'recommendations[0].actions[0].responsibleUnits',
    words: DESCRIPTION,
  },
  'action/no-due-date': {
    given: { page: page({ actions: row('Water Unit No due date Initiated') }) },
    data: {},
    outcome: 'complete',
    path: 'recommendations[0].actions[0].dueDate',
    words: 'No due date',
  },
  'action/due-before-added': {
    given: { page: page({ actions: row('Water Unit 2021/07 Initiated') }) },
    data: { due: '2021/07', added: '2022-01-17' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].dueDate',
    words: '2021/07',
  },
  'due-date/unreadable': {
    given: { page: page({ actions: row('Water Unit 2022/13 Initiated') }) },
    data: { raw: '2022/13' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].dueDate',
    words: '2022/13',
  },
  'stamp/unreadable': {
    given: { page: page({ actions: row('Water Unit 2022/07 Initiated').replace('01/17', '13/17') }) },
    data: { raw: '2022/13/17' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].added',
    words: '2022/13/17',
  },
  'status/unknown': {
    given: { page: webPage(['Buy spare parts', 'Water Unit', '2022/07', 'Shelved']) },
    data: { raw: 'Shelved' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].status',
    words: 'Shelved',
  },
  'status/overdue-only': {
    given: { page: page({ actions: row('Water Unit 2022/07 Overdue') }) },
    data: { raw: 'Overdue' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].status',
    words: 'Overdue',
  },
  'unit/split-without-separator': {
    given: { page: page({ actions: row('UNDP WHO 2022/07 Initiated') }) },
    data: { raw: 'UNDP WHO' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].responsibleUnits',
    words: 'UNDP WHO',
  },
  'country/unknown': {
    given: { page: evaluationPage('Countries: Atlantis') },
    data: { raw: 'Atlantis' },
    outcome: 'complete',
    path: 'country',
    words: 'Atlantis',
  },
  'text/template-left-in': {
    given: { page: page({ text: 'Click here to enter text' }) },
    data: { phrase: 'click here to enter text' },
    outcome: 'complete',
    path: 'recommendations[0].text',
    words: 'Click here to enter text',
  },
  'identity/reworded': {
    given: nights(page(), page({ actions: row('Water Unit 2022/07 Initiated', 'Buy new spare parts for the gauges') })),
    data: { before: DESCRIPTION, now: 'Buy new spare parts for the gauges' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0]',
  },
  'identity/unsure': {
    given: {
      nights: [
        { 'river.txt': page() },
        {
          'river.txt': page(),
          'lake.txt': page({ head: 'Evaluation of the lake programme\nCommissioning Unit: Mexico' }),
        },
      ],
      about: 'lake.txt',
    },
    data: { other: 'ev_?', words: 'Evaluation of the river programme' },
    outcome: 'complete',
  },
  'joining/joined': {
    given: {
      nights: [
        {
          'report.txt': reportPage(),
          'response.txt': responsePage({
            answers: [...oneByOne([1]), { label: 'Recommendations 3, 5 and 7', text: '' }],
          }),
        },
      ],
      about: 'response.txt',
    },
    data: {
      report: 7,
      response: 2,
      whole: true,
      same: 1,
      renumbered: 0,
      regrouped: [3, 1],
      split: [0, 0],
      unsure: 0,
      notTakenUp: 3,
      added: 0,
      reworded: 0,
    },
    outcome: 'complete',
  },
  'joining/not-taken-up': {
    given: JOINED,
    data: { whole: true },
    outcome: 'complete',
    path: 'recommendations[1]',
  },
  'joining/only-in-response': {
    given: JOINED,
    data: {},
    outcome: 'complete',
    path: 'recommendations[3]',
  },
  'source/contradicts': {
    given: {
      nights: [
        {
          'a.txt': page({ head: FULL_HEAD }),
          'b.txt': page({ head: FULL_HEAD, actions: row('Water Unit 2022/07 Completed') }),
        },
      ],
      about: 'b.txt',
    },
    data: { first: 'Completed', firstUri: 'b.txt', second: 'Initiated', secondUri: 'a.txt' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].status',
  },
  'correction/applied': {
    given: { ...nights(page(), page()), correct: { field: 'status', words: 'Completed' } },
    data: { field: 'status', who: 'Ana', on: '2026-03-01', instead: 'initiated' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].status',
  },
  'correction/conflict': {
    given: {
      ...nights(page(), page({ actions: row('Water Unit 2022/07 No Longer Applicable') })),
      correct: { field: 'status', words: 'Completed' },
    },
    data: { field: 'status', who: 'Ana', on: '2026-03-01', decided: 'completed', now: 'no_longer_applicable' },
    outcome: 'complete',
    path: 'recommendations[0].actions[0].status',
  },
  'correction/without-item': {
    given: {
      ...nights(page(), page({ actions: row('Water Unit 2022/07 Initiated', 'Train the observers of the river') })),
      correct: { field: 'status', words: 'Completed' },
    },
    data: { item: 'act_?', field: 'status', who: 'Ana', on: '2026-03-01' },
    outcome: 'note',
  },
  'alarm/no-records': {
    given: {
      nights: [{ 'response.txt': page() }, { 'response.txt': 'Evaluation of the river programme\n' }],
      about: '.',
    },
    data: { source: '.', what: 'evaluations', before: 1 },
    outcome: 'note',
  },
  'alarm/fewer-records': {
    given: { nights: [Object.fromEntries(towns(6)), Object.fromEntries(towns(2))], about: '.' },
    data: { source: '.', what: 'evaluations', before: 6, now: 2 },
    outcome: 'note',
  },
  'alarm/lower-coverage': {
    given: { nights: [Object.fromEntries(towns(6)), Object.fromEntries(towns(6, ''))], about: '.' },
    data: { source: '.', field: 'status', before: 1, now: 0 },
    outcome: 'note',
  },
  'fetch/unreachable': {
    given: { site: [answering((_, answer) => void answer.socket?.destroy())], about: '/1' },
    data: { address: `${SITE}/1`, reason: 'the connection was broken off' },
    outcome: 'note',
  },
  'fetch/status': {
    given: { site: [{ '/1': { status: 403 } }], about: '/1' },
    data: { address: `${SITE}/1`, status: 403 },
    outcome: 'note',
  },
  'fetch/cut-off': {
    given: {
      site: [answering((_, answer) => void answer.write('<html>', () => answer.socket?.destroy()))],
      about: '/1',
    },
    data: { address: `${SITE}/1`, reason: 'it breaks off' },
    outcome: 'note',
  },
  'fetch/too-large': {
    given: { site: [{ '/1': { body: new Uint8Array(1_000_001) } }], about: '/1' },
    data: { address: `${SITE}/1`, what: 'bytes', limit: 1_000_000 },
    outcome: 'note',
  },
  'fetch/wrong-type': {
    given: { site: [{ '/1': { body: PNG_START } }], about: '/1' },
    data: { address: `${SITE}/1`, wanted: 'a page', got: 'neither page nor document' },
    outcome: 'note',
  },
  'fetch/redirect': {
    given: { site: [sendingOn('/1')], about: '/1' },
    data: { address: `${SITE}/1`, reason: 'ends where it began' },
    outcome: 'note',
  },
  'fetch/sign-in': {
    given: { site: [sendingOn('/Account/Login?back=1')], about: '/1' },
    data: { address: `${SITE}/1`, place: `${SITE}/Account/Login` },
    outcome: 'note',
  },
  'fetch/refused-address': {
    given: { site: [sendingOn('http://10.0.0.1/')], about: '/1' },
    data: { address: 'http://10.0.0.1/robots.txt', host: '10.0.0.1' },
    outcome: 'note',
  },
  'fetch/missing': {
    given: { site: [page1, {}], about: '/1' },
    data: { address: `${SITE}/1`, since: '2026-03-01' },
    outcome: 'note',
  },
  'fetch/gone': {
    given: { site: [page1, { '/1': { status: 410 } }], about: '/1' },
    data: { address: `${SITE}/1`, since: '2026-03-01' },
    outcome: 'note',
  },
  'fetch/forbidden': {
    given: { site: [{ ...page1, '/robots.txt': 'User-agent: *\nDisallow: /1' }], about: 'web' },
    data: { source: 'web', count: 1, example: `${SITE}/1` },
    outcome: 'note',
  },
  'fetch/not-now': {
    given: { site: [{ '/robots.txt': { status: 500 } }], about: 'web' },
    data: { source: 'web', host: '127.0.0.1', reason: 'its robots.txt answers with status 500', left: 4 },
    outcome: 'note',
  },
  'fetch/limit': {
    given: {
      site: [page1],
      source: () => ({ limits: { pages: 3, megabytes: 1, minutes: 1, fileMegabytes: 1 } }),
      about: 'web',
    },
    data: { source: 'web', limit: '3 pages', left: 1 },
    outcome: 'note',
  },
  'fetch/list-empty': {
    given: {
      site: [
        { ...page1, '/list/1': listed([1]) },
        { ...page1, '/list/1': listed([]) },
      ],
      source: withList,
      about: 'web',
    },
    data: { source: 'web', address: `${SITE}/list/1`, before: 1 },
    outcome: 'note',
  },
  'fetch/list-shifts': {
    given: {
      site: [
        { ...page1, '/2': response('Belin'), '/list/1': listed([1, 2]) },
        { ...page1, '/2': response('Belin'), '/list/1': listed([1]) },
      ],
      source: withList,
      about: 'web',
    },
    data: { source: 'web', twice: 0, missing: 1 },
    outcome: 'note',
  },
  'fetch/nothing-there': {
    given: { site: [page1], about: 'web' },
    data: { source: 'web', count: 3, nights: 7 },
    outcome: 'note',
  },
  'fetch/not-an-evaluation': {
    given: { site: [page1, { '/1': signIn }], about: 'web' },
    data: { source: 'web', what: 'a sign-in page', count: 1, example: `${SITE}/1` },
    outcome: 'note',
  },
  'fetch/stands': {
    given: { site: [page1, null], about: 'web' },
    data: { source: 'web', count: 1, oldest: '2026-03-01' },
    outcome: 'note',
  },
  'defect/contract': {
    given: { files: { 'response.txt': page() }, input: 'response.txt', extract: failing, about: 'response.txt' },
    data: { problem: 'TypeError: the table has no rows' },
    outcome: 'failed',
  },
};
