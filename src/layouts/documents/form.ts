/** A document read by its vocabulary, once for all layouts that ask: what it holds, and what kind of document that makes it. */
import type { Report } from '../../core/diagnostics.js';
import type { SourceDocument } from '../../core/document.js';
import type { RawEvaluation, RawRecommendation } from '../../core/reading.js';
import { labelsSeen } from '../marks.js';
import { evaluatorsOf } from '../report/evaluators.js';
import { outlineOf } from '../report/sections.js';
import { withoutEarlier } from './earlier.js';
import { agencyOf, formNamesIn, titleOf } from './head.js';
import { once } from './once.js';
import { symbolWithin } from './symbol.js';
import { type Walked, walk } from './walk.js';

export interface Form {
  readonly walked: Walked;
  readonly recommendations: readonly RawRecommendation[];
  /** How many recommendations have key actions in a table, in a list, or stand in a block of labels and values. */
  readonly inTables: number;
  readonly inLists: number;
  readonly inBlocks: number;
  /** How many have a response under its label. */
  readonly responses: number;
  readonly labelled: number;
}

const read = new WeakMap<SourceDocument, Form | null>();

/** Null for pages of evaluation databases, which have layouts of their own, and for documents without an answer. */
export function formOf(document: SourceDocument): Form | null {
  const known = read.get(document);
  if (known !== undefined) return known;
  const form = isPage(document) ? null : readForm(document);
  read.set(document, form);
  return form;
}

function readForm(document: SourceDocument): Form | null {
  const whole = walk(document);
  const walked = { ...whole, drafts: withoutEarlier(document, whole.drafts) };
  const recommendations = once(document, walked.drafts);
  if (recommendations.length === 0) return null;
  const count = (test: (draft: Walked['drafts'][number]) => boolean): number => walked.drafts.filter(test).length;
  return {
    walked,
    recommendations,
    inTables: count((draft) => draft.rows.length > 0),
    inLists: count((draft) => draft.lists),
    inBlocks: count((draft) => draft.isBlock || draft.unread),
    responses: count((draft) => draft.responded),
    labelled: recommendations.filter(({ label }) => label !== null).length,
  };
}

/** ERC and GATE print their heads and number their recommendations in ways of their own. */
export function isPage(document: SourceDocument): boolean {
  const seen = labelsSeen(document);
  const own = (['commissioningUnit', 'responsibleUnit', 'plan'] as const).filter((field) => seen.header.has(field));
  const isErc = own.length >= 2 || (own.length === 1 && seen.numberedRecommendations > 0);
  if (isErc || seen.gate >= 2) return true;
  // A report of many pages may print any one of these; a page of a database is no paged document.
  const page = document.pages === null && (document.format === 'text' || document.format === 'html');
  return (
    page && (seen.numberedRecommendations > 0 || seen.evaluationPage || seen.pipes || seen.lostLabels >= MANY_LOST)
  );
}

const MANY_LOST = 3;
const CHAPTERS = 3;

/** A report that holds the answers to its recommendations: who wrote a bare matrix is no evaluator. */
function isReport(document: SourceDocument): boolean {
  const kinds = new Set(outlineOf(document).sections.flatMap(({ heading, kind }) => (heading ? [kind] : [])));
  return [...kinds].filter((kind) => kind !== 'other').length >= CHAPTERS;
}

export function evaluationOf(document: SourceDocument, report: Report): RawEvaluation {
  const form = formOf(document);
  const walked = form?.walked ?? walk(document);
  for (const at of walked.unread) report('row/unread', { text: document.text.slice(at.start, at.end) }, { at });
  const title = titleOf(document, walked);
  return {
    agency: agencyOf(document),
    holdsResponses: true,
    title,
    symbol: symbolWithin(document, title),
    evaluators: isReport(document) ? evaluatorsOf(document, outlineOf(document)) : null,
    commissioningUnit: null,
    responsibleUnit: null,
    plan: null,
    type: null,
    completionDate: null,
    countries: null,
    recommendations: form?.recommendations ?? [],
    claims: [
      ...walked.claims,
      ...walked.drafts.flatMap((draft) => draft.claims),
      ...formNamesIn(document, walked.front),
    ],
  };
}
