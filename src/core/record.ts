/**
 * The records: what evaltrail writes to `records.json`. These schemas are the source of truth of the output contract;
 * `records.schema.json` is made from them.
 */
import { z } from 'zod';
import { joiningSchema } from './joining.js';
import { themeIds } from './theme.js';

const day = z.iso.date();

export const spanSchema = z.strictObject({
  start: z.int().nonnegative().describe('offset into the stored text of the document, in UTF-16 code units'),
  end: z.int().nonnegative(),
  page: z.int().positive().optional().describe('counted from 1; paged documents only'),
  box: z
    .tuple([z.number(), z.number(), z.number(), z.number()])
    .optional()
    .describe('points from the top left: x0, top, x1, bottom'),
  quote: z.string().describe('the stored text from start to end'),
  rule: z.string().optional().describe('how the stretch was located'),
  source: z
    .string()
    .optional()
    .describe('sha256 of the document the stretch is in, where it is another one than the source of the evaluation'),
});

/** A value without a place of its own, and how it was derived. */
export const derivationSchema = z.strictObject({
  rule: z.string(),
  from: z.array(z.string()).describe('the fields it was derived from'),
  correction: z
    .strictObject({
      by: z.string(),
      on: day,
      why: z.string(),
      instead: z.unknown().describe('what the sources say'),
    })
    .optional()
    .describe('a person decided; rule is "correction" then'),
});

export const evidenceSchema = z.record(z.string(), z.union([spanSchema, z.array(spanSchema), derivationSchema]));

export const dateKinds = [
  'day',
  'month',
  'quarter',
  'year',
  'range',
  'several',
  'continuous',
  'none_established',
  'not_applicable',
  'relative',
  'unreadable',
] as const;

export const dateSchema = z.strictObject({
  raw: z.string(),
  kind: z.enum(dateKinds),
  earliest: day.nullable().describe('first day the raw string can stand for'),
  latest: day.nullable().describe('last day the raw string can stand for'),
});

export const statuses = [
  'not_initiated',
  'initiated',
  'completed',
  'no_longer_applicable',
  'not_reported',
  'conflicting',
] as const;

export const acceptances = ['accepted', 'partially_accepted', 'rejected', 'not_stated'] as const;

export const severities = ['info', 'warning', 'error', 'fatal'] as const;

export const unitSchema = z.strictObject({
  name: z.string().min(1).describe('as a careful person would write it in a list'),
  raw: z.string().min(1).describe('as it stands in the source'),
});

export const countrySchema = z.strictObject({ iso3: z.string().length(3), name: z.string() });

export const diagnosticRecordSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(severities),
  message: z.string(),
  path: z.string().nullable().describe('the field it speaks of, from the evaluation down'),
  at: spanSchema.nullable(),
});

/** Something that takes from the confidence in a record. */
export const doubtSchema = z.strictObject({
  code: z.string().describe('a diagnostic about it, or how it was found (docs/records.md)'),
  less: z.number().min(0).max(1).describe('the share of the confidence that it takes'),
});

const confidence = z.number().min(0).max(1).describe('1, less the share of each doubt');
const doubts = z.array(doubtSchema).optional().describe('what takes from the confidence; absent for nothing');

export const actionSchema = z.strictObject({
  id: z.string().regex(/^act_/),
  number: z.string().nullable(),
  description: z.string(),
  responsibleUnits: z.array(unitSchema),
  responsibleRaw: z.string().nullable(),
  dueDate: dateSchema.nullable(),
  status: z.enum(statuses),
  statusRaw: z.string().nullable(),
  declaredOverdue: z.boolean(),
  justification: z.string().nullable(),
  comments: z.string().nullable(),
  documents: z.array(z.strictObject({ title: z.string(), uri: z.string() })),
  added: day.nullable(),
  lastUpdated: day.nullable(),
  evidence: evidenceSchema,
  confidence,
  doubts,
});

export const responseSchema = z.strictObject({ text: z.string(), added: day.nullable(), lastUpdated: day.nullable() });

export const themeSchema = z.strictObject({
  id: z.enum(themeIds),
  words: z
    .array(
      z.strictObject({
        field: z.enum(['title', 'text']),
        offset: z.int().nonnegative().describe('into the value of the field, not of the source; in UTF-16 code units'),
        text: z.string().min(1).describe('the words that stand there'),
      }),
    )
    .min(1)
    .describe('what earned it'),
});

export const recommendationSchema = z.strictObject({
  id: z.string().regex(/^rec_/),
  number: z.int().nullable(),
  label: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  priority: z.string().nullable(),
  addressees: z.array(z.string()),
  timeFrame: dateSchema.optional().describe('by when, as the evaluators say it; absent where they do not'),
  acceptance: z.enum(acceptances),
  acceptanceRaw: z.string().nullable(),
  response: responseSchema.nullable(),
  actions: z.array(actionSchema),
  answeredWith: z
    .string()
    .regex(/^rec_/)
    .optional()
    .describe('management answered several as one: the recommendation under which the key actions for this one stand'),
  themes: z.array(themeSchema).optional().describe('earned by words of title and text; absent where there is none'),
  evidence: evidenceSchema,
  confidence,
  doubts,
});

export const sourceSchema = z.strictObject({
  uri: z.string().min(1),
  title: z
    .string()
    .min(1)
    .optional()
    .describe('what the site that it was fetched from calls it: the name of the file, or the words of the link to it'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.string(),
  layout: z.string(),
  pages: z.int().positive().nullable(),
});

export const evaluationSchema = z.strictObject({
  id: z.string().regex(/^ev_/),
  title: z.string().nullable(),
  symbol: z.string().optional().describe('document symbol, as printed'),
  answers: z
    .string()
    .optional()
    .describe('document symbol of the report that this management response says it answers, as printed'),
  agency: z.string().nullable(),
  language: z.string().nullable(),
  commissioningUnit: z.string().nullable(),
  responsibleUnit: z.string().nullable(),
  country: countrySchema.nullable(),
  region: z.string().nullable(),
  plan: z.string().nullable(),
  type: z.string().nullable(),
  completionDate: dateSchema.nullable(),
  evaluators: z.array(z.string()).optional().describe('persons and firms that evaluated; absent where none is named'),
  source: sourceSchema,
  otherSources: z
    .array(sourceSchema)
    .optional()
    .describe('other documents about the same evaluation, the weaker ones last; absent for none'),
  recommendations: z.array(recommendationSchema),
  joining: joiningSchema
    .optional()
    .describe('how the response takes up the report; absent where only one of them was read'),
  evidence: evidenceSchema,
  diagnostics: z.array(diagnosticRecordSchema),
});

export const recordsSchema = z.strictObject({
  schema: z.literal('records'),
  schemaVersion: z.literal('1.0'),
  evaluations: z.array(evaluationSchema),
});

export type EvidenceSpan = z.infer<typeof spanSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type DateValue = z.infer<typeof dateSchema>;
export type DateKind = (typeof dateKinds)[number];
export type Status = (typeof statuses)[number];
export type Acceptance = (typeof acceptances)[number];
export type Severity = (typeof severities)[number];
export type Unit = z.infer<typeof unitSchema>;
export type Country = z.infer<typeof countrySchema>;
export type Doubt = z.infer<typeof doubtSchema>;
export type Action = z.infer<typeof actionSchema>;
export type Theme = z.infer<typeof themeSchema>;
export type Recommendation = z.infer<typeof recommendationSchema>;
export type Evaluation = z.infer<typeof evaluationSchema>;
export type DiagnosticRecord = z.infer<typeof diagnosticRecordSchema>;
export type Records = z.infer<typeof recordsSchema>;
