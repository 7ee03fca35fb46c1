/** Where bytes come from: files, folders and patterns. */
export { type FindOptions, type Found, type FoundFile, findFiles } from './find.js';
export { DEFAULT_LIMIT, type Loaded, loadFile, sha256Of } from './load.js';
export { placesOf } from './locate.js';
export { isInside } from './uri.js';
export type { Trouble } from './walk.js';
