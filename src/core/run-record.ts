/** The record of a run: what `run.json` holds, and how its parts are made from results. */
import { z } from 'zod';
import { diagnosticRecordOf } from './diagnostic-record.js';
import type { Diagnostic } from './diagnostics.js';
import { diagnosticRecordSchema } from './record.js';
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
  counts: runCountsSchema,
  exitCode: z.int(),
});

export type RunDiagnostic = z.infer<typeof runDiagnosticSchema>;
export type CoverageRecord = z.infer<typeof coverageRecordSchema>;
export type RunNote = z.infer<typeof runNoteSchema>;
export type RunDocument = z.infer<typeof runDocumentSchema>;
export type RunCounts = z.infer<typeof runCountsSchema>;
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

/** The counts of a run, from its documents. Codes are in alphabetical order. */
export function runCountsOf(documents: readonly RunDocument[]): RunCounts {
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
  return { documents: outcomes, recommendations, actions, diagnostics };
}
