import { describe, expect, it } from 'vitest';
import { diagnosticRecordOf, spanRecordOf } from '../../src/core/diagnostic-record.js';
import type { Diagnostic } from '../../src/core/diagnostics.js';
import { diagnosticRecordSchema } from '../../src/core/record.js';
import {
  coverageRecordOf,
  coverageRecordSchema,
  runCountsOf,
  runDiagnosticOf,
  runDiagnosticSchema,
  runDocumentSchema,
} from '../../src/core/run-record.js';
import { evaluation, recommendation } from '../assess/records.js';
import { sampleRun } from './sample.js';

const TEXT = 'Key Action: train the operators. Due: soon.';
const diagnostic: Diagnostic = {
  code: 'due-date/unreadable',
  data: { raw: 'soon' },
  path: 'recommendations[0].actions[0].dueDate',
  at: { start: 38, end: 42 },
};

describe('a diagnostic as it is written', () => {
  it('has its sentence, its severity and the text at its place', () => {
    const record = diagnosticRecordOf(diagnostic, TEXT);
    expect(diagnosticRecordSchema.parse(record)).toEqual({
      code: 'due-date/unreadable',
      severity: 'warning',
      message: 'The due date “soon” gives no date.',
      path: 'recommendations[0].actions[0].dueDate',
      at: { start: 38, end: 42, quote: 'soon' },
    });
    const inRun = runDiagnosticOf(diagnostic, TEXT);
    expect(runDiagnosticSchema.parse(inRun)).toEqual({ ...record, remedy: 'Set a date in the source.' });
  });

  it('has no place where there is no text', () => {
    expect(diagnosticRecordOf(diagnostic, null).at).toBeNull();
  });

  it('keeps page and box', () => {
    expect(spanRecordOf({ start: 0, end: 3, page: 2, box: [1, 2, 3, 4] }, TEXT)).toEqual({
      start: 0,
      end: 3,
      page: 2,
      box: [1, 2, 3, 4],
      quote: 'Key',
    });
  });
});

describe('the coverage ledger as it is written', () => {
  it('shows the longest stretches, in reading order, each on a line', () => {
    const text = Array.from({ length: 30 }, (_, index) => `${'a'.repeat(index + 1)}\n  b`).join(' | ');
    let at = 0;
    const unclaimedSpans = text.split(' | ').map((part) => {
      const span = { start: at, end: at + part.length };
      at = span.end + 3;
      return span;
    });
    const numbers = { characters: 500, claimed: 400, furniture: 50, unclaimed: 50, unclaimedShare: 0.1 };
    const record = coverageRecordSchema.parse(coverageRecordOf({ ...numbers, unclaimedSpans }, text));
    expect(record).toMatchObject(numbers);
    expect(record.unclaimedStretches).toHaveLength(20);
    expect(record.unclaimedStretches[0]?.quote).toBe(`${'a'.repeat(11)} b`);
    expect(record.unclaimedStretches.map(({ start }) => start)).toEqual(
      unclaimedSpans.slice(10).map(({ start }) => start),
    );
  });

  it('cuts a long stretch', () => {
    const text = 'x'.repeat(500);
    const coverage = { characters: 500, claimed: 0, furniture: 0, unclaimed: 500, unclaimedShare: 1 };
    const [stretch] = coverageRecordOf(
      { ...coverage, unclaimedSpans: [{ start: 0, end: 500 }] },
      text,
    ).unclaimedStretches;
    expect(stretch).toEqual({ start: 0, end: 500, quote: `${'x'.repeat(119)}…` });
  });
});

describe('the counts of a run', () => {
  it('come from its documents', () => {
    const { documents } = sampleRun([evaluation({ recommendations: [recommendation(), recommendation()] })]);
    expect(runCountsOf(documents)).toEqual({
      documents: { complete: 1, partial: 0, failed: 1, duplicate: 1 },
      recommendations: 2,
      actions: 0,
      diagnostics: { 'source/duplicate': 1, 'source/empty': 1 },
    });
  });

  it('a failed document with recommendations breaks the contract', () => {
    const [, failed] = sampleRun([evaluation()]).documents;
    expect(runDocumentSchema.safeParse(failed).success).toBe(true);
    expect(runDocumentSchema.safeParse({ ...failed, recommendations: 0 }).success).toBe(false);
  });
});
