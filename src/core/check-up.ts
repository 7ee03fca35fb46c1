/** What `evaltrail doctor` finds of one thing: said by whoever knows the thing, shown by the command line. */

export interface Check {
  /** Permanent, for machines; what stands before the slash is the part of the installation that it belongs to. */
  readonly id: `${'machine' | 'configuration' | 'sources' | 'output' | 'store' | 'readers'}/${string}`;
  /** What was looked at, in a few words. */
  readonly name: string;
  /** A problem keeps a run from doing its work; a warning is worth a look. */
  readonly state: 'ok' | 'warning' | 'problem';
  /** What was found. */
  readonly found: string;
  /** What to do, as a sentence; empty where there is nothing to do. */
  readonly remedy: string;
}
