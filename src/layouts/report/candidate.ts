/** A recommendation as one place of a report gives it, before it is known where else it stands. */
import type { Claim } from '../../core/reading.js';
import type { Span } from '../../core/span.js';
import type { Section } from './sections.js';

export type Place = 'chapter' | 'table' | 'body' | 'summary' | 'annex';

export interface Candidate {
  /** How it was found, `report/…`: shown by `explain`. */
  readonly rule: string;
  /** Announced by the word itself; listed below a heading that says it. */
  readonly announced: boolean;
  readonly label: Span | null;
  /** The label for comparing; null without one. */
  readonly key: string | null;
  readonly title: readonly Span[];
  readonly text: readonly Span[];
  readonly priority: readonly Span[];
  readonly addressees: readonly Span[];
  readonly timeFrame: readonly Span[];
  readonly response: readonly Span[];
  readonly section: Section;
  readonly place: Place;
  /** Where it begins in the stored text. */
  readonly start: number;
  readonly claims: readonly Claim[];
}
