/** Sites with lists: what they lead to, and what happens when they move while they are read. */
import { describe, expect, it } from 'vitest';
import type { SiteDefinition } from '../../src/fetch/index.js';
import { nights, source } from './fetching.js';
import { html, type LocalSite, localSite, pagesOf } from './server.js';

const link = (href: string) => `<li><a class="x" href="${href}">more</a></li>`;
const list = (ids: readonly number[], next?: string) =>
  html(ids.map((id) => link(`/evaluation/${id}#top`)).join('') + (next ? link(next) : ''));

const definition = (site: LocalSite): SiteDefinition => ({
  start: [`${site.origin}/list?page=1`],
  pages: {},
  links: { list: ['/list?page=*'], evaluation: ['/evaluation/*'], response: ['/response/*'], document: ['*.pdf'] },
});

const evaluation = (id: number) => html(`evaluation ${id}`);
const all = (ids: readonly number[]) => Object.fromEntries(ids.map((id) => [`/evaluation/${id}`, evaluation(id)]));

describe('a list', () => {
  it('leads to its other pages, evaluations, their responses and documents, and to nothing else', async () => {
    const site = await localSite(
      pagesOf({
        '/list?page=1': list([1], '/list?page=2') + link('/contact') + link('https://elsewhere.example/evaluation/9'),
        '/list?page=2': list([2], '/list?page=1'),
        '/evaluation/1': html(link('/response/1') + link('/evaluation/7') + link('/files/report.PDF?x=1&amp;y=.pdf')),
        '/evaluation/2': evaluation(2),
        '/response/1': html('response'),
        '/files/report.PDF?x=1&y=.pdf': '%PDF-1.4 %%EOF',
      }),
    );
    const { night, known } = await nights();
    expect(await night(source({ site: definition(site) }))).toMatchObject({ fresh: 6, failed: 0 });
    const found = [...(await known()).values()].map(({ address, kind, foundOn }) => [
      address.slice(site.origin.length),
      kind,
      foundOn?.slice(site.origin.length) ?? null,
    ]);
    expect(found).toEqual(
      [
        ['/list?page=1', 'list', null],
        ['/list?page=2', 'list', '/list?page=1'],
        ['/evaluation/1', 'evaluation', '/list?page=1'],
        ['/evaluation/2', 'evaluation', '/list?page=2'],
        ['/response/1', 'response', '/evaluation/1'],
        ['/files/report.PDF?x=1&y=.pdf', 'document', '/evaluation/1'],
      ].sort(
        (one, other) => found.findIndex(([path]) => path === one[0]) - found.findIndex(([path]) => path === other[0]),
      ),
    );
  });

  it('that leads to nothing any more is told, and what is known is asked all the same', async () => {
    const site = await localSite(pagesOf({ '/list?page=1': list([1, 2]), ...all([1, 2]) }));
    const { night } = await nights();
    const asked = source({ site: definition(site) });
    await night(asked);
    site.serve = pagesOf({ '/list?page=1': list([]), ...all([1, 2]) });
    site.log.length = 0;
    const told = await night(asked);
    expect(told.notes[0]).toMatchObject({ code: 'fetch/list-empty', data: { before: 2 } });
    expect(site.pages().map(({ path }) => path)).toContain('/evaluation/2');
  });

  it('that shifts between two requests is read again, and no page is missed', async () => {
    // An entry is put in on top after the first page was read: 2 moves to the second page, and 0 is on the first.
    let reads = 0;
    const site = await localSite((request, response, seen) => {
      const shifted = ++reads > 2;
      const pages = {
        '/list?page=1': list(shifted ? [0, 1] : [1, 2], '/list?page=2'),
        '/list?page=2': list([2, 3], '/list?page=3'),
        '/list?page=3': list([4]),
        ...all([0, 1, 2, 3, 4]),
      };
      return pagesOf(pages)(request, response, seen);
    });
    const { night, known } = await nights();
    const told = await night(source({ site: definition(site) }));
    expect(told.notes).toEqual([]);
    expect([...(await known()).keys()]).toContain(`${site.origin}/evaluation/0`);
    expect(site.log.filter(({ path }) => path === '/list?page=1')).toHaveLength(2);
  });

  it('that goes on shifting is told', async () => {
    let reads = 0;
    const site = await localSite((request, response, seen) => {
      reads++;
      const pages = {
        '/list?page=1': list([reads, 100], '/list?page=2'),
        '/list?page=2': list([reads, reads - 1], '/list?page=3'),
        '/list?page=3': list([50]),
        ...all([1, 2, 3, 4, 5, 6, 7, 8, 50, 100]),
      };
      return pagesOf(pages)(request, response, seen);
    });
    const { night } = await nights();
    expect((await night(source({ site: definition(site) }))).notes[0]).toMatchObject({
      code: 'fetch/list-shifts',
      data: { twice: 1, missing: 0 },
    });
  });

  it('that does not lead any more to what is still there says so once, and the page stays', async () => {
    const site = await localSite(pagesOf({ '/list?page=1': list([1, 2]), ...all([1, 2]) }));
    const { night, known } = await nights();
    const asked = source({ site: definition(site) });
    await night(asked);
    site.serve = pagesOf({ '/list?page=1': list([1]), ...all([1, 2]) });
    expect((await night(asked)).notes).toMatchObject([{ code: 'fetch/list-shifts', data: { twice: 0, missing: 1 } }]);
    site.serve = pagesOf({ '/list?page=1': list([1, 3]), ...all([1, 2, 3]) });
    expect(await night(asked)).toMatchObject({ notes: [], fresh: 1 });
    expect((await known()).get(`${site.origin}/evaluation/2`)?.state).toBe('done');
  });

  it('that never ends leaves time for the pages it leads to', async () => {
    const site = await localSite(({ url = '' }, response) => {
      const page = Number(/page=(\d+)/u.exec(url)?.[1]);
      if (url === '/robots.txt') return void response.writeHead(404).end();
      response.end(page ? list([page], `/list?page=${page + 1}`) : html(url));
    });
    const { night } = await nights();
    const limits = { ...source({}).limits, pages: 20 };
    const asked = source({ site: definition(site), limits });
    for (let at = 0; at < 3; at++) {
      site.log.length = 0;
      expect((await night(asked)).notes.map(({ code }) => code)).toContain('fetch/limit');
      const lists = site.pages().filter(({ path }) => path.startsWith('/list')).length;
      expect([lists, site.pages().length - lists]).toEqual([10, 10]);
    }
  });
});
