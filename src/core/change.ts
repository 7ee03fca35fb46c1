/** What moved between two runs: the words that history, the store and the reports share. */
import type { Action, Evaluation, Recommendation } from './record.js';

export type ItemKind = 'evaluation' | 'recommendation' | 'action';

/** An evaluation, recommendation or key action. */
export type Item = Evaluation | Recommendation | Action;

/**
 * `new`: seen for the first time. `changed`: a field says something else. `gone`: its sources no longer hold it, which is not
 * closure. `back`: they hold it again. `earlier`: what an older source says, learnt after the newer one.
 */
export type ChangeKind = 'new' | 'changed' | 'gone' | 'back' | 'earlier';

/** `source`: the documents say something else. `rules`: the same bytes were read better. */
export type ChangeCause = 'source' | 'rules';

export interface Change {
  readonly evaluation: string;
  readonly item: string;
  readonly itemKind: ItemKind;
  readonly kind: ChangeKind;
  /** `status`, `dueDate`, `response.text` …; null where the whole item is meant. */
  readonly field: string | null;
  /** Values as in the records; null where there is none. */
  readonly before: unknown;
  readonly after: unknown;
  /** The day it speaks of, `YYYY-MM-DD`: the stamp of the item where it has one, else the day of the run. */
  readonly date: string;
  readonly cause: ChangeCause;
  /** Fingerprint of the bytes that say so; null where nothing does. */
  readonly sha256: string | null;
}

/** A person's decision on a field. It wins over what the sources say, until it is withdrawn. */
export interface Correction {
  readonly evaluation: string;
  readonly item: string;
  readonly field: string;
  /** As in the records. */
  readonly value: unknown;
  /** What the sources said when it was made. */
  readonly basis: unknown;
  readonly who: string;
  readonly why: string;
  /** ISO 8601. */
  readonly madeAt: string;
}
