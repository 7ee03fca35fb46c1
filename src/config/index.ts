/** `evaltrail.config.yaml`: what a run reads, where it writes, and from when on it raises an alarm. */
export {
  type Config,
  type Flags,
  isOnTheWeb,
  type LocalSource,
  type Notify,
  type Source,
  type WebSource,
  withFlags,
} from './config.js';
export { CONFIG_NAME } from './file.js';
export { loadConfig } from './load.js';
export { nearestOf } from './nearest.js';
