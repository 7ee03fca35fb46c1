/** The record of a run: what `run.json` holds, and how its parts are made from results. */
import { z } from 'zod';
import { diagnosticRecordOf } from './diagnostic-record.js';
import type { Diagnostic } from './diagnostics.js';
import { diagnosticRecordSchema, type Evaluation } from './record.js';
import type { Coverage } from './result.js';
import { sentenceOf } from './sentences.js';
import type { Span } from './span.js';

const count = z.int().nonnegative();

export const runDiagnosticSchema = z.strictObject({
  ...diagnosticRecordSchema.shape,
  remedy: z.string().describe('what the reader can do about it; empty when there is nothing to do'),
});

export const coverageRecordSchema = z.strictObject({
  characters: count.describe('characters of the stored text that are not white space'),
  claimed: count.describe('read into a field'),
  furniture: count.describe('labels, table heads, menus, addresses'),
  unclaimed: count.describe('accounted for by nothing: the part a person should look at'),
  unclaimedShare: z.number().min(0).max(1).nullable().describe('unclaimed / characters; null for no characters'),
  unclaimedStretches: z
    .array(z.strictObject({ start: count, end: count, page: z.int().positive().optional(), quote: z.string() }))
    .describe('the longest of them, in reading order, each cut to a line'),
});

const documentShape = {
  uri: z.string().min(1),
  title: z.string().min(1).optional().describe('what the site that it was fetched from calls it'),
  sha256: z.string().nullable().describe('null when the bytes could not be read'),
  mediaType: z.string().nullable(),
  layout: z.string().nullable(),
  diagnostics: z.array(runDiagnosticSchema),
};

const readDocumentSchema = z.strictObject({
  ...documentShape,
  outcome: z.enum(['complete', 'partial']),
  evaluation: z.string().describe('id of its evaluation in records.json'),
  recommendations: count,
  actions: count,
  coverage: coverageRecordSchema.optional(),
});

/** A failed document has no record, so it has no `recommendations` key; a duplicate is counted where it was read. */
const unreadDocumentSchema = z.strictObject({
  ...documentShape,
  outcome: z.enum(['failed', 'duplicate']),
  evaluation: z.string().nullable(),
});

export const runDocumentSchema = z.union([readDocumentSchema, unreadDocumentSchema]);

const runNoteSchema = z.strictObject({ uri: z.string().min(1), ...runDiagnosticSchema.shape });

const changeSchema = z.strictObject({
  evaluation: z.string(),
  item: z.string().describe('id of the evaluation, recommendation or key action'),
  itemKind: z.enum(['evaluation', 'recommendation', 'action']),
  words: z.string().describe('what people know it by, shortened'),
  kind: z.enum(['new', 'changed', 'gone', 'back', 'earlier']),
  field: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  date: z.iso.date().describe('the day the change speaks of: its stamp, else the day of the run'),
  cause: z.enum(['source', 'rules']).describe('rules: the same bytes, read by a newer version'),
});

const overdueSchema = z.strictObject({
  evaluation: z.string(),
  item: z.string().describe('id of the key action'),
  words: z.string().describe('what people know it by, shortened'),
  due: z.iso.date().describe('the last day on which it may be due'),
  units: z.array(z.string()),
});

export const runChangesSchema = z.strictObject({
  since: z.iso.datetime().nullable().describe('end of the run compared with; null: there was none'),
  counts: z.array(
    z.strictObject({
      kind: changeSchema.shape.kind,
      itemKind: changeSchema.shape.itemKind,
      field: z.string().nullable(),
      count,
    }),
  ),
  items: z
    .array(changeSchema)
    .describe('one by one; the parts of what is new or gone as a whole are not listed, only counted'),
  notListed: count.describe('more than are listed here; `evaltrail changes` shows all'),
  overdue: z
    .array(overdueSchema)
    .optional()
    .describe('open key actions whose due date passed between the as-of dates of the two runs'),
});

const fetchedSchema = z.strictObject({
  source: z.string().describe('name of a source on the web'),
  requests: count.describe('robots.txt and redirects among them'),
  received: count.describe('bytes of pages and documents that came over the line'),
  new: count,
  changed: count,
  unchanged: count,
  gone: count.describe('no longer on the site'),
  failed: count.describe('could not be had; each is named in the notes'),
  left: count.describe('not asked in this run: a limit was reached, or the site was down'),
});

