import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as cheerio from 'cheerio';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess, profiles } from '../../src/assess/index.js';
import { deadlineStateOf } from '../../src/core/deadline.js';
import { readAssets } from '../../src/report/html/assets.js';
import { cutTo, textLimitOf } from '../../src/report/html/cut.js';
import { dueCalendarOf } from '../../src/report/html/due-calendar.js';
import { writeReport } from '../../src/report/html/index.js';
import { safeHref } from '../../src/report/html/links.js';
import { embeddedJson, html } from '../../src/report/html/markup.js';
import { action, evaluation, month, recommendation, undated } from '../assess/records.js';
import { folderWith } from '../setup/folder.js';
import { HOSTILE, manyEvaluations, manyInput } from './html/many.js';
import { dataOf, PAGE_FOLDER, pageFiles, pageModule, pageText, type Row, registersOf, type View } from './html/page.js';
import { AS_OF, sampleEvaluations, sampleInput } from './sample.js';

const BREAKS_OUT = /[<>&\u2028\u2029]/u;

describe('what is text', () => {
  it('stays text in markup, whatever it is', () => {
    const characters = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\0]/u.test(text));
    fc.assert(
      fc.property(characters, (text) => {
        const parsed = cheerio.load(html`<p title="${text}">${text}</p>`.text, null, false);
        expect(parsed('p').text()).toBe(text);
        expect(parsed('p').attr('title')).toBe(text);
        expect(parsed('*').length).toBe(1);
      }),
    );
    for (const text of HOSTILE) expect(cheerio.load(html`<p>${text}</p>`.text, null, false)('p').text()).toBe(text);
  });

  it('stays data in the script element', () => {
    for (const text of [...HOSTILE, '</SCRIPT >', '<!--<script>', '\u2028', '\\u003c', '\0', '\ud800']) {
      const written = embeddedJson({ [text]: text });
      expect(written).not.toMatch(BREAKS_OUT);
      expect(JSON.parse(written)).toEqual({ [text]: text });
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(embeddedJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('becomes a link only where the address is safe', () => {
    const safe = [
      'https://example.org/a?b=c#d',
      'HTTP://example.org',
      '../input/a%20b.pdf',
      'a.pdf',
      'input/javascript%3Aalert(1)',
    ];
    expect(safe.map((address) => safeHref(address))).toEqual(safe);
    const unsafe = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      '//server/share',
      '\\\\server\\share',
      'https:evil',
      '\u0001javascript:x',
      '',
    ];
    expect(unsafe.map((address) => safeHref(address))).toEqual(unsafe.map(() => null));
    expect(safeHref('../input/a.pdf', 'web')).toBeNull();
    expect(safeHref(null)).toBeNull();
  });
});

describe('the page', () => {
  const input = manyInput(200);
  let page: string;
  let parsed: cheerio.CheerioAPI;
  beforeAll(() => {
    page = pageText(input);
    parsed = cheerio.load(page);
  });

  it('is the same bytes for the same input', async () => {
    const folder = folderWith();
    await writeReport(join(folder, 'a.html'), input);
    await writeReport(join(folder, 'b.html'), manyInput(200));
    const [a, b] = await Promise.all(['a.html', 'b.html'].map((name) => readFile(join(folder, name))));
    expect(a?.equals(b as Buffer)).toBe(true);
    expect(a?.toString('utf8')).toBe(page);
  });

  it('runs its own script and style only, and asks nobody for anything', () => {
    const policy = parsed('meta[http-equiv="Content-Security-Policy"]').attr('content') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-/u);
    expect(policy).not.toContain('unsafe');
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const scripts = parsed('script')
      .toArray()
      .filter((script) => parsed(script).attr('type') === undefined);
    expect(scripts).toHaveLength(2);
    for (const one of [...scripts, ...parsed('style').toArray()]) expect(policy).toContain(hash(parsed(one).text()));
    expect(parsed('script').length).toBe(4);
    expect(parsed('[src], link, iframe, object, embed, base, form, [style]').length).toBe(0);
    const attributes = parsed('*')
      .toArray()
      .flatMap((one) => ('attribs' in one ? Object.keys(one.attribs) : []));
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
    expect(page).not.toContain('sourceMappingURL');
  });

  it('has the figures of the indicators in its markup, so that they are there without a script', () => {
    const tile = (name: string): string =>
      parsed('.tile')
        .filter((_, one) => parsed(one).find('h3').text() === name)
        .text();
    for (const [id, name] of [
      ['deadlines/overdue', 'Overdue'],
      ['actions/completed', 'Completed'],
    ] as const) {
      const figure = input.compliance.overall.find(
        (one) => one.id === id && one.profile === input.compliance.profile.id,
      );
      expect(tile(name)).toContain(
        `${figure?.numerator}\nof ${figure?.denominator} · ${((figure?.value ?? 0) * 100).toFixed(1)}%`,
      );
    }
    expect(parsed('header').text()).toContain('As of 15 August 2022');
    expect(parsed('#uncertain').text()).toContain('1 document could not be read');
  });

  it('has a table for each chart, and a rule for each figure', () => {
    for (const chart of parsed('[data-chart]').toArray()) {
      const id = parsed(chart).attr('data-chart');
      expect(parsed(`#chart-${id} table tbody tr`).length, id).toBeGreaterThan(1);
    }
    for (const link of parsed('a[href^="#"]').toArray()) {
      const id = parsed(link).attr('href')?.slice(1);
      expect(parsed(`[id="${id}"]`).length, id).toBe(1);
    }
  });

  it('says what the ages are counted from under each rule profile', () => {
    for (const profile of profiles) {
      const compliance = assess(input.evaluations, { asOf: AS_OF, profile });
      const words = cheerio
        .load(pageText({ ...input, compliance }))('#chart-ageing')
        .text();
      expect(words, profile.id).toContain(profile.ageing.from === 'due_date' ? 'the overdue key' : 'the open key');
      expect(words, profile.id).not.toContain('nothing to draw');
    }
  });

  it('says what is missing', () => {
    expect(parsed('#charts').text()).not.toContain('The trend is drawn');
    const { trend: _, ...without } = input;
    expect(pageText(without)).toContain('The trend is drawn as soon as runs for two different days');
    const empty = pageText(manyInput(0));
    expect(cheerio.load(empty)('.tile').first().text()).toContain('0');
    expect(empty).toContain('not available');
    expect(empty.length).toBeLessThan(1_000_000);
  });
});

