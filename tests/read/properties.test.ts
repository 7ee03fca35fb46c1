import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, SourceDocument } from '../../src/core/document.js';
import type { Span } from '../../src/core/span.js';
import { documentOf, pageShape, reading, shapeOf } from './shape.js';

const VISIBLE = /\S/u;

/** Checks that spans lie in their parents, in order, without overlap; returns every paragraph of the document. */
function paragraphsOf({ text, blocks, links }: SourceDocument): Span[] {
  const found: Span[] = [];
  const ordered = (spans: readonly Span[], within: Span): void => {
    let from = within.start;
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(from);
      expect(end).toBeGreaterThanOrEqual(start);
      from = end;
    }
    expect(from).toBeLessThanOrEqual(within.end);
  };
  const visit = (list: readonly Block[], within: Span): void => {
    ordered(
      list.map(({ span }) => span),
      within,
    );
    for (const block of list) {
      if (block.kind === 'paragraph') {
        expect(text.slice(block.span.start, block.span.end)).toMatch(VISIBLE);
        found.push(block.span);
        continue;
      }
      expect(block.rows.length).toBeGreaterThan(0);
      ordered(
        block.rows.map(({ span }) => span),
        block.span,
      );
      for (const { span, cells } of block.rows) {
        expect(cells.length).toBeGreaterThan(0);
        ordered(
          cells.map((cell) => cell.span),
          span,
        );
        for (const [index, cell] of cells.entries()) {
          const before = cells[index - 1];
          if (before) {
            expect(text.slice(before.span.end, cell.span.start)).toBe('\t');
            expect(cell.column).toBeGreaterThanOrEqual(before.column + 1);
          }
          visit(cell.blocks, cell.span);
        }
      }
    }
  };
  const all = { start: 0, end: text.length };
  visit(blocks, all);
  for (const { span } of links) ordered([span], all);
  return found;
}

/** Every character that can be seen stands in exactly one paragraph. U+0085 ends a line, though `\s` does not know it. */
function expectSound(document: SourceDocument): void {
  const shown = paragraphsOf(document).map(({ start, end }) => document.text.slice(start, end));
  const bare = (text: string): string => text.replace(/[\s\u0085]/gu, '');
  expect(bare(shown.join(''))).toBe(bare(document.text));
}

const TAGS = (
  'a b blockquote br caption center dd details div dl dt em font form h1 h3 header footer nav main aside section article ' +
  'label li ol ul p pre span table tbody td tfoot th thead tr button hr img'
).split(' ');
const ATTRIBUTES = [
  '',
  '',
  '',
  ' href="x"',
  ' colspan=2',
  ' rowspan=3',
  ' rowspan=0',
  ' type=a start=4',
  ' role=heading',
  ' role=navigation',
  ' style="display:block"',
  ' style="white-space:pre"',
];
const tag = fc.constantFrom(...TAGS);
const token = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(tag, fc.constantFrom(...ATTRIBUTES)).map(([name, rest]) => `<${name}${rest}>`) },
  { weight: 2, arbitrary: tag.map((name) => `</${name}>`) },
  { weight: 2, arbitrary: fc.constantFrom('<table>', '<tr>', '<td>', '</td>', '</tr>', '</table>', '</div>', '<dl>') },
  { weight: 3, arbitrary: fc.constant('WORD') },
  { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '&nbsp;', '\t \n', '&shy;') },
);
/** Tags in any order, each word its own number. */
const soup = fc.array(token, { maxLength: 60 }).map((tokens) => {
  let words = 0;
  const html = tokens.map((one) => (one === 'WORD' ? `w${++words}.` : one)).join('');
  return { html: `<html><body>start.${html}`, words };
});