const runCountsSchema = z.strictObject({
  documents: z.strictObject({ complete: count, partial: count, failed: count, duplicate: count }),
  recommendations: count,
  actions: count,
  diagnostics: z.record(z.string(), count),
});

export const runSchema = z.strictObject({
  schema: z.literal('run'),
  schemaVersion: z.literal('1.0'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  command: z.string(),
  started: z.iso.datetime(),
  finished: z.iso.datetime(),
  asOf: z.iso.date(),
  documents: z.array(runDocumentSchema),
  notes: z
    .array(runNoteSchema)
    .optional()
    .describe('what was said of something that is no document: a link not followed'),
  skipped: z
    .record(z.string(), count)
    .optional()
    .describe('files in the searched folders left aside because of their kind, by the ending of their name'),
  fetched: z.array(fetchedSchema).optional().describe('what the sources on the web gave'),
  counts: runCountsSchema,
  memory: z
    .strictObject({
      readAnew: count.describe('documents that were read in this run'),
      remembered: count.describe('documents whose bytes were read before under the same rules'),
      rules: z.string().describe('version of the rules of reading'),
    })
    .optional(),
  changes: runChangesSchema.optional().describe('what moved since the last published run'),
  held: z.boolean().optional().describe('true: an alarm kept these results back; the results of the run before stand'),
  exitCode: z.int(),
});

export type RunDiagnostic = z.infer<typeof runDiagnosticSchema>;
export type CoverageRecord = z.infer<typeof coverageRecordSchema>;
export type RunNote = z.infer<typeof runNoteSchema>;
export type RunDocument = z.infer<typeof runDocumentSchema>;
export type RunCounts = z.infer<typeof runCountsSchema>;
export type RunFetched = z.infer<typeof fetchedSchema>;
export type RunOverdue = z.infer<typeof overdueSchema>;
export type RunChange = z.infer<typeof changeSchema>;
export type RunChanges = z.infer<typeof runChangesSchema>;
export type RunRecord = z.infer<typeof runSchema>;

/** `text` is the stored text of the document, null where it could not be read. */
export const runDiagnosticOf = (diagnostic: Diagnostic, text: string | null): RunDiagnostic => ({
  ...diagnosticRecordOf(diagnostic, text),
  remedy: sentenceOf(diagnostic).remedy,
});

const STRETCHES = 20;
const QUOTE_LENGTH = 120;
const SPACES = /\s+/gu;

function stretchOf({ start, end, page }: Span, text: string): CoverageRecord['unclaimedStretches'][number] {
  const line = text.slice(start, end).replace(SPACES, ' ').trim();
  const quote = line.length > QUOTE_LENGTH ? `${line.slice(0, QUOTE_LENGTH - 1)}…` : line;
  return { start, end, ...(page === undefined ? {} : { page }), quote };
}

/** The coverage ledger as `run.json` shows it: the figures, and the longest stretches that nothing claimed. */
export function coverageRecordOf(coverage: Coverage, text: string): CoverageRecord {
  const { characters, claimed, furniture, unclaimed, unclaimedShare, unclaimedSpans } = coverage;
  const longest = [...unclaimedSpans]
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    .slice(0, STRETCHES)
    .sort((a, b) => a.start - b.start);
  const unclaimedStretches = longest.map((span) => stretchOf(span, text));
  return { characters, claimed, furniture, unclaimed, unclaimedShare, unclaimedStretches };
}

/**
 * The counts of a run, from its documents. Codes are in alphabetical order. Where several documents make one evaluation, give
 * the evaluations too: what stands in two documents is counted once then.
 */
export function runCountsOf(documents: readonly RunDocument[], evaluations?: readonly Evaluation[]): RunCounts {
  const outcomes = { complete: 0, partial: 0, failed: 0, duplicate: 0 };
  const codes = new Map<string, number>();
  let recommendations = 0;
  let actions = 0;
  for (const document of documents) {
    outcomes[document.outcome]++;
    if ('recommendations' in document) {
      recommendations += document.recommendations;
      actions += document.actions;
    }
    for (const { code } of document.diagnostics) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  const diagnostics = Object.fromEntries([...codes].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (evaluations) {
    const all = evaluations.flatMap((evaluation) => evaluation.recommendations);
    recommendations = all.length;
    actions = all.reduce((sum, recommendation) => sum + recommendation.actions.length, 0);
  }
  return { documents: outcomes, recommendations, actions, diagnostics };
}
