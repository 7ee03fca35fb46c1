/** A reading: a raw string that a layout located, with the spans it was read from and the rule that found it. */
import type { SourceDocument } from './document.js';
import type { Ground } from './grounds.js';
import { placed } from './place.js';
import { type Span, trimSpan } from './span.js';

export interface Reading {
  /** The stored text of the spans, joined by a line feed where there are several. Empty for an empty cell. */
  readonly raw: string;
  /** In reading order, never overlapping. */
  readonly at: readonly Span[];
  /** How it was located, `layout/rule`: shown by `explain`. */
  readonly rule: string;
}

/** Reads the spans of a document, white space at their ends left out. Spans that hold nothing are dropped. */
export function readAt(document: SourceDocument, spans: Span | readonly Span[], rule: string): Reading {
  const list = 'start' in spans ? [spans] : spans;
  const at = list
    .map((span) => trimSpan(document.text, span))
    .filter((span) => span.end > span.start)
    .flatMap((span) => placed(document.places, span));
  return { raw: at.map((span) => document.text.slice(span.start, span.end)).join('\n'), at, rule };
}

/** What the source says of one evaluation, located but not interpreted. Null: the source has no such field. */
export interface RawEvaluation {
  /** The agency whose layout this is; null when the layout is shared by many. */
  readonly agency: string | null;
  /** False for pages that list recommendations and never show the responses to them. */
  readonly holdsResponses: boolean;
  readonly title: Reading | null;
  readonly commissioningUnit: Reading | null;
  readonly responsibleUnit: Reading | null;
  readonly plan: Reading | null;
  readonly type: Reading | null;
  readonly completionDate: Reading | null;
  /** The symbol of the document, or of the report that it answers. */
  readonly symbol?: Reading | null;
  /** Who evaluated, a name each. */
  readonly evaluators?: readonly Reading[] | null;
  /** Countries as the page lists them. */
  readonly countries: Reading | null;
  readonly recommendations: readonly RawRecommendation[];
  /** Its own prose: tells the language of a report that has no recommendations. */
  readonly prose?: Reading | null;
  /** Stretches that are no value: labels, table heads, links, page furniture. */
  readonly claims: readonly Claim[];
}

export interface RawRecommendation {
  /** The number or letter as printed, without its label. */
  readonly label: Reading | null;
  readonly title: Reading | null;
  readonly text: Reading | null;
  readonly priority: Reading | null;
  readonly addressees: Reading | null;
  /** By when it is to be carried out, as the evaluators print it. */
  readonly timeFrame?: Reading | null;
  /** The same recommendation as the document gives it in other places: its summary, its chapter. */
  readonly elsewhere?: Reading | null;
  /** What it was told by, where that leaves a doubt. */
  readonly grounds?: readonly Ground[];
  readonly response: RawResponse | null;
  readonly actions: readonly RawAction[];
}

export interface RawResponse {
  readonly text: Reading | null;
  /** A field of its own that holds the decision (UN Women's "Management Response Category"). */
  readonly category: Reading | null;
  readonly added: Reading | null;
  readonly lastUpdated: Reading | null;
}

export interface RawAction {
  /** Where the number is set apart from the description; else it is looked for at the head of it. */
  readonly number?: Reading | null;
  readonly description: Reading | null;
  readonly responsible: Reading | null;
  readonly dueDate: Reading | null;
  readonly status: Reading | null;
  readonly justification: Reading | null;
  readonly comments: Reading | null;
  readonly documents: readonly { readonly title: Reading; readonly uri: string }[];
  readonly added: Reading | null;
  readonly lastUpdated: Reading | null;
  /** The source ends inside this row: fields may be missing that the page has. */
  readonly cutOff: boolean;
}

/** A stretch of the source that is accounted for without being a value. */
export interface Claim {
  readonly span: Span;
  readonly as: 'label' | 'furniture';
}
