/**
 * The configuration as the program uses it: complete, every path absolute. What is said in the file wins over the defaults,
 * and flags win over the file.
 */
import { join, resolve } from 'node:path';
import type { RuleProfile } from '../core/compliance-record.js';

/** Where documents come from. `name` is what alarms and reports call the source. */
export type Source = LocalSource | WebSource;

export type LocalSource =
  | { readonly name: string; readonly kind: 'folder' /** Absolute. */; readonly folder: string }
  | {
      readonly name: string;
      readonly kind: 'files';
      /** Files, folders or patterns, as written: a pattern made absolute could read a `[` of its folder as a wildcard. */
      readonly patterns: readonly string[];
      /** The folder that they start from. Absolute. */
      readonly from: string;
    };

export type WebSource = Manners &
  (
    | { readonly name: string; readonly kind: 'urls' /** Addresses, as written. */; readonly urls: readonly string[] }
    | {
        readonly name: string;
        readonly kind: 'site';
        /** The name of a definition that comes with evaltrail, or a definition. */
        readonly site: string | SiteSettings;
        /** Numbers for the `{id}` in the addresses of the site. */
        readonly ids: readonly number[];
      }
  );

/** How a site is treated. */
export interface Manners {
  /** Whom the site can write to. */
  readonly contact: string;
  /** Pause between two requests to a host; a longer one that the site asks for is kept. */
  readonly delaySeconds: number;
  /** For one night. `fileMegabytes`: of one page or document. */
  readonly limits: WebLimits;
  /** Hosts that may have an address of a private network. */
  readonly allowPrivateHosts: readonly string[];
}

export interface WebLimits {
  readonly pages: number;
  readonly megabytes: number;
  readonly minutes: number;
  readonly fileMegabytes: number;
}

/** What is known of a site: as data, so that another site needs no code. */
export interface SiteSettings {
  readonly start: readonly string[];
  readonly pages: { readonly [Kind in 'evaluation' | 'response' | 'document']?: string | undefined };
  readonly links: { readonly [Kind in 'list' | 'evaluation' | 'response' | 'document']: readonly string[] };
}

export interface Limits {
  /** Largest file that is read, in millions of bytes. */
  readonly fileMegabytes: number;
  /** How long a PDF file may take, whatever its length, and on top for each of its pages. */
  readonly pdfSeconds: number;
  readonly pdfSecondsPerPage: number;
  /** Memory for reading one PDF file. */
  readonly pdfMegabytes: number;
}

export interface Alarms {
  /** Share, 0 to 1: fewer records than this share of those of the last good run are an alarm. */
  readonly fewerRecords: number;
  /** Share, 0 to 1: a field that falls by more than this share of the records is an alarm. */
  readonly lowerCoverage: number;
  /** A source with fewer records than this is only compared for "none at all". */
  readonly atLeast: number;
}

/** Who is told of the end of a run. Secrets stand in the environment: here are the names of its variables. */
export interface Notify {
  /** `news`: only when something changed, became overdue or went wrong. */
  readonly when: 'news' | 'always';
  /** Variable that holds the address of a webhook; null for none. */
  readonly webhook: string | null;
  readonly webhookForm: 'json' | 'teams' | 'slack';
  /** Variable that holds the address of a mail server, with name and password; null for none. */
  readonly mailServer: string | null;
  readonly mailFrom: string | null;
  readonly mailTo: readonly string[];
}

export interface Config {
  /** Null: nobody is told. */
  readonly notify: Notify | null;
  /** The file it was read from, absolute; null where there is none. */
  readonly file: string | null;
  /** The folder that names start from: that of the file, or the current one. Absolute. */
  readonly folder: string;
  /** At least one; no name twice. */
  readonly sources: readonly Source[];
  /** Absolute. */
  readonly output: string;
  /** Absolute. */
  readonly store: string;
  /** True while nobody said where the store is: it lies in the output folder, and goes where that goes. */
  readonly storeInOutput: boolean;
  /** `today`, or a day as `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Id of a rule profile; whether there is such a one is for the caller to see. */
  readonly profile: string;
  /** Rule profiles besides those that come with the program. */
  readonly profiles: readonly RuleProfile[];
  /** A text file with one password per line, absolute; null for none. */
  readonly passwords: string | null;
  readonly limits: Limits;
  readonly alarms: Alarms;
}

/** One source, as the file says it. */
export type SourceSettings =
  | { readonly name: string; readonly kind: 'folder'; readonly folder: string }
  | { readonly name: string; readonly kind: 'files'; readonly files: readonly string[] }
  | (MannersSettings & { readonly name: string; readonly kind: 'urls'; readonly urls: readonly string[] })
  | (MannersSettings & {
      readonly name: string;
      readonly kind: 'site';
      readonly site: string;
      readonly ids?: readonly number[] | undefined;
    });

export interface MannersSettings {
  readonly contact: string;
  readonly delaySeconds?: number | undefined;
  readonly limits?: { readonly [Key in keyof WebLimits]?: number | undefined } | undefined;
  readonly allowPrivateHosts?: readonly string[] | undefined;
}

/** What a file says; paths as written. */
export interface Settings {
  readonly sources?: readonly SourceSettings[] | undefined;
  readonly output?: string | undefined;
  readonly store?: string | undefined;
  readonly asOf?: string | undefined;
  readonly profile?: string | undefined;
  readonly profiles?: readonly RuleProfile[] | undefined;
  readonly passwords?: string | undefined;
  readonly limits?: { readonly [Key in keyof Limits]?: number | undefined } | undefined;
  readonly alarms?: { readonly [Key in keyof Alarms]?: number | undefined } | undefined;
  readonly notify?: NotifySettings | undefined;
}

