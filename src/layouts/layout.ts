/** What a layout family is: the one interface behind which every publisher's page looks the same. */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import type { RawEvaluation } from '../core/reading.js';

export interface Recognition {
  /** 0: not this layout. 1: every mark of the layout is there. */
  readonly score: number;
  /** The marks that were found, for `explain`. */
  readonly because: readonly string[];
}

export interface Layout {
  /** Permanent: it is written into the records. */
  readonly id: string;
  recognises(document: SourceDocument): Recognition;
  /** Finds the fields. Interprets nothing: a date stays the string that stands on the page. */
  locate(document: SourceDocument, report: Report): RawEvaluation;
}

const HUNDREDTHS = 100;

/** Weighs the marks of a layout: the score is the weight of those that are there. Rounded, so that equal scores are equal. */
export function weigh(marks: readonly (readonly [mark: string, weight: number, there: boolean])[]): Recognition {
  const found = marks.filter(([, , there]) => there);
  return {
    score: Math.min(
      1,
      Math.max(0, Math.round(found.reduce((sum, [, weight]) => sum + weight, 0) * HUNDREDTHS) / HUNDREDTHS),
    ),
    because: found.map(([mark]) => mark),
  };
}
