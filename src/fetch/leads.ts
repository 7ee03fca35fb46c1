/** What a page leads to: its links, as far as the definition of the site means them. */
import type { KnownAddress, NewAddress } from '../core/fetching.js';
import { linksIn } from './links.js';
import { classifierFor, type SiteDefinition } from './site.js';

export type LeadsOf = (bytes: Uint8Array, from: Pick<KnownAddress, 'address' | 'kind'>) => NewAddress[];

/** `home`: an address of the site. Where no link means anything, no page is searched for links. */
export function leadsFor(site: SiteDefinition, home: string): LeadsOf {
  const isSilent = Object.values(site.links).every((patterns) => patterns.length === 0);
  const classify = classifierFor(site, home);
  return (bytes, from) => (isSilent || from.kind === 'document' ? [] : classify(linksIn(bytes, from.address), from));
}
