/** Whether a document that gives recommendations is a response to them: then a form reads it better than a report. */
import type { SourceDocument } from '../../core/document.js';
import type { RawRecommendation } from '../../core/reading.js';
import { trimSpan } from '../../core/span.js';
import { documentLabels } from '../../vocabulary/labels.js';
import { paragraphsOf } from '../documents/cell-text.js';
import { columnOf } from '../documents/columns.js';
import { fieldLabel } from '../documents/field-label.js';
import { formOf } from '../documents/form.js';
import { lineEnd } from '../documents/line-end.js';
import { literals } from '../documents/pattern.js';
import { textOf } from '../lines.js';
import type { ReportReading } from './reading.js';

/** Responses, or actions of its own, to recommendations that are not told to be another evaluation's. Who and when make no action. */
export function isAnswered(document: SourceDocument, { others }: ReportReading): boolean {
  const form = formOf(document);
  if (!form) return false;
  const foreign = [...others.values()].flat().flatMap(({ text }) => text);
  const isForeign = ({ text }: RawRecommendation): boolean => {
    const [at] = text?.at ?? [];
    return at !== undefined && foreign.some(({ start, end }) => at.start < end && start < at.end);
  };
  const own = form.recommendations.filter((one) => !isForeign(one));
  if (own.some(({ actions }) => actions.some(isAction))) return true;
  return own.some(({ response }) => response !== null) && hasResponseLabel(document);
}

const isAction = ({ description, status }: RawRecommendation['actions'][number]): boolean =>
  (description !== null && description.raw !== '') || (status !== null && status.raw !== '');

/** "… Management response: Agreed.": behind a sentence as well. */
const RESPONSE = new RegExp(
  `(?:^|[.;:)\\n]\\s*)(?:${literals(documentLabels.filter(([, field]) => field === 'response').map(([label]) => label))})(?:\\s*\\([^()\\n]{1,80}\\))?\\s*[:：]`,
  'u',
);
const LONGEST_HEAD = 120;
const known = new WeakMap<SourceDocument, boolean>();

/** "Management response:" begins a line somewhere, or heads a column. */
function hasResponseLabel(document: SourceDocument): boolean {
  const held = known.get(document);
  if (held !== undefined) return held;
  const found =
    RESPONSE.test(document.text) ||
    paragraphsOf(document.blocks).some(({ span }) => {
      const { start, end } = trimSpan(document.text, span);
      if (fieldLabel(document, start, lineEnd(document.text, start, end), 'line')?.field === 'response') return true;
      if (end - start > LONGEST_HEAD) return false;
      const column = columnOf(textOf(document, { start, end }));
      return column === 'response' || column === 'category' || column === 'remarks';
    });
  known.set(document, found);
  return found;
}
