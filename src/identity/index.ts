/** Which evaluation, recommendation and key action is which, from one reading to the next. Pure functions. */
export { type Carried, carryIds, type Match } from './carry.js';
export { type Comparison, compareEvaluations } from './evaluation.js';
export { joinOf } from './joining/index.js';
export { keysOf } from './keys.js';
export { asReportAndResponse, roleOf } from './role.js';
export { isTitleOfResponse } from './title.js';
