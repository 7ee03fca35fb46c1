/** Where the values of a record were read: for each field the place and the words that stand there. */
import type { Evaluation, Evidence, EvidenceSpan } from '../../core/record.js';
import type { Cut } from './cut.js';
import type { Lists } from './lists.js';
import { printedWords } from './printed.js';

/** field, page or 0, start, end, quote or 0 (the very words of the field), source where it is another than the evaluation's. */
type Place = readonly [field: number, page: number, start: number, end: number, quote: string | 0, source?: number];

/** field, rule, fields it was derived from, and the correction in words where a person decided. */
type Derived = readonly [field: number, rule: string, from: string, correction: string | null];

export interface WrittenEvidence {
  readonly places: readonly Place[];
  readonly derived: readonly Derived[];
}

type DerivationRecord = Exclude<Evidence[string], EvidenceSpan | readonly EvidenceSpan[]>;

/** Said by the row itself. */
const UNSHOWN = new Set(['confidence', 'declaredOverdue']);
const SPACES = /\s+/gu;
const QUOTE_LENGTH = 600;

const squeezed = (text: string): string => text.replace(SPACES, ' ').trim();

export class EvidenceWriter {
  private readonly lists: Lists;
  private readonly cut: Cut;
  private readonly shortCut: Cut;
  private readonly uris: ReadonlyMap<string, string>;

  constructor(evaluation: Evaluation, lists: Lists, cut: Cut, shortCut: Cut) {
    this.lists = lists;
    this.cut = cut;
    this.shortCut = shortCut;
    this.uris = new Map((evaluation.otherSources ?? []).map(({ sha256, uri }) => [sha256, uri]));
  }

  /** `texts`: the long texts that the page shows anyway, by field; a quote that only repeats one is not written again. */
  of(evidence: Evidence, texts: Readonly<Record<string, string | null>>): WrittenEvidence {
    const places: Place[] = [];
    const derived: Derived[] = [];
    for (const [field, found] of Object.entries(evidence)) {
      if (Array.isArray(found)) places.push(...found.map((span) => this.place(field, span, texts)));
      else if ('start' in found) places.push(this.place(field, found, texts));
      else if (!UNSHOWN.has(field) || found.correction) derived.push(this.derivation(field, found));
    }
    return { places, derived };
  }

  private place(field: string, span: EvidenceSpan, texts: Readonly<Record<string, string | null>>): Place {
    const text = texts[field];
    const same = typeof text === 'string' && squeezed(text) === squeezed(span.quote);
    const quote = same ? 0 : this.shortCut(squeezed(span.quote));
    const place = [this.lists.field(field), span.page ?? 0, span.start, span.end, quote] as const;
    const uri = span.source === undefined ? undefined : this.uris.get(span.source);
    return uri === undefined ? place : [...place, this.lists.source(uri)];
  }

  private derivation(field: string, { rule, from, correction }: DerivationRecord): Derived {
    const words = correction
      ? `${correction.by} on ${correction.on}: ${correction.why} The sources say: ${printedWords(correction.instead)}`
      : null;
    return [this.lists.field(field), rule, from.join(', '), this.cut(words)];
  }
}

/** The longest quote under a limit of texts. */
export const quoteLimitOf = (textLimit: number): number => Math.min(textLimit, QUOTE_LENGTH);
