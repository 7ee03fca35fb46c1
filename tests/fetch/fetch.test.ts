/** Fetching from a local site: what is kept, what is refused, what is asked again. */
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NO_SITE } from '../../src/fetch/index.js';
import { nights, source } from './fetching.js';
import { html, localSite, pagesOf } from './server.js';

const codes = (night: { problems: readonly { problem: { code: string } }[] }) =>
  night.problems.map(({ problem }) => problem.code);

describe('a page', () => {
  it('is kept whole, with its headers and without cookies', async () => {
    const site = await localSite(
      pagesOf({ '/a': { body: html('one'), headers: { etag: '"1"', 'set-cookie': 'session=secret' } } }),
    );
    const { night, known, textOf } = await nights();
    const address = `${site.origin}/a`;
    expect(await night(source({ urls: [address] }))).toMatchObject({ fresh: 1, failed: 0, requests: 2 });
    expect(await textOf(address)).toBe(html('one'));
    const kept = (await known()).get(address);
    expect(kept).toMatchObject({ state: 'done', status: 200, etag: '"1"', fetchedAt: '2026-03-01T02:00:00.000Z' });
    expect(kept?.headers).toContain('"content-type":"text/html"');
    expect(kept?.headers).not.toContain('secret');
    expect(site.log[1]?.headers['user-agent']).toBe('evaltrail/0.0.0 (+office@example.org)');
  });

  it('that has not changed costs one conditional request and no body', async () => {
    const site = await localSite(({ headers }, response) => {
      if (headers['if-none-match'] === '"1"') return void response.writeHead(304).end();
      response.writeHead(200, { etag: '"1"' }).end(html('one'));
    });
    const { night } = await nights();
    const asked = source({ urls: [`${site.origin}/a`] });
    await night(asked);
    site.log.length = 0;
    expect(await night(asked)).toMatchObject({ fresh: 0, changed: 0, unchanged: 1 });
    expect(site.pages().map(({ status }) => status)).toEqual([304]);
  });

  it('is the same by its bytes when the site changes its mark every time', async () => {
    let mark = 0;
    const site = await localSite((_, response) => {
      response.writeHead(200, { etag: `"${mark++}"` }).end(html('one'));
    });
    const { night } = await nights();
    const asked = source({ urls: [`${site.origin}/a`] });
    await night(asked);
    expect(await night(asked)).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it('is unpacked', async () => {
    const body = gzipSync(html('packed'));
    const site = await localSite(pagesOf({ '/a': { body, headers: { 'content-encoding': 'gzip' } } }));
    const { night, textOf } = await nights();
    await night(source({ urls: [`${site.origin}/a`] }));
    expect(await textOf(`${site.origin}/a`)).toBe(html('packed'));
  });
});

/** What a site may do wrong; `serve` is asked every time. */
const bad: readonly (readonly [string, string, Parameters<typeof localSite>[0]])[] = [
  ['says 503', 'fetch/status', (_, response) => void response.writeHead(503).end()],
  ['says 403', 'fetch/status', (_, response) => void response.writeHead(403).end()],
  ['says nothing', 'fetch/unreachable', () => undefined],
  ['falls silent in the middle', 'fetch/unreachable', (_, response) => void response.writeHead(200).write('<html>')],
  ['hangs up', 'fetch/unreachable', (_, response) => void response.socket?.destroy()],
  [
    'breaks off',
    'fetch/cut-off',
    (_, response) => void response.writeHead(200).write('<html>', () => response.socket?.destroy()),
  ],
  [
    'sends less than it says',
    'fetch/cut-off',
    (_, response) =>
      void response.writeHead(200, { 'content-length': 500 }).write('<html>', () => response.socket?.end()),
  ],
  [
    'sends more than it says',
    'fetch/cut-off',
    ({ socket }) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello, and more than that'),
  ],
  ['sends nothing', 'fetch/cut-off', (_, response) => void response.writeHead(200).end()],
  [
    'cuts what is packed',
    'fetch/cut-off',
    (_, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(html('x'.repeat(900))).subarray(0, 30)),
  ],
  [
    'sends noughts as packed',
    'fetch/cut-off',
    (_, response) => void response.writeHead(200, { 'content-encoding': 'br' }).end('no brotli at all, this'),
  ],
  [
    'sends too much',
    'fetch/too-large',
    (_, response) => void response.writeHead(200).end(Buffer.alloc(2_000_000, 'x')),
  ],
  [
    'sends a bomb',
    'fetch/too-large',
    (_, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
  ],
  [
    'sends a bomb of another kind',
    'fetch/too-large',
    (_, response) =>
      void response
        .writeHead(200, { 'content-encoding': 'br' })
        .end(brotliCompressSync(Buffer.alloc(50_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })),
  ],
  [
    'sends a third bomb',
    'fetch/too-large',
    (_, response) =>
      void response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync(Buffer.alloc(50_000_000))),
  ],
  [
    'packs a bomb into another one',
    'fetch/cut-off',
    (_, response) =>
      void response
        .writeHead(200, { 'content-encoding': 'gzip, gzip' })
        .end(gzipSync(gzipSync(Buffer.alloc(50_000_000)))),
  ],
  [
    'packs in a way that was not asked for',
    'fetch/cut-off',
    (_, response) => void response.writeHead(200, { 'content-encoding': 'zstd' }).end(Buffer.from('28b52ffd', 'hex')),
  ],
  [
    'sends on with a password',
    'fetch/redirect',
    (_, response) => void response.writeHead(302, { location: 'http://me:verysecret@127.0.0.1/a' }).end(),
  ],
  [
    'sends a picture',
    'fetch/wrong-type',
    (_, response) => void response.writeHead(200).end(Buffer.from('89504e470d0a1a0a00', 'hex')),
  ],
  ['sends on in a circle', 'fetch/redirect', (_, response) => void response.writeHead(302, { location: '/a' }).end()],
  [
    'sends on to a file',
    'fetch/redirect',
    (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  ],
  [
    'sends on to sign in',
    'fetch/sign-in',
    (_, response) => void response.writeHead(302, { location: '/Account/Login?x=1' }).end(),
  ],
  [
    'sends on into the network around',
    'fetch/refused-address',
    (_, response) => void response.writeHead(302, { location: 'http://192.168.0.1/a' }).end(),
  ],
];

describe('a site', () => {
  it.each(bad)('that %s gives nothing that is kept, and the bytes of yesterday stay', async (_, code, serve) => {
    const site = await localSite(pagesOf({ '/a': html('good') }));
    const { night, known, textOf } = await nights();
    const asked = source({ urls: [`${site.origin}/a`] });
    await night(asked);
    const good = await known();
    site.serve = (request, ...rest) =>
      request.url === '/robots.txt' ? pagesOf({})(request, ...rest) : serve(request, ...rest);
    const told = await night(asked);
    expect(codes(told)).toEqual([code]);
    expect(told).toMatchObject({ failed: 1, changed: 0 });
    expect(await textOf(`${site.origin}/a`)).toBe(html('good'));
    expect((await known()).get(`${site.origin}/a`)).toMatchObject({
      state: 'failed',
      fetchedAt: good.get(`${site.origin}/a`)?.fetchedAt,
    });
    site.serve = pagesOf({ '/a': html('new') });
    expect(await night(asked)).toMatchObject({ changed: 1, failed: 0 });
  });

  it('that fails now and then is asked again the same night', async () => {
    let asks = 0;
    const site = await localSite((request, response, seen) => {
      if (request.url === '/robots.txt' || ++asks > 3) return pagesOf({ '/a': html('good') })(request, response, seen);
      response.writeHead(503).end();
    });
    const { night } = await nights();
    expect(await night(source({ urls: [`${site.origin}/a`] }))).toMatchObject({ fresh: 1, failed: 0 });
    expect(asks).toBe(4);
  });

  it('that asks for time is given it', async () => {
    let asks = 0;
    const site = await localSite((request, response, seen) => {
      if (request.url === '/robots.txt' || ++asks > 1) return pagesOf({ '/a': html('good') })(request, response, seen);
      response.writeHead(429, { 'retry-after': '1' }).end();
    });
    const { night } = await nights();
    await night(source({ urls: [`${site.origin}/a`] }));
    const [first, second] = site.pages();
    expect((second?.began ?? 0) - (first?.ended ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  it('that asks for a day is left alone until then', async () => {
    const site = await localSite((request, response, seen) =>
      request.url === '/robots.txt'
        ? pagesOf({})(request, response, seen)
        : void response.writeHead(503, { 'retry-after': '172800' }).end(),
    );
    const { night } = await nights();
    const asked = source({ urls: ['/a', '/b'].map((path) => site.origin + path) });
    const told = await night(asked);
    expect(told).toMatchObject({ left: 2, notes: [{ code: 'fetch/not-now', data: { left: 2 } }] });
    expect(site.pages()).toHaveLength(1);
    // The other address may be asked the next night, and is told the same.
    await night(source({ urls: [`${site.origin}/a`] }));
    expect(site.pages()).toHaveLength(1);
  });

  it('that is down is not asked for page after page', async () => {
    const site = await localSite((request, response, seen) =>
      request.url === '/robots.txt' ? pagesOf({})(request, response, seen) : void response.writeHead(500).end(),
    );
    const { night } = await nights();
    const urls = Array.from({ length: 50 }, (_, at) => `${site.origin}/${at}`);
    const told = await night(source({ urls }));
    expect(site.pages().length).toBeLessThan(12);
    expect(told.notes).toMatchObject([{ code: 'fetch/not-now' }]);
  });

  it('that says no in robots.txt is obeyed, also behind a redirect', async () => {
    const site = await localSite(
      pagesOf({
        '/robots.txt': 'User-agent: evaltrail\nDisallow: /private\n',
        '/private/a': html('secret'),
        '/b': { status: 302, headers: { location: '/private/a' } },
        '/c': html('open'),
      }),
    );
    const { night } = await nights();
    const told = await night(source({ urls: ['/private/a', '/b', '/c'].map((path) => site.origin + path) }));
    expect(site.pages().map(({ path }) => path)).toEqual(['/b', '/c']);
    expect(told.notes).toMatchObject([{ code: 'fetch/forbidden', data: { count: 2 } }]);
    expect(told).toMatchObject({ fresh: 1, failed: 2 });
    expect(told.problems).toEqual([]);
  });

  it('whose robots.txt cannot be had is not asked', async () => {
    const site = await localSite((_, response) => void response.writeHead(500).end());
    const { night } = await nights();
    expect((await night(source({ urls: [`${site.origin}/a`] }))).notes).toMatchObject([
      { code: 'fetch/not-now', data: { left: 1 } },
    ]);
    expect(site.pages()).toEqual([]);
  });

  it('is asked one at a time with its pause, or the longer one that it asks for', async () => {
    const pages = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`/${at}`, html(`${at}`)]));
    const site = await localSite(pagesOf({ ...pages, '/robots.txt': 'User-agent: *\nCrawl-delay: 0.2\n' }));
    const { night } = await nights();
    await night(source({ urls: Object.keys(pages).map((path) => site.origin + path), pauseMs: 50 }));
    expect(site.most()).toBe(1);
    for (const [at, { began }] of site.log.entries())
      if (at > 0) expect(began - (site.log[at - 1]?.began ?? 0)).toBeGreaterThanOrEqual(200);
  });
});

describe('what is not there', () => {
  it('never was: it is counted, and asked again after a week', async () => {
    const site = await localSite(pagesOf({}));
    const { night } = await nights();
    const asked = source({ urls: [`${site.origin}/a`] });
    expect((await night(asked)).notes).toMatchObject([{ code: 'fetch/nothing-there', data: { count: 1, nights: 7 } }]);
    for (let at = 0; at < 6; at++) await night(asked);
    expect(site.pages()).toHaveLength(1);
    await night(asked);
    expect(site.pages()).toHaveLength(2);
  });

  it('never was: the longer it is not, the more seldom it is asked, but for numbers that may be given any day', async () => {
    const site = await localSite(pagesOf({ '/2': html('the second') }));
    const { night } = await nights();
    const pages = { evaluation: `${site.origin}/{id}` };
    const asked = source({ site: { ...NO_SITE, pages }, ids: [3, 1, 2] });
    const when: Record<string, number[]> = {};
    for (let at = 1; at <= 64; at++) {
      site.log.length = 0;
      await night(asked);
      for (const { path } of site.pages()) when[path] = [...(when[path] ?? []), at];
    }
    expect(when['/1']).toEqual([1, 8, 22, 50]);
    expect(when['/3']).toEqual([1, 8, 15, 22, 29, 36, 43, 50, 57, 64]);
    expect(when['/2']).toHaveLength(64);
  });

  it('was: one night it is missed, the next it is gone', async () => {
    const site = await localSite(pagesOf({ '/a': html('good') }));
    const { night, known } = await nights();
    const asked = source({ urls: [`${site.origin}/a`] });
    await night(asked);
    site.serve = pagesOf({});
    expect(codes(await night(asked))).toEqual(['fetch/missing']);
    expect(await night(asked)).toMatchObject({
      gone: 1,
      problems: [{ problem: { code: 'fetch/gone', data: { since: '2026-03-01' } } }],
    });
    expect((await known()).get(`${site.origin}/a`)?.state).toBe('gone');
  });
});

describe('limits', () => {
  it('leave the rest for the next night, which begins with it', async () => {
    const paths = Array.from({ length: 6 }, (_, at) => `/${at}`);
    const site = await localSite(pagesOf(Object.fromEntries(paths.map((path) => [path, html(path)]))));
    const { night } = await nights();
    const base = source({});
    const asked = source({ urls: paths.map((path) => site.origin + path), limits: { ...base.limits, pages: 4 } });
    const told = await night(asked);
    expect(told).toMatchObject({
      fresh: 4,
      left: 2,
      notes: [{ code: 'fetch/limit', data: { limit: '4 pages', left: 2 } }],
    });
    site.log.length = 0;
    await night(asked);
    expect(site.pages().map(({ path }) => path)).toEqual(['/4', '/5', '/0', '/1']);
  });
});

describe('a night that is stopped', () => {
  const paths = Array.from({ length: 6 }, (_, at) => `/${at}`);
  const pages = Object.fromEntries(paths.map((path) => [path, html(path)]));
  const at = (hour: number) => () => new Date(Date.UTC(2026, 2, 1, hour));

  it('goes on where it was, and asks again only for what was on its way', async () => {
    const site = await localSite(pagesOf(pages));
    const { night, known } = await nights();
    const asked = source({ urls: paths.map((path) => site.origin + path) });
    const stop = new AbortController();
    const onAnswer = ({ done }: { readonly done: number }) => done === 3 && stop.abort();
    await expect(night(asked, { signal: stop.signal, onAnswer, now: at(2) })).rejects.toThrow('abort');
    expect([...(await known()).values()].map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'waiting',
      'waiting',
      'waiting',
    ]);
    site.log.length = 0;
    expect(await night(asked, { now: at(5) })).toMatchObject({ fresh: 3, unchanged: 0 });
    expect(site.pages().map(({ path }) => path)).toEqual(['/3', '/4', '/5']);
  });

  it('does not wait for a site that is silent', async () => {
    const site = await localSite((request, response, seen) =>
      request.url === '/robots.txt' ? pagesOf({})(request, response, seen) : undefined,
    );
    const { night } = await nights();
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const patience = { stallMs: 60_000 };
    await expect(night(source({ urls: [`${site.origin}/a`] }), { signal: stop.signal, patience })).rejects.toThrow();
  });

  it('is another night after twelve hours', async () => {
    const site = await localSite(pagesOf(pages));
    const { night } = await nights();
    const asked = source({ urls: paths.map((path) => site.origin + path) });
    const stop = new AbortController();
    const onAnswer = ({ done }: { readonly done: number }) => done === 3 && stop.abort();
    await expect(night(asked, { signal: stop.signal, onAnswer, now: at(2) })).rejects.toThrow();
    expect(await night(asked, { now: at(15) })).toMatchObject({ fresh: 3, unchanged: 3 });
  });
});
