/** What the records of one evaluation mean together: several sources become one record, two states become changes. Pure. */
export { applyCorrections } from './corrections.js';
export { allGone, dayOf, differences } from './differences.js';
export { followedFields, itemsOf, pathsOf, sameValue, valueAt } from './items.js';
export { joiningOf } from './joining.js';
export { byPrecedence, type Contradiction, mergeSources, otherValues, type SourceRecord } from './merge.js';
export { inSource } from './places.js';
export { restate } from './restate.js';
export { type Slips, slipsOf } from './slips.js';
export { newestStamp } from './stamps.js';