describe('the registers', () => {
  const input = manyInput(400);
  let views: ReadonlyMap<string, View>;
  const rowsOf = (id: string): readonly Row[] => views.get(id)?.rows ?? [];
  beforeAll(async () => {
    views = await registersOf(pageText(input));
  });

  it('hold each key action as its record has it', () => {
    const records = input.evaluations.flatMap((of) =>
      of.recommendations.flatMap((above) => above.actions.map((one) => ({ of, above, one }))),
    );
    const rows = rowsOf('actions');
    expect(rows).toHaveLength(records.length);
    for (const [index, { of, above, one }] of records.entries()) {
      expect(rows[index]).toMatchObject({
        id: one.id,
        description: one.description,
        units: one.responsibleUnits.map(({ name }) => name),
        status: one.status,
        deadline: deadlineStateOf(one, input.compliance.asOf),
        dueDay: one.dueDate?.latest ?? null,
        comments: one.comments,
        recommendation: { id: above.id, text: above.text },
        evaluation: { id: of.id, title: of.title },
      });
    }
  });

  it('show just the rows that a key figure counts', () => {
    const page = cheerio.load(pageText(input));
    const shown = page('.tile')
      .toArray()
      .flatMap((tile) => {
        const {
          show = '',
          filter,
          value = '',
        } = (page(tile).find('[data-show]').data() ?? {}) as Record<string, string>;
        return show === ''
          ? []
          : [
              {
                name: page(tile).find('h3').text(),
                show,
                filter,
                value,
                count: Number(page(tile).find('.big').text()),
              },
            ];
      });
    expect(shown.length).toBeGreaterThan(7);
    for (const { name, show, filter, value, count } of shown) {
      const view = views.get(show);
      const valuesOf = view?.filters.find(({ id }) => id === filter)?.valuesOf;
      const rows = rowsOf(show).filter((row) => filter === undefined || valuesOf?.(row).includes(value));
      expect(rows.length, name).toBe(count);
    }
  });

  it('keep hostile texts letter for letter', () => {
    const descriptions = rowsOf('actions').map((row) => String(row['description']));
    for (const text of HOSTILE)
      expect(
        descriptions.some((description) => description.includes(text)),
        text,
      ).toBe(true);
    const links = pageText(input).match(/javascript:/gu) ?? [];
    // As words only: the address that is printed, and never the one that is linked.
    expect(links.length).toBe(
      (dataOf(pageText(input), 'data').match(/"A trap","javascript:alert\(1\)",null/gu) ?? []).length,
    );
  });

  it('say where each value was read; a quote that only repeats the text is not written twice', () => {
    type Evidence = Record<string, [places: unknown[][], derived: unknown[][]][]>;
    const evidence = JSON.parse(dataOf(pageText(input), 'evidence')) as Evidence;
    for (const kind of ['evaluations', 'recommendations', 'actions'])
      expect(evidence[kind], kind).toHaveLength(rowsOf(kind).length);
    const [places] = evidence['actions']?.[0] ?? [[]];
    expect(places[0]).toEqual([expect.any(Number), 1, 1000, expect.any(Number), 0]);
    expect(places[1]?.[4]).toBe('completed');
  });

  it('find a key action by words of its recommendation and evaluation, without accents', async () => {
    const { searchWords } = await pageModule<{ searchWords: (typed: string) => string[] }>('selection.js');
    const found = (typed: string): number =>
      rowsOf('actions').filter((row) => views.get('actions')?.texts.match(row, searchWords(typed))).length;
    expect(found('nevache')).toBe(40);
    expect(found('NÉVACHE  Councils')).toBe(40);
    expect(found('act_000000000007')).toBe(1);
    expect(found('nowhere')).toBe(0);
  });

  it('hold the findings, the gravest first, and what moved', () => {
    expect(
      rowsOf('findings')
        .map((row) => row['severity'])
        .slice(0, 2),
    ).toEqual(['fatal', 'warning']);
    expect(rowsOf('changes')[0]).toMatchObject({ before: 'Feb 2022', after: 'Jul 2022', field: 'due date' });
  });

  it('are there for the sample, with its cut, dateless and right-to-left rows', async () => {
    const sample = await registersOf(pageText(sampleInput()));
    expect(sample.get('evaluations')?.rows).toHaveLength(sampleEvaluations.length);
    expect(sample.get('actions')?.rows.map((row) => row['due'])).toContain('until Apr 2022');
    expect(sample.has('changes')).toBe(false);
  });
});

