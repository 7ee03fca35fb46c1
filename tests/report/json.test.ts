import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { Defect } from '../../src/core/failure.js';
import { type Evaluation, recordsSchema } from '../../src/core/record.js';
import { recordsJsonSchema, recordsText, writeRecords } from '../../src/report/index.js';
import { jsonFile, jsonText } from '../../src/report/json-text.js';
import { evaluation } from '../assess/records.js';
import { sampleEvaluations } from './sample.js';

const records = (evaluations: readonly Evaluation[]): string => [...recordsText(evaluations)].join('');

describe('JSON text', () => {
  const values = [
    null,
    0,
    'a "quoted" text\nof two lines, with a \u2028 in it',
    [],
    {},
    [1, [2, []]],
    { a: { b: [{ c: null }] }, long: 'x'.repeat(200), list: ['y'.repeat(80), 'z'.repeat(80)] },
  ];

  it.each(values)('means the same as it did: %j', (value) => {
    expect(JSON.parse(jsonText(value))).toEqual(value);
  });

  it('puts what fits on one line, and keeps lines within 120 letters where it can', () => {
    expect(jsonText({ start: 1203, end: 1216, quote: 'Not Initiated' })).toBe(
      '{ "start": 1203, "end": 1216, "quote": "Not Initiated" }',
    );
    const lines = jsonText({ list: Array.from({ length: 40 }, (_, index) => ({ index })) }).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
  });

  it('leaves out what is not there', () => {
    expect(jsonText({ a: undefined, b: 1 })).toBe('{ "b": 1 }');
    expect([...jsonFile({ a: undefined })].join('')).toBe('{}\n');
    expect([...jsonFile({ a: undefined, b: [] })].join('')).toBe('{\n  "b": []\n}\n');
  });
});

describe('records.json', () => {
  it('holds the evaluations as they are', () => {
    expect(JSON.parse(records(sampleEvaluations))).toEqual({
      schema: 'records',
      schemaVersion: '1.0',
      evaluations: sampleEvaluations,
    });
  });

  it('is valid by the schema beside it, also when empty', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(recordsJsonSchema());
    for (const evaluations of [sampleEvaluations, []]) {
      expect(validate(JSON.parse(records(evaluations))), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ schema: 'records', schemaVersion: '1.0', evaluations: [{ id: 'ev_1' }] })).toBe(false);
    const wrongDate = structuredClone(JSON.parse(records([evaluation()])));
    wrongDate.evaluations[0].completionDate.latest = '2022-02-30';
    expect(validate(wrongDate)).toBe(false);
  });

  it('has line feeds only, two spaces, and a line feed at the end', () => {
    const text = records(sampleEvaluations);
    expect(text).not.toContain('\r');
    expect(text.endsWith('\n}\n')).toBe(true);
    expect(text.split('\n').every((line) => (line.length - line.trimStart().length) % 2 === 0)).toBe(true);
    expect(records([])).toBe('{\n  "schema": "records",\n  "schemaVersion": "1.0",\n  "evaluations": []\n}\n');
  });

  it('has its keys in the order of the schema, whatever order they came in', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, backwards(item)]),
      );
    };
    const [first] = sampleEvaluations;
    const turned = { ...(backwards(first) as Evaluation), evidence: {} };
    const keys = Object.keys(JSON.parse(records([turned])).evaluations[0]);
    const all = Object.keys(recordsSchema.shape.evaluations.element.shape);
    const optional = ['symbol', 'answers', 'evaluators', 'otherSources', 'joining'];
    expect(keys).toEqual(all.filter((key) => !optional.includes(key)));
  });

  it('comes in one chunk for each evaluation and no larger', () => {
    const chunks = [...recordsText(sampleEvaluations)];
    const ids = chunks.map((chunk) => sampleEvaluations.filter(({ id }) => chunk.includes(`"id": "${id}"`)).length);
    expect(Math.max(...ids)).toBe(1);
  });

  it('refuses a record that breaks the contract', () => {
    const broken = { ...evaluation(), id: 'no id' };
    expect(() => records([broken])).toThrow(Defect);
  });

  it('is written in UTF-8 without a mark', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'records-')), 'records.json');
    await writeRecords(path, sampleEvaluations);
    const bytes = await readFile(path);
    expect(bytes[0]).toBe('{'.charCodeAt(0));
    expect(bytes.toString('utf8')).toBe(records(sampleEvaluations));
  });
});
