/** `compliance.json` and its schema. */
import { z } from 'zod';
import { type Compliance, complianceSchema } from '../core/compliance-record.js';
import { writeJson } from './records.js';

export const writeCompliance = (path: string, compliance: Compliance): Promise<void> => writeJson(path, compliance);

/** The JSON Schema (draft 2020-12) of `compliance.json`. */
export const complianceJsonSchema = (): object => ({
  ...z.toJSONSchema(complianceSchema, { reused: 'ref' }),
  title: 'Indicators of compliance with management responses',
});

export const writeComplianceSchema = (path: string): Promise<void> => writeJson(path, complianceJsonSchema());