describe('any page', () => {
  it('gives a sound document, in which no word is lost or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async ({ html, words }) => {
        const document = await documentOf(html);
        expectSound(document);
        const found = document.text.match(/w\d+(?=\.)/gu) ?? [];
        expect([...found].sort()).toEqual(Array.from({ length: words }, (_, index) => `w${index + 1}`).sort());
      }),
      { numRuns: 1500 },
    );
  });

  it('reads the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async ({ html }) => {
        expect(await documentOf(html)).toEqual(await documentOf(html));
      }),
      { numRuns: 100 },
    );
  });

  it('shows in its cells what was written into them', async () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9é&<]{1,8}$/u), { minLength: 1, maxLength: 4 });
    const cell = fc.array(words, { maxLength: 3 });
    const width = 3;
    const rows = fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 });
    const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (table, endTags) => {
        const [td, tr] = endTags ? ['</td>', '</tr>'] : ['', ''];
        const cells = table.map((row) =>
          row.map((lines) => `<td> ${lines.map((line) => escaped(line.join('\n'))).join('<br>')} ${td}`),
        );
        const html = `x<table>${cells.map((row) => `<tr>${row.join('')}${tr}`).join('\n')}</table>`;
        const lines = (cell: readonly (readonly string[])[]) => cell.map((line) => line.join(' '));
        const expected = table.map((row) =>
          row.map((one) => (one.length === 0 ? '' : one.length === 1 ? lines(one)[0] : lines(one))),
        );
        expect(await pageShape(html)).toEqual(['x', { rows: expected }]);
      }),
    );
  });

  it('cut anywhere is still sound', async () => {
    const page =
      '<!DOCTYPE html><html><head><title>t</title></head><body><h1>Plan</h1><table><tr><th>A</th><td>b &amp; c<br>d' +
      '<ul><li><a href="x">e</a></ul></td></tr></table><dl><dt>f<dd>g</dl><!-- h --><script>i</script><pre>j</pre></body>';
    const whole = shapeOf(await documentOf(page));
    for (let length = 0; length <= page.length; length++) {
      const { document } = await reading(page.slice(0, length));
      if (document) expectSound(document);
    }
    expect(whole).toHaveLength(4);
  });
});

describe('any bytes', () => {
  it('are read or refused with a reason, never thrown at', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { document, said } = await reading(bytes);
        if (document) expectSound(document);
        else expect(said).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it('of any text become that text', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, async (any) => {
        const { document } = await reading(`Recommendation: ${any}`);
        if (!document) return;
        expect(document.text).toBe(`Recommendation: ${any}`.replace(/\r\n?/gu, '\n').replaceAll('\0', ' '));
        expectSound(document);
      }),
      { numRuns: 300 },
    );
  });
});

describe('pages beyond all measure', () => {
  const deep = (tag: string, depth: number, end: boolean): string =>
    `<html><body>${`<${tag}>`.repeat(depth)}x${end ? `</${tag}>`.repeat(depth) : ''}`;

  it.each(['div', 'b', 'ul', 'ol', 'blockquote', 'pre', 'h1', 'a', 'nav', 'header', 'select', 'button', 'unknown-tag'])(
    '10,000 nested <%s>',
    async (tag) => {
      for (const end of [true, false]) {
        const { document, said } = await reading(deep(tag, 10_000, end));
        if (document) expectSound(document);
        expect(said.map(({ code }) => code)).toEqual(tag === 'select' ? ['page/no-content'] : []);
      }
    },
  );

  it('10,000 nested tables and lists: all of the text, in blocks that are nested no deeper than anybody reads', async () => {
    for (const opening of ['<table><tr><td>a ', '<dl><dt>a<dd>b ', '<ul><li>a ', '<ol><li><p>a ']) {
      const document = await documentOf(`<html>${opening.repeat(10_000)}`);
      expectSound(document);
      expect(document.text.match(/a/gu)).toHaveLength(10_000);
    }
  });

  it('tags nested without end are refused, not waited for', async () => {
    const { document, said } = await reading(deep('div', 300_000, false));
    expect(document).toBeNull();
    expect(said.map(({ code }) => code)).toEqual(['source/unsupported']);
  });

  it('thousands of broken tables are read as well', async () => {
    const document = await documentOf(`<html>${'<div><table><tr><td>x</div></table>'.repeat(3000)}`);
    expect(document.blocks).toHaveLength(3000);
    expectSound(document);
  });

  it('long pages are not taken for deep ones', async () => {
    for (const piece of ['<p>x', '<li>x', 'x<br>', '<b>x</b>', '<img src=x>x', '<option>x</option>'])
      expect((await reading(`<html><body>y${piece.repeat(50_000)}`)).document).not.toBeNull();
    const document = await documentOf(`<html><table>${'<tr><td>x<td>y'.repeat(30_000)}`);
    expect(document.blocks).toHaveLength(1);
  });
});
