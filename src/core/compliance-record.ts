/**
 * The indicators as `compliance.json` holds them: every figure with its numerator, denominator, rule, profile and as-of date. Also
 * what a rule profile may say, for those who write their own.
 */
import { z } from 'zod';
import { countrySchema, severities } from './record.js';
import { themeIds, themeKinds } from './theme.js';

const count = z.int().nonnegative();
const day = z.iso.date();
const share = z.number().min(0).max(1);

/** What the shares of overdue key actions are shares of. `applicable`: all but the ones no longer applicable. */
const actionBases = ['all', 'open', 'applicable'] as const;

/** `due`: the evaluations whose response is there or overdue; the ones still within their time are left out. */
const responseBases = ['due', 'all'] as const;

const ageingStarts = ['due_date', 'completion', 'response'] as const;

/** What a profile can have a rule of its own for. */
export const ruleTopics = ['overdue', 'ageing', 'due_soon', 'responses', 'updates', 'score'] as const;

export const trafficLights = ['green', 'yellow', 'red'] as const;

const ageingSchema = z
  .strictObject({
    from: z
      .enum(ageingStarts)
      .describe(
        'the day the age is counted from, its last where it is known to the month. due_date: of the overdue key actions; else of the open ones',
      ),
    months: z
      .array(z.int().positive().max(1200))
      .min(1)
      .max(12)
      .describe('upper ends of the bands, ascending; one more band is open'),
    upperEnd: z.enum(['in', 'out']).describe('whether an age of exactly so many months still belongs to the band'),
  })
  .refine(({ months }) => months.every((end, at) => at === 0 || end > (months[at - 1] ?? 0)), {
    path: ['months'],
    message: 'The months must ascend.',
  });

const thresholdSchema = z.strictObject({
  since: day.describe('the day this version was published; before the first one, the first one counts'),
  green: share,
  yellow: share,
});

const lightRuleSchema = z
  .strictObject({
    indicator: z.string().describe('id of the indicator it speaks of'),
    better: z.enum(['high', 'low']).describe('high: green from the threshold up; low: from it down'),
    versions: z.array(thresholdSchema).min(1).describe('ascending by since'),
  })
  .refine(
    ({ better, versions }) =>
      versions.every(({ green, yellow }) => (better === 'high' ? green >= yellow : green <= yellow)),
    { path: ['versions'], message: 'Yellow must not be better than green.' },
  )
  .refine(({ versions }) => versions.every(({ since }, at) => at === 0 || since > (versions[at - 1]?.since ?? '')), {
    path: ['versions'],
    message: 'The versions must ascend by since.',
  });

const weightsSchema = z
  .strictObject({ planning: share, responses: share, quality: share })
  .refine(({ planning, responses, quality }) => Math.abs(planning + responses + quality - 1) < 1e-9, {
    message: 'The weights must sum up to 1.',
  });

const DEFAULT_AGEING = { from: 'due_date', months: [3, 6, 12, 24, 36], upperEnd: 'in' } as const;

const months = (fallback: number) => z.int().positive().max(1200).default(fallback);

/** A rule profile. Who writes one must give id and name; what is left out is as UNDP has it. */
export const ruleProfileSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'An id has small letters, digits and single hyphens.')
      .max(60),
    name: z.string().min(1),
    words: z.string().default('').describe('the rule in words'),
    source: z.string().default('').describe('where the rule was published; empty when it was not'),
    topics: z
      .array(z.enum(ruleTopics))
      .default([...ruleTopics])
      .describe('what it has a rule of its own for: only these figures are given beside another headline profile'),
    base: z.enum(actionBases).default('all').describe('what the shares of overdue key actions are shares of'),
    responseBase: z.enum(responseBases).default('due').describe('what part 2A of the score is a share of'),
    longOverdueMonths: months(36).nullable().describe('null: the rules know no long overdue'),
    dueSoonMonths: months(3),
    responseDays: count.max(36_500).default(42).describe('days after completion until a management response is late'),
    staleMonths: months(12).describe('months without an update after which an open key action is stale'),
    ageing: ageingSchema.default({ ...DEFAULT_AGEING, months: [...DEFAULT_AGEING.months] }),
    score: weightsSchema.nullable().default(null).describe('the weights of the three parts; null: no score'),
    lights: z.array(lightRuleSchema).default([]).describe('traffic lights, each version of their thresholds'),
  })
  .meta({ id: 'ruleProfile' });

const lightSchema = z.enum(trafficLights).meta({ id: 'light' });

const lightsShape = {
  light: lightSchema.nullable().optional().describe('under the thresholds in force on the as-of date'),
  lights: z
    .array(z.strictObject({ since: day, light: lightSchema.nullable() }))
    .optional()
    .describe('under each version of the thresholds; null: not available'),
};

const officeMeanSchema = z
  .strictObject({
    value: z.number().nullable().describe('mean of the values of the country offices; null: no office has one'),
    offices: count.describe('country offices that have a value; evaluations of no country belong to none'),
    ...lightsShape,
  })
  .meta({ id: 'officeMean' });

