/** The marks by which layouts of evaluation pages are told apart: which labels a document shows, and how often. */
import type { SourceDocument } from '../core/document.js';
import type { Span } from '../core/span.js';
import { foldLabel, gateLabels, type HeaderField } from '../vocabulary/labels.js';
import { labelledValue } from './header.js';
import { type Line, textOf } from './lines.js';
import { pageEntries } from './page-entries.js';
import { bareLabel, isResponseLine, numberedLabel } from './page-labels.js';

export interface LabelsSeen {
  readonly header: ReadonlySet<HeaderField>;
  readonly numberedRecommendations: number;
  readonly bareRecommendations: number;
  readonly responses: number;
  /** Labels of the page head have their values between pipes. */
  readonly pipes: boolean;
  /** Labels that only the page of an evaluation has. */
  readonly evaluationPage: boolean;
  /** Labels that only UN Women's GATE has. */
  readonly gate: number;
  /** Lines of a head whose labels were lost: `: Belmora`. */
  readonly lostLabels: number;
}

const EVALUATION_PAGE = new Set(
  ['plannedenddate', 'evaluationbudget(us$)', 'evaluationteammembers', 'gefevaluation'].map(foldLabel),
);
const PIPED_LABEL = /:\s*\|/u;

/** Every layout asks for the same marks: they are counted once for a document. */
const counted = new WeakMap<SourceDocument, LabelsSeen>();

export function labelsSeen(document: SourceDocument): LabelsSeen {
  const known = counted.get(document);
  if (known) return known;
  const lines = pageEntries(document).filter((entry): entry is Line => entry.kind === 'line');
  const seen = count(document, lines);
  counted.set(document, seen);
  return seen;
}

function count(document: SourceDocument, lines: readonly Line[]): LabelsSeen {
  const header = new Set<HeaderField>();
  const gate = new Set<string>();
  let numberedRecommendations = 0;
  let bareRecommendations = 0;
  let responses = 0;
  let pipes = false;
  let evaluationPage = false;
  let lostLabels = 0;
  for (const [index, line] of lines.entries()) {
    const value = labelledValue(document, line);
    if (value) header.add(value.field);
    if (numberedLabel(document, line)) numberedRecommendations++;
    if (bareLabel(document, line, lines[index - 1])) bareRecommendations++;
    if (isResponseLine(document, line)) responses++;
    const first = textOf(document, line.cells[0] as Span);
    const label = foldLabel(first.includes(':') ? first.slice(0, first.indexOf(':')) : first);
    const printed =
      value && document.format === 'text' && (line.cells.length === 1 ? first : textOf(document, line.span));
    if (printed && PIPED_LABEL.test(printed)) pipes = true;
    if (first.startsWith(':')) lostLabels++;
    if (EVALUATION_PAGE.has(label)) evaluationPage = true;
    const gated = gateLabels.get(label);
    if (gated !== undefined && gated !== 'description') gate.add(label);
  }
  return {
    header,
    numberedRecommendations,
    bareRecommendations,
    responses,
    pipes,
    evaluationPage,
    gate: gate.size,
    lostLabels,
  };
}