export interface NotifySettings {
  readonly when?: Notify['when'] | undefined;
  readonly webhook?: string | undefined;
  readonly webhookForm?: Notify['webhookForm'] | undefined;
  readonly mailServer?: string | undefined;
  readonly mailFrom?: string | undefined;
  readonly mailTo?: readonly string[] | undefined;
}

/** What was said on the command line; undefined where nothing was. */
export interface Flags {
  /** The folder that names on the command line start from. Absolute. */
  readonly cwd: string;
  /** Files, folders or patterns: read in place of the sources of the configuration. */
  readonly inputs?: readonly string[] | undefined;
  readonly output?: string | undefined;
  readonly store?: string | undefined;
  readonly asOf?: string | undefined;
  readonly profile?: string | undefined;
  readonly passwords?: string | undefined;
}

export const DEFAULTS = {
  sources: [{ name: 'input', kind: 'folder', folder: 'input' }],
  output: 'output',
  asOf: 'today',
  profile: 'undp-all-actions',
  limits: { fileMegabytes: 25, pdfSeconds: 60, pdfSecondsPerPage: 0.5, pdfMegabytes: 1024 },
  alarms: { fewerRecords: 0.5, lowerCoverage: 0.2, atLeast: 5 },
} as const satisfies Settings;

/** Where there is a section `notify`. */
export const NOTIFY_DEFAULTS = { when: 'news', webhookForm: 'json' } as const;

/** Of sources on the web. */
export const WEB_DEFAULTS = {
  delaySeconds: 2,
  limits: { pages: 2000, megabytes: 500, minutes: 240, fileMegabytes: 25 },
} as const;

/** The store, in the output folder unless somebody says otherwise. */
export const STORE_NAME = 'evaltrail.db';

/** What inputs from the command line are called as a source: by themselves, so that other inputs are another source. */
const nameOf = (inputs: readonly string[]): string => [...new Set(inputs)].sort().join(', ');

/** The complete configuration: what was said, the rest by default, paths from `folder`. `sites`: what the files of sites say. */
export function configOf(
  settings: Settings,
  { file, folder }: Pick<Config, 'file' | 'folder'>,
  sites: ReadonlyMap<string, SiteSettings> = new Map(),
): Config {
  const { sources = DEFAULTS.sources, asOf = DEFAULTS.asOf, profile = DEFAULTS.profile, passwords, store } = settings;
  const output = resolve(folder, settings.output ?? DEFAULTS.output);
  return {
    file,
    folder,
    sources: sources.map((source) => sourceOf(source, folder, sites)),
    output,
    store: store === undefined ? join(output, STORE_NAME) : resolve(folder, store),
    storeInOutput: store === undefined,
    asOf,
    profile,
    profiles: settings.profiles ?? [],
    passwords: passwords === undefined ? null : resolve(folder, passwords),
    limits: filled(DEFAULTS.limits, settings.limits),
    alarms: filled(DEFAULTS.alarms, settings.alarms),
    notify: settings.notify === undefined ? null : notifyOf(settings.notify),
  };
}

function sourceOf(source: SourceSettings, from: string, sites: ReadonlyMap<string, SiteSettings>): Source {
  const { name } = source;
  if (source.kind === 'folder') return { name, kind: 'folder', folder: resolve(from, source.folder) };
  if (source.kind === 'files') return { name, kind: 'files', patterns: source.files, from };
  const manners = mannersOf(source);
  if (source.kind === 'urls') return { name, kind: 'urls', urls: source.urls, ...manners };
  return { name, kind: 'site', site: sites.get(source.site) ?? source.site, ids: source.ids ?? [], ...manners };
}

const notifyOf = ({ when, webhook, webhookForm, mailServer, mailFrom, mailTo }: NotifySettings): Notify => ({
  when: when ?? NOTIFY_DEFAULTS.when,
  webhook: webhook ?? null,
  webhookForm: webhookForm ?? NOTIFY_DEFAULTS.webhookForm,
  mailServer: mailServer ?? null,
  mailFrom: mailFrom ?? null,
  mailTo: mailTo ?? [],
});

const mannersOf = ({ contact, delaySeconds, limits, allowPrivateHosts = [] }: MannersSettings): Manners => ({
  contact,
  delaySeconds: delaySeconds ?? WEB_DEFAULTS.delaySeconds,
  limits: filled(WEB_DEFAULTS.limits, limits),
  allowPrivateHosts,
});

export const isOnTheWeb = (source: Source): source is WebSource => source.kind === 'urls' || source.kind === 'site';

/** The defaults, with what was said in their place. */
function filled<Key extends string>(
  defaults: Readonly<Record<Key, number>>,
  said: { readonly [K in Key]?: number | undefined } = {},
): Record<Key, number> {
  const keys = Object.keys(defaults) as Key[];
  return Object.fromEntries(keys.map((key) => [key, said[key] ?? defaults[key]])) as Record<Key, number>;
}

/** The configuration with what the command line says in place of what the file says. */
export function withFlags(config: Config, flags: Flags): Config {
  const { cwd, inputs = [], asOf = config.asOf, profile = config.profile } = flags;
  const placed = (path: string | undefined, otherwise: string): string =>
    path === undefined ? otherwise : resolve(cwd, path);
  const output = placed(flags.output, config.output);
  return {
    ...config,
    sources:
      inputs.length === 0 ? config.sources : [{ name: nameOf(inputs), kind: 'files', patterns: inputs, from: cwd }],
    output,
    store: placed(flags.store, config.storeInOutput ? join(output, STORE_NAME) : config.store),
    storeInOutput: config.storeInOutput && flags.store === undefined,
    asOf,
    profile,
    passwords: flags.passwords === undefined ? config.passwords : resolve(cwd, flags.passwords),
  };
}
