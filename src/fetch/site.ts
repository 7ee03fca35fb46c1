/** What is known of a site before it is asked: where to start, and what its links lead to. As data, so that another site is no code. */
import type { AddressKind, NewAddress } from '../core/fetching.js';
import { addressOf, filledIn } from './address.js';
import type { Link } from './links.js';
import { matcherFor } from './pattern.js';
import erc from './sites/erc.json' with { type: 'json' };
import gate from './sites/gate.json' with { type: 'json' };
import { titleOf } from './title.js';

/** The definition of a site. In patterns `*` stands for anything; one that starts with `/` is one of the site itself. */
export interface SiteDefinition {
  /** Lists to start from. */
  readonly start: readonly string[];
  /** Addresses of single pages, with `{id}` in the place of a number. */
  readonly pages: { readonly [Kind in 'evaluation' | 'response' | 'document']?: string | undefined };
  /** Which links lead where; what no pattern means is not followed. */
  readonly links: { readonly [Kind in Exclude<AddressKind, 'page'>]: readonly string[] };
}

/** Definitions that come with evaltrail, by name. */
export const readySites: Readonly<Record<string, SiteDefinition>> = { erc, gate };

/** A definition without anything: for single addresses. */
export const NO_SITE: SiteDefinition = {
  start: [],
  pages: {},
  links: { list: [], evaluation: [], response: [], document: [] },
};

const PAGE_KINDS = ['evaluation', 'response', 'document'] as const;

const named = (text: string, kind: AddressKind): NewAddress[] => {
  const address = addressOf(text);
  return address === null ? [] : [{ address, kind, foundOn: null, title: null }];
};

/** The addresses of one number. */
export const addressesOfId = ({ pages }: SiteDefinition, id: number): NewAddress[] =>
  PAGE_KINDS.flatMap((kind) => {
    const template = pages[kind];
    return template === undefined ? [] : named(filledIn(template, id), kind);
  });

/** The addresses that a definition names itself, for these ids; what is no address of the web is left out. */
export const addressesIn = (site: SiteDefinition, ids: readonly number[]): NewAddress[] => [
  ...site.start.flatMap((text) => named(text, 'list')),
  ...ids.flatMap((id) => addressesOfId(site, id)),
];

/** What pages of a kind may lead to: only lists lead to evaluations, so that a page that names others leads nowhere. */
const LEADS_TO: Readonly<Record<AddressKind, readonly Exclude<AddressKind, 'page'>[]>> = {
  list: ['list', 'evaluation', 'response', 'document'],
  evaluation: ['response', 'document'],
  response: ['document'],
  page: ['document'],
  document: [],
};

export type Classify = (
  links: readonly Link[],
  from: { readonly address: string; readonly kind: AddressKind },
) => NewAddress[];

/** Says of the links on a page which of them are to be followed, and as what. */
export function classifierFor(site: SiteDefinition, home: string): Classify {
  const kinds = ['document', 'response', 'evaluation', 'list'] as const;
  const matchers = kinds.map((kind) => ({
    kind,
    matches: site.links[kind].map((pattern) => matcherFor(pattern, home)),
  }));
  const asAtHome = atHome(home);
  return (links, { address: foundOn, kind: from }) => {
    const found = new Map<string, NewAddress>();
    for (const { address: linked, words } of links) {
      const address = asAtHome(linked);
      const kind = matchers.find(({ matches }) => matches.some((is) => is(address)))?.kind;
      if (kind === undefined || address === foundOn || !LEADS_TO[from].includes(kind)) continue;
      const title = found.get(address)?.title ?? (kind === 'document' ? titleOf(words) : null);
      found.set(address, { address, kind, foundOn, title });
    }
    return [...found.values()];
  };
}

const WWW = /^www\./u;

/**
 * Sites link to themselves in the ways of many years: with http and https, with www and without. Such an address is made one of
 * `home`, so that a page is asked once and not twice. Another port is another site.
 */
function atHome(home: string): (address: string) => string {
  const { origin, host } = new URL(home);
  const bare = host.replace(WWW, '');
  return (address) => {
    const url = new URL(address);
    if (url.origin === origin || url.host.replace(WWW, '') !== bare) return address;
    return `${origin}${url.pathname}${url.search}`;
  };
}
