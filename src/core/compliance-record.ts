/** The indicators as `compliance.json` holds them: every figure with its numerator, denominator, rule, profile and as-of date. */
import { z } from 'zod';
import { countrySchema } from './record.js';

const count = z.int().nonnegative();

/** What the shares of overdue key actions are shares of. `applicable`: all but the ones no longer applicable. */
const actionBases = ['all', 'open', 'applicable'] as const;

const profileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  words: z.string().describe('the rule in words'),
  source: z.string().describe('where the rule was published; empty when it was not'),
  base: z.enum(actionBases).describe('what the shares of overdue key actions are shares of'),
  longOverdueMonths: count,
  dueSoonMonths: count,
  responseDays: count.describe('days after completion until a management response is late'),
});

const figureShape = {
  id: z.string().describe('area/what; stable'),
  profile: z.string().describe('id of the rule profile it was computed under'),
  numerator: count,
  denominator: count.nullable().describe('null: a plain count, a share of nothing'),
  value: z
    .number()
    .nullable()
    .describe('numerator / denominator to six decimals, or the count; null: not available, the denominator is 0'),
};

const figureSchema = z.strictObject(figureShape);

const indicatorSchema = z.strictObject({
  ...figureShape,
  name: z.string(),
  rule: z.string().describe('what is counted, in words'),
  asOf: z.iso.date(),
});

export const complianceSchema = z.strictObject({
  schema: z.literal('compliance'),
  schemaVersion: z.literal('1.0'),
  asOf: z.iso.date(),
  profile: profileSchema.describe('the rule profile of the headline figures'),
  otherProfiles: z.array(profileSchema).describe('rules that give other figures; those figures are in the lists too'),
  overall: z.array(indicatorSchema),
  countries: z.array(
    z.strictObject({
      country: countrySchema.nullable().describe('null: evaluations without a known country; none is dropped'),
      figures: z.array(figureSchema).describe('name and rule: see the same id and profile in overall'),
    }),
  ),
});

export type ActionBase = (typeof actionBases)[number];
export type RuleProfile = z.infer<typeof profileSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Compliance = z.infer<typeof complianceSchema>;
