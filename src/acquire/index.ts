/** Where bytes come from: files, folders and patterns. */

export { type NamedInputs, sourceOf } from './attribution.js';
export { type Found, type FoundFile, findFiles } from './find.js';
export { DEFAULT_LIMIT, fingerprintFile, loadFile, sha256Of } from './load.js';
export { placesOf } from './locate.js';
export { reasonOf } from './reasons.js';
export { isInside } from './uri.js';