describe('long texts', () => {
  it('are cut in sight, with a pointer to the whole', () => {
    const text = 'x'.repeat(40_000);
    const cut = cutTo(1000)(text);
    expect(cut).toBe(`${'x'.repeat(1000)}… [cut here: the text has 40000 characters; all of it is in records.json]`);
    expect(cutTo(1000)('short')).toBe('short');
    expect(cutTo(1)('😀😀')).not.toMatch(/\p{Surrogate}/u);
  });

  it('keep 10,000 key actions under 15 MB, however long their texts are', () => {
    const heavy = manyEvaluations(10_000).map((one) => ({
      ...one,
      recommendations: one.recommendations.map((above) => ({
        ...above,
        actions: above.actions.map((acted) => ({
          ...acted,
          comments: 'é'.repeat(4000),
          description: 'long '.repeat(400),
        })),
      })),
    }));
    expect(Buffer.byteLength(pageText({ ...manyInput(20), evaluations: heavy }))).toBeLessThan(15_000_000);
    expect(textLimitOf(manyEvaluations(200))).toBe(20_000);
  });
});

describe('the due calendar', () => {
  it('counts open key actions by the month of the last day they can be due', () => {
    const actions = [
      action({ dueDate: month('2022/08') }),
      action({ dueDate: month('2022/08'), status: 'completed' }),
      action({ dueDate: month('2022/07') }),
      action({ dueDate: { raw: 'Q4 2022', kind: 'quarter', earliest: '2022-10-01', latest: '2022-12-31' } }),
      action({ dueDate: month('2030/01') }),
      action({ dueDate: undated('continuous', 'continuous') }),
      action({ dueDate: null }),
    ];
    const { months, later } = dueCalendarOf(
      [evaluation({ recommendations: [recommendation({ actions })] })],
      '2022-08-31',
    );
    expect(months.filter(({ due }) => due > 0)).toEqual([
      { month: '2022-08-01', due: 1 },
      { month: '2022-12-01', due: 1 },
    ]);
    expect(later).toBe(1);
  });
});

describe('the script of the page', () => {
  it('has every module, and types that hold', async () => {
    const modules = pageFiles().filter((name) => name.endsWith('.js'));
    const [, own = ''] = (await readAssets()).scripts;
    for (const name of modules) expect(own).toContain(`modules['${name}'] = `);
    expect(own).not.toMatch(/^(?:import|export)\b/mu);
    const compiler = resolve(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
    expect(execFileSync(process.execPath, [compiler, '-p', PAGE_FOLDER], { encoding: 'utf8' })).toBe('');
  });

  it('sorts by numbers in words, keeps equal rows in their order, and puts rows without a key last', async () => {
    const { sortable } = await pageModule<{ sortable: (text: string) => string }>('text.js');
    expect(['1.10', '1.9', '1.2'].sort((a, b) => (sortable(a) < sortable(b) ? -1 : 1))).toEqual(['1.2', '1.9', '1.10']);
    type Sort = new () => {
      sorted: (rows: Row[], id: string, key: (row: Row) => unknown, descending: boolean) => Row[];
    };
    const { Sorter } = await pageModule<{ Sorter: Sort }>('selection.js');
    const rows = [
      { key: 'b', at: 1 },
      { key: null, at: 2 },
      { key: 'a', at: 3 },
      { key: 'b', at: 4 },
    ];
    const order = (descending: boolean): unknown[] =>
      new Sorter().sorted(rows, 'key', (row) => row['key'], descending).map((row) => row['at']);
    expect(order(false)).toEqual([3, 1, 4, 2]);
    expect(order(true)).toEqual([1, 4, 3, 2]);
  });

  it('turns pages within their bounds', async () => {
    const { pageOf } = await pageModule<{ pageOf: (count: number, size: number, wanted: number) => object }>(
      'selection.js',
    );
    expect(pageOf(0, 50, 3)).toEqual({ page: 0, pages: 1, from: 0, to: 0 });
    expect(pageOf(101, 50, 9)).toEqual({ page: 2, pages: 3, from: 100, to: 101 });
  });
});
