/**
 * Finds the configuration and reads it. Where there is none, neither the reader of YAML nor the checker of values is loaded:
 * together they cost a tenth of a second at every start.
 */
import { dirname } from 'node:path';
import { type Config, configOf, type Settings, type SiteSettings } from './config.js';
import { readConfigFile } from './file.js';

export interface LoadConfig {
  /** As `--config` names it; null for the one in `cwd`, if there is one. */
  readonly file: string | null;
  /** Absolute. */
  readonly cwd: string;
}

/** The configuration, complete. Throws WrongUsage that names every problem with its line, column and what to do. */
export async function loadConfig({ file, cwd }: LoadConfig): Promise<Config> {
  const found = await readConfigFile(file, cwd);
  if (found === null) return configOf({}, { file: null, folder: cwd });
  const { settingsOf } = await import('./settings.js');
  const settings = settingsOf(found.text, found.shown);
  const folder = dirname(found.path);
  return configOf(settings, { file: found.path, folder }, await sitesOf(settings, folder));
}

/** What the files say that define sites, by their names in the configuration. */
async function sitesOf({ sources = [] }: Settings, folder: string): Promise<Map<string, SiteSettings>> {
  const sites = new Map<string, SiteSettings>();
  const named = sources.flatMap((source) => (source.kind === 'site' ? [source] : []));
  if (named.length === 0) return sites;
  const { isReadySite } = await import('./shape.js');
  const { readSite } = await import('./site-file.js');
  for (const { site, ids, name } of named)
    if (!isReadySite(site)) sites.set(site, await readSite({ file: site, folder, ids, name }));
  return sites;
}
