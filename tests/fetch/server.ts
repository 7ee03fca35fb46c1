/** A site on this machine that answers as it is told, and keeps a log of who asked what, and when. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { onTestFinished } from 'vitest';

export interface Seen {
  readonly path: string;
  /** Moments of the monotonic clock, in milliseconds; `ended` is when the answer was through. */
  readonly began: number;
  ended: number;
  readonly headers: IncomingMessage['headers'];
  status: number;
}

export type Serve = (request: IncomingMessage, response: ServerResponse, seen: Seen) => void | Promise<void>;

export interface LocalSite {
  readonly origin: string;
  readonly log: Seen[];
  /** The most requests that were ever under way at once. */
  readonly most: () => number;
  /** Of the log, what is no robots.txt. */
  readonly pages: () => Seen[];
  serve: Serve;
}

/** Starts the site; it ends with the test. Without robots.txt, unless it is served. */
export async function localSite(serve: Serve): Promise<LocalSite> {
  const log: Seen[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const seen: Seen = {
      path: request.url ?? '',
      began: performance.now(),
      ended: Number.POSITIVE_INFINITY,
      headers: request.headers,
      status: 0,
    };
    log.push(seen);
    most = Math.max(most, ++open);
    response.on('close', () => {
      open--;
      seen.ended = performance.now();
      seen.status = response.statusCode;
    });
    void site.serve(request, response, seen);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const site: LocalSite = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    most: () => most,
    pages: () => log.filter(({ path }) => path !== '/robots.txt'),
    serve,
  };
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return site;
}

export const html = (body: string): string => `<!doctype html><html><body>${body}</body></html>`;

/** An answer of a path: a text is a page. */
export type Page =
  | string
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string | Uint8Array };

/** Serves pages by path; what is not there is 404. */
export const pagesOf =
  (pages: Readonly<Record<string, Page | undefined>>): Serve =>
  ({ url = '' }, response) => {
    const page = pages[url];
    if (page === undefined) return void response.writeHead(404).end('nothing here');
    const { status = 200, headers = {}, body = '' } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
  };
