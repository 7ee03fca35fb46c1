/** Which evaluation, recommendation and key action is which, from one reading to the next. Pure functions. */
export { type Carried, carryIds, type Match } from './carry.js';
export { type Comparison, compareEvaluations } from './evaluation.js';
export { type JoinCase, joinOf } from './joining/index.js';
export { keysOf } from './keys.js';
