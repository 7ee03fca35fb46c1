/** What is said again and again, as `recurring.json` holds it: recommendations of several evaluations that ask for the same. */
import { z } from 'zod';
import { themeIds } from './theme.js';

const count = z.int().nonnegative();

export const recurringGroupSchema = z.strictObject({
  recommendation: z
    .string()
    .describe('id in records.json of the one in the middle: each of the others is like this one'),
  language: z.string().nullable(),
  shared: z.array(z.string()).describe('words of it, as printed, that at least half of the others have too'),
  themes: z.array(z.enum(themeIds)).describe('of at least half of the recommendations'),
  evaluations: count,
  countries: z.array(z.string()).describe('ISO 3166-1 alpha-3, sorted'),
  withoutCountry: count.describe('evaluations of no known country'),
  years: z
    .strictObject({ first: z.int(), last: z.int() })
    .nullable()
    .describe('of completion, as far as known; null: of none'),
  recommendations: count,
  accepted: count.describe('in whole or in part'),
  withActions: count.describe('with a key action that still applies'),
  completed: count.describe('of those the ones all of whose key actions that still apply are completed'),
  overdue: count.describe('with a key action that is certainly overdue on the as-of date'),
  members: z
    .array(
      z.strictObject({
        evaluation: z.string(),
        recommendation: z.string(),
        likeness: z.number().min(0).max(1).describe('to the one in the middle; 1: the same words'),
      }),
    )
    .describe('the one in the middle first, then the most alike'),
});

export const recurringSchema = z.strictObject({
  schema: z.literal('recurring'),
  schemaVersion: z.literal('1.0'),
  asOf: z.iso.date(),
  rule: z.string().describe('what makes recommendations alike, in words'),
  groups: z.array(recurringGroupSchema).describe('those of most evaluations first'),
});

export type RecurringGroup = z.infer<typeof recurringGroupSchema>;
export type Recurring = z.infer<typeof recurringSchema>;
