/** The way back: where the file behind a uri may be on this machine. */
import { dirname, join } from 'node:path';

/** Paths to try, nearest first: the current folder, then each folder above it. Only a matching fingerprint makes one right. */
export function placesOf(uri: string, cwd: string): string[] {
  const segments = uri.split('/').map(decoded);
  const places: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    places.push(join(folder, ...segments));
    if (folder === dirname(folder)) return places;
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
