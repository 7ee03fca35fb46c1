/** Bytes from the web, fetched politely: which addresses, when, how often, and what is believed of what comes. */

export { addressOf } from './address.js';
export { belonging, dueIn } from './due.js';
export { healthOfHosts } from './health.js';
export { fetchSource, namedAddresses } from './night.js';
export { paceFor } from './pace.js';
export { restsFor } from './rests.js';
export { NO_SITE, readySites, type SiteDefinition } from './site.js';
export type { FetchContext, Patience, SourceNight, Told, WebSource } from './source.js';
