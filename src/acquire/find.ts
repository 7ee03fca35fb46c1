/**
 * From what the person named (files, folders, patterns) to the files to read, each once, sorted by uri. What cannot be read is
 * named beside them, with the reason; nothing ends the search.
 */
import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { endingOf, isNoDocument, isSystemName } from './kinds.js';
import { reasonOf, systemCode } from './reasons.js';
import { isInside, uriOf, urisOf } from './uri.js';
import { type Candidate, type Collected, sayUnreadable, type Trouble, takeFile, walk } from './walk.js';

/** A file to read. */
export interface FoundFile {
  /** Its name in the records. */
  readonly uri: string;
  /** Where it is on this machine; never written anywhere. */
  readonly path: string;
}

export interface Found {
  /** Sorted by uri; no file twice. */
  readonly files: readonly FoundFile[];
  /** Inputs and files that cannot be read, and links not followed; sorted by uri. */
  readonly troubles: readonly Trouble[];
  /** Files that the walk left aside because of their kind: how many, by the ending of their name. */
  readonly skipped: Readonly<Record<string, number>>;
}

export interface FindOptions {
  /** The folder that relative names start from. Absolute. */
  readonly cwd: string;
  /** Where this run writes: not searched. Absolute. */
  readonly outputFolder: string | null;
}

/** Finds the files behind the inputs. The order of the inputs makes no difference. */
export async function findFiles(inputs: readonly string[], { cwd, outputFolder }: FindOptions): Promise<Found> {
  const collected: Collected = { candidates: [], troubles: [], skipped: new Map() };
  const outputReal = outputFolder === null ? null : await realpath(outputFolder).catch(() => null);
  const search: Search = { cwd, realCwd: await realpath(cwd), outputReal, collected, folders: [] };
  for (const input of [...new Set(inputs)].sort()) await findInput(input, search);
  const roots = search.folders.sort((one, other) => byText(one.real, other.real) || byText(one.path, other.path));
  await walk(roots, { cwd, outputReal, collected, entered: new Set() });
  const files = once(collected.candidates, cwd);
  const uris = urisOf(files, cwd);
  const named = files.map(({ path }, index) => ({ uri: uris[index] ?? path, path }));
  return {
    files: named.sort((one, other) => byText(one.uri, other.uri)),
    troubles: troublesOnce(collected.troubles),
    skipped: Object.fromEntries([...collected.skipped].sort(([one], [other]) => byText(one, other))),
  };
}

interface Search {
  readonly cwd: string;
  readonly realCwd: string;
  readonly outputReal: string | null;
  readonly collected: Collected;
  readonly folders: Candidate[];
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** One input: what exists under that very name is never read as a pattern. */
async function findInput(input: string, search: Search): Promise<void> {
  const path = resolve(search.cwd, input);
  try {
    await lstat(path);
  } catch (error) {
    const missing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(systemCode(error) ?? '');
    if (missing && isDynamicPattern(input)) return findPattern(input, search);
    return missing ? sayMissing(path, search) : sayUnreadable(search.collected, nameOf(path, search), reasonOf(error));
  }
  await findNamed(path, search);
}

/** A file or folder that exists. */
async function findNamed(path: string, search: Search): Promise<void> {
  try {
    const real = await realpath(path);
    const target = await stat(real);
    // A name that reaches into the current folder by another way (a link above it) is a name inside it.
    const reached =
      !isInside(search.cwd, path) && isInside(search.realCwd, real)
        ? join(search.cwd, relative(search.realCwd, real))
        : path;
    const linked = isLinked(reached, real, search);
    if (target.isDirectory()) search.folders.push({ path: reached, real, root: reached, linked });
    else if (target.isFile()) search.collected.candidates.push({ path: reached, real, root: dirname(reached), linked });
    else sayUnreadable(search.collected, nameOf(path, search), 'it is neither a file nor a folder');
  } catch (error) {
    const dangling = systemCode(error) === 'ENOENT';
    sayUnreadable(search.collected, nameOf(path, search), dangling ? 'the link leads to nothing' : reasonOf(error));
  }
}

/** True when a link lies on the way to the file, that to the current folder aside. */
const isLinked = (path: string, real: string, { cwd, realCwd }: Search): boolean =>
  real !== (isInside(cwd, path) ? join(realCwd, relative(cwd, path)) : path);

const nameOf = (path: string, { cwd }: Search): string => uriOf({ path, root: dirname(path) }, cwd);

function sayMissing(path: string, search: Search): void {
  const uri = nameOf(path, search);
  const diagnostic = { code: 'source/missing', data: { path: decodeURIComponent(uri) }, path: null, at: null } as const;
  search.collected.troubles.push({ uri, diagnostic });
}

/** A pattern: filtered like a folder, save for an ending that the pattern itself spells out. */
async function findPattern(input: string, search: Search): Promise<void> {
  const { cwd, collected, outputReal } = search;
  const pattern = sep === '\\' ? input.replaceAll('\\', '/') : input;
  const ignore = ['**/node_modules/**'];
  const paths = await glob(pattern, { cwd, ignore, absolute: true, expandDirectories: false });
  const root = rootOf(pattern, cwd);
  const asked = endingOf(pattern);
  let found = false;
  for (const path of paths.map((each) => resolve(each)).sort()) {
    if (isSystemName(path.slice(path.lastIndexOf(sep) + 1))) continue;
    const real = await realpath(path).catch(() => null);
    if (real === null || (outputReal !== null && isInside(outputReal, real))) continue;
    found = true;
    const file = { path, real, root, linked: isLinked(path, real, search) };
    if (isNoDocument(path) && endingOf(path) === asked) collected.candidates.push(file);
    else takeFile(file, collected);
  }
  if (!found) sayMissing(resolve(cwd, input), search);
}

/** The folder a pattern starts from: everything before its first segment with a wildcard. */
function rootOf(pattern: string, cwd: string): string {
  const segments = pattern.split('/');
  const first = segments.findIndex((segment) => isDynamicPattern(segment));
  return resolve(cwd, segments.slice(0, Math.max(0, first)).join('/') || (pattern.startsWith('/') ? '/' : '.'));
}

/** Each real file once, under its best name: inside the current folder, without links, short, first by alphabet. */
function once(candidates: readonly Candidate[], cwd: string): Candidate[] {
  const best = new Map<string, Candidate>();
  const rank = (file: Candidate) =>
    [isInside(cwd, file.path) ? 0 : 1, file.linked ? 1 : 0, file.path.split(sep).length] as const;
  const better = (one: Candidate, other: Candidate): boolean => {
    const [a, b] = [rank(one), rank(other)];
    const difference = a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || byText(one.path, other.path);
    // The same way, named twice: the root nearer the top gives the longer, more telling uri.
    return (difference || one.root.length - other.root.length) < 0;
  };
  for (const candidate of candidates) {
    const known = best.get(candidate.real);
    if (!known || better(candidate, known)) best.set(candidate.real, candidate);
  }
  return [...best.values()].sort((one, other) => byText(one.path, other.path));
}

function troublesOnce(troubles: readonly Trouble[]): Trouble[] {
  const byKey = new Map(troubles.map((trouble) => [`${trouble.uri}\n${trouble.diagnostic.code}`, trouble]));
  return [...byKey].sort(([one], [other]) => byText(one, other)).map(([, trouble]) => trouble);
}
