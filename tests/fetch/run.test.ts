/** Runs whose sources are on the web: pages become documents, and a bad day of a site leaves the records of yesterday standing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Records } from '../../src/core/record.js';
import type { MemoryRunSummary } from '../../src/run/memory/memory-run.js';
import { docx, p } from '../read/docx/builder.js';
import { evaltrail } from '../run/capture.js';
import { folderWith } from '../setup/folder.js';
import { nightly } from './nightly.js';
import { bare, maintenance, notFound, response, signIn } from './pages.js';
import { localSite, pagesOf } from './server.js';

const towns = { '/1': response('Araz'), '/2': response('Belin'), '/3': response('Corvo') };
const all = { '/1': 'initiated', '/2': 'initiated', '/3': 'initiated' };
const codes = ({ run }: MemoryRunSummary) => (run.notes ?? []).map(({ code }) => code);

describe('a run', () => {
  it('reads what was fetched, and the second night nothing again', async () => {
    const { night, statuses, site } = await nightly();
    const first = await night(towns);
    expect(first.run).toMatchObject({
      exitCode: 0,
      fetched: [{ source: 'web', new: 3, failed: 0 }],
      memory: { readAnew: 3, remembered: 0 },
    });
    expect(statuses()).toEqual(all);
    expect(first.run.documents.map(({ uri }) => uri)).toEqual([1, 2, 3].map((id) => `${site.origin}/${id}`));
    expect(codes(first)).toEqual(['fetch/nothing-there']);
    const { run } = await night(towns);
    expect(run).toMatchObject({ fetched: [{ new: 0, unchanged: 3 }], memory: { readAnew: 0, remembered: 3 } });
    expect((await night({ ...towns, '/2': response('Belin', 'Completed') })).run.changes?.counts).toMatchObject([
      { kind: 'changed', itemKind: 'action', field: 'status', count: 1 },
    ]);
  });

  it('keeps the records of yesterday while the site is down, with their age', async () => {
    const { night, statuses } = await nightly();
    await night(towns);
    const down = await night(null);
    expect(codes(down)).toContain('fetch/not-now');
    expect(down.run.notes?.find(({ code }) => code === 'fetch/stands')?.message).toContain('2026-03-01');
    expect(down).toMatchObject({ ending: 'published', run: { exitCode: 1, fetched: [{ left: 3 }] } });
    expect(statuses()).toEqual(all);
    const up = await night(towns);
    expect(up.run.exitCode).toBe(0);
    expect(codes(up)).toEqual([]);
  });

  it.each([
    ['a sign-in page', signIn],
    ['an error page', notFound],
    ['a page of another layout', maintenance],
    ['a page without recommendations', bare('Belin')],
  ])('tells %s from an evaluation, and keeps what was read before', async (what, page) => {
    const { night, statuses, site } = await nightly();
    await night(towns);
    const told = await night({ ...towns, '/2': page });
    expect(told.run.notes?.find(({ code }) => code === 'fetch/not-an-evaluation')?.message).toContain(what);
    expect(told.run.exitCode).toBe(1);
    expect(statuses()).toEqual(all);
    expect((await night({ ...towns, '/2': response('Belin', 'Completed') })).run.exitCode).toBe(0);
    expect(statuses()).toEqual({ ...all, '/2': 'completed' });
    expect(site.pages().map(({ path }) => path)).toContain('/2');
  });

  it('believes that there are no recommendations when a second night says so', async () => {
    const { night, statuses } = await nightly();
    await night(towns);
    await night({ ...towns, '/2': bare('Belin') });
    const second = await night({ ...towns, '/2': bare('Belin') });
    expect(codes(second)).not.toContain('fetch/not-an-evaluation');
    expect(statuses()).toEqual({ ...all, '/2': '' });
  });

  it('lets a page go that is missing for two nights', async () => {
    const { night, statuses } = await nightly();
    await night(towns);
    const { '/2': _, ...rest } = towns;
    expect(codes(await night(rest))).toContain('fetch/missing');
    expect(statuses()).toEqual(all);
    expect(codes(await night(rest))).toContain('fetch/gone');
    expect(statuses()).toEqual({ '/1': 'initiated', '/3': 'initiated' });
  });

  it('makes one evaluation of a page and the Word file attached to it', async () => {
    const { night, run, site } = await nightly({}, (origin) => ({
      kind: 'site',
      ids: [1],
      site: {
        start: [],
        pages: { response: `${origin}/{id}` },
        links: { list: [], evaluation: [], response: [], document: ['/files/*'] },
      },
    }));
    const lines = [
      'Management response to the evaluation of the water works of Araz',
      'Recommendation 1: Let the people of Araz choose the board of their water works.',
      'Management response: The people of Araz will choose it.',
      'Key actions:',
      '1. Hold an election in Araz (Water Unit, July 2026)',
    ];
    const attached = '<a href="/files/1">The response as a file</a>';
    await night({
      '/1': response('Araz', 'Initiated', attached),
      '/files/1': { body: docx(lines.map((line) => p(line)).join('')) },
      '/files/2': notFound,
    });
    expect(run().documents.map(({ uri, outcome }) => [uri.replace(site.origin, ''), outcome])).toEqual([
      ['/1', 'complete'],
      ['/files/1', 'complete'],
    ]);
    expect(new Set(run().documents.map(({ evaluation }) => evaluation)).size).toBe(1);
  });

  it('takes a page that was saved as a file for a copy', async () => {
    const { night, statuses } = await nightly({ 'input/araz.html': towns['/1'] });
    const { run } = await night(towns, ['input']);
    expect(run.counts.documents).toMatchObject({ complete: 3, duplicate: 1 });
    expect(Object.keys(statuses())).toHaveLength(3);
  });
});

describe('the command line', () => {
  const config = `sources:
  - name: other-office
    site: other.yaml
    ids: 1-2
    contact: office@example.org
    delaySeconds: 0
    allowPrivateHosts: [127.0.0.1]
`;
  const other = (origin: string): string => `pages:
  response: ${origin}/detail?id={id}
links:
  document: ["/files/*"]
`;

  it('fetches, says what it would fetch, and runs', async () => {
    const site = await localSite(
      pagesOf({
        '/detail?id=1': response('Araz', 'Initiated', '<a href="/files/1">more</a>'),
        '/files/1': '%PDF-1.4 %%EOF',
      }),
    );
    const cwd = folderWith({ 'evaltrail.config.yaml': config, 'other.yaml': other(site.origin) });
    const plan = await evaltrail(cwd, ['fetch', '--dry-run']);
    expect(plan.stdout).toContain(`  ${site.origin}/detail?id=2\n`);
    expect(site.log).toEqual([]);
    expect(existsSync(join(cwd, 'output'))).toBe(false);

    const fetched = await evaltrail(cwd, ['fetch']);
    expect([fetched.exitCode, fetched.stdout]).toEqual([
      0,
      'Fetched          other-office: 2 new\nother-office: 1 address with nothing there, to be asked again in 7 nights at the earliest.\n',
    ]);
    expect((await evaltrail(cwd, ['fetch', 'others'])).stderr).toContain('Name one of these: other-office.');

    const run = await evaltrail(cwd, ['run', '--json']);
    expect(JSON.parse(run.stdout)).toMatchObject({ counts: { actions: 1 }, fetched: [{ unchanged: 2 }] });
    expect((await evaltrail(cwd, ['fetch', '--dry-run'])).stdout).toContain('/files/1\n');
    expect((await evaltrail(cwd, ['doctor'])).stdout).toContain('2 addresses to start from, 0 s between two requests');
  });

  it('explains a fetched value by its line in the bytes that were kept', async () => {
    const headers = { 'content-disposition': 'inline; filename="Araz.html"' };
    const site = await localSite(pagesOf({ '/detail?id=1': { body: response('Araz'), headers } }));
    const cwd = folderWith({ 'evaltrail.config.yaml': config, 'other.yaml': other(site.origin) });
    await evaltrail(cwd, ['run']);
    const { evaluations } = JSON.parse(readFileSync(join(cwd, 'output/records.json'), 'utf8')) as Records;
    const { stdout } = await evaltrail(cwd, ['explain', evaluations[0]?.recommendations[0]?.actions[0]?.id ?? '']);
    expect(stdout).toContain(`in Araz.html, ${site.origin}/detail?id=1 (text/html`);
    expect(stdout).not.toContain('not to be found');
    expect(stdout).toMatch(/\n {2}line \d+ · characters \d+ to \d+: Hold an election in Araz >>Water Unit<</u);
  });

  it('tells no password and no cookie anywhere', async () => {
    const site = await localSite(
      pagesOf({ '/detail?id=1': { body: response('Araz'), headers: { 'set-cookie': 'session=verysecret' } } }),
    );
    const cwd = folderWith({ 'evaltrail.config.yaml': config, 'other.yaml': other(site.origin) });
    const told = await evaltrail(cwd, ['run']);
    for (const file of ['output/evaltrail.db', 'output/run.json', 'output/records.json'])
      expect(readFileSync(join(cwd, file), 'latin1')).not.toContain('verysecret');
    expect(told.stdout + told.stderr).not.toContain('verysecret');
  });
});
