/** Runs night after night whose source is a local site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebSource } from '../../src/config/index.js';
import type { Records } from '../../src/core/record.js';
import type { RunRecord } from '../../src/core/run-record.js';
import { runWithMemory } from '../../src/run/index.js';
import type { MemoryRunSummary } from '../../src/run/memory/memory-run.js';
import { folderWith } from '../setup/folder.js';
import { type LocalSite, localSite, type Page, pagesOf, type Serve } from './server.js';

export type Pages = Readonly<Record<string, Page>>;

/** Null: the site is down. */
const serveOf = (pages: Pages | Serve | null): Serve => {
  if (typeof pages === 'function') return pages;
  return pages === null ? (_, answer) => void answer.socket?.destroy() : pagesOf(pages);
};

export interface Nightly {
  readonly site: LocalSite;
  readonly cwd: string;
  readonly night: (pages: Pages | Serve | null, inputs?: readonly string[]) => Promise<MemoryRunSummary>;
  readonly statuses: () => Record<string, string>;
  readonly run: () => RunRecord;
}

/** Runs night after night over the addresses /1 to /4 of a local site. */
export async function nightly(
  files: Record<string, string> = {},
  changes: (origin: string) => Partial<WebSource> = () => ({}),
): Promise<Nightly> {
  const cwd = folderWith(files);
  const site = await localSite(pagesOf({}));
  let day = 0;
  const json = <Content>(name: string): Content =>
    JSON.parse(readFileSync(join(cwd, 'output', name), 'utf8')) as Content;
  return {
    site,
    cwd,
    run: () => json('run.json'),
    statuses: () =>
      Object.fromEntries(
        json<Records>('records.json').evaluations.map((each) => [
          each.source.uri.replace(site.origin, ''),
          each.recommendations.flatMap(({ actions }) => actions.map(({ status }) => status)).join(),
        ]),
      ),
    night: (pages, inputs) => {
      const today = `2026-03-0${++day}`;
      site.serve = serveOf(pages);
      site.log.length = 0;
      const web = {
        kind: 'urls' as const,
        name: 'web',
        urls: [1, 2, 3, 4].map((id) => `${site.origin}/${id}`),
        contact: 'office@example.org',
        delaySeconds: 0,
        limits: { pages: 100, megabytes: 10, minutes: 10, fileMegabytes: 1 },
        allowPrivateHosts: ['127.0.0.1'],
        ...changes(site.origin),
      } as WebSource;
      return runWithMemory({
        sources: [{ name: 'web', inputs: [] }, ...(inputs ? [{ name: 'files', inputs }] : [])],
        web: { sources: [web], chance: () => 0, patience: { stallMs: 300, answerMs: 900, firstBackOffMs: 1 } },
        outputFolder: 'output',
        storePath: 'evaltrail.db',
        asOf: today,
        today,
        cwd,
        now: () => new Date(`${today}T03:00:00Z`),
        version: '0.0.0',
        process: { pid: 1, host: 'here' },
      });
    },
  };
}
