/** The schemas of `compliance.json` and `recurring.json`, written beside them. */
import { z } from 'zod';
import { complianceSchema } from '../core/compliance-record.js';
import { recurringSchema } from '../core/recurring-record.js';
import { writeJson } from './records.js';

/** The JSON Schema (draft 2020-12) of `compliance.json`. */
const complianceJsonSchema = (): object => ({
  ...z.toJSONSchema(complianceSchema),
  title: 'Indicators of compliance with management responses',
});

export const writeComplianceSchema = (path: string): Promise<void> => writeJson(path, complianceJsonSchema());

/** The JSON Schema (draft 2020-12) of `recurring.json`. */
const recurringJsonSchema = (): object => ({
  ...z.toJSONSchema(recurringSchema),
  title: 'Recommendations that several evaluations make alike',
});

export const writeRecurringSchema = (path: string): Promise<void> => writeJson(path, recurringJsonSchema());
