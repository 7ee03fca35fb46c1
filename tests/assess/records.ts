/** Invented records for the tests of figures and reports: small builders, so that a test shows only what it is about. */
import type { Action, DateValue, Evaluation, EvidenceSpan, Recommendation } from '../../src/core/record.js';

const lastOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** `2022/07`, as the pages print it. */
export function month(raw: string): DateValue {
  const [year = 0, number = 0] = raw.split('/').map(Number);
  return { raw, kind: 'month', earliest: `${raw.replace('/', '-')}-01`, latest: lastOf(year, number) };
}

export const day = (raw: string): DateValue => ({ raw, kind: 'day', earliest: raw, latest: raw });

export const undated = (kind: DateValue['kind'], raw: string): DateValue => ({
  raw,
  kind,
  earliest: null,
  latest: null,
});

export const span = (start: number, quote: string): EvidenceSpan => ({ start, end: start + quote.length, quote });

let count = 0;
const next = (prefix: string): string => `${prefix}_${String(++count).padStart(4, '0')}`;

export const action = (over: Partial<Action> = {}): Action => ({
  id: next('act'),
  number: null,
  description: 'Hold a workshop with the district councils',
  responsibleUnits: [{ name: 'Governance Unit', raw: 'Governance Unit' }],
  responsibleRaw: 'Governance Unit',
  dueDate: month('2022/07'),
  status: 'not_initiated',
  statusRaw: 'Not Initiated',
  declaredOverdue: false,
  justification: null,
  comments: null,
  documents: [],
  added: null,
  lastUpdated: null,
  evidence: { description: span(100, 'Hold a workshop with the district councils') },
  confidence: 1,
  ...over,
});

export const recommendation = (over: Partial<Recommendation> = {}): Recommendation => ({
  id: next('rec'),
  number: 1,
  label: '1',
  title: null,
  text: 'Strengthen the councils.',
  priority: null,
  addressees: [],
  acceptance: 'not_stated',
  acceptanceRaw: null,
  response: { text: 'The office takes note.', added: '2022-01-17', lastUpdated: null },
  actions: [],
  evidence: { text: span(40, 'Strengthen the councils.') },
  confidence: 1,
  ...over,
});

export const evaluation = (over: Partial<Evaluation> = {}): Evaluation => ({
  id: next('ev'),
  title: 'Evaluation of the councils project',
  agency: 'UNDP',
  language: 'en',
  commissioningUnit: 'Vorania',
  responsibleUnit: 'Vorania',
  country: null,
  region: null,
  plan: '2021-2025',
  type: 'Project',
  completionDate: month('2021/11'),
  source: {
    uri: 'input/councils.txt',
    sha256: 'a'.repeat(64),
    mediaType: 'text/plain',
    layout: 'erc-flat',
    pages: null,
  },
  recommendations: [],
  evidence: {},
  diagnostics: [],
  ...over,
});
