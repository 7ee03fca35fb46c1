import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/core/document.js';
import { documentOf, shapeOf } from '../shape.js';
import { docx, p, sdt, tbl, tc, tr } from './builder.js';

const document = (body: string): Promise<SourceDocument> => documentOf(docx(body));
/** Each cell of the first table as `text@column+columns`. */
async function grid(body: string): Promise<string[][]> {
  const { blocks, text } = await document(body);
  const table = blocks.find((block) => block.kind === 'table');
  return (table?.rows ?? []).map(({ cells }) =>
    cells.map(
      ({ span, column, columns, header }) =>
        `${text.slice(span.start, span.end)}@${column}+${columns}${header ? 'H' : ''}`,
    ),
  );
}
const DOWN = '<w:vMerge w:val="restart"/>';
const MORE = '<w:vMerge/>';
const wide = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;

describe('tables of a Word file', () => {
  it('merged cells', async () => {
    const body = tbl(
      tr(tc('No', DOWN) + tc('Tracking', wide(2))),
      tr(tc('', MORE) + tc('Status') + tc('Comments')),
      tr(tc('1') + tc('Open') + tc('-')),
    );
    expect(await grid(body)).toEqual([
      ['No@0+1', 'Tracking@1+2'],
      ['Status@1+1', 'Comments@2+1'],
      ['1@0+1', 'Open@1+1', '-@2+1'],
    ]);
  });

  it('cells merged in the old way', async () => {
    const body = tbl(
      tr(tc('a', '<w:hMerge w:val="restart"/>') + tc('', '<w:hMerge/>') + tc('b')),
      tr(tc('c') + tc('d') + tc('e')),
    );
    expect(await grid(body)).toEqual([
      ['a@0+2', 'b@2+1'],
      ['c@0+1', 'd@1+1', 'e@2+1'],
    ]);
  });

  it('a cell that goes on with nothing above it keeps its text', async () => {
    const body = tbl(
      tr(tc('a', DOWN) + tc('b', DOWN)),
      tr(tc('c', wide(2))),
      tr(tc('d', MORE) + tc('e', MORE)),
      tr(tc('', MORE) + tc('f')),
    );
    expect(await grid(body)).toEqual([['a@0+1', 'b@1+1'], ['c@0+2'], ['d@0+1', 'e@1+1'], ['f@1+1']]);
  });

  it('rows that begin later', async () => {
    const body = tbl(tr(tc('a') + tc('b') + tc('c')), tr(tc('d') + tc('e'), '<w:gridBefore w:val="1"/>'));
    expect(await grid(body)).toEqual([
      ['a@0+1', 'b@1+1', 'c@2+1'],
      ['@0+1', 'd@1+1', 'e@2+1'],
    ]);
  });

  it('header rows are marked, at the top only', async () => {
    const head = '<w:tblHeader/>';
    const body = tbl(tr(tc('Key action') + tc('Due'), head), tr(tc('x') + tc('y')), tr(tc('z') + tc('w'), head));
    expect(await grid(body)).toEqual([
      ['Key action@0+1H', 'Due@1+1H'],
      ['x@0+1', 'y@1+1'],
      ['z@0+1', 'w@1+1'],
    ]);
  });

  it('tables in cells', async () => {
    const inner = tbl(tr(tc('i') + tc('ii')));
    expect(shapeOf(await document(tbl(tr(tc(p('before') + inner + p('')) + tc('b')))))).toEqual([
      { rows: [[['before', { rows: [['i', 'ii']] }], 'b']] },
    ]);
  });

  it('paragraphs of a cell stay apart, words of a cell stay together', async () => {
    expect(shapeOf(await document(tbl(tr(tc(p('one') + p('two')) + tc('three')))))).toEqual([
      { rows: [[['one', 'two'], 'three']] },
    ]);
  });

  it('rows in repeated sections', async () => {
    const row = (text: string): string => sdt('', tr(tc(text) + tc('', MORE)));
    expect(await grid(tbl(tr(tc('a') + tc('b', DOWN)), sdt('', row('c') + row('d'))))).toEqual([
      ['a@0+1', 'b@1+1'],
      ['c@0+1'],
      ['d@0+1'],
    ]);
  });

  it('tables without rows are none', async () => {
    expect(shapeOf(await document(tbl() + p('x') + tbl(tr(''))))).toEqual(['x']);
  });

  it('5,000 rows: all there, each in its place', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) =>
      tr(
        tc(String(at + 1)) +
          tc(`Action ${at + 1} of the plan`) +
          tc('Programme Unit') +
          tc('2024/06') +
          tc('Initiated'),
      ),
    );
    const { blocks, text } = await document(tbl(...rows));
    const [table] = blocks;
    const read = table?.kind === 'table' ? table.rows : [];
    expect(read).toHaveLength(5000);
    const wrong = read.filter(({ cells }, at) => {
      const cell = cells[1];
      return (
        cells.length !== 5 || !cell || text.slice(cell.span.start, cell.span.end) !== `Action ${at + 1} of the plan`
      );
    });
    expect(wrong).toEqual([]);
  });
});
