/** An evaluation page and what is attached to it: its management response, the report, the response once more as a file. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Records } from '../../src/core/record.js';
import { docx, p } from '../read/docx/builder.js';
import { pdfOf } from '../read/pdf/writer.js';
import { nightly } from './nightly.js';
import { response } from './pages.js';
import { html } from './server.js';

const TITLE = 'Evaluation of the water works of Araz';
const ADVICE = 'Let the people of Araz choose the board of their water works.';

const labelled = (name: string, value: string) => `<p>${name}</p><p>${value}</p>`;
const evaluationPage = html(`<h1>${TITLE}</h1>
${labelled('Evaluation Plan:', '2022-2026, Mexico')}${labelled('Evaluation Type:', 'Final Project')}
${labelled('Status:', 'Completed')}${labelled('Completion Date:', '07/2025')}<p>Share</p>
<table><tr><td>Title</td><td>${TITLE}</td></tr><tr><td>Evaluation Plan:</td><td>2022-2026, Mexico</td></tr>
<tr><td>Evaluation Type:</td><td>Final Project</td></tr><tr><td>Status:</td><td>Completed</td></tr>
<tr><td>Completion Date:</td><td>07/2025</td></tr><tr><td>Management Response:</td><td>Yes</td></tr>
<tr><td>Countries:</td><td>MEXICO</td></tr></table>
<table><tr><td><a href="/documents/download/7">Report of the <b>evaluation</b></a></td><td>English</td></tr>
<tr><td><a href="/documents/download/8">Download</a></td><td>English</td></tr></table>
<p><a href="/managementresponses/detail/1">View management response</a></p>
<h3>Recommendations</h3><table><tr><td>1</td><td>${ADVICE}</td></tr></table><footer>Latest Evaluations</footer>`);

const line = (text: string, font = 'F 11') => `/${font} Tf (${text}) Tj 0 -18 Td`;
const report = pdfOf({
  title: TITLE,
  pages: [
    { content: `BT 60 760 Td 18 TL ${line(TITLE, 'B 20')} ${line('Final report, July 2025')} ET` },
    {
      content: `BT 60 760 Td ${line('6. Recommendations', 'B 16')} ${line(`Recommendation 1: ${ADVICE}`)} ${line(
        'The board is named by the ministry today, and nobody in the town knows its members.',
      )} ET`,
    },
  ],
});
const answer = docx(
  [
    `Management response to the ${TITLE.toLowerCase()}`,
    `Recommendation 1: ${ADVICE}`,
    'Management response: The people of Araz will choose it.',
    'Key actions:',
    '1. Hold an election in Araz (Water Unit, July 2026)',
  ]
    .map((text) => p(text))
    .join(''),
);

const pages = {
  '/evaluations/detail/1': evaluationPage,
  '/managementresponses/detail/1': response('Araz'),
  '/documents/download/7': { body: report, headers: { 'content-type': 'application/pdf' } },
  '/documents/download/8': {
    body: answer,
    headers: { 'content-disposition': 'attachment; filename="Araz response.docx"' },
  },
  // Another evaluation, so that being alone is no reason to belong together.
  '/evaluations/detail/2': evaluationPage
    .replaceAll('Araz', 'Belin')
    .replaceAll('/documents', '/none')
    .replace('detail/1', 'detail/2'),
  '/managementresponses/detail/2': response('Belin'),
};

const start = () =>
  nightly({}, (origin) => ({
    kind: 'site',
    ids: [1, 2],
    site: {
      start: [],
      pages: { evaluation: `${origin}/evaluations/detail/{id}`, response: `${origin}/managementresponses/detail/{id}` },
      links: {
        list: [],
        evaluation: ['/evaluations/detail/*'],
        response: ['/managementresponses/detail/*'],
        document: ['/documents/download/*'],
      },
    },
  }));

describe('an evaluation page with a report and a response attached', () => {
  it('is one evaluation of four documents, each with the name the site gives it', async () => {
    const { night, run, site, cwd } = await start();
    await night(pages);
    const documents = run().documents.map(({ uri, title, evaluation }) => ({
      path: uri.replace(site.origin, ''),
      title,
      evaluation,
    }));
    const own = documents.filter(({ path }) => !path.endsWith('/2'));
    expect(own.map(({ path, title }) => [path, title])).toEqual([
      ['/documents/download/7', 'Report of the evaluation'],
      ['/documents/download/8', 'Araz response.docx'],
      ['/evaluations/detail/1', undefined],
      ['/managementresponses/detail/1', undefined],
    ]);
    expect(new Set(own.map(({ evaluation }) => evaluation)).size).toBe(1);
    expect(new Set(documents.map(({ evaluation }) => evaluation)).size).toBe(2);
    const { evaluations } = JSON.parse(readFileSync(join(cwd, 'output/records.json'), 'utf8')) as Records;
    const araz = evaluations.find(({ id }) => id === own[0]?.evaluation);
    expect(araz?.recommendations.map(({ number, text, actions }) => [number, text, actions.length])).toEqual([
      [1, ADVICE, 1],
    ]);
    const titles = [araz?.source, ...(araz?.otherSources ?? [])].flatMap((each) => each?.title ?? []);
    expect(titles.sort()).toEqual(['Araz response.docx', 'Report of the evaluation']);
  });

  it('knows what belongs to what also where a page was read before the page that leads to it', async () => {
    const { night, run } = await start();
    const { '/evaluations/detail/1': page, '/evaluations/detail/2': other, ...rest } = pages;
    await night(rest);
    expect(new Set(run().documents.map(({ evaluation }) => evaluation)).size).toBe(2);
    for (let night8 = 0; night8 < 7; night8++) await night({ ...rest, '/evaluations/detail/1': page });
    await night({ ...rest, '/evaluations/detail/1': page, '/evaluations/detail/2': other });
    expect(run().documents.map(({ uri }) => uri.split('/').slice(-3).join('/'))).toContain('evaluations/detail/1');
    expect(new Set(run().documents.map(({ evaluation }) => evaluation)).size).toBe(2);
  });
});
