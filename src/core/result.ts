/** What becomes of one document. The outcome is computed from its diagnostics, never set. */
import { type Diagnostic, severityOf } from './diagnostics.js';
import type { Evaluation } from './record.js';
import type { Span } from './span.js';

export type Outcome = 'complete' | 'partial' | 'failed';

/** How much of the stored text is accounted for, in characters that are not white space. */
export interface Coverage {
  readonly characters: number;
  /** Read into a field. */
  readonly claimed: number;
  /** Labels, table heads, menus, addresses. */
  readonly furniture: number;
  /** Nobody's: the part a person should look at. */
  readonly unclaimed: number;
  /** unclaimed / characters; null for a text without characters. */
  readonly unclaimedShare: number | null;
  readonly unclaimedSpans: readonly Span[];
}

interface Told {
  readonly diagnostics: readonly Diagnostic[];
  /** The stored text that the places of the diagnostics and of the coverage are offsets into; absent where there is none. */
  readonly text?: string;
}

export type DocumentResult =
  | (Told & { readonly outcome: 'failed' })
  | (Told & { readonly outcome: 'complete' | 'partial'; readonly evaluation: Evaluation; readonly coverage: Coverage });

/** failed when anything fatal was said, partial when an error was said, complete otherwise. */
export function outcomeOf(diagnostics: readonly Diagnostic[]): Outcome {
  const severities = new Set(diagnostics.map(({ code }) => severityOf(code)));
  if (severities.has('fatal')) return 'failed';
  return severities.has('error') ? 'partial' : 'complete';
}
