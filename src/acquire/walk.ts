/**
 * The walk through folders. Each real folder is entered once, and real folders before links, so that a file keeps the name of
 * the way without links, links cannot send the walk in circles, and the order of the inputs changes nothing.
 */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostics.js';
import { endingOf, isNoDocument, isSystemName } from './kinds.js';
import { reasonOf, systemCode } from './reasons.js';
import { isInside, type Reached, uriOf } from './uri.js';

/** A file that was reached, with the one name the system knows it by. */
export interface Candidate extends Reached {
  readonly real: string;
  readonly linked: boolean;
}

/** Something that cannot be read as a document, or a link that was not followed. */
export interface Trouble {
  readonly uri: string;
  readonly diagnostic: Diagnostic;
}

/** What a search collects as it goes. */
export interface Collected {
  readonly candidates: Candidate[];
  readonly troubles: Trouble[];
  /** Files left aside, counted by the ending of their name. */
  readonly skipped: Map<string, number>;
}

export interface WalkContext {
  readonly cwd: string;
  /** Real path of the folder this run writes to; it is not walked into. */
  readonly outputReal: string | null;
  readonly collected: Collected;
  /** Real paths of the folders entered so far. */
  readonly entered: Set<string>;
}

interface Folder extends Candidate {
  readonly isRoot: boolean;
}

/** Files that a finished run leaves: a folder with both is the output of an earlier run. */
const OUTPUT_FILES = ['records.json', 'run.json'] as const;

/** A walk under way. */
interface Walk extends WalkContext {
  readonly open: Folder[];
  readonly links: Folder[];
  /** The roots that hold something to read. */
  readonly filled: Set<string>;
}

/** Walks the folders and adds what it finds to `context.collected`; a root without files is a trouble. */
export async function walk(roots: readonly Candidate[], context: WalkContext): Promise<void> {
  // Last in, first out: all of one root before the next, so that a root inside another one keeps the longer name.
  const open = roots.map((root) => ({ ...root, isRoot: true })).reverse();
  const state: Walk = { ...context, open, links: [], filled: new Set() };
  for (;;) {
    const folder = state.open.pop();
    const link = folder ? undefined : state.links.shift();
    if (folder) await enter(folder, state);
    else if (link) await follow(link, state);
    else break;
  }
  for (const root of roots) if (!state.filled.has(root.path)) sayNoFiles(root, context);
}

/** Nothing to read, and nothing said about it yet. */
function sayNoFiles(root: Candidate, { cwd, collected }: WalkContext): void {
  const uri = uriOf(root, cwd);
  if (collected.troubles.some((trouble) => trouble.uri === uri || trouble.uri.startsWith(`${uri}/`))) return;
  say(collected, uri, { code: 'source/no-files', data: { path: decodeURIComponent(uri) }, path: null, at: null });
}

const say = (collected: Collected, uri: string, diagnostic: Diagnostic): void => {
  collected.troubles.push({ uri, diagnostic });
};

/** Notes that something could not be read. */
export function sayUnreadable(collected: Collected, uri: string, reason: string): void {
  const data = { path: decodeURIComponent(uri), reason };
  say(collected, uri, { code: 'source/unreadable', data, path: null, at: null });
}

/** Takes the files of one folder, once, and queues its folders and links. */
async function enter(folder: Folder, state: Walk): Promise<void> {
  if (state.entered.has(folder.real)) {
    if (folder.isRoot) state.filled.add(folder.path);
    return;
  }
  state.entered.add(folder.real);
  const entries = await entriesOf(folder, state);
  if (!folder.isRoot && OUTPUT_FILES.every((name) => entries.some((entry) => entry.name === name))) return;
  for (const entry of entries) {
    if (isSystemName(entry.name)) continue;
    const path = join(folder.path, entry.name);
    const child = { ...folder, path, real: join(folder.real, entry.name), isRoot: false };
    if (entry.isDirectory()) {
      if (child.real !== state.outputReal) state.open.push(child);
    } else if (entry.isSymbolicLink()) state.links.push(child);
    else if (entry.isFile() && takeFile(child, state.collected)) state.filled.add(folder.root);
  }
}

async function entriesOf(folder: Folder, { cwd, collected }: WalkContext): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder.path, { withFileTypes: true });
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    sayUnreadable(collected, uriOf(folder, cwd), reasonOf(error));
    return [];
  }
}

/** Takes a file unless its name says that it is no document. */
export function takeFile(file: Candidate, collected: Collected): boolean {
  if (isNoDocument(file.path)) {
    const ending = endingOf(file.path);
    collected.skipped.set(ending, (collected.skipped.get(ending) ?? 0) + 1);
    return false;
  }
  const { path, real, root, linked } = file;
  collected.candidates.push({ path, real, root, linked });
  return true;
}

/** Takes the file, or queues the folder, that a link leads to; a link to a folder above itself is left alone. */
async function follow(link: Folder, state: Walk): Promise<void> {
  const { cwd, collected } = state;
  const uri = uriOf(link, cwd);
  try {
    const real = await realpath(link.path);
    const target = await stat(real);
    const reached = { ...link, real, linked: true };
    if (target.isFile() && takeFile(reached, collected)) state.filled.add(link.root);
    if (!target.isDirectory() || real === state.outputReal) return;
    if (!isInside(real, link.real)) state.open.push(reached);
    else
      say(collected, uri, { code: 'source/link-loop', data: { path: decodeURIComponent(uri) }, path: null, at: null });
  } catch (error) {
    sayUnreadable(collected, uri, systemCode(error) === 'ENOENT' ? 'the link leads to nothing' : reasonOf(error));
  }
}
