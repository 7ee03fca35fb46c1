/** Sources on the web: from what the configuration says to what fetching takes. */
import type { WebSource as ConfiguredSource } from '../../config/index.js';
import { NO_SITE, readySites, type SiteDefinition, type WebSource } from '../../fetch/index.js';

const MEGABYTE = 1_000_000;
const MINUTE_MS = 60_000;

export function webSourceOf(source: ConfiguredSource): WebSource {
  const { name, contact, delaySeconds, limits, allowPrivateHosts } = source;
  return {
    name,
    contact,
    site: source.kind === 'site' ? definitionOf(source.site) : NO_SITE,
    ids: source.kind === 'site' ? source.ids : [],
    urls: source.kind === 'urls' ? source.urls : [],
    pauseMs: delaySeconds * 1000,
    limits: {
      pages: limits.pages,
      bytes: limits.megabytes * MEGABYTE,
      ms: limits.minutes * MINUTE_MS,
      fileBytes: limits.fileMegabytes * MEGABYTE,
    },
    allowPrivateHosts,
  };
}

const definitionOf = (site: string | SiteDefinition): SiteDefinition =>
  typeof site === 'string' ? (readySites[site] ?? NO_SITE) : site;
