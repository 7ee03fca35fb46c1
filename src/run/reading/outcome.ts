/** How a run ends, and how its results lead back to the files it read. */
import type { Found } from '../../acquire/index.js';
import type { RunDocument } from '../../core/run-record.js';
import { linkFrom } from '../output.js';

/** 0: all complete (copies aside). 1: some partial or failed. 3: a defect of ours in one of them. */
export function exitCodeOf(documents: readonly RunDocument[]): number {
  if (documents.some(({ diagnostics }) => diagnostics.some(({ code }) => code === 'defect/contract'))) return 3;
  return documents.every(({ outcome }) => outcome === 'complete' || outcome === 'duplicate') ? 0 : 1;
}

const ADDRESS = /^https?:\/\//u;

/** The way from the output folder to each file that was found, and to what was fetched its address; null where there is none. */
export function linksTo(found: Found, outputFolder: string): (uri: string) => string | null {
  const paths = new Map(found.files.map(({ uri, path }) => [uri, path]));
  return (uri) => {
    if (ADDRESS.test(uri)) return uri;
    const path = paths.get(uri);
    return path === undefined ? null : linkFrom(outputFolder, path);
  };
}
