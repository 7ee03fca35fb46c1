/** The schema of `compliance.json`, written beside it. */
import { z } from 'zod';
import { complianceSchema } from '../core/compliance-record.js';
import { writeJson } from './records.js';

/** The JSON Schema (draft 2020-12) of `compliance.json`. */
const complianceJsonSchema = (): object => ({
  ...z.toJSONSchema(complianceSchema),
  title: 'Indicators of compliance with management responses',
});

export const writeComplianceSchema = (path: string): Promise<void> => writeJson(path, complianceJsonSchema());
