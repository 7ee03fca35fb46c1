/** Sites that mean harm, or are set up so badly that it comes to the same: what a night of theirs costs, and that it ends. */
import { describe, expect, it } from 'vitest';
import { nights, source } from './fetching.js';
import { html, localSite, pagesOf } from './server.js';

describe('a night ends', () => {
  it('where the head of an answer comes in letter by letter', async () => {
    const site = await localSite(({ url, socket }, response) => {
      if (url === '/robots.txt') return void response.writeHead(404).end();
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
      const drip = setInterval(() => socket.write('a'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const { night } = await nights();
    const patience = { stallMs: 200, answerMs: 400, firstBackOffMs: 1 };
    const told = await night(source({ urls: [`${site.origin}/a`] }), { patience });
    expect(told.problems.map(({ problem }) => problem.code)).toEqual(['fetch/unreachable']);
  }, 15_000);

  it.each(['1e9', '999999999', '3600'])('where robots.txt asks for %s seconds between two requests', async (delay) => {
    const robots = `User-agent: *\nCrawl-delay: ${delay}\n`;
    const site = await localSite(pagesOf({ '/robots.txt': robots, '/a': html('a'), '/b': html('b') }));
    const { night } = await nights();
    const told = await night(source({ urls: ['/a', '/b'].map((path) => `${site.origin}${path}`) }));
    expect(told).toMatchObject({ fresh: 0, left: 2 });
    expect(told.notes[0]).toMatchObject({ code: 'fetch/not-now' });
    expect(site.pages()).toEqual([]);
  });
});

describe('a site', () => {
  const week = 7;

  it.each([
    ['a date', 'Wed, 01 Jan 2098 00:00:00 GMT'],
    ['seconds', '999999999'],
  ])('that asks for years (%s) is left alone for a week', async (_, wait) => {
    const site = await localSite(pagesOf({ '/a': { status: 503, headers: { 'retry-after': wait } } }));
    const { night } = await nights();
    const asked = source({ urls: [`${site.origin}/a`] });
    for (let at = 0; at < week; at++) await night(asked);
    expect(site.pages()).toHaveLength(1);
    site.serve = pagesOf({ '/a': html('here') });
    expect(await night(asked)).toMatchObject({ fresh: 1 });
  });

  it('is asked although the clock was years ahead when it asked for time', async () => {
    const site = await localSite(pagesOf({ '/a': { status: 503, headers: { 'retry-after': '86400' } } }));
    const { night } = await nights();
    const asked = source({ urls: [`${site.origin}/a`] });
    await night(asked, { now: () => new Date('2050-01-01T00:00:00Z') });
    site.serve = pagesOf({ '/a': html('here') });
    expect(await night(asked)).toMatchObject({ fresh: 1 });
  });

  it('that turns everybody away is not asked for page after page', async () => {
    const site = await localSite(
      pagesOf(Object.fromEntries(Array.from({ length: 40 }, (_, id) => [`/${id}`, { status: 403 }]))),
    );
    const { night } = await nights();
    const told = await night(source({ urls: Array.from({ length: 40 }, (_, id) => `${site.origin}/${id}`) }));
    expect(site.pages().length).toBe(25);
    expect(told).toMatchObject({ failed: 25, left: 15 });
    expect(told.notes[0]).toMatchObject({ code: 'fetch/not-now' });
  });

  it('that forbids some pages is asked for the others', async () => {
    const site = await localSite(
      ({ url = '' }, response) =>
        void (Number(url.slice(1)) % 3 === 0
          ? response.end(html(url))
          : response.writeHead(url === '/robots.txt' ? 404 : 403).end()),
    );
    const { night } = await nights();
    const told = await night(source({ urls: Array.from({ length: 30 }, (_, id) => `${site.origin}/${id}`) }));
    expect(told).toMatchObject({ fresh: 10, failed: 20, left: 0 });
  });

  it('whose rules begin with the mark of UTF-8 is obeyed', async () => {
    const robots = '\uFEFFUser-agent: *\nDisallow: /a\n';
    const site = await localSite(pagesOf({ '/robots.txt': robots, '/a': html('a') }));
    const { night } = await nights();
    await night(source({ urls: [`${site.origin}/a`] }));
    expect(site.pages()).toEqual([]);
  });

  it('whose rules are very long is obeyed', async () => {
    const robots = `User-agent: *\nDisallow: /a\n${'# words\n'.repeat(80_000)}`;
    const site = await localSite(pagesOf({ '/robots.txt': robots, '/a': html('a'), '/b': html('b') }));
    const { night } = await nights();
    const told = await night(source({ urls: ['/a', '/b'].map((path) => `${site.origin}${path}`) }));
    expect(told).toMatchObject({ fresh: 1 });
    expect(site.pages().map(({ path }) => path)).toEqual(['/b']);
  });

  it.each([
    ['Disallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['Allow: /a/b\nDisallow: /a', '/a/c', false],
    ['Disallow: /*.pdf$', '/x/a.pdf', false],
    ['Disallow: /*.pdf$', '/x/a.pdf?x=1', true],
    ['Disallow: /\n\nUser-agent: evaltrail\nAllow: /', '/a', true],
    ['Allow: /\n\nUser-agent: EvalTrail\nDisallow: /', '/a', false],
    ['Disallow:', '/a', true],
    ['Disallow: /a%20b', '/a b', false],
    ['Crawl-delay: -5', '/a', true],
  ])('with the rules %j: %s is asked: %s', async (rules, path, isAsked) => {
    const page = encodeURI(path);
    const site = await localSite(pagesOf({ '/robots.txt': `User-agent: *\n${rules}\n`, [page]: html('a') }));
    const { night } = await nights();
    await night(source({ urls: [`${site.origin}${page}`] }));
    expect(site.pages()).toHaveLength(isAsked ? 1 : 0);
  });
});

describe('bytes', () => {
  it('that are said to be too many are not waited for', async () => {
    let sent = 0;
    const site = await localSite(({ url }, response) => {
      if (url === '/robots.txt') return void response.writeHead(404).end();
      response.writeHead(200, { 'content-length': 300_000_000 });
      const more = () => {
        while (sent < 300_000_000 && !response.destroyed) {
          sent += 50_000;
          if (!response.write(Buffer.alloc(50_000, 'x'))) return void response.once('drain', more);
        }
      };
      more();
    });
    const { night } = await nights();
    const limits = { ...source({}).limits, fileBytes: 100_000_000 };
    const told = await night(source({ urls: [`${site.origin}/a`], limits }));
    expect(told.problems.map(({ problem }) => problem.code)).toEqual(['fetch/too-large']);
    expect(sent).toBeLessThan(20_000_000);
  });

  it('count also where they were of no use', async () => {
    const site = await localSite(({ url }, response) => {
      if (url === '/robots.txt') return void response.writeHead(404).end();
      response.writeHead(200).write('x'.repeat(100_000), () => response.socket?.destroy());
    });
    const { night } = await nights();
    const limits = { ...source({}).limits, bytes: 250_000 };
    const told = await night(source({ urls: ['/a', '/b'].map((path) => `${site.origin}${path}`), limits }));
    expect(site.pages()).toHaveLength(3);
    expect(told.received).toBeGreaterThanOrEqual(250_000);
  });

  it('after the end of an answer are seen on whichever port it came from', async () => {
    const other = await localSite(pagesOf({ '/b': html('b') }));
    const site = await localSite(({ url, socket }, response) => {
      if (url === '/robots.txt') return void response.writeHead(404).end();
      if (url === '/first') return void response.end(html('first'));
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello, and more than that');
    });
    const { night, known } = await nights();
    // The connection to the site is kept while another one of the same name is opened.
    await night(source({ urls: [`${site.origin}/first`, `${other.origin}/b`, `${site.origin}/a`] }));
    expect((await known()).get(`${site.origin}/a`)?.sha256).toBeNull();
  });
});
