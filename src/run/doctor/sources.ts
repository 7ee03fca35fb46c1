/** The sources: that each is there, has files, and that whoever runs this may open them. */
import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { type Found, type FoundFile, findFiles } from '../../acquire/index.js';
import { type Config, isOnTheWeb, type LocalSource, type WebSource } from '../../config/index.js';
import type { Check } from '../../core/check-up.js';
import { severityOf } from '../../core/diagnostics.js';
import { sentenceOf } from '../../core/sentences.js';
import { namedAddresses } from '../../fetch/index.js';
import { shownPath } from '../output.js';
import { webSourceOf } from '../web/web-sources.js';
import { many } from './amount.js';

const BYTES_PER_MEGABYTE = 1_000_000;

/** One for each source, and one more where two of them hold the same files. */
export async function sourceChecks(config: Config, cwd: string): Promise<Check[]> {
  const checks: Check[] = [];
  // The configuration and the passwords are no documents, even where they lie among them.
  const own = new Set(await Promise.all([config.file, config.passwords].map((path) => realOf(path ?? ''))));
  const sourceOf = new Map<string, string>();
  const shared = new Map<string, number>();
  for (const source of config.sources) {
    if (isOnTheWeb(source)) {
      checks.push(webCheck(source));
      continue;
    }
    const { files, ...found } = await filesOf(source, config);
    const named = await Promise.all(files.map(async (file) => ({ file, real: await realOf(file.path) })));
    const documents = named.filter(({ real }) => !own.has(real));
    checks.push(await sourceCheck(source, { ...found, files: documents.map(({ file }) => file) }, config, cwd));
    for (const { real } of documents) {
      const other = sourceOf.get(real);
      const pair = `${other} and ${source.name}`;
      if (other === undefined) sourceOf.set(real, source.name);
      else shared.set(pair, (shared.get(pair) ?? 0) + 1);
    }
  }
  return [...checks, ...[...shared].map(([pair, count]) => overlap(pair, count))];
}

/** No site is asked for this: only what the configuration says of it is told. */
function webCheck(source: WebSource): Check {
  const { name, delaySeconds } = source;
  const addresses = namedAddresses(webSourceOf(source)).length;
  const found = `${many(addresses, 'address', 'addresses')} to start from, ${delaySeconds} s between two requests; not asked now`;
  return { id: `sources/${name}`, name, state: 'ok', found, remedy: '' };
}

const realOf = (path: string): Promise<string> => realpath(path).catch(() => path);

const filesOf = (source: LocalSource, { folder, output }: Config): Promise<Found> =>
  source.kind === 'folder'
    ? findFiles([source.folder], { cwd: folder, outputFolder: output })
    : findFiles(source.patterns, { cwd: source.from, outputFolder: output });

async function sourceCheck(source: LocalSource, found: Found, config: Config, cwd: string): Promise<Check> {
  const common = { id: `sources/${source.name}`, name: source.name } as const;
  const place = source.kind === 'folder' ? shownPath(source.folder, cwd) : source.patterns.join(', ');
  const { files, troubles } = found;
  const serious = troubles.find(({ diagnostic }) => severityOf(diagnostic.code) === 'fatal') ?? troubles[0];
  if (files.length === 0) {
    const said = serious ? sentenceOf(serious.diagnostic).what : `There are no files at ${place}.`;
    return { ...common, state: 'problem', found: said, remedy: remedyFor(config) };
  }
  const count = `${many(files.length, 'file', 'files')} in ${place}`;
  const doubt = serious ? sentenceOf(serious.diagnostic) : await doubtAbout(files, config);
  if (doubt === null) return { ...common, state: 'ok', found: count, remedy: '' };
  return { ...common, state: 'warning', found: `${count}. ${doubt.what}`, remedy: doubt.remedy };
}

const remedyFor = ({ file }: Config): string =>
  file === null
    ? 'Put evaluation pages there, or say in evaltrail.config.yaml where they are.'
    : 'Put evaluation pages there, or correct the source in the configuration.';

/** What would keep a run from reading some of the files. */
async function doubtAbout(
  files: readonly FoundFile[],
  { limits }: Config,
): Promise<{ readonly what: string; readonly remedy: string } | null> {
  const closed: string[] = [];
  const large: string[] = [];
  for (const { uri, path } of files) {
    const name = decodeURIComponent(uri);
    const isOpen = await access(path, constants.R_OK).then(
      () => true,
      () => false,
    );
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (!isOpen) closed.push(name);
    else if (size > limits.fileMegabytes * BYTES_PER_MEGABYTE) large.push(name);
  }
  const [firstClosed] = closed;
  const [firstLarge] = large;
  if (firstClosed !== undefined)
    return {
      what: `${named(closed, firstClosed)} may not be opened by the user who runs this.`,
      remedy: 'Give that user the right to read these files.',
    };
  if (firstLarge === undefined) return null;
  return {
    what: `${named(large, firstLarge)} will not be read: larger than ${limits.fileMegabytes} MB.`,
    remedy: 'Raise limits.fileMegabytes in the configuration, or split the file.',
  };
}

const named = (names: readonly string[], first: string): string =>
  names.length === 1 ? first : `${names.length} of them (${first}, …)`;

const overlap = (pair: string, count: number): Check => ({
  id: 'sources/overlap',
  name: 'Overlap',
  state: 'warning',
  found: `${pair} share ${many(count, 'file', 'files')}`,
  remedy: 'Give each file to one source only, so that an alarm names the right one.',
});