const figureShape = {
  id: z.string().describe('area/what; stable'),
  profile: z.string().describe('id of the rule profile it was computed under'),
  numerator: z.int().nullable().describe('null: not known, or put together from other figures'),
  denominator: count.nullable().describe('null: a plain count, or as the numerator'),
  value: z
    .number()
    .nullable()
    .describe('numerator / denominator to six decimals, or the count; null: not available, never 0 or 1 instead'),
  ...lightsShape,
  officeMean: officeMeanSchema
    .optional()
    .describe('beside the value, which pools all: overall, regions and agencies only'),
};

const figureSchema = z.strictObject(figureShape).meta({ id: 'figure' });

export const figureKinds = ['count', 'share', 'mean', 'score'] as const;

const indicatorSchema = z.strictObject({
  ...figureShape,
  name: z.string(),
  kind: z.enum(figureKinds).describe('mean: days, numerator / denominator. score: a share made of other figures'),
  rule: z.string().describe('what is counted, in words'),
  asOf: day,
});

const figures = z.array(figureSchema).describe('name, kind and rule: see the same id and profile in overall');

const officeSchema = z
  .strictObject({
    name: z.string().nullable().describe('the country, or the commissioning unit where there is none'),
    agency: z.string().nullable(),
    country: countrySchema.nullable(),
  })
  .meta({ id: 'office' });

export const responseStates = ['in_time', 'possibly_late', 'late', 'waiting', 'waiting_late', 'undatable'] as const;

const responseTimingSchema = z.strictObject({
  state: z
    .enum(responseStates)
    .describe('waiting: no response by the as-of date. undatable: there is one, but a date is missing to compare with'),
  added: day.nullable().describe('day the first response was added; null when no response has a stamp'),
  daysLateAtLeast: z.int().nullable().describe('counted from the last day the completion date can mean'),
  daysLateAtMost: z.int().nullable().describe('counted from the first day the completion date can mean'),
});

const sumSchema = z.strictObject({
  what: z.string(),
  whole: count,
  sum: count.describe('of the parts'),
  holds: z.boolean(),
});

export const complianceFindingCodes = [
  'sum/parts-differ',
  'printed/differs',
  'printed/not-comparable',
  'profile/unknown-indicator',
  'office/unknown',
  'as-of/before-data',
] as const;

const complianceFindingSchema = z.strictObject({
  code: z.enum(complianceFindingCodes),
  severity: z.enum(severities),
  message: z.string(),
  evaluation: z.string().nullable().describe('id of the evaluation it speaks of; null: all of them'),
});

export const complianceSchema = z.strictObject({
  schema: z.literal('compliance'),
  schemaVersion: z.literal('2.1'),
  asOf: day,
  profile: ruleProfileSchema.describe('the rule profile of the headline figures'),
  otherProfiles: z
    .array(ruleProfileSchema)
    .describe('rules that give other figures; those figures are in the lists too'),
  overall: z.array(indicatorSchema),
  sums: z.array(sumSchema).describe('parts that must make a whole; where they do not there is a finding too'),
  findings: z.array(complianceFindingSchema),
  countries: z.array(
    z.strictObject({
      country: countrySchema.nullable().describe('null: evaluations without a known country; none is dropped'),
      figures,
    }),
  ),
  regions: z.array(z.strictObject({ region: z.string().nullable(), figures })),
  agencies: z.array(z.strictObject({ agency: z.string().nullable(), figures })),
  types: z.array(z.strictObject({ type: z.string().nullable(), figures })),
  years: z.array(
    z.strictObject({
      year: z.int().nullable().describe('of completion; null: no completion date, or one that spans years'),
      figures,
    }),
  ),
  units: z
    .array(
      z.strictObject({
        unit: z.string().nullable().describe('null: key actions without a responsible unit'),
        office: officeSchema,
        figures,
      }),
    )
    .describe(
      'responsible units of key actions, each within its office; an action of several units counts for each, so these do not make the whole',
    ),
  themes: z
    .array(
      z.strictObject({
        theme: z.enum(themeIds).nullable().describe('null: recommendations that earned none'),
        name: z.string().nullable(),
        kind: z.enum(themeKinds).nullable(),
        countries: z
          .array(z.strictObject({ country: countrySchema.nullable(), recommendations: count }))
          .describe('of most recommendations first, the unknown one last'),
        figures,
      }),
    )
    .describe(
      'themes that recommendations earned, in a fixed order; one of several themes counts for each, so these do not make the whole',
    ),
  evaluations: z.array(
    z.strictObject({
      evaluation: z.string().describe('id in records.json'),
      title: z.string().nullable(),
      office: officeSchema,
      response: responseTimingSchema,
      figures,
    }),
  ),
});

export type ActionBase = (typeof actionBases)[number];
export type RuleTopic = (typeof ruleTopics)[number];
export type RuleProfile = z.infer<typeof ruleProfileSchema>;
export type Ageing = RuleProfile['ageing'];
export type LightRule = RuleProfile['lights'][number];
export type TrafficLight = (typeof trafficLights)[number];
export type FigureKind = (typeof figureKinds)[number];
export type OfficeMean = z.infer<typeof officeMeanSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Office = z.infer<typeof officeSchema>;
export type ResponseState = (typeof responseStates)[number];
export type ComplianceSum = z.infer<typeof sumSchema>;
export type ComplianceFinding = z.infer<typeof complianceFindingSchema>;
export type Compliance = z.infer<typeof complianceSchema>;
