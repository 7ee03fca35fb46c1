/** The CSV files, read back by a reader written from RFC 4180 alone: every cell must be what the records hold. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, profiles } from '../../src/assess/index.js';
import type { Compliance } from '../../src/core/compliance-record.js';
import type { Evaluation } from '../../src/core/record.js';
import { writeComplianceSchema } from '../../src/report/compliance.js';
import { csvFiles } from '../../src/report/csv/index.js';
import { csvText, type Table, text } from '../../src/report/csv/table.js';
import { rowText } from '../../src/report/csv/text.js';
import { action, evaluation, month, recommendation } from '../assess/records.js';
import { AS_OF, recurringOf, sampleEvaluations } from './sample.js';

interface ReadCell {
  readonly text: string;
  readonly quoted: boolean;
}

/** Strict: a quotation mark only where the grammar allows one, CRLF after each row, as many cells in each as in the first. */
function readCsv(file: string): ReadCell[][] {
  const rows: ReadCell[][] = [];
  let row: ReadCell[] = [];
  let at = 0;
  while (at < file.length) {
    const quoted = file[at] === '"';
    let cell = '';
    if (quoted) {
      at++;
      while (!(file[at] === '"' && file[at + 1] !== '"')) {
        if (at >= file.length) throw new Error('a quotation is never closed');
        if (file[at] === '"') at++;
        cell += file[at++];
      }
      at++;
    } else {
      while (at < file.length && !',\r\n'.includes(file[at] ?? '')) cell += file[at++];
      if (cell.includes('"')) throw new Error(`a quotation mark in ${cell}`);
    }
    row.push({ text: cell, quoted });
    if (file[at] === ',') {
      at++;
      if (at === file.length) throw new Error('no end of the last row');
      continue;
    }
    if (file.slice(at, at + 2) !== '\r\n') throw new Error(`no end of row ${rows.length + 1}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  if (rows.some(({ length }) => length !== rows[0]?.length)) throw new Error('rows of different lengths');
  return rows;
}

const unlist = ({ text: joined, quoted }: ReadCell): string[] =>
  joined === '' && !quoted
    ? []
    : [...joined.matchAll(/((?:\\[\\|]|[^\\|])*)(?:\||$)/gsu)]
        .slice(0, (joined.match(/(?<!\\)(?:\\\\)*\|/gu)?.length ?? 0) + 1)
        .map(([, item = '']) => item.replace(/\\([\\|])/gu, '$1'));

interface Field {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly fieldsMatch: unknown;
    readonly missingValues: readonly string[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
}

type Value = string | number | boolean | null | string[];
type Row = Record<string, Value>;

/** A list is declared as a string, and its words tell how its items are parted. */
const isList = ({ description }: Field): boolean => description.endsWith('; items parted by |');

function typed(cell: ReadCell, field: Field): Value {
  const { type } = field;
  if (isList(field)) return unlist(cell);
  if (cell.text === '' && !cell.quoted) return null;
  if (type === 'integer' || type === 'number') return Number(cell.text);
  if (type === 'boolean') return cell.text === 'true' ? true : cell.text === 'false' ? false : cell.text;
  return cell.text;
}

async function written(evaluations: readonly Evaluation[], asOf = AS_OF) {
  const folder = await mkdtemp(join(tmpdir(), 'csv-'));
  const compliance = assess(evaluations, { asOf, profile: profiles[0] });
  const files: Record<string, string> = {};
  for (const [name, write] of Object.entries(
    csvFiles({ evaluations, compliance, recurring: recurringOf(evaluations) }),
  )) {
    await write(join(folder, name));
    files[name] = await readFile(join(folder, name), 'utf8');
  }
  const { resources } = JSON.parse(files['datapackage.json'] ?? '') as { resources: Resource[] };
  const tables = Object.fromEntries(
    resources.map(({ name, path, schema: { fields } }) => {
      const [head = [], ...rows] = readCsv(files[path] ?? '');
      expect(head.map((cell) => cell.text)).toEqual(fields.map((field) => field.name));
      const cell = (row: ReadCell[], at: number): ReadCell => row[at] ?? { text: '', quoted: false };
      return [
        name,
        rows.map(
          (row): Row => Object.fromEntries(fields.map((field, at) => [field.name, typed(cell(row, at), field)])),
        ),
      ];
    }),
  );
  return { files, compliance, resources, tables };
}

const hostile = [
  '=SUM(A1:A9)',
  '+1',
  '-1',
  '@home',
  '\t=1',
  ' led by a space',
  'a "quotation", a comma',
  'two\nlines',
  'two\r\nlines',
  '"',
  'x'.repeat(40_000),
  'תקציב — ١٢٣ — 预算 — 🏛',
  'a|b\\|c\\',
  'NULL',
  '',
];

const hostileEvaluation = evaluation({
  id: 'ev_hostile',
  title: '=HYPERLINK("http://example.org","open")',
  country: { iso3: 'ZZA', name: 'Astovia, "the"' },
  completionDate: null,
  recommendations: hostile.map((words, at) =>
    recommendation({
      id: `rec_h${at}`,
      text: words,
      title: words,
      label: null,
      number: null,
      addressees: [words, words],
      response: at % 2 ? { text: words, added: null, lastUpdated: null } : null,
      actions: [
        action({
          id: `act_h${at}`,
          description: words,
          comments: words,
          responsibleRaw: words,
          responsibleUnits: words === '' ? [] : [{ name: words, raw: words }],
          documents: [{ title: words, uri: words }],
          dueDate: at % 3 ? { raw: words, kind: 'unreadable', earliest: null, latest: null } : null,
        }),
      ],
    }),
  ),
});

describe('a row', () => {
  it('is quoted only where it must be, and tells nothing from an empty text', () => {
    expect(rowText(['a', null, '', 1.5, true, [], ['x', 'y'], 'b"c', 'd,e', ' f'])).toBe(
      'a,,"",1.5,true,,x|y,"b""c","d,e"," f"\r\n',
    );
  });

  it('reads back as it was, whatever the texts', () => {
    const cells = fc.array(fc.oneof(fc.constant(null), fc.string({ unit: 'binary' }), fc.constantFrom(...hostile)), {
      minLength: 1,
    });
    fc.assert(
      fc.property(cells, (row) => {
        const [read = []] = readCsv(rowText(row));
        expect(read.map(({ text: cell, quoted }) => (cell === '' && !quoted ? null : cell))).toEqual(row);
      }),
    );
  });

  it('holds lists that can be taken apart again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('|', '\\', '\\|', '', 'a|b'))), (items) => {
        const [[cell] = []] = readCsv(rowText([items]));
        expect(unlist(cell ?? { text: '', quoted: false })).toEqual(items);
      }),
    );
  });

  it('is made when it is asked for', () => {
    let made = 0;
    const table: Pick<Table<number>, 'columns'> = { columns: [text('n', '', String)] };
    const rows = (function* () {
      for (;;) yield made++;
    })();
    const chunks = csvText(table, rows);
    expect([chunks.next().value, chunks.next().value, chunks.next().value]).toEqual(['n\r\n', '0\r\n', '1\r\n']);
    expect(made).toBe(2);
  });
});

describe('the files', () => {
  const evaluations = [...sampleEvaluations, hostileEvaluation];

  it('hold every record, each value as it is', async () => {
    const { tables } = await written(evaluations);
    const recommendations = evaluations.flatMap((of) => of.recommendations.map((each) => ({ of, each })));
    expect(tables['evaluations']).toMatchObject(
      evaluations.map((each) => ({
        id: each.id,
        title: each.title,
        country_iso3: each.country?.iso3 ?? null,
        country_name: each.country?.name ?? null,
        completion_date_raw: each.completionDate?.raw ?? null,
        completion_date_kind: each.completionDate?.kind ?? null,
        completion_date_latest: each.completionDate?.latest ?? null,
        source_uri: each.source.uri,
        source_pages: each.source.pages,
        as_of: AS_OF,
      })),
    );
    expect(tables['recommendations']).toMatchObject(
      recommendations.map(({ of, each }) => ({
        id: each.id,
        evaluation_id: of.id,
        text: each.text,
        title: each.title,
        number: each.number,
        addressees: each.addressees,
        acceptance: each.acceptance,
        has_response: each.response !== null,
        response_text: each.response?.text ?? null,
        response_added: each.response?.added ?? null,
      })),
    );
    expect(tables['key-actions']).toMatchObject(
      recommendations.flatMap(({ of, each }) =>
        each.actions.map((one, at) => ({
          id: one.id,
          recommendation_id: each.id,
          evaluation_id: of.id,
          position: at + 1,
          description: one.description,
          responsible_units: one.responsibleUnits.map(({ name }) => name),
          responsible_raw: one.responsibleRaw,
          due_date_raw: one.dueDate?.raw ?? null,
          due_date_kind: one.dueDate?.kind ?? null,
          due_date_earliest: one.dueDate?.earliest ?? null,
          due_date_latest: one.dueDate?.latest ?? null,
          status: one.status,
          comments: one.comments,
          declared_overdue: one.declaredOverdue,
          document_titles: one.documents.map(({ title }) => title),
          document_uris: one.documents.map(({ uri }) => uri),
          confidence: one.confidence,
        })),
      ),
    );
  });

  it('say what is overdue, and on which day', async () => {
    const { tables } = await written([
      evaluation({ recommendations: [recommendation({ actions: [action({ dueDate: month('2022/07') })] })] }),
    ]);
    expect(tables['key-actions']).toMatchObject([{ as_of: '2022-08-15', deadline: 'overdue', days_overdue: 15 }]);
    expect(tables['evaluations']).toMatchObject([
      {
        response_state: 'late',
        response_added: '2022-01-17',
        response_days_late_at_least: 6,
        response_days_late_at_most: 35,
      },
    ]);
  });

  it('hold every figure of compliance.json', async () => {
    const { tables, compliance } = await written(evaluations);
    const rows = tables['indicators'] ?? [];
    const lists = [
      'overall',
      'countries',
      'regions',
      'agencies',
      'types',
      'years',
      'units',
      'themes',
      'evaluations',
    ] as const;
    const figures = lists.flatMap((key) =>
      key === 'overall'
        ? compliance.overall
        : (compliance[key] as Compliance['types']).flatMap((group) => group.figures),
    );
    expect(rows).toHaveLength(figures.length);
    expect(rows).toMatchObject(
      figures.map((each) => ({
        indicator: each.id,
        profile: each.profile,
        as_of: AS_OF,
        numerator: each.numerator,
        denominator: each.denominator,
        value: each.value,
        light: each.light ?? null,
        office_mean: each.officeMean?.value ?? null,
        offices: each.officeMean?.offices ?? null,
      })),
    );
    expect(new Set(rows.map(({ grouping }) => grouping)).size).toBe(lists.length);
    expect(rows.find(({ indicator }) => indicator === 'score/2b')?.['lights']).toEqual([
      expect.stringMatching(/^2024-04-09=(?:green|yellow|red)$/u),
      expect.stringMatching(/^2024-09-11=(?:green|yellow|red)$/u),
    ]);
    expect(tables['indicator-rules']?.map(({ rule }) => rule)).toEqual(compliance.overall.map(({ rule }) => rule));
  });

  it('are UTF-8 without a mark, and the same for the same input', async () => {
    const [once, again] = [await written(evaluations), await written(evaluations)];
    expect(again.files).toEqual(once.files);
    for (const file of Object.values(once.files)) expect(file.startsWith('\uFEFF')).toBe(false);
  });

  it('have their heads also where there is nothing', async () => {
    const { tables } = await written([]);
    expect(tables['key-actions']).toEqual([]);
    expect(tables['indicators']?.length).toBeGreaterThan(50);
  });
});

describe('the data package', () => {
  it('describes each file by the standard', async () => {
    const { files, resources } = await written(sampleEvaluations);
    const described = JSON.parse(files['datapackage.json'] ?? '');
    expect(described).toMatchObject({ $schema: 'https://datapackage.org/profiles/2.0/datapackage.json' });
    expect(described.name).toMatch(/^[-a-z0-9._/]+$/u);
    expect(resources.map(({ path }) => path).sort()).toEqual(
      Object.keys(files)
        .filter((name) => name.endsWith('.csv'))
        .sort(),
    );
    for (const resource of described.resources) {
      expect(resource).toMatchObject({
        $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
        type: 'table',
        encoding: 'utf-8',
        dialect: { $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json' },
        schema: {
          $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
          fieldsMatch: 'exact',
          missingValues: [''],
        },
      });
      const types = new Set(resource.schema.fields.map(({ type }: Field) => type));
      expect([...types].filter((type) => !/^(?:string|integer|number|boolean|date)$/u.test(String(type)))).toEqual([]);
      const names = resource.schema.fields.map(({ name }: Field) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('tells the truth: types, required cells, values, keys', async () => {
    const evaluations = [...sampleEvaluations, hostileEvaluation];
    const { resources, tables } = await written(evaluations);
    const patterns: Record<string, RegExp> = { date: /^\d{4}-\d{2}-\d{2}$/u };
    for (const { name, schema } of resources) {
      const rows = tables[name] ?? [];
      for (const { name: field, type, constraints } of schema.fields) {
        const values = rows.map((row) => row[field] ?? null);
        const there = values.filter((value) => value !== null);
        if (constraints?.required) expect(there.length, `${name}.${field}`).toBe(values.length);
        if (constraints?.enum) expect(there.filter((value) => !constraints.enum?.includes(String(value)))).toEqual([]);
        if (type === 'integer') expect(there.every(Number.isInteger), `${name}.${field}`).toBe(true);
        if (type === 'number') expect(there.every(Number.isFinite), `${name}.${field}`).toBe(true);
        if (type === 'boolean') expect(there.every((value) => typeof value === 'boolean')).toBe(true);
        if (patterns[type]) expect(there.every((value) => patterns[type]?.test(String(value)))).toBe(true);
      }
      const keyOf = (row: Row, fields: readonly string[]) => JSON.stringify(fields.map((field) => row[field]));
      if (schema.primaryKey) {
        const keys = rows.map((row) => keyOf(row, schema.primaryKey ?? []));
        expect(new Set(keys).size).toBe(rows.length);
      }
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const known = new Set(tables[reference.resource]?.map((row) => keyOf(row, reference.fields)));
        const pointing = rows.filter((row) => fields.every((field) => row[field] !== null));
        expect(pointing.length).toBeGreaterThan(0);
        expect(pointing.filter((row) => !known.has(keyOf(row, fields)))).toEqual([]);
      }
    }
  });
});

describe('compliance.json', () => {
  it('is valid by the schema beside it, also when there is nothing', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'schema-')), 'compliance.schema.json');
    await writeComplianceSchema(path);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(await readFile(path, 'utf8')),
    );
    for (const evaluations of [[...sampleEvaluations, hostileEvaluation], []]) {
      const compliance = JSON.parse(JSON.stringify(assess(evaluations, { asOf: AS_OF, profile: profiles[0] })));
      expect(validate(compliance), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ ...compliance, overall: [{ id: 'actions/all' }] })).toBe(false);
      expect(validate({ ...compliance, more: 1 })).toBe(false);
    }
  });
});
